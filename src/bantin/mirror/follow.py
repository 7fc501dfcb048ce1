"""Bringing the storage in step with the public folder. Nothing waits for it, and nothing is lost while it is away.

What may have changed is in the database (`Touched`) until the storage has taken it. At the start of a worker, and
when a full bake has brought a new generation of the folder, all is compared with what the storage was sent (`Sent`).
"""

import logging
import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from bantin.baking import generations
from bantin.baking.lock import mirror_lock
from bantin.baking.models import Artifact, Dependency
from bantin.baking.portions import in_portions
from bantin.baking.write import address_of
from bantin.mirror.faults import StorageFault
from bantin.mirror.listen import MANY
from bantin.mirror.models import Place, Sent, Touched
from bantin.mirror.standing import Standing, digest_of, is_shared, look, names_below, stamp
from bantin.mirror.target import Target, public_target

log = logging.getLogger(__name__)

# While the storage refuses everything it is asked again after a second, then less often, but soon enough that
# what was withdrawn meanwhile is gone moments after it is back.
LONGEST_PAUSE = 10.0
# What it refuses while it takes other files.
RETRY_AFTER = timedelta(seconds=30)

# No generation has this number.
NOTHING = -1


class Mirror:
    """What follows the public folder; one of several processes at a time does the work."""

    def __init__(self, target: Target) -> None:
        """Follow into ``target``."""
        self.target = target
        self._compared = NOTHING
        self._comparing: Iterator[list[str]] = iter(())
        self._pause = 0.0
        self._resume_at = 0.0

    @classmethod
    def of_settings(cls) -> "Mirror | None":
        """Follow into the storage that the settings name; None where they name none."""
        target = public_target()
        return cls(target) if target else None

    def step(self) -> bool:
        """Bring some files in step; returns whether there was anything to do. Gives way to another process."""
        if time.monotonic() < self._resume_at:
            return False
        with mirror_lock() as ours:
            try:
                return ours and self._step()
            except BaseException:
                self._compared = NOTHING  # What was not compared to its end is compared again.
                raise

    def _step(self) -> bool:
        self._begin_to_compare()
        due = _due()
        names = list(dict.fromkeys(due.values()))
        if not due:
            try:
                names = next(self._comparing)
            except StopIteration:
                return False
        outcome = follow(self.target, names)
        if not due:
            Touched.objects.bulk_create(Touched(name=name) for name in outcome.failed)
        done = [pk for pk, name in due.items() if name not in outcome.failed]
        Touched.objects.filter(pk__in=done).delete()
        if outcome.failed and not outcome.done:
            self._wait(next(iter(outcome.failed.values())))
            return False
        if outcome.done:
            self._go_on()
        retry_at = timezone.now() + RETRY_AFTER
        for name, fault in outcome.failed.items():
            log.error("The storage of the public site does not take this: %s; trying again", fault)
            Touched.objects.filter(name=name).update(retry_at=retry_at)
        return True

    def _wait(self, fault: StorageFault) -> None:
        if not self._pause:
            log.error("The storage of the public site cannot be used: %s; trying again", fault)
        self._pause = min(LONGEST_PAUSE, 2 * self._pause or 1.0)
        self._resume_at = time.monotonic() + self._pause

    def _go_on(self) -> None:
        if self._pause:
            log.warning("The storage of the public site can be used again")
        self._pause = 0.0

    def _begin_to_compare(self) -> None:
        generation = generations.current(settings.PUBLIC_ROOT)
        if generation == self._compared:
            return
        self._compared = generation
        remember_place(self.target)
        self._comparing = _that_differ(settings.PUBLIC_ROOT)


def _due() -> dict[int, str]:
    now = timezone.now()
    rows = Touched.objects.exclude(retry_at__gt=now).order_by("pk")
    return dict(rows.values_list("pk", "name")[:MANY])


def remember_place(target: Target) -> None:
    """Forget what was sent, where that was to another storage than ``target``."""
    if Place.objects.filter(description=target.description).exists():
        return
    Sent.objects.all().delete()
    Place.objects.all().delete()
    Place.objects.create(description=target.description)


def _that_differ(root: Path) -> Iterator[list[str]]:
    """Yield names at which the folder is not what was sent, a portion at a time, which may be empty."""
    for some in in_portions(names_below(root), MANY):
        rows = _rows(some)
        yield [name for name in some if not _is_sent(_look(root, name), rows.get(name))]
    last = 0
    while rows_after := dict(
        Sent.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "name")[:MANY]
    ):
        last = max(rows_after)
        gone = [name for name in rows_after.values() if _look(root, name) is None]
        still = still_published(gone)
        yield [name for name in gone if name not in still]


def _is_sent(standing: Standing | None, row: Sent | None) -> bool:
    if standing is None or row is None:
        return standing is None and row is None
    return bool(row.sha256) and (row.stamp, row.fields) == (standing.stamp, str(standing.fields))


