"""Months of a section's archive."""

import datetime
from dataclasses import dataclass

from django.utils import timezone


@dataclass(frozen=True)
class Month:
    """A month of a section's archive."""

    section_id: int
    year: int
    month: int

    @property
    def bounds(self) -> tuple[datetime.datetime, datetime.datetime]:
        """The month's first moment and the first moment after it, on the clocks of Vietnam."""
        after = (self.year + self.month // 12, self.month % 12 + 1)
        zone = timezone.get_default_timezone()
        return (
            datetime.datetime(self.year, self.month, 1, tzinfo=zone),
            datetime.datetime(*after, 1, tzinfo=zone),
        )

    def tag_of_site(self, home_id: int) -> str:
        """Return the tag of the list of this month's bulletins in all sections of the site of ``home_id``."""
        return f"bulletins:{home_id}:{self.year}-{self.month:02}"

    @property
    def tag(self) -> str:
        """The tag of the list of this month's bulletins."""
        return f"section:{self.section_id}:{self.year}-{self.month:02}"
