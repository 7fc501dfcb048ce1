"""How fast the public site is written: all of it, and one publication."""
