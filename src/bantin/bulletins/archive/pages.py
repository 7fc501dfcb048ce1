"""The artifacts of the archive: each year of a section, each month, and the parts of months that are full.

A month's own address shows its newest part. An older part stands at an address of its own, with its number, from the
moment that a newer one is begun; its bulletins stay the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bantin.bulletins.archive import links, queries
from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.months import Month
from bantin.bulletins.archive.warm import warm
from bantin.bulletins.cards import card
from bantin.portal import bakeable
from bantin.portal.artifacts import page_beside
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.memory import remembered
from bantin.portal.models import SectionPage
from bantin.portal.public_pages import public_page
from bantin.portal.reading import read
from bantin.portal.sites import public_path, url_of


@remembered(lambda section_id: section_id)
def _public_section(section_id: int) -> SectionPage | None:
    page = public_page(section_id)
    return page if isinstance(page, SectionPage) else None


def _located(section_id: int, below: str) -> Location | None:
    """Return the place ``below`` a section; None where that is not public."""
    section = _public_section(section_id)
    path = public_path(section) if section else None
    return Location(f"{path}{below}") if path else None


def _rendered(
    section_id: int, below: str, template: str, context: Callable[[SectionPage], dict[str, Any]]
) -> bytes:
    """Return the page ``below`` a section. Raises LookupError when that is not public."""
    if (section := _public_section(section_id)) is None:
        raise LookupError(f"The section {section_id} is not public.")
    path = f"{section.get_url_parts()[2]}{below}"
    return page_beside(section, path, template, lambda: context(section))


class SectionMonths(Bakeable):
    """Months and their closed parts. Keys: ``month:SECTION:YYYY-MM``, ``month:SECTION:YYYY-MM:NUMBER``."""

    kind = "month"

    def every_key(self) -> Iterator[str]:
        """Yield the key of every month with a public bulletin and of each of its closed parts."""
        newest = queries.newest_parts(Q())
        for month, parts in groupby(queries.every_part(), lambda part: part.of_month):
            yield _key(month)
            yield from (_key_of_part(part) for part in parts if part.number < newest[month])

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the pages that show the part, or the parts of the month, that the tag is about."""
        match tag.split(":"):
            case ["section", section_id, name] if "-" in name:
                month = _month(section_id, name)
                last = ArchivePart.objects.of(month).order_by("number").last()
                closed = range(1, last.number) if last else ()
                return [_key(month), *(f"{_key(month)}:{number}" for number in closed)]
            case ["section", section_id, name, number] if number.isdecimal():
                part = ArchivePart(number=int(number), **_month(section_id, name).as_fields)
                return [_key_of_part(part) if queries.is_closed(part) else _key(part.of_month)]
        return []

    def warm(self, keys: Sequence[str]) -> None:
        """Read the months, and the bulletins that they show."""
        warm({_read(key)[0] for key in keys})

    def locate(self, key: str) -> Location | None:
        """Return the page's path, or None when it has no public bulletin or its section is not public."""
        month, number = _read(key)
        parts = queries.parts_of(month)
        if number is not None:
            parts = [part for part in parts if part.number == number and queries.is_closed(part)]
        if not parts:
            return None
        below = links.month_path(month) if number is None else links.part_path(parts[0])
        return _located(month.section_id, below)

    def render(self, key: str) -> bytes:
        """Return the page's HTML. Raises LookupError when it is not public."""
        month, number = _read(key)
        parts = queries.parts_of(month)
        shown = parts[-1:] if number is None else [part for part in parts if part.number == number]
        if not shown:
            raise LookupError(f"{key} has no public bulletin.")
        below = links.month_path(month) if number is None else links.part_path(shown[0])
        view = _Shown(shown[0], parts, is_month=number is None)
        return _rendered(month.section_id, below, "bulletins/month.html", view.context)


