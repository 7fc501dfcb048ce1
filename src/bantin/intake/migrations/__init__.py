"""The intake room's changes of the database, in order."""
