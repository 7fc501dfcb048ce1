"""Baking artifacts: each is rendered and its file written, then what is known of them is stored together."""

import errno
import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import OperationalError, transaction
from django.utils import timezone, translation

from bantin.baking import addresses, generations, journal
from bantin.baking.models import Artifact, ArtifactRow, Dependency
from bantin.baking.output import Output, public_output, touched
from bantin.baking.portions import in_portions
from bantin.baking.tally import Tally
from bantin.portal import bakeable, memory
from bantin.portal.reading import Reading, recording
from bantin.portal.renditions import make_shown

log = logging.getLogger(__name__)

# Not the page's fault but the machine's, and soon over: all pages are tried again, and soon.
FAULTS_OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE}
)

Outcome = str
WRITTEN: Outcome = "written"
UNCHANGED: Outcome = "unchanged"


@dataclass(frozen=True)
class Baked:
    """What came of one artifact: where it stands (None where readers must not have it), or an error."""

    key: str
    location: bakeable.Location | None = None
    sha256: str = ""
    tags: frozenset[str] = frozenset()
    good_until: datetime | None = None
    outcome: Outcome = UNCHANGED
    quickly: bool = False
    error: str = ""
    is_fault_of_machine: bool = False


@dataclass
class Known:
    """What the database says of artifacts before they are baked again, by key."""

    artifacts: dict[str, Artifact] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Iterable[str]) -> "Known":
        """Read it for ``keys``."""
        return cls(
            {
                artifact.key: artifact
                for some in in_portions(keys)
                for artifact in Artifact.objects.filter(key__in=some)
            }
        )


def never() -> bool:
    """Tell a bake that nothing asks it to stop."""
    return False


def is_fault_of_machine(error: Exception) -> bool:
    """Tell whether ``error`` is no fault of what is baked: a full disk, a database that does not answer."""
    return isinstance(error, OperationalError) or (
        isinstance(error, OSError) and error.errno in FAULTS_OF_THE_MACHINE
    )


def bake(
    keys: Sequence[str],
    tally: Tally,
    settle: Callable[[list[Baked]], None],
    stop: Callable[[], bool] = never,
) -> None:
    """Make the files of ``keys`` what the database says, or take them away where readers must not have them.

    ``settle`` is called in the transaction that stores what came of them. When ``stop`` tells so, what has not
    been begun is left alone.
    """
    output = public_output()
    known = Known.of(keys)
    standing = {artifact.path for artifact in known.artifacts.values()}

    def note(path: str) -> None:
        if path not in standing:
            journal.note(path)

    baked = write_all(keys, output, note=note, stop=stop)
    try:
        with transaction.atomic():
            store(baked, known, output, generations.current(settings.PUBLIC_ROOT))
            settle(baked)
            touched.send(bake, paths=output.noted)
        journal.clear()
    except OSError as error:
        if len(baked) > 1:
            # A file that cannot be taken away must not keep the others waiting.
            for item in baked:
                bake([item.key], tally, settle)
            return
        baked = [_failed(item.key, error) for item in baked]
        with transaction.atomic():
            settle(baked)
            touched.send(bake, paths=output.noted)
    for item in baked:
        tally.count(item, was_there=item.key in known.artifacts)


def write_all(
    keys: Sequence[str],
    output: Output,
    *,
    keep: Callable[[str, bytes], bool] | None = None,
    note: Callable[[str], None] = lambda path: None,
    stop: Callable[[], bool] = never,
) -> list[Baked]:
    """Render ``keys`` and write their files to ``output``; what cannot be baked is logged and has an error.

    ``keep(path, content)`` may put a file in place that is the same already; it tells whether it did. ``note`` is
    told of each path before it is written. Compressed copies are made fast here, and small when nobody waits. When
    ``stop`` tells so, the first is baked all the same, so that whoever asks again and again gets on.
    """
    baked: list[Baked] = []
    published: set[str] = set()
    with memory.remembering():
        bakeable.warm(keys)
        for key in keys:
            if baked and stop():
                break
            baked.append(_written(key, output, keep or output.holds, note, published))
    return baked


def _written(
    key: str,
    output: Output,
    keep: Callable[[str, bytes], bool],
    note: Callable[[str], None],
    published: set[str],
) -> Baked:
    try:
        family = bakeable.family_of(key)
        location = family.locate(key)
        if location is None:
            return Baked(key)
        content, reading = rendered(family, key)
        _publish_files(reading.files - published, output, note)
        published |= reading.files
        note(location.path)
        same = keep(location.path, content)
        if not same:
            output.put(location.path, content, quick=True)
    except Exception as error:
        return _failed(key, error)
    return Baked(
        key,
        location,
        hashlib.sha256(content).hexdigest(),
        frozenset(reading.tags | {f"file:{name}" for name in reading.files}),
        reading.good_until,
        UNCHANGED if same else WRITTEN,
        quickly=not same,
    )


