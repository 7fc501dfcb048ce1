"""Bulletins (bản tin): what the portal publishes, with its toolbar, its view and the lists that show it."""
