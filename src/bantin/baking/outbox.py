"""Answering the outbox: what has changed is planned, and what is planned is baked, hottest first."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from bantin.baking import journal
from bantin.baking.bake import Baked, bake, never
from bantin.baking.facets import that_changed
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact, Change, Job
from bantin.baking.output import public_output
from bantin.baking.plan import FIRST, jobs_for
from bantin.baking.portions import in_portions
from bantin.baking.prepare import PREPARATION, prepare
from bantin.baking.tally import Tally
from bantin.portal import bakeable

# Few enough that what is published meanwhile soon has its turn.
BATCH = 40
CHANGES = 100
# How long a batch goes on before it looks for new changes, and between two looks.
NEWS_SECONDS = 0.1
# After the third failure in a row a job waits an hour between tries, so that one broken page neither stops the
# others nor is forgotten.
RETRY_AFTER = (timedelta(seconds=2), timedelta(seconds=30), timedelta(hours=1))


def bake_due(stop: Callable[[], bool] = never) -> Tally:
    """Bake what the outbox asks for, hottest first, until it is empty. Other changes may come in meanwhile.

    Ends earlier, with the artifact at hand, when ``stop`` tells so. Returns at once, with nothing done, where
    another process is baking: that one empties the outbox.
    """
    tally = Tally()
    ask_for_outdated()
    with baking_lock(wait=False) as ours:
        if ours:
            journal.recover(public_output())
        while ours and not stop():
            plan_changes()
            if not (keys := _next_keys()):
                break
            answer(keys, tally, _when_news_come(stop))
    return tally


def _when_news_come(stop: Callable[[], bool]) -> Callable[[], bool]:
    """Return what ends a batch: ``stop``, or a new change, which may be hotter than the rest of it."""
    next_look = time.monotonic() + NEWS_SECONDS

    def is_time() -> bool:
        nonlocal next_look
        if stop():
            return True
        if time.monotonic() < next_look:
            return False
        next_look = time.monotonic() + NEWS_SECONDS
        return has_news()

    return is_time


def bake_until_done(seconds: float = 120) -> bool:
    """Bake what is due, or wait for the process that is baking; returns whether all was done in ``seconds``.

    What has failed and waits for its next try is not done.
    """
    deadline = time.monotonic() + seconds
    while True:
        bake_due()
        if not _unplanned().exists() and not _due().exists():
            return not Job.objects.exists()
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)


def bake_now(keys: Iterable[str], about: str, seconds: float = 86_400) -> None:
    """Bake ``keys`` and all that waits already, before anything that is asked for later; returns when that is done.

    Waits for the process that is baking, but not for another try of what has failed.
    """
    with baking_lock():
        plan_all()
        with transaction.atomic():
            every = set(Job.objects.values_list("key", flat=True)).union(keys)
            if not every:
                return
            change = Change.objects.create(about=about, tags=[], planned_at=timezone.now())
            Job.objects.bulk_create(
                (Job(change=change, key=key, heat=FIRST + 1) for key in sorted(every)),
                batch_size=500,
            )
    deadline = time.monotonic() + seconds
    ours = Job.objects.filter(change=change, retry_at=None)

    def is_done() -> bool:
        return not ours.exists() or time.monotonic() > deadline

    while not is_done():
        bake_due(is_done)
        time.sleep(0.1)


def has_news() -> bool:
    """Tell whether something has changed that is not planned yet."""
    return _unplanned().exists()


def last_error() -> str:
    """Return why the latest page that failed did so; nothing where none has."""
    failed = Job.objects.exclude(error="").order_by("pk").last()
    return failed.error if failed else ""


def ask_for_outdated() -> None:
    """Ask for the artifacts that time has made out of date: a notice that begins or ends, say."""
    outdated = Artifact.objects.filter(good_until__lte=timezone.now())
    if not outdated.exists():
        return
    with transaction.atomic():
        keys = list(outdated.values_list("key", flat=True))
        Change.objects.create(tags=keys)
        for some in in_portions(keys):
            Artifact.objects.filter(key__in=some).update(good_until=None)


def _unplanned() -> QuerySet[Change]:
    return Change.objects.filter(planned_at=None)


def plan_changes() -> None:
    """Find the artifacts that each new change concerns, and store a job for each."""
    changes = list(_unplanned().order_by("pk")[:CHANGES])
    if not changes:
        return
    # Another process may have added a site since this one asked.
    Site.clear_site_root_paths_cache()
    for change in changes:
        with transaction.atomic():
            tags = that_changed(change.tags)
            jobs = jobs_for(tags, _dependents(tags), _keys_for)
            Job.objects.bulk_create(
                (Job(change=change, key=key, heat=heat) for key, heat in jobs.items()),
                batch_size=500,
            )
            now = timezone.now()
            Change.objects.filter(pk=change.pk).update(
                planned_at=now, done_at=None if jobs else now
            )


def plan_all() -> None:
    """Plan the changes that wait now; what comes in meanwhile may go on waiting."""
    newest = newest_change()
    while _unplanned().filter(pk__lte=newest).exists():
        plan_changes()


def newest_change() -> int:
    """Return the number of the latest change; 0 where there is none."""
    return Change.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def _dependents(tags: Iterable[str]) -> dict[str, int]:
    return {
        key: heat
        for some in in_portions(tags)
        for key, heat in Artifact.objects.filter(dependencies__tag__in=some).values_list(
            "key", "heat"
        )
    }


def _keys_for(tag: str) -> Iterable[str]:
    for family in bakeable.families():
        if tag.partition(":")[0] == family.kind:
            yield tag
        else:
            yield from family.keys_for(tag)


def _due() -> QuerySet[Job]:
    """Return the jobs whose turn it is; of one that waits longer than it can, the clock has been set back."""
    now = timezone.now()
    first, second, longest = RETRY_AFTER
    return Job.objects.filter(
        Q(retry_at=None)
        | Q(retry_at__lte=now)
        | Q(failures__lte=1, retry_at__gt=now + first)
        | Q(failures=2, retry_at__gt=now + second)
        | Q(retry_at__gt=now + longest)
    )


def _next_keys() -> list[str]:
    """Return the keys to bake next, hottest first, each once."""
    hottest = _due().order_by("-heat", "pk").values_list("key", flat=True)
    return list(dict.fromkeys(hottest[: 2 * BATCH]))[:BATCH]


def answer(keys: Sequence[str], tally: Tally, stop: Callable[[], bool] = never) -> None:
    """Bake ``keys`` until ``stop`` tells otherwise, and settle the jobs that asked for them before it began."""
    jobs = list(Job.objects.filter(key__in=keys).values_list("pk", "key", "failures"))
    # After the jobs were read: what was published with one of them is prepared before it is rendered.
    prepared = Baked(PREPARATION) if _waits_for_preparation() else prepare()
    tally.failed += bool(prepared.error)
    if prepared.error and PREPARATION not in keys:
        jobs.append(_job_of_preparation())
    if any(key == PREPARATION for _, key, _ in jobs):
        with transaction.atomic():
            _settle(jobs, [prepared])
    bake([key for key in keys if key != PREPARATION], tally, partial(_settle, jobs), stop)


_JobRow = tuple[int, str, int]


def _settle(jobs: Sequence[_JobRow], baked: Sequence[Baked]) -> None:
    """Take away the ones of ``jobs`` that are done with what was ``baked``, and put off those that failed."""
    came = {item.key: item for item in baked}
    _put_off([job for job in jobs if job[1] in came and came[job[1]].error], came)
    done = {pk: came[key] for pk, key, _ in jobs if key in came and not came[key].error}
    _finish({pk: item.location is not None for pk, item in done.items()})


def _waits_for_preparation() -> bool:
    """Tell whether preparing has failed just now and is to be tried again later."""
    waiting = Job.objects.filter(key=PREPARATION).exclude(retry_at=None)
    return waiting.exists() and not _due().filter(key=PREPARATION).exists()


def _job_of_preparation() -> _JobRow:
    now = timezone.now()
    change, _ = Change.objects.get_or_create(
        about=PREPARATION, done_at=None, defaults={"tags": [PREPARATION], "planned_at": now}
    )
    job, _ = Job.objects.get_or_create(change=change, key=PREPARATION)
    return job.pk, job.key, job.failures


def _put_off(jobs: Sequence[_JobRow], failed: dict[str, Baked]) -> None:
    now = timezone.now()
    for pk, key, failures in jobs:
        item = failed[key]
        # A full disk is no fault of the page: as soon as there is room again, it is baked.
        own = not item.is_fault_of_machine
        wait = RETRY_AFTER[min(failures, len(RETRY_AFTER) - 1) if own else 0]
        Job.objects.filter(pk=pk).update(
            failures=F("failures") + own, retry_at=now + wait, error=item.error
        )


def _finish(jobs: dict[int, bool]) -> None:
    """Take away ``jobs``, which are done; for each, whether there is a file now at an address."""
    addresses: Counter[int] = Counter()
    rows = Job.objects.filter(pk__in=jobs)
    for pk, change in rows.values_list("pk", "change_id"):
        addresses[change] += jobs[pk]
    rows.delete()
    for change, number in addresses.items():
        Change.objects.filter(pk=change).update(addresses=F("addresses") + number)
    Change.objects.filter(pk__in=list(addresses), jobs=None).update(done_at=timezone.now())


def try_again(about: str) -> None:
    """Let the jobs of the changes about ``about`` that have failed be tried again at once."""
    failed = Job.objects.filter(change__about=about).exclude(error="")
    failed.update(retry_at=None, heat=FIRST)
