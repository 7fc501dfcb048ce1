"""What the pages of the archive show. Nothing counts and nothing skips rows: parts are stored."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from bantin.bulletins.archive.models import ArchivePart, ArchiveParts
from bantin.bulletins.archive.months import Month, years_tag
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins, with_photos
from bantin.portal.memory import kept, remembered
from bantin.portal.reading import read

# As `bantin.portal.memory` keeps it for many bulletins: by part two of those in it.
TOGETHER = "two-of-part"
# What is read for many months together, as `bantin.portal.memory` keeps it: by month which parts are shown, the
# number of the newest, shown or not, and the months beside it; by part its bulletins.
PARTS, NEWEST, BESIDE, MEMBERS = "shown-parts", "newest-part", "months-beside", "bulletins-of-part"


def shown_parts() -> ArchiveParts:
    """Return the parts of all archives that hold a public bulletin, oldest first."""
    public = public_bulletins().filter(part=OuterRef("pk"))
    parts: ArchiveParts = ArchivePart.objects.filter(Exists(public))
    return parts.order_by("section", "year", "month", "number")


def parts_of(month: Month) -> list[ArchivePart]:
    """Return the parts of ``month`` that hold a public bulletin, oldest first."""
    read(month.tag)
    return kept(PARTS, month, lambda: list(shown_parts().of(month)))


def is_closed(part: ArchivePart) -> bool:
    """Tell whether a newer part of its month was begun, so that this one stands at an address of its own."""
    if (newest := kept(NEWEST, part.of_month, lambda: None)) is not None:
        return part.number < newest
    return ArchivePart.objects.of(part.of_month).filter(number__gt=part.number).exists()


def bulletins_in(part: ArchivePart) -> list[BulletinPage]:
    """Return the public bulletins in ``part``, latest first."""
    read(part.tag)
    return kept(MEMBERS, part.pk, lambda: list(with_photos(public_bulletins().filter(part=part))))


def newest_parts(which: Q) -> dict[Month, int]:
    """Return the number of the newest part of each month, shown or not, of those ``which`` are meant."""
    parts = ArchivePart.objects.filter(which).order_by("number")
    return {part.of_month: part.number for part in parts}


@remembered(lambda month: month)
def neighbours(month: Month) -> tuple[Month | None, Month | None]:
    """Return the nearest older and the nearest newer month in which the section has public bulletins."""
    read(month.beside_tag)
    return kept(BESIDE, month, lambda: _read_neighbours(month))


def _read_neighbours(month: Month) -> tuple[Month | None, Month | None]:
    start, end = month.bounds
    here = public_bulletins().filter(section_id=month.section_id)
    older = here.filter(date__lt=start).first()
    newer = here.filter(date__gte=end).order_by("date", "pk").first()
    return (older.month if older else None, newer.month if newer else None)


@remembered(lambda section_id, year: (section_id, year))
def months_of(section_id: int, year: int) -> list[Month]:
    """Return the months of ``year`` in which the section has public bulletins, latest first."""
    read(Month(section_id, year, 1).year_tag)
    parts = shown_parts().filter(section_id=section_id, year=year).reverse()
    return list(dict.fromkeys(part.of_month for part in parts))


@remembered(lambda section_id: section_id)
def years_of(section_id: int) -> list[int]:
    """Return the years in which the section has public bulletins, latest first."""
    read(years_tag(section_id))
    parts = shown_parts().filter(section_id=section_id).reverse()
    return list(dict.fromkeys(parts.values_list("year", flat=True)))


def every_part() -> Iterator[ArchivePart]:
    """Yield the parts of all sections that hold a public bulletin, oldest first. For full bakes."""
    yield from shown_parts().iterator()
