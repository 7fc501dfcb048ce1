"""The baking room's changes of the database, in order."""
