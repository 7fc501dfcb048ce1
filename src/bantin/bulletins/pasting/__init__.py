"""Pasting from Word and other programs into a bulletin's body in the desk."""
