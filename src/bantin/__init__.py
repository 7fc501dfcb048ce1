"""BanTin, a publishing portal for Vietnamese public bodies.

docs/development.md is the map of the rooms below.
"""
