"""The portal room's changes of the database, in order."""
