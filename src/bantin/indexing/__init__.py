"""Keeps the readers' index in step with the public folder: what readers find is what they can read."""