class _Shown:
    """A part as the page of its month, or its own, shows it; with ``parts``, all of its month that are shown."""

    def __init__(self, part: ArchivePart, parts: list[ArchivePart], *, is_month: bool) -> None:
        self.part, self.parts, self.is_month = part, parts, is_month
        self.month = part.of_month

    def context(self, section: SectionPage) -> dict[str, Any]:
        """Return what the template shows."""
        read(f"page:{section.pk}")
        name = links.month_title(self.month) if self.is_month else links.part_title(self.part)
        words = {"section": section.title, "month": name}
        older, newer = self._beside(section)
        bulletins = queries.bulletins_in(self.part)
        return {
            "section": section,
            "title": f"{section.title}, {name}",
            "description": _("Các bản tin của chuyên mục %(section)s: %(month)s.") % words,
            "current": capfirst(name),
            "trail": links.trail_to(
                section, self.month.year, None if self.is_month else self.month
            ),
            "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins],
            "older": older,
            "newer": newer,
            "label": _("Các tháng khác"),
        }

    def _beside(self, section: SectionPage) -> tuple[Any, Any]:
        """Return the way to what is older and to what is newer: parts of the month, at its ends other months."""
        position = self.parts.index(self.part)
        before, after = queries.neighbours(self.month)
        older = newer = None
        if position > 0:
            older = self._to_part(section, self.parts[position - 1])
        elif before is not None:
            older = _to_month(section, before)
        if position + 1 < len(self.parts):
            newer = self._to_part(section, self.parts[position + 1])
        elif after is not None:
            newer = _to_month(section, after)
        return older, newer

    def _to_part(self, section: SectionPage, part: ArchivePart) -> dict[str, str]:
        if not queries.is_closed(part):
            return _to_month(section, self.month)
        title = _("Bản tin %(month)s") % {"month": links.part_title(part)}
        return {"title": title, "url": f"{url_of(section)}{links.part_path(part)}"}


def _to_month(section: SectionPage, month: Month) -> dict[str, str]:
    title = _("Bản tin %(month)s") % {"month": links.month_title(month)}
    return {"title": title, "url": links.month_url(section, month)}


class SectionYears(Bakeable):
    """The years of each section that have bulletins, with the way to their months. Keys: ``year:SECTION:YYYY``."""

    kind = "year"

    def every_key(self) -> Iterator[str]:
        """Yield the key of every year with a public bulletin."""
        yield from dict.fromkeys(
            f"{self.kind}:{part.section_id}:{part.year}" for part in queries.every_part()
        )

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the year whose months the tag is about."""
        match tag.split(":"):
            case ["section", section_id, year] if year.isdecimal():
                return [f"{self.kind}:{section_id}:{year}"]
        return []

    def locate(self, key: str) -> Location | None:
        """Return the year's path, or None when it has no public bulletin or its section is not public."""
        _kind, section_id, year = key.split(":")
        if not queries.months_of(int(section_id), int(year)):
            return None
        return _located(int(section_id), links.year_path(int(year)))

    def render(self, key: str) -> bytes:
        """Return the year's HTML. Raises LookupError when its section is not public."""
        _kind, section_id, year = key.split(":")

        def context(section: SectionPage) -> dict[str, Any]:
            return _year_context(section, int(year))

        below = links.year_path(int(year))
        return _rendered(int(section_id), below, "bulletins/year.html", context)


def _year_context(section: SectionPage, year: int) -> dict[str, Any]:
    read(f"page:{section.pk}")
    name = links.year_title(year)
    years = queries.years_of(section.pk)
    older = max((other for other in years if other < year), default=None)
    newer = min((other for other in years if other > year), default=None)
    return {
        "section": section,
        "title": f"{section.title}, {name}",
        "description": _("Các bản tin của chuyên mục %(section)s: %(month)s.")
        % {"section": section.title, "month": name},
        "current": capfirst(name),
        "trail": links.trail_to(section),
        "months": [
            {"title": capfirst(links.month_title(month)), "url": links.month_url(section, month)}
            for month in queries.months_of(section.pk, year)
        ],
        "older": _to_year(section, older),
        "newer": _to_year(section, newer),
        "label": _("Các năm khác"),
    }


def _to_year(section: SectionPage, year: int | None) -> dict[str, str] | None:
    if year is None:
        return None
    title = _("Bản tin %(month)s") % {"month": links.year_title(year)}
    return {"title": title, "url": links.year_url(section, year)}


def _month(section_id: str, name: str) -> Month:
    year, month = name.split("-")
    return Month(int(section_id), int(year), int(month))


def _read(key: str) -> tuple[Month, int | None]:
    """Return the month that ``key`` names, and the number of its part where it names one."""
    _kind, section_id, name, *number = key.split(":")
    return _month(section_id, name), int(number[0]) if number else None


def _key(month: Month) -> str:
    return f"month:{month.section_id}:{month.year}-{month.month:02}"


def _key_of_part(part: ArchivePart) -> str:
    return f"{_key(part.of_month)}:{part.number}"


def register() -> None:
    """Offer the archive to baking."""
    for family in _FAMILIES:
        bakeable.register(family)


_FAMILIES: tuple[Bakeable, ...] = (SectionMonths(), SectionYears())
