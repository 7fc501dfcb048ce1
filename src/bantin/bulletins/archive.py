"""The archive's artifacts: a page for each month of a section, so that old bulletins stay within reach."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.template.loader import render_to_string

from bantin.bulletins.cards import card
from bantin.bulletins.months import Month
from bantin.bulletins.queries import all_months, bulletins_in, neighbours
from bantin.portal import bakeable
from bantin.portal.artifacts import reader_request
from bantin.portal.bakeable import Location
from bantin.portal.frame import site_frame
from bantin.portal.models import SectionPage


def month_path(section: SectionPage, month: Month) -> str:
    """Return the address of a month of ``section``: /thoi-su/2024/04/."""
    return f"{section.get_url()}{month.year}/{month.month:02}/"


def month_title(month: Month) -> str:
    """Return how a month is called on the page: tháng 4/2024."""
    return f"tháng {month.month}/{month.year}"


class SectionMonths:
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
        if section is None or section.get_url() is None or not bulletins_in(month):
            return None
        return Location(month_path(section, month))

    def render(self, key: str) -> bytes:
        """Return the month's HTML. Raises LookupError when its section is not public."""
        month, section = self._read(key)
        if section is None:
            raise LookupError(f"{key} belongs to no public section.")
        request = reader_request(month_path(section, month), section.get_site())
        context = {**site_frame(section.get_site(), section), **self._context(section, month)}
        return render_to_string("bulletins/month.html", context, request).encode()

    def _context(self, section: SectionPage, month: Month) -> dict[str, Any]:
        older, newer = (
            {"title": f"Bản tin {month_title(m)}", "url": month_path(section, m)} if m else None
            for m in neighbours(month)
        )
        return {
            "section": section,
            "title": f"{section.title}, {month_title(month)}",
            "description": f"Các bản tin của chuyên mục {section.title}, {month_title(month)}.",
            "canonical_url": section.get_site().root_url + month_path(section, month),
            "current": f"{month_title(month)[0].upper()}{month_title(month)[1:]}",
            "trail": [
                {"title": "Trang chủ", "url": "/"},
                {"title": section.title, "url": section.get_url()},
            ],
            "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins_in(month)],
            "older": older,
            "newer": newer,
        }


def register() -> None:
    """Offer the archive to baking."""
    bakeable.register(_MONTHS)


_MONTHS = SectionMonths()
