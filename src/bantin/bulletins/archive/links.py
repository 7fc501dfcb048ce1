"""Addresses and names within the archive."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.months import Month
from bantin.portal.models import SectionPage
from bantin.portal.sites import url_of


def year_path(year: int) -> str:
    """Return where the page of ``year`` stands below its section: 2024/."""
    return f"{year}/"


def month_path(month: Month) -> str:
    """Return where the page of ``month`` stands below its section: 2024/04/."""
    return f"{month.year}/{month.month:02}/"


def part_path(part: ArchivePart) -> str:
    """Return where the page of a part that is closed stands below its section: 2024/04/1/."""
    return f"{month_path(part.of_month)}{part.number}/"


def month_url(section: SectionPage, month: Month) -> str:
    """Return the address that links to a month of ``section``: /thoi-su/2024/04/."""
    return f"{url_of(section)}{month_path(month)}"


def year_url(section: SectionPage, year: int) -> str:
    """Return the address that links to a year of ``section``: /thoi-su/2024/."""
    return f"{url_of(section)}{year_path(year)}"


def month_title(month: Month) -> str:
    """Return how a month is called within a line: tháng 4/2024."""
    return _("tháng %(month)s/%(year)s") % {"month": month.month, "year": month.year}


def year_title(year: int) -> str:
    """Return how a year is called within a line: năm 2024."""
    return _("năm %(year)s") % {"year": year}


def part_title(part: ArchivePart) -> str:
    """Return how a part is called within a line: tháng 4/2024, phần 1."""
    return _("%(month)s, phần %(number)s") % {
        "month": month_title(part.of_month),
        "number": part.number,
    }


def trail_to(
    section: SectionPage, year: int | None = None, month: Month | None = None
) -> list[dict[str, str]]:
    """Return the links of a breadcrumb from the home page to ``section`` and on to what is given."""
    home = section.get_parent()
    links = [(_("Trang chủ"), url_of(home)), (section.title, url_of(section))]
    if year is not None:
        links.append((capfirst(year_title(year)), year_url(section, year)))
    if month is not None:
        links.append((capfirst(month_title(month)), month_url(section, month)))
    return [{"title": title, "url": url} for title, url in links]
