"""Answering the outbox: what has changed is baked, oldest change first."""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from bantin.baking.bake import bake_one, log_failure
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact, BakeRequest
from bantin.baking.plan import keys_to_bake
from bantin.baking.prepare import prepare
from bantin.baking.tally import Tally
from bantin.portal import bakeable

BATCH = 500
# After the third failure in a row a request waits an hour between tries, so that one broken page neither
# stops the others nor is forgotten.
RETRY_AFTER = (timedelta(seconds=2), timedelta(seconds=30), timedelta(hours=1))


def bake_due() -> Tally:
    """Bake what the outbox asks for, oldest first, until it is empty. Other changes may come in meanwhile.

    Returns at once, with nothing done, where another process is baking: that one empties the outbox.
    """
    tally = Tally()
    ask_for_outdated()
    with baking_lock(wait=False) as ours:
        while ours and (requests := _due_requests()):
            _answer(requests, tally)
    return tally


def bake_until_done(seconds: float = 120) -> bool:
    """Bake what is due, or wait for the process that is baking; returns whether all was done in ``seconds``.

    What has failed and waits for its next try is not done.
    """
    deadline = time.monotonic() + seconds
    while True:
        bake_due()
        if not _due_requests():
            return not BakeRequest.objects.exists()
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)


def last_error() -> str:
    """Return why the latest page that failed did so; nothing where none has."""
    failed = BakeRequest.objects.exclude(error="").order_by("pk").last()
    return failed.error if failed else ""


def ask_for_outdated() -> None:
    """Ask for the artifacts that time has made out of date: a notice that begins or ends, say."""
    outdated = Artifact.objects.filter(good_until__lte=timezone.now())
    if not outdated.exists():
        return
    with transaction.atomic():
        keys = list(outdated.values_list("key", flat=True))
        BakeRequest.objects.bulk_create(BakeRequest(tag=key) for key in keys)
        Artifact.objects.filter(key__in=keys).update(good_until=None)


def _due_requests() -> list[BakeRequest]:
    due = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
    return list(BakeRequest.objects.filter(due).order_by("requested_at", "pk")[:BATCH])


def _answer(requests: list[BakeRequest], tally: Tally) -> None:
    # Another process may have added a site since this one asked.
    Site.clear_site_root_paths_cache()
    tags = list(dict.fromkeys(request.tag for request in requests))
    dependents = Artifact.objects.filter(dependencies__tag__in=tags).values_list("key", flat=True)
    # After the requests were read: what was published with one of them is prepared before it is rendered.
    failed = prepare(tally)
    for key in keys_to_bake(tags, dependents.distinct(), _keys_for):
        try:
            bake_one(key, tally)
        except Exception as error:
            log_failure(key, error)
            failed[key] = f"{type(error).__name__}: {error}"
            tally.failed += 1
    with transaction.atomic():
        BakeRequest.objects.filter(pk__in=[request.pk for request in requests]).delete()
        _ask_again(requests, failed)


def _ask_again(requests: list[BakeRequest], failed: dict[str, str]) -> None:
    failures = max((request.failures for request in requests), default=0)
    wait = RETRY_AFTER[min(failures, len(RETRY_AFTER) - 1)]
    BakeRequest.objects.bulk_create(
        BakeRequest(tag=key, failures=failures + 1, retry_at=timezone.now() + wait, error=error)
        for key, error in failed.items()
    )


def _keys_for(tag: str) -> Iterable[str]:
    for family in bakeable.families():
        if tag.partition(":")[0] == family.kind:
            yield tag
        else:
            yield from family.keys_for(tag)
