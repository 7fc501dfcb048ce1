"""What feeds and site maps choose. Each read is by index and of fixed size, or of one month."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from wagtail.models import Page

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.months import Month
from bantin.bulletins.queries import LATEST, latest, latest_of, public_bulletins
from bantin.portal.models import SectionPage
from bantin.portal.reading import read

PART = 10_000
"""Addresses in one file of a site map: by the protocol at most 50,000 and 50 MB; ours may have 5 kB each."""
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


def bulletins_of_month(home_id: int, month: YearMonth) -> QuerySet[BulletinPage]:
    """Return the public bulletins of a site in one month, oldest first: a new one rarely moves the others."""
    start, end = month_bounds(month)
    bulletins = public_bulletins().filter(home_id=home_id, date__gte=start, date__lt=end)
    return bulletins.order_by("date", "pk")


def part_of_month(home_id: int, month: YearMonth, part: int) -> list[BulletinPage]:
    """Return the bulletins in one file of the site's map; ``part`` counts from 1."""
    read_month(home_id, month)
    bulletins = bulletins_of_month(home_id, month).select_related("section", "locale")
    return list(bulletins[(part - 1) * PART : part * PART])


def parts_of_month(home_id: int, month: YearMonth) -> Iterator[int]:
    """Yield the numbers of the files that a month's bulletins need; nothing is counted."""
    bulletins, part = bulletins_of_month(home_id, month), 1
    while bulletins[(part - 1) * PART : (part - 1) * PART + 1].exists():
        yield part
        part += 1


def months_of_site(home_id: int) -> Iterator[YearMonth]:
    """Yield the months in which the site has public bulletins, latest first: one read by index for each."""
    dates = public_bulletins().filter(home_id=home_id).values_list("date", flat=True)
    newest = dates.first()
    while newest is not None:
        day = timezone.localtime(newest)
        yield day.year, day.month
        newest = dates.filter(date__lt=month_bounds((day.year, day.month))[0]).first()


def months_of_all_sites() -> Iterator[tuple[int, YearMonth]]:
    """Yield each site's home page with each of its months. Reads the whole archive: full bakes only."""
    rows = (
        BulletinPage.objects.live()
        .public()
        .filter(home__isnull=False)
        .order_by()
        .annotate(month=TruncMonth("date"))
        .values_list("home_id", "month")
        .distinct()
    )
    for home_id, month in rows:
        yield home_id, (month.year, month.month)


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
    sections: QuerySet[SectionPage] = SectionPage.objects.child_of(home).live().public()
    return sections.select_related("locale").order_by("path")
