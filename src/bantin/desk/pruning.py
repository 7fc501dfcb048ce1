"""Old versions of pages: all of the last thirty days stay, of older ones one a day, what was published always.

Autosave stores a version every few seconds, with the whole text; without a rule they fill the disk.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from bantin.desk.models import Pruned
from bantin.portal.status import PUBLICATIONS

KEEP_ALL = datetime.timedelta(days=30)
AT_ONCE = 500
LOOK_AGAIN_SECONDS = 3600.0


def _days(now: datetime.datetime) -> Iterator[datetime.date]:
    """Yield the days that are old enough and were not looked at yet, the oldest first."""
    last = timezone.localdate(now - KEEP_ALL) - datetime.timedelta(days=1)
    if (pruned := Pruned.objects.first()) is not None:
        day = pruned.day + datetime.timedelta(days=1)
    else:
        oldest = Revision.page_revisions.order_by("created_at").values_list("created_at", flat=True)
        if (first := oldest.first()) is None:
            return
        day = timezone.localdate(first)
    while day <= last:
        yield day
        day += datetime.timedelta(days=1)


def _of_day(day: datetime.date) -> QuerySet[Any]:
    """Return the versions of pages that were stored on ``day``, on the clocks of Vietnam."""
    start = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
    revisions: QuerySet[Any] = Revision.page_revisions.filter(
        created_at__gte=start, created_at__lt=start + datetime.timedelta(days=1)
    )
    return revisions


def superfluous(day: datetime.date) -> list[int]:
    """Return the numbers of the versions of ``day`` that may go.

    Of each page and each person who wrote in it the last one stays: who has a part in a text must be known until
    that is published. So do versions that are, were or will be published, the newest of a page, those that a step of
    the workflow or a comment speaks of.
    """
    of_log = PageLogEntry.objects.filter(revision_id=OuterRef("pk"), action__in=PUBLICATIONS)
    of_page = Page.objects.filter(live_revision_id=OuterRef("pk"))
    newest = Page.objects.filter(latest_revision_id=OuterRef("pk"))
    rows = (
        _of_day(day)
        .order_by("-created_at", "-pk")
        .annotate(
            stays=Exists(of_log) | Exists(of_page) | Exists(newest),
        )
        .values_list("pk", "object_id", "user_id", "stays", "approved_go_live_at")
    )
    seen: set[tuple[str, int | None]] = set()
    may_go = []
    for pk, number, user, stays, scheduled in rows:
        is_last = (number, user) not in seen
        seen.add((number, user))
        if not (is_last or stays or scheduled):
            may_go.append(pk)
    spoken_of = Revision.objects.filter(pk__in=may_go)
    kept = set(spoken_of.filter(task_states__isnull=False).values_list("pk", flat=True)) | set(
        spoken_of.filter(created_comments__isnull=False).values_list("pk", flat=True)
    )
    return [pk for pk in may_go if pk not in kept]


def prune_day(day: datetime.date) -> int:
    """Delete what may go of ``day``, a part at a time, and note that it was done; returns how many versions went."""
    may_go = superfluous(day)
    for some in _portions(may_go):
        with transaction.atomic():
            Revision.objects.filter(pk__in=some).delete()
    Pruned.objects.update_or_create(pk=1, defaults={"day": day})
    return len(may_go)


def _portions(pks: list[int]) -> Iterable[list[int]]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))


def prune(now: datetime.datetime) -> int:
    """Delete all that may go at ``now``; returns how many versions went."""
    return sum(prune_day(day) for day in _days(now))


class Pruning:
    """The worker's part: one day at a time, in a thread of its own, and a look once an hour whether there is one."""

    def __init__(self) -> None:
        """Look at once."""
        self._next_look = datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def step(self) -> bool:
        """Delete what may go of one day; returns whether there was a day to look at."""
        now = timezone.now()
        if now < self._next_look:
            return False
        for day in _days(now):
            prune_day(day)
            return True
        self._next_look = now + datetime.timedelta(seconds=LOOK_AGAIN_SECONDS)
        return False
