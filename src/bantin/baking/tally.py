"""Counting what a bake did."""

from dataclasses import dataclass


@dataclass
class Tally:
    """How many artifacts were written, found unchanged, removed, or failed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0

    def __str__(self) -> str:
        """Say it in words."""
        counted = {
            "written": self.written,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed (see the log above)": self.failed,
        }
        return (
            ", ".join(f"{number} {name}" for name, number in counted.items() if number) or "nothing"
        )
