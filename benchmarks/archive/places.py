"""Giving the bulletins of an archive their parts, all at once."""

from collections.abc import Iterable
from itertools import groupby

from django.db import transaction

from bantin.bulletins.archive.models import MOST_IN_PART, ArchivePart
from bantin.bulletins.archive.months import Month
from bantin.bulletins.models import BulletinPage
from bantin.portal.models import SectionPage


@transaction.atomic
def fill_parts(sections: Iterable[SectionPage]) -> None:
    """Put all that is published in ``sections`` in the order of its dates, a hundred to a part."""
    for section in sections:
        bulletins = BulletinPage.objects.live().filter(section=section).only("date", "section_id")
        by_month = groupby(bulletins.order_by("date", "pk"), lambda bulletin: bulletin.month)
        for month, found in by_month:
            if month is not None:
                _fill(month, [bulletin.pk for bulletin in found])


def _fill(month: Month, pks: list[int]) -> None:
    for number, start in enumerate(range(0, len(pks), MOST_IN_PART), 1):
        fields = month.as_fields
        part, _ = ArchivePart.objects.of(month).get_or_create(number=number, defaults=fields)
        BulletinPage.objects.filter(pk__in=pks[start : start + MOST_IN_PART]).update(part=part)
