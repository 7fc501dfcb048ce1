"""Proving that the public site is what the database says, and mending it where it is not.

Publishing goes on meanwhile: all is compared without the lock of baking. What differs then may only have been on its
way, and is looked at again with the lock, a few at a time.
"""

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bantin.baking.addresses import all_that_lead_on, that_lead_on
from bantin.baking.bake import Known, rendered
from bantin.baking.lock import baking_lock, full_bake_lock
from bantin.baking.models import Artifact, Change, Dependency, FormerAddress, Job
from bantin.baking.outbox import ask_for_outdated, bake_now, has_news, newest_change, plan_all
from bantin.baking.output import Folder
from bantin.baking.pool import in_processes
from bantin.baking.portions import in_portions
from bantin.baking.write import (
    SIGNPOST,
    addresses_below,
    file_of,
    holds,
    is_whole,
    signpost_at,
    signposts_below,
)
from bantin.frontend import bundle
from bantin.portal import bakeable
from bantin.portal.memory import remembering

MISSING, DIFFERENT, STRAY = "missing", "different", "stray"
WAITING, ROW, FAILED = "waiting", "not recorded", "cannot be baked"

# Few enough that what is published meanwhile waits for some tenths of a second.
AGAIN = 20
# Between two portions, where something waits for the worker: it tries for the lock more often than that.
GIVE_WAY_SECONDS = 0.3
# What has changed once more when it is looked at again is looked at so often; what changes still is left alone.
ROUNDS = 3
# Where nothing that waits gets on for so long, nobody bakes.
PATIENCE_SECONDS = 10.0
# So long what is on its way is waited for. Somebody bakes, but editors may ask for more than that.
LONGEST_SECONDS = 30.0


@dataclass(frozen=True)
class Difference:
    """Where the public site is not what the database says: what is wrong, the address, and the artifact's key."""

    what: str
    path: str
    key: str = ""
    why: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        key = f" ({self.key})" if self.key else ""
        why = f": {self.why}" if self.why else ""
        return f"{self.what}: {self.path}{key}{why}"


def differences(
    progress: Callable[[int, int], None] | None = None, *, processes: int = 1
) -> Iterator[Difference]:
    """Yield each difference: every artifact is rendered and compared with its file.

    Changes that nobody bakes are differences too. Only a full bake waits until this is done.
    """
    root: Path = settings.PUBLIC_ROOT
    with full_bake_lock():
        suspects, unlisted, wrong = _first_look(root, progress, processes)
        paths = [found.path for found in _at(root, _every_path(root), wrong)]
        wrong = []
        deadline = time.monotonic() + LONGEST_SECONDS
        for _ in range(ROUNDS):
            on_their_way: list[str] = []
            for difference in _again(root, suspects, unlisted, on_their_way):
                wrong += _of_rows([difference])
                yield difference
            gets_on = _gets_on(deadline)
            suspects = on_their_way
            if not suspects or not gets_on:
                break
        for some in in_portions(paths, AGAIN):
            with baking_lock():
                found = list(_at(root, some, wrong))
            yield from found
            _give_way()
        yield from _that_waits(only_failed=gets_on)


def _first_look(
    root: Path, progress: Callable[[int, int], None] | None, processes: int
) -> tuple[list[str], set[str], list[Difference]]:
    """Return the keys at which something differs, those of them that nothing lists, and whose rows are wrong how."""
    # The rows first: what is published in between is listed.
    rows = set(Artifact.objects.values_list("key", flat=True).iterator())
    keys = bakeable.every_key()
    unlisted = rows.difference(keys)
    suspects = dict.fromkeys(sorted(unlisted))
    wrong = [Difference(STRAY, "", key) for key in suspects]
    done = 0
    for number, found in in_processes(partial(_compare, str(root)), keys, processes):
        suspects.update(dict.fromkeys(difference.key for difference in found))
        wrong += _of_rows(found)
        done += number
        if progress:
            progress(done, len(keys))
    return list(suspects), unlisted, wrong


def _of_rows(found: Iterable[Difference]) -> list[Difference]:
    return [
        difference for difference in found if difference.key and difference.what in {ROW, STRAY}
    ]


