"""The bulletins room's changes of the database, in order."""
