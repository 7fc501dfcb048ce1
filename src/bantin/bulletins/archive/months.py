"""Months of a section's archive, and the tags of the lists that they are."""

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

    @property
    def as_fields(self) -> dict[str, int]:
        """The same by the names of what stores it."""
        return {"section_id": self.section_id, "year": self.year, "month": self.month}

    @property
    def year_bounds(self) -> tuple[datetime.datetime, datetime.datetime]:
        """The first moment of the month's year and the first moment after that."""
        first, last = Month(self.section_id, self.year, 1), Month(self.section_id, self.year, 12)
        return first.bounds[0], last.bounds[1]

    def tag_of_site(self, home_id: int) -> str:
        """Return the tag of the list of this month's bulletins in all sections of the site of ``home_id``."""
        return f"bulletins:{home_id}:{self.year}-{self.month:02}"

    @property
    def tag(self) -> str:
        """The tag of which parts the month has."""
        return f"section:{self.section_id}:{self.year}-{self.month:02}"

    def tag_of_part(self, number: int) -> str:
        """Return the tag of the list of the bulletins in one part of the month."""
        return f"{self.tag}:{number}"

    @property
    def beside_tag(self) -> str:
        """The tag of which months are the next ones."""
        return f"{self.tag}:beside"

    @property
    def year_tag(self) -> str:
        """The tag of which months of its year there are."""
        return f"section:{self.section_id}:{self.year}"

    @property
    def years_tag(self) -> str:
        """The tag of which years there are."""
        return years_tag(self.section_id)


def years_tag(section_id: int) -> str:
    """Return the tag of which years of its archive a section has."""
    return f"section:{section_id}:years"


def months_tag_of_site(home_id: int) -> str:
    """Return the tag of in which months a site has bulletins."""
    return f"bulletins:{home_id}:months"
