"""The demonstration site: texts and illustrations made for it, and the action that puts them in place."""