def rendered(family: bakeable.Bakeable, key: str) -> tuple[bytes, Reading]:
    """Return what ``family`` renders and what it read; photos that have no renditions yet are given them first."""
    while True:
        with translation.override("vi"), recording() as reading:
            content = family.render(key)
        photos = reading.photos_without_files
        if not photos or not make_shown(photos):
            return content, reading
        memory.forget()


def _failed(key: str, error: Exception) -> Baked:
    fault_of_machine = is_fault_of_machine(error)
    if fault_of_machine or isinstance(error, OSError):
        log.error("Baking %s failed: %s", key, error)
    else:
        log.error("Baking %s failed", key, exc_info=error)
    return Baked(
        key, error=f"{type(error).__name__}: {error}", is_fault_of_machine=fault_of_machine
    )


def _publish_files(names: Iterable[str], output: Output, note: Callable[[str], None]) -> None:
    for name in names:
        path = settings.MEDIA_URL + name
        if not output.has(path):
            note(path)
            with default_storage.open(name) as file:
                output.put(path, file.read())


def store(baked: Collection[Baked], known: Known, output: Output, generation: int) -> None:
    """Store what came of ``baked``, and bring in order what lies around: old addresses, files that none shows."""
    standing = [item for item in baked if item.location is not None]
    paths = {item.key: item.location.path for item in standing if item.location}
    withdrawn = [item.key for item in baked if item.location is None and not item.error]
    forget(withdrawn, output, kept=frozenset(paths.values()))
    if not standing:
        return
    lost: set[str] = set()
    for some in in_portions(paths.values()):
        for row in Artifact.objects.filter(path__in=some):
            if paths.get(row.key) != row.path:
                lost.update(row.dependencies.values_list("tag", flat=True))
                row.delete()
    Artifact.put(
        [_row(item, item.location, known, generation) for item in standing if item.location]
    )
    _store_tags(standing, output)
    _remove_unused_files(lost, output)
    for key, path in paths.items():
        was = known.artifacts.get(key)
        if was is not None and was.path != path:
            addresses.leave(key, was.path, output)
    addresses.lead_on(paths, output)


def _row(item: Baked, location: bakeable.Location, known: Known, generation: int) -> ArtifactRow:
    was = known.artifacts.get(item.key)
    return ArtifactRow(
        key=item.key,
        path=location.path,
        sha256=item.sha256,
        listed_in=sorted(location.listed_in),
        heat=location.heat,
        good_until=item.good_until,
        generation=generation,
        times_baked=was.times_baked + 1 if was else 1,
        quickly=item.quickly or (item.outcome == UNCHANGED and was is not None and was.quickly),
        baked_at=timezone.now(),
    )


def _store_tags(baked: Sequence[Baked], output: Output) -> None:
    ids: dict[str, int] = {}
    before: dict[int, dict[str, int]] = {}
    for some in in_portions(item.key for item in baked):
        ids.update(Artifact.objects.filter(key__in=some).values_list("key", "pk"))
        for pk, artifact, tag in Dependency.objects.filter(artifact__key__in=some).values_list(
            "pk", "artifact_id", "tag"
        ):
            before.setdefault(artifact, {})[tag] = pk
    new: list[tuple[int, str]] = []
    gone: dict[str, list[int]] = {}
    for item in baked:
        pk = ids[item.key]
        old = before.get(pk, {})
        new += [(pk, tag) for tag in sorted(item.tags - old.keys())]
        for tag in old.keys() - item.tags:
            gone.setdefault(tag, []).append(old[tag])
    for some in in_portions(str(pk) for pks in gone.values() for pk in pks):
        Dependency.objects.filter(pk__in=some).delete()
    Dependency.add(new)
    _remove_unused_files(gone, output)


def forget(keys: Sequence[str], output: Output, kept: Collection[str] = ()) -> None:
    """Take the files of ``keys`` away, with the files that only they linked to.

    At an address that is ``kept`` something else stands by now.
    """
    for some in in_portions(keys):
        addresses.lead_nowhere(some, output)
        for artifact in Artifact.objects.filter(key__in=some):
            if artifact.path not in kept:
                output.remove(artifact.path)
            tags = set(artifact.dependencies.values_list("tag", flat=True))
            artifact.delete()
            _remove_unused_files(tags, output)


def _remove_unused_files(tags: Iterable[str], output: Output) -> None:
    files = {tag for tag in tags if tag.startswith("file:")}
    for some in in_portions(files):
        used = set(Dependency.objects.filter(tag__in=some).values_list("tag", flat=True))
        for tag in set(some) - used:
            output.remove(settings.MEDIA_URL + tag.removeprefix("file:"))