def _compare(root: str, keys: Sequence[str]) -> tuple[int, list[Difference]]:
    rows = Known.of(keys).artifacts
    with remembering():
        bakeable.warm(keys)
        return len(keys), [it for key in keys for it in _compare_one(Path(root), key, rows)]


def _compare_one(root: Path, key: str, rows: dict[str, Artifact]) -> Iterator[Difference]:
    row = rows.get(key)
    try:
        location = bakeable.place_of(key)
        content = rendered(bakeable.family_of(key), key)[0] if location else b""
    except Exception as error:
        yield Difference(FAILED, key, key, f"{type(error).__name__}: {error}")
        return
    if location is None:
        if row is not None:
            yield Difference(STRAY, row.path, key)
        return
    if not file_of(root, location.path).is_file():
        yield Difference(MISSING, location.path, key)
    elif not holds(root, location.path, content):
        yield Difference(DIFFERENT, location.path, key)
    digest = hashlib.sha256(content).hexdigest()
    if row is None or (row.path, row.sha256) != (location.path, digest):
        yield Difference(ROW, location.path, key)


def _again(
    root: Path, keys: Iterable[str], unlisted: Collection[str], on_their_way: list[str]
) -> Iterator[Difference]:
    """Yield what differs at ``keys`` while nobody bakes, without those that wait to be baked: these are told of."""
    for some in in_portions(keys, AGAIN):
        with baking_lock():
            _, found = _compare(str(root), some)
            found += _still_unlisted([key for key in some if key in unlisted])
            # Last: what was changed while this compared is announced by now.
            coming = _that_wait({difference.key for difference in found})
        on_their_way += coming
        yield from (difference for difference in found if difference.key not in coming)
        _give_way()


def _still_unlisted(keys: Iterable[str]) -> list[Difference]:
    """Name what has a row and a place, and is nothing that a full bake would bake."""
    found = [row for key, row in Known.of(keys).artifacts.items() if bakeable.place_of(key)]
    listed = set(bakeable.every_key()) if found else set()
    return [Difference(STRAY, row.path, row.key) for row in found if row.key not in listed]


def _that_wait(keys: Collection[str]) -> list[str]:
    """Return which of ``keys`` wait to be baked. Changes are planned for the answer, and that is undone."""
    if not keys:
        return []
    with transaction.atomic():
        ask_for_outdated()
        plan_all()
        waiting = {
            key
            for some in in_portions(keys)
            for key in Job.objects.filter(key__in=some).values_list("key", flat=True)
        }
        transaction.set_rollback(True)
    return sorted(waiting)


def _give_way() -> None:
    if has_news() or Job.objects.filter(retry_at=None).exists():
        time.sleep(GIVE_WAY_SECONDS)


def _gets_on(deadline: float) -> bool:
    """Wait until what waits now is baked, but no longer than until ``deadline``; returns whether somebody bakes."""
    newest, now = newest_change(), timezone.now()
    unplanned = Change.objects.filter(planned_at=None, pk__lte=newest)
    jobs = Job.objects.filter(error="")
    outdated = Artifact.objects.filter(good_until__lte=now)

    def waits() -> bool:
        ours = jobs.filter(change__lte=newest)
        return unplanned.exists() or ours.exists() or outdated.exists()

    def known(last: int) -> int:
        """Count what waits of all that was known before, whoever asked for it: the hottest is baked first."""
        return jobs.filter(pk__lte=last).count() + unplanned.count() + outdated.count()

    since = time.monotonic()
    while waits() and time.monotonic() < deadline:
        last = jobs.order_by("pk").values_list("pk", flat=True).last() or 0
        before = known(last)
        time.sleep(0.2)
        if known(last) < before:
            since = time.monotonic()
        elif time.monotonic() > since + PATIENCE_SECONDS:
            return False
    return True


