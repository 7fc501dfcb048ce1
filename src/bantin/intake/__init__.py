"""Older portals' exports into drafts of bulletins."""