@dataclass
class Outcome:
    """How many files the storage took or gave up, and those at which it did not do as it was asked."""

    done: int = 0
    failed: dict[str, StorageFault] = field(default_factory=dict)


@dataclass(frozen=True)
class New:
    """What is to be sent, and what was sent under its name before."""

    name: str
    standing: Standing
    row: Sent | None


def follow(target: Target, names: Collection[str], *, anyhow: bool = False) -> Outcome:
    """Bring ``target`` in step at ``names``; with ``anyhow``, whatever it was sent before.

    Pages that are gone go first, and those in whose place a notice stands; then what pages show, then the pages;
    what no page shows any more goes last.
    """
    root: Path = settings.PUBLIC_ROOT
    rows = {row.name: row for some in in_portions(names, MANY) for row in _rows(some).values()}
    found = {name: _look(root, name) for name in names}
    gone = [name for name, it in found.items() if it is None and (anyhow or name in rows)]
    still = still_published(gone)
    gone = [name for name in gone if name not in still]
    new = [
        New(name, standing, None if anyhow else rows.get(name))
        for name, standing in found.items()
        if standing and (anyhow or not _is_sent(standing, rows.get(name)))
    ]
    # Before anything is sent: what a process sends that is then killed is known, and can be taken away.
    Sent.objects.bulk_create(
        (Sent(name=it.name) for it in new if it.name not in rows), batch_size=MANY
    )
    outcome = Outcome()
    with ThreadPoolExecutor(target.at_once) as pool:
        _remove(target, [name for name in gone if not is_shared(name)], pool, outcome)
        _send(target, [it for it in new if it.standing.is_notice], pool, outcome)
        _send(target, [it for it in new if is_shared(it.name)], pool, outcome)
        pages = [it for it in new if not is_shared(it.name) and not it.standing.is_notice]
        _send(target, pages, pool, outcome)
        _remove(target, [name for name in gone if is_shared(name)], pool, outcome)
    return outcome


def _remove(target: Target, names: Sequence[str], pool: Executor, outcome: Outcome) -> None:
    def remove(name: str) -> StorageFault | None:
        try:
            target.remove(name)
        except StorageFault as fault:
            return fault
        return None

    removed = []
    for name, fault in zip(names, pool.map(remove, names), strict=True):
        if fault:
            outcome.failed[name] = fault
        else:
            removed.append(name)
    for some in in_portions(removed, MANY):
        Sent.objects.filter(name__in=some).delete()
    outcome.done += len(removed)


def _send(target: Target, new: Sequence[New], pool: Executor, outcome: Outcome) -> None:
    def send(it: New) -> Sent | StorageFault | None:
        try:
            return _sent(target, it)
        except StorageFault as fault:
            return fault
        except FileNotFoundError:
            return None  # It was taken away a moment ago, by whom tells us.

    rows = []
    for it, result in zip(new, pool.map(send, new), strict=True):
        if isinstance(result, StorageFault):
            outcome.failed[it.name] = result
        elif result:
            rows.append(result)
    Sent.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["sha256", "fields", "stamp", "version"],
        batch_size=MANY,
    )
    outcome.done += len(rows)


def _sent(target: Target, it: New) -> Sent:
    """Send a file, unless only its stamp has changed, and return what there is to know of it then."""
    fields = it.standing.fields
    with it.standing.open() as file:
        stamped = stamp(os.fstat(file.fileno())) if it.standing.path else it.standing.stamp
        sha256 = digest_of(file)
        file.seek(0)
        if it.row and (it.row.sha256, it.row.fields) == (sha256, str(fields)):
            version = it.row.version
        else:
            version = target.put(it.name, file, sha256, fields)
    return Sent(name=it.name, sha256=sha256, fields=str(fields), stamp=stamped, version=version)


def still_published(names: Iterable[str]) -> set[str]:
    """Return those of ``names`` that the database says readers have, whatever has become of the files in the folder.

    A folder that was lost does not take the storage with it.
    """
    found: set[str] = set()
    for some in in_portions(names, MANY):
        paths = {address_of(Path(), Path(name)): name for name in some}
        tags = {f"file:{path.removeprefix(settings.MEDIA_URL)}": n for path, n in paths.items()}
        standing = Artifact.objects.filter(path__in=paths).values_list("path", flat=True)
        shown = Dependency.objects.filter(tag__in=tags).values_list("tag", flat=True)
        found |= {paths[path] for path in standing} | {tags[tag] for tag in shown.distinct()}
    return found


def _look(root: Path, name: str) -> Standing | None:
    return look(root, name, settings.PUBLIC_URL)


def _rows(names: Collection[str]) -> dict[str, Sent]:
    return {row.name: row for row in Sent.objects.filter(name__in=names)}
