"""What the archive stores."""

from typing import Final

from django.db import models

from bantin.bulletins.archive.months import Month
from bantin.portal.models import SectionPage

MOST_IN_PART: Final = 100


class ArchiveParts(models.QuerySet["ArchivePart"]):
    """Parts of the archive."""

    def of(self, month: Month) -> "ArchiveParts":
        """Return those of ``month``."""
        return self.filter(**month.as_fields)


class ArchivePart(models.Model):
    """A part of a month of a section's archive: at most a hundred bulletins in a row, the oldest in number 1.

    It outlives its bulletins, so that the parts beside it keep their numbers and their addresses.
    """

    section = models.ForeignKey(SectionPage, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()

    objects = ArchiveParts.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "year", "month", "number"], name="one_archive_part_per_number"
            )
        ]

    def __str__(self) -> str:
        """Name the place."""
        return f"{self.of_month.tag}:{self.number}"

    @property
    def of_month(self) -> Month:
        """The month that it is a part of."""
        return Month(self.section_id, self.year, self.month)

    @property
    def tag(self) -> str:
        """The tag of the list of its bulletins."""
        return self.of_month.tag_of_part(self.number)
