"""The home room's changes of the database, in order."""
