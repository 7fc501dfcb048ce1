"""Corrections, and the history of a bulletin, as a reader's page tells of them."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import PageLogEntry

from bantin.portal.memory import kept
from bantin.portal.status import PUBLICATIONS
from bantin.text.dates import format_date

if TYPE_CHECKING:
    from bantin.bulletins.models import BulletinPage

PUBLISHED_AT = "published-at"


def moment_text(moment: datetime.datetime) -> str:
    """Return ``moment`` as readers are told: 08/04/2024 14:30."""
    local = timezone.localtime(moment)
    return f"{format_date(local.date(), 'short')} {local:%H:%M}"


def notes_of(bulletin: "BulletinPage") -> list[dict[str, str]]:
    """Return the corrections of ``bulletin``, the latest first."""
    corrections = sorted(bulletin.corrections.all(), key=lambda one: one.date, reverse=True)
    return [
        {
            "date_text": moment_text(correction.date),
            "wrong": correction.wrong,
            "right": correction.right,
        }
        for correction in corrections
    ]


def read_publications(pks: Iterable[int]) -> dict[int, list[datetime.datetime]]:
    """Return when each of the pages ``pks`` was published, the first time first."""
    moments: dict[int, list[datetime.datetime]] = {pk: [] for pk in pks}
    entries = PageLogEntry.objects.filter(page_id__in=list(moments), action__in=PUBLICATIONS)
    for pk, moment in entries.order_by("timestamp").values_list("page_id", "timestamp"):
        moments[pk].append(moment)
    return moments


def history_of(bulletin: "BulletinPage") -> list[str]:
    """Return when ``bulletin`` was published again, the latest first; nothing unless its editor shows that."""
    if not bulletin.show_history:
        return []
    pk: Any = bulletin.pk
    moments = kept(PUBLISHED_AT, pk, lambda: read_publications([pk])[pk])
    return [moment_text(moment) for moment in reversed(moments[1:])]
