"""Counting what a bake did."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bantin.baking.bake import Baked


@dataclass
class Tally:
    """How many artifacts were written, found unchanged, removed, or failed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0

    def count(self, baked: "Baked", *, was_there: bool) -> None:
        """Count what came of one artifact, which was there before or not."""
        if baked.error:
            self.failed += 1
        elif baked.location is None:
            self.removed += was_there
        elif baked.outcome == "written":
            self.written += 1
        else:
            self.unchanged += 1

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
