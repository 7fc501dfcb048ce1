"""The archive's artifacts: a page for each month of a section, so that old bulletins stay within reach."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bantin.bulletins.cards import card
from bantin.bulletins.months import Month
from bantin.bulletins.queries import all_months, bulletins_in, neighbours
from bantin.portal import bakeable
from bantin.portal.artifacts import page_beside
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.models import SectionPage
from bantin.portal.reading import read
from bantin.portal.sites import identity_of, public_path, url_of


def month_url(section: SectionPage, month: Month) -> str:
    """Return the address that links to a month of ``section``: /thoi-su/2024/04/."""
    return f"{url_of(section)}{_below(month)}"


def _below(month: Month) -> str:
    return f"{month.year}/{month.month:02}/"


def month_title(month: Month) -> str:
    """Return how a month is called within a line: tháng 4/2024."""
    return _("tháng %(month)s/%(year)s") % {"month": month.month, "year": month.year}


class SectionMonths(Bakeable):
    """The months of each section that have bulletins. Keys: ``month:SECTION:YYYY-MM``."""

    kind = "month"

    def every_key(self) -> Iterator[str]:
        """Yield the key of every month with a public bulletin."""
        for month in all_months():
            yield f"month:{month.section_id}:{month.year}-{month.month:02}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the month that the tag of a month's list is about."""
        kind, _, rest = tag.partition(":")
        section, _, month = rest.partition(":")
        return [f"month:{section}:{month}"] if kind == "section" and month[:1].isdigit() else []

    def _read(self, key: str) -> tuple[Month, SectionPage | None]:
        _, section_id, year_month = key.split(":")
        year, month = year_month.split("-")
        section = SectionPage.objects.live().public().filter(pk=int(section_id)).first()
        return Month(int(section_id), int(year), int(month)), section

    def locate(self, key: str) -> Location | None:
        """Return the month's path, or None when it has no public bulletin or its section is not public."""
        month, section = self._read(key)
        path = public_path(section) if section else None
        if path is None or not bulletins_in(month):
            return None
        return Location(f"{path}{_below(month)}")

    def render(self, key: str) -> bytes:
        """Return the month's HTML. Raises LookupError when its section is not public."""
        month, section = self._read(key)
        if section is None:
            raise LookupError(f"{key} belongs to no public section.")
        path = f"{section.get_url_parts()[2]}{_below(month)}"
        return page_beside(section, path, "bulletins/month.html", lambda: _context(section, month))


def _context(section: SectionPage, month: Month) -> dict[str, Any]:
    read(f"page:{section.pk}")
    home = identity_of(section).home
    older, newer = (
        {"title": _("Bản tin %(month)s") % {"month": month_title(m)}, "url": month_url(section, m)}
        if m
        else None
        for m in neighbours(month)
    )
    words = {"section": section.title, "month": month_title(month)}
    return {
        "section": section,
        "title": f"{section.title}, {month_title(month)}",
        "description": _("Các bản tin của chuyên mục %(section)s: %(month)s.") % words,
        "current": capfirst(month_title(month)),
        "trail": [
            {"title": _("Trang chủ"), "url": url_of(home)},
            {"title": section.title, "url": url_of(section)},
        ],
        "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins_in(month)],
        "older": older,
        "newer": newer,
        "label": _("Các tháng khác"),
    }


def register() -> None:
    """Offer the archive to baking."""
    bakeable.register(_MONTHS)


_MONTHS = SectionMonths()
