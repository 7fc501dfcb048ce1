"""Reading together what the pages of many months show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q

from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.months import Month
from bantin.bulletins.archive.queries import (
    BESIDE,
    MEMBERS,
    NEWEST,
    PARTS,
    newest_parts,
    shown_parts,
)
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins, with_photos
from bantin.portal.memory import keep


def warm(months: Collection[Month]) -> None:
    """Read the parts of ``months`` with their bulletins, and which months are beside them.

    What is read grows with ``months`` and with the years from the first to the last of them, not with the archive.
    """
    sections = {month.section_id for month in months}
    years = {month.year for month in months}
    parts = Q(section__in=sections, year__range=(min(years), max(years)))
    shown: dict[Month, list[ArchivePart]] = {month: [] for month in months}
    for part in shown_parts().filter(parts):
        shown.setdefault(part.of_month, []).append(part)
    keep(NEWEST, newest_parts(parts))
    keep(PARTS, shown)
    keep(BESIDE, dict(_beside(month for month, found in shown.items() if found)))
    keep(MEMBERS, _members(part for month in months for part in shown[month]))


def _beside(months: Iterable[Month]) -> Iterator[tuple[Month, tuple[Month, Month]]]:
    """Yield those of ``months`` that are between two others of their section, with these.

    All that is shown from the first to the last of them has to be among them.
    """
    by_section: dict[int, list[Month]] = defaultdict(list)
    for month in months:
        by_section[month.section_id].append(month)
    for some in by_section.values():
        row = sorted(some, key=lambda month: (month.year, month.month))
        for older, month, newer in zip(row, row[1:], row[2:], strict=False):
            yield month, (older, newer)


def _members(parts: Iterable[ArchivePart]) -> dict[int, list[BulletinPage]]:
    members: dict[int, list[BulletinPage]] = {part.pk: [] for part in parts}
    # Of what many of them have, such as their section, one object each.
    bulletins = public_bulletins().filter(part__in=members).select_related(None)
    for bulletin in with_photos(bulletins.prefetch_related("section")):
        members[bulletin.part_id].append(bulletin)
    return members
