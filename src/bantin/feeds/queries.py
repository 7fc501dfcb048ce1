"""What feeds and site maps choose. Each read is by index and of fixed size, or of one month."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.months import Month, months_tag_of_site
from bantin.bulletins.archive.queries import shown_parts
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import LATEST, latest, latest_of, public_bulletins
from bantin.portal.memory import remembered
from bantin.portal.models import SectionPage
from bantin.portal.reading import read
from bantin.portal.sections import sections_below
from bantin.portal.visibility import for_readers

PARTS = 10
"""Parts of the archive in one file of a site map, each with a hundred bulletins and two pages at most.

A publication writes a whole file anew. The protocol allows 50,000 addresses and 50 MB; ours may have 5 kB each.
"""
NEWS_LIMIT = 1000

YearMonth = tuple[int, int]


def latest_with_bodies(page: Page) -> list[BulletinPage]:
    """Return the latest bulletins of ``page``, a section or a home page, with all that they tell."""
    newest = latest_of(page) if isinstance(page, SectionPage) else latest(page.pk)
    read(*(f"page:{bulletin.pk}" for bulletin in newest))
    chosen = BulletinPage.objects.select_related("section", "lead_photo", "locale")
    found = chosen.in_bulk([bulletin.pk for bulletin in newest])
    return [found[bulletin.pk] for bulletin in newest if bulletin.pk in found]


def month_bounds(month: YearMonth) -> tuple[datetime, datetime]:
    """Return the first moment of ``month`` and the first after it, on the clocks of Vietnam."""
    return Month(0, *month).bounds


def read_month(home_id: int, month: YearMonth) -> None:
    """Note that what is rendered lists the bulletins of a site in one month."""
    read(Month(0, *month).tag_of_site(home_id))


@remembered(lambda home_id, month: (home_id, month))
def parts_of_site(home_id: int, month: YearMonth) -> list[ArchivePart]:
    """Return the parts of all sections' archives in one month, in the order in which they were begun."""
    parts = ArchivePart.objects.filter(section_id__in=_section_pks(home_id))
    return list(parts.filter(year=month[0], month=month[1]).order_by("pk"))


@remembered(lambda home_id: home_id)
def _section_pks(home_id: int) -> list[int]:
    home = Page.objects.filter(pk=home_id).first()
    return list(sections_below(home).values_list("pk", flat=True)) if home else []


@remembered(lambda home_id, month: (home_id, month))
def files_of_month(home_id: int, month: YearMonth) -> dict[int, list[ArchivePart]]:
    """Return the files that a month of the site needs, by their numbers, with the parts of the archive in each.

    A bulletin keeps its part and a part its file, so that what comes or goes moves nothing from one to another.
    """
    parts = parts_of_site(home_id, month)
    starts = range(0, len(parts), PARTS)
    files = {number: parts[start : start + PARTS] for number, start in enumerate(starts, 1)}
    return {number: held for number, held in files.items() if bulletins_of(held).exists()}


def shown_of(parts: list[ArchivePart]) -> list[ArchivePart]:
    """Return those of ``parts`` that hold a public bulletin."""
    return list(shown_parts().filter(pk__in=[part.pk for part in parts]))


def bulletins_of(parts: list[ArchivePart]) -> QuerySet[BulletinPage]:
    """Return the public bulletins of ``parts``, with what their addresses need.

    The oldest first: a new one rarely moves the others.
    """
    bulletins = public_bulletins().filter(part__in=[part.pk for part in parts])
    needed = ("url_path", "translation_key", "last_published_at", "section_id", "part_id")
    addressed = bulletins.select_related(None).defer(None).only(*needed)
    return addressed.prefetch_related("section").order_by("date", "pk")


def months_of_site(home_id: int) -> Iterator[YearMonth]:
    """Yield the months in which the site has public bulletins, latest first: one read by index for each."""
    read(months_tag_of_site(home_id))
    dates = public_bulletins().filter(home_id=home_id).values_list("date", flat=True)
    newest = dates.first()
    while newest is not None:
        day = timezone.localtime(newest)
        yield day.year, day.month
        newest = dates.filter(date__lt=month_bounds((day.year, day.month))[0]).first()


def has_months(home_id: int) -> bool:
    """Tell whether the site has a public bulletin."""
    return next(months_of_site(home_id), None) is not None


def news_between(home_id: int, start: datetime, end: datetime) -> list[BulletinPage]:
    """Return the site's bulletins after ``start`` and up to ``end``, latest first, at most a thousand."""
    read(f"latest:{home_id}")
    bulletins = public_bulletins().filter(home_id=home_id, date__gt=start, date__lte=end)
    return list(bulletins.select_related("section", "locale")[:NEWS_LIMIT])


def next_after(home_id: int, moment: datetime) -> BulletinPage | None:
    """Return the site's bulletin whose date is the first after ``moment``; None where there is none."""
    coming = public_bulletins().filter(home_id=home_id, date__gt=moment)
    return coming.order_by("date", "pk").first()


def last_publication_of(page: Page) -> datetime | None:
    """Return when one of the latest bulletins of ``page``, a section or a home page, was last published."""
    if isinstance(page, SectionPage):
        read(f"section:{page.pk}:head")
        bulletins = public_bulletins().filter(section=page)
    else:
        read(f"latest:{page.pk}")
        bulletins = public_bulletins().filter(home_id=page.pk)
    moments = bulletins.values_list("last_published_at", flat=True)[:LATEST]
    return max((moment for moment in moments if moment), default=None)


def sections_of(home: Page) -> QuerySet[SectionPage]:
    """Return the public sections of the site, and note that a menu shows them."""
    read(f"menu:{home.pk}")
    sections: QuerySet[SectionPage] = for_readers(sections_below(home))
    return sections.select_related("locale").order_by("path")
