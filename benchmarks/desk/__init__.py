"""How long the desk takes to answer."""
