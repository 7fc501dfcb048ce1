"""What lists of bulletins choose. One indexed read each: nothing counts and nothing skips rows."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from bantin.bulletins.models import BulletinPage
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


@dataclass(frozen=True)
class Month:
    """A month of a section's archive."""

    section_id: int
    year: int
    month: int

    @property
    def bounds(self) -> tuple[datetime.datetime, datetime.datetime]:
        """The month's first moment and the first moment after it, on the clocks of Vietnam."""
        after = (self.year + self.month // 12, self.month % 12 + 1)
        zone = timezone.get_default_timezone()
        return (
            datetime.datetime(self.year, self.month, 1, tzinfo=zone),
            datetime.datetime(*after, 1, tzinfo=zone),
        )

    @property
    def tag(self) -> str:
        """The tag of the list of this month's bulletins."""
        return f"section:{self.section_id}:{self.year}-{self.month:02}"


def bulletins_in(month: Month) -> list[BulletinPage]:
    """Return the public bulletins of ``month``, latest first."""
    read(month.tag)
    start, end = month.bounds
    return list(
        public_bulletins().filter(section_id=month.section_id, date__gte=start, date__lt=end)
    )


def is_alone_in(month: Month, bulletin_pk: int) -> bool:
    """Tell whether ``month`` has no other public bulletin, so that the archive gains or loses the month."""
    start, end = month.bounds
    others = public_bulletins().filter(section_id=month.section_id, date__gte=start, date__lt=end)
    return not others.exclude(pk=bulletin_pk).exists()


def neighbours(month: Month) -> tuple[Month | None, Month | None]:
    """Return the nearest older and the nearest newer month in which the section has public bulletins."""
    read(f"section:{month.section_id}:months")
    start, end = month.bounds
    here = public_bulletins().filter(section_id=month.section_id)
    older = here.filter(date__lt=start).first()
    newer = here.filter(date__gte=end).order_by("date", "pk").first()
    return month_of(older), month_of(newer)


def month_of(bulletin: BulletinPage | None) -> Month | None:
    """Return the month of the archive that ``bulletin`` stands in."""
    if bulletin is None or bulletin.section_id is None:
        return None
    day = bulletin.local_date
    return Month(bulletin.section_id, day.year, day.month)


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
