"""The readers' search as a service: the baked page, filled from the readers' index. No Django, no database."""
