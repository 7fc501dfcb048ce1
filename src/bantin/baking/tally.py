"""Counting what a bake did."""

from dataclasses import dataclass


@dataclass
class Tally:
    """How many artifacts were written, found unchanged, removed, or failed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0
