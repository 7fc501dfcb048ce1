"""Proving that the public site is what the database says, and mending it where it is not."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings

from bantin.baking.addresses import all_that_lead_on
from bantin.baking.bake import rendered
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact, Change, Dependency, FormerAddress, Job
from bantin.baking.outbox import bake_until_done
from bantin.baking.output import Folder, public_output
from bantin.baking.pool import in_processes
from bantin.baking.portions import in_portions
from bantin.baking.write import SIGNPOST, addresses_below, file_of, holds, signposts_below
from bantin.frontend import bundle
from bantin.portal import bakeable
from bantin.portal.memory import remembering

MISSING, DIFFERENT, STRAY = "missing", "different", "stray"
WAITING, ROW, FAILED = "waiting", "not recorded", "cannot be baked"


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
    """Yield each difference, holding the lock of baking: every artifact is rendered and compared with its file.

    Changes that nobody has baked yet are differences too.
    """
    with baking_lock():
        for change in Change.objects.filter(planned_at=None):
            yield Difference(WAITING, str(change))
        for job in Job.objects.select_related("change"):
            yield Difference(WAITING, job.key, job.key, job.error)
        keys = [key for family in bakeable.families() for key in family.every_key()]
        expected: set[str] = set()
        done = 0
        work = partial(_compare, str(settings.PUBLIC_ROOT))
        for paths, found in in_processes(work, keys, processes):
            expected |= paths
            yield from found
            done += len(paths)
            if progress:
                progress(done, len(keys))
        yield from _rows_without_place(set(keys))
        yield from _files_beside(expected)
        yield from _signposts()


def _compare(root: str, keys: Sequence[str]) -> tuple[set[str], list[Difference]]:
    paths: set[str] = set()
    found: list[Difference] = []
    with remembering():
        bakeable.warm(keys)
        rows = {
            row.key: row
            for some in in_portions(keys)
            for row in Artifact.objects.filter(key__in=some)
        }
        for key in keys:
            family = bakeable.family_of(key)
            try:
                location = family.locate(key)
                if location is None:
                    continue
                paths.add(location.path)
                content, _ = rendered(family, key)
            except Exception as error:
                found.append(Difference(FAILED, key, key, f"{type(error).__name__}: {error}"))
                continue
            if not file_of(Path(root), location.path).is_file():
                found.append(Difference(MISSING, location.path, key))
            elif not holds(Path(root), location.path, content):
                found.append(Difference(DIFFERENT, location.path, key))
            row = rows.get(key)
            digest = hashlib.sha256(content).hexdigest()
            if row is None or (row.path, row.sha256) != (location.path, digest):
                found.append(Difference(ROW, location.path, key))
    return paths, found


def _rows_without_place(keys: set[str]) -> Iterator[Difference]:
    for key, path in Artifact.objects.values_list("key", "path").iterator():
        if key not in keys:
            yield Difference(STRAY, path, key)


def _files_beside(expected: set[str]) -> Iterator[Difference]:
    """Yield what stands in the folder and belongs to no artifact, and photos that are missing there."""
    tags = Dependency.objects.filter(tag__startswith="file:").values_list("tag", flat=True)
    media = {settings.MEDIA_URL + tag.removeprefix("file:") for tag in tags.distinct().iterator()}
    assets = {bundle.ASSETS_URL + name for name in bundle.assets()}
    output = public_output()
    for path in sorted(media | assets):
        if not output.has(path):
            yield Difference(MISSING, path)
    for path in addresses_below(settings.PUBLIC_ROOT):
        is_asset = path.startswith(bundle.ASSETS_URL)
        if path not in expected and path not in media and not is_asset:
            yield Difference(STRAY, path)


def _signposts() -> Iterator[Difference]:
    wanted = dict(all_that_lead_on())
    there = dict(signposts_below(settings.PUBLIC_ROOT))
    for path in sorted(wanted.keys() | there.keys()):
        if path not in there:
            yield Difference(MISSING, f"{path}{SIGNPOST}")
        elif path not in wanted:
            yield Difference(STRAY, f"{path}{SIGNPOST}")
        elif there[path] != wanted[path]:
            yield Difference(DIFFERENT, f"{path}{SIGNPOST}")


def repair(found: Sequence[Difference], *, processes: int = 1) -> list[Difference]:
    """Mend ``found`` and return what still differs then."""
    from bantin.baking.everything import bake_assets

    output = Folder(settings.PUBLIC_ROOT)
    with baking_lock():
        bake_assets(settings.PUBLIC_ROOT)
        for difference in found:
            if difference.path.endswith(SIGNPOST):
                output.lead_nowhere(difference.path.removesuffix(SIGNPOST))
            elif difference.what == STRAY and not difference.key:
                output.remove(difference.path)
    keys = {difference.key for difference in found if difference.key}
    signposts = {d.path.removesuffix(SIGNPOST) for d in found if d.path.endswith(SIGNPOST)}
    missing = {d.path for d in found if d.what == MISSING and not d.key}
    for some in in_portions(signposts):
        keys |= set(FormerAddress.objects.filter(path__in=some).values_list("key", flat=True))
    for some in in_portions(f"file:{p.removeprefix(settings.MEDIA_URL)}" for p in missing):
        keys |= set(
            Artifact.objects.filter(dependencies__tag__in=some).values_list("key", flat=True)
        )
    if keys:
        Change.objects.create(about="repair", tags=sorted(keys))
    Job.objects.exclude(error="").update(retry_at=None)
    bake_until_done(seconds=86_400)
    return list(differences(processes=processes))