def _that_waits(*, only_failed: bool) -> Iterator[Difference]:
    """Yield what could not be baked so far, and everything else that waits unless ``only_failed``."""
    jobs = Job.objects.select_related("change")
    for job in jobs.exclude(error="") if only_failed else jobs.all():
        yield Difference(WAITING, job.key, job.key, job.error)
    if only_failed:
        return
    for change in Change.objects.filter(planned_at=None):
        yield Difference(WAITING, str(change))
    for row in Artifact.objects.filter(good_until__lte=timezone.now()):
        yield Difference(WAITING, row.path, row.key)


def _every_path(root: Path) -> list[str]:
    """Return each address at which a file should stand that is no artifact, or anything stands."""
    tags = Dependency.objects.filter(tag__startswith="file:").values_list("tag", flat=True)
    paths = {settings.MEDIA_URL + tag.removeprefix("file:") for tag in tags.distinct().iterator()}
    paths.update(_assets(), addresses_below(root))
    signposts = {path for path, _ in all_that_lead_on()}.union(signposts_below(root))
    return sorted(paths.union(f"{path}{SIGNPOST}" for path in signposts))


def _assets() -> set[str]:
    return {bundle.ASSETS_URL + name for name in bundle.assets()}


def _at(root: Path, paths: Iterable[str], wrong: Collection[Difference]) -> Iterator[Difference]:
    """Yield what is stray, and which photos, assets or signposts are missing or different, at ``paths``.

    What stands at the address of an artifact is compared with that. Rows tell where that is, but those that are
    ``wrong``.
    """
    assets = _assets()
    keys = {difference.key for difference in wrong}
    places = {difference.path for difference in wrong if difference.what == ROW}
    for some in in_portions(paths):
        posts = [path.removesuffix(SIGNPOST) for path in some if path.endswith(SIGNPOST)]
        leads = dict(that_lead_on(posts))
        for path in posts:
            there = signpost_at(root, path)
            if there != leads.get(path):
                what = MISSING if there is None else DIFFERENT if path in leads else STRAY
                yield Difference(what, f"{path}{SIGNPOST}")
        tags = [f"file:{path.removeprefix(settings.MEDIA_URL)}" for path in some]
        used = set(Dependency.objects.filter(tag__in=tags).values_list("tag", flat=True))
        rows = Artifact.objects.filter(path__in=some).values_list("path", "key")
        taken = {path for path, key in rows if key not in keys}
        for path, tag in zip(some, tags, strict=True):
            if path.endswith(SIGNPOST) or path in taken or path in places:
                continue
            if path in assets or (path.startswith(settings.MEDIA_URL) and tag in used):
                if not is_whole(root, path):
                    yield Difference(MISSING, path)
            elif not path.startswith(bundle.ASSETS_URL) and file_of(root, path).is_file():
                yield Difference(STRAY, path)


def repair(found: Sequence[Difference], *, processes: int = 1) -> list[Difference]:
    """Mend ``found`` and return what still differs then.

    What is published meanwhile is waited for by nobody. What was ``found`` may be right by now, and is left alone.
    """
    from bantin.baking.everything import bake_assets

    root: Path = settings.PUBLIC_ROOT
    output = Folder(root)
    with baking_lock():
        bake_assets(root)
    paths = [it.path for it in found if not it.key and it.what != WAITING]
    wrong = _of_rows(found)
    for some in in_portions(paths, AGAIN):
        with baking_lock():
            for difference in list(_at(root, some, wrong)):
                if difference.path.endswith(SIGNPOST):
                    output.lead_nowhere(difference.path.removesuffix(SIGNPOST))
                elif difference.what == STRAY:
                    output.remove(difference.path)
        _give_way()
    keys = {difference.key for difference in found if difference.key}
    signposts = {d.path.removesuffix(SIGNPOST) for d in found if d.path.endswith(SIGNPOST)}
    missing = {d.path for d in found if d.what == MISSING and not d.key}
    for some in in_portions(signposts):
        keys |= set(FormerAddress.objects.filter(path__in=some).values_list("key", flat=True))
    for some in in_portions(f"file:{p.removeprefix(settings.MEDIA_URL)}" for p in missing):
        keys |= set(
            Artifact.objects.filter(dependencies__tag__in=some).values_list("key", flat=True)
        )
    bake_now(keys, about="repair")
    return list(differences(processes=processes))
