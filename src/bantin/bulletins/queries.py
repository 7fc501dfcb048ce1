"""What lists of bulletins choose. One indexed read each: nothing counts and nothing skips rows."""

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.months import Month
from bantin.portal.models import SectionPage
from bantin.portal.reading import read

LATEST = 20


def public_bulletins() -> QuerySet[BulletinPage]:
    """Return all bulletins that readers may see, latest first, without their bodies."""
    bulletins: QuerySet[BulletinPage] = (
        BulletinPage.objects.live()
        .public()
        .defer("body")
        .select_related("section", "lead_photo")
        .order_by("-date", "-pk")
    )
    return bulletins


def latest(limit: int = LATEST) -> list[BulletinPage]:
    """Return the latest bulletins of the whole site."""
    read("latest")
    return list(public_bulletins()[:limit])


def latest_of(section: SectionPage, limit: int = LATEST) -> list[BulletinPage]:
    """Return the latest bulletins of ``section``."""
    read(f"section:{section.pk}:head")
    return list(public_bulletins().filter(section=section)[:limit])


def bulletins_in(month: Month) -> list[BulletinPage]:
    """Return the public bulletins of ``month``, latest first."""
    read(month.tag)
    start, end = month.bounds
    return list(
        public_bulletins().filter(section_id=month.section_id, date__gte=start, date__lt=end)
    )


def neighbours(month: Month) -> tuple[Month | None, Month | None]:
    """Return the nearest older and the nearest newer month in which the section has public bulletins."""
    read(f"section:{month.section_id}:months")
    start, end = month.bounds
    here = public_bulletins().filter(section_id=month.section_id)
    older = here.filter(date__lt=start).first()
    newer = here.filter(date__gte=end).order_by("date", "pk").first()
    return (older.month if older else None, newer.month if newer else None)


def all_months() -> list[Month]:
    """Return every month of every section with public bulletins. Reads the whole archive: full bakes only."""
    rows = (
        BulletinPage.objects.live()
        .public()
        .filter(section__isnull=False)
        .order_by()
        .annotate(month=TruncMonth("date"))
        .values_list("section_id", "month")
        .distinct()
    )
    return [Month(section, month.year, month.month) for section, month in rows]
