"""Baking everything: the first time, and after templates or the site's address have changed.

All goes into a new generation of the public folder, which readers get in one step. What is published meanwhile is
baked into the current one as always, and taken over at the end.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from bantin.baking import facets, fingerprint, generations
from bantin.baking.addresses import all_that_lead_on
from bantin.baking.bake import Baked, Known, forget, store, write_all
from bantin.baking.lock import baking_lock, full_bake_lock
from bantin.baking.models import Artifact, Change, Dependency, Job
from bantin.baking.output import Folder, Output, public_output
from bantin.baking.pool import in_processes
from bantin.baking.portions import in_portions
from bantin.baking.prepare import PREPARATION, prepare
from bantin.baking.tally import Tally
from bantin.baking.write import content_at, holds, is_whole, link_file, remove_leftovers, write_file
from bantin.frontend import bundle
from bantin.portal import bakeable

Progress = Callable[[int, int], None]

# Few enough that what is published meanwhile waits for some tenths of a second only.
MEND_AT_ONCE = 1000


def bake_everything(progress: Progress | None = None, *, processes: int = 1) -> Tally:
    """Bake every artifact into a new generation, and take away those that should not exist.

    ``progress`` is told how many artifacts are done and how many there are. Where some could not be baked, what
    stood at their addresses stays.
    """
    with full_bake_lock():
        return _FullBake(processes, progress).run()


def mend_unfinished() -> bool:
    """Put some of what a full bake has left right that was killed; returns whether there was anything to mend.

    Its rows tell of a generation that readers never had: what it found at another address, or nowhere, still stands
    where it stood before. Nothing is done while a full bake is under way, or while another process bakes.
    """
    if not settings.PUBLIC_ROOT.is_symlink() or not _unfinished().exists():
        return False
    with full_bake_lock(wait=False) as ours, baking_lock(wait=False) as baking:
        return ours and baking and _mend_some()


def _unfinished() -> QuerySet[Artifact]:
    return Artifact.objects.filter(generation__gt=generations.current(settings.PUBLIC_ROOT))


def _mend_some() -> bool:
    """Ask for what is not in the current generation as it is recorded. Who calls this holds both locks."""
    rows = list(_unfinished().order_by("generation", "pk")[: MEND_AT_ONCE + 1])
    if not rows:
        return False
    if len(rows) <= MEND_AT_ONCE:
        # With the last of them: it takes a look at each file.
        _remove_stray(Folder(settings.PUBLIC_ROOT))
    wrong = [row for row in rows if not _is_as_recorded(row)]
    with transaction.atomic():
        if wrong:
            change = Change.objects.create(tags=[row.key for row in wrong])
            Change.objects.filter(pk=change.pk).update(planned_at=change.asked_at)
            Job.objects.bulk_create(Job(change=change, key=row.key, heat=row.heat) for row in wrong)
        for some in in_portions(str(row.pk) for row in rows):
            Artifact.objects.filter(pk__in=some).update(generation=0)
    return True


def _is_as_recorded(row: Artifact) -> bool:
    content = content_at(settings.PUBLIC_ROOT, row.path)
    return content is not None and hashlib.sha256(content).hexdigest() == row.sha256


def _remove_stray(output: Folder) -> None:
    """Take away what stands in ``output`` and belongs to no artifact. Styles and scripts of before may stay."""
    known = set(Artifact.objects.values_list("path", flat=True).iterator())
    files = Dependency.objects.filter(tag__startswith="file:").values_list("tag", flat=True)
    known |= {settings.MEDIA_URL + tag[5:] for tag in files.distinct().iterator()}
    stray = [path for path in output.files() if path not in known]
    for path in stray:
        if not path.startswith(bundle.ASSETS_URL):
            output.remove(path)


class _FullBake:
    def __init__(self, processes: int, progress: Progress | None) -> None:
        self.processes = processes
        self.progress = progress
        self.tally = Tally()
        self.root: Path = settings.PUBLIC_ROOT
        self.output: Output = public_output()
        self.errors: dict[str, str] = {}

    def run(self) -> Tally:
        with baking_lock():
            while _mend_some():
                pass
            answered = list(Change.objects.values_list("pk", flat=True))
            if self.root.is_dir():
                remove_leftovers(self.root)
            if (prepared := prepare()).error:
                self.errors[PREPARATION] = prepared.error
        self.number = generations.begin(self.root)
        self.new = generations.folder_of(self.root, self.number)
        self.old = generations.folder_of(self.root, generations.current(self.root))
        if not self.root.is_symlink():
            self.old = self.root
        try:
            self._fill(answered)
        finally:
            # The new one too, where it was not finished: on a full disk it would keep others from their room.
            generations.remove_others(self.root)
        if not self.tally.failed:
            fingerprint.remember()
        return self.tally

    def _fill(self, answered: list[int]) -> None:
        self._keep_assets()
        bake_assets(self.new)
        self._bake(_side_by_side(bakeable.every_key()))
        with baking_lock():
            self._take_over()
            facets.learn(max(answered, default=0))
            for key, error in self.errors.items():
                self._ask_again(key, error)
            generations.switch(self.root, self.number)
            for some in in_portions(map(str, answered)):
                Change.objects.filter(pk__in=some).delete()

    def _bake(self, keys: list[str]) -> None:
        done = 0
        work = partial(_bake_portion, str(self.old), str(self.new))
        # Closed at once when this is interrupted: the processes are at an end before what they wrote is removed.
        with closing(in_processes(work, keys, self.processes)) as portions:
            for known_bakes, baked in portions:
                self._store(known_bakes, baked)
                done += len(baked)
                if self.progress:
                    self.progress(done, len(keys))

    def _store(self, known_bakes: dict[str, int], baked: list[Baked]) -> None:
        with transaction.atomic():
            known = Known.of(item.key for item in baked)
            # What was baked by another process while this one rendered is newer.
            ours = [
                item
                for item in baked
                if known_bakes.get(item.key, 0)
                == (known.artifacts[item.key].times_baked if item.key in known.artifacts else 0)
            ]
            standing = [item for item in ours if item.location is not None]
            store(standing, known, Folder(self.new), self.number)
        for item in baked:
            self.tally.count(item, was_there=False)
            if item.error:
                self.errors[item.key] = item.error

    def _take_over(self) -> None:
        """Bring the new generation to where the current one is: what was baked, withdrawn or moved meanwhile."""
        new = Folder(self.new)
        others = Artifact.objects.exclude(generation=self.number)
        for some in in_portions(list(others.values_list("key", flat=True))):
            gone = [k for k in some if k not in self.errors and bakeable.place_of(k) is None]
            forget(gone, new)
            self.tally.removed += len(gone)
            for artifact in Artifact.objects.filter(key__in=set(some) - set(gone)):
                link_file(self.old, self.new, artifact.path)
                for tag in artifact.dependencies.filter(tag__startswith="file:"):
                    path = settings.MEDIA_URL + tag.tag.removeprefix("file:")
                    link_file(self.old, self.new, path)
                artifact.generation = self.number
                artifact.save(update_fields=["generation"])
        _remove_stray(new)
        for path, target in all_that_lead_on():
            new.lead(path, target)

    def _keep_assets(self) -> None:
        """Keep styles and scripts of before for a while: a page that is open in a browser may ask for them."""
        folder = self.old / bundle.ASSETS_URL.strip("/")
        youngest = time.time() - generations.KEPT_SECONDS
        for file in folder.glob("*") if folder.is_dir() else ():
            if not file.name.endswith((".br", ".gz")) and file.stat().st_mtime > youngest:
                path = f"{bundle.ASSETS_URL}{file.name}"
                if not is_whole(self.new, path):
                    link_file(self.old, self.new, path)

    def _ask_again(self, key: str, error: str) -> None:
        change = Change.objects.create(about=key, tags=[key])
        Change.objects.filter(pk=change.pk).update(planned_at=change.asked_at)
        Job.objects.create(
            change=change, key=key, failures=1, retry_at=change.asked_at, error=error
        )
        self.tally.failed += key == PREPARATION


def _side_by_side(keys: Iterable[str]) -> list[str]:
    """Return ``keys`` with those that end in the same number together: they are mostly of the same page.

    What their families name side by side, such as the pages of a section, stays so: it shows much of the same.
    """
    by_number: dict[str, list[str]] = {}
    for key in keys:
        by_number.setdefault(key.rpartition(":")[2], []).append(key)
    return list(chain.from_iterable(by_number.values()))


def _bake_portion(old: str, new: str, keys: Sequence[str]) -> tuple[dict[str, int], list[Baked]]:
    known = {
        key: times
        for some in in_portions(keys)
        for key, times in Artifact.objects.filter(key__in=some).values_list("key", "times_baked")
    }

    before, output = Path(old), _NewGeneration(Path(new), Path(old))

    def keep(path: str, content: bytes) -> bool:
        return holds(before, path, content) and link_file(before, output.root, path)

    return known, write_all(keys, output, keep=keep)


@dataclass(frozen=True)
class _NewGeneration(Folder):
    """The folder of a new generation, which takes files that never change from the one before.

    Nobody looks into it before it is whole, and what a killed bake has left of it is thrown away.
    """

    old: Path

    def put(self, path: str, content: bytes, *, quick: bool = False) -> None:
        """Write in its place what is made here; photos, which two processes may bring at once, beside it."""
        write_file(self.root, path, content, quick=quick, unseen=quick)

    def has(self, path: str) -> bool:
        """Link the file of the old generation where there is one."""
        return super().has(path) or link_file(self.old, self.root, path)


def bake_assets(root: Path) -> None:
    """Write styles, scripts, fonts and the icon, whose names change with their content."""
    for name, content in bundle.assets().items():
        path = bundle.ASSETS_URL + name
        if not is_whole(root, path):
            Folder(root).put(path, content)


def is_complete() -> bool:
    """Tell whether every file that was baked is still there, and the last full bake is of today's making."""
    paths = Artifact.objects.values_list("path", flat=True).iterator()
    assets = (bundle.ASSETS_URL + name for name in bundle.assets())
    return fingerprint.is_up_to_date() and all(
        is_whole(settings.PUBLIC_ROOT, path) for path in chain(assets, paths)
    )
