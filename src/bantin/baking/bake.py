"""Baking one artifact, what is due, or everything."""

import fcntl
import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from wagtail.models import Site

from bantin.baking.models import Artifact, BakeRequest, Dependency
from bantin.baking.plan import keys_to_bake
from bantin.baking.write import is_whole, remove_file, write_file
from bantin.frontend import bundle
from bantin.portal import bakeable
from bantin.portal.reading import Reading, recording

log = logging.getLogger(__name__)

BATCH = 500
# After the third failure in a row a request waits an hour between tries, so that one broken page neither
# stops the others nor is forgotten.
RETRY_AFTER = (timedelta(seconds=2), timedelta(seconds=30), timedelta(hours=1))


@dataclass
class Tally:
    """How many artifacts were written, found unchanged, removed, or failed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0


@contextmanager
def baking_lock(*, wait: bool = True) -> Iterator[bool]:
    """Hold the only right to bake into this home; yields False where another process has it and ``wait`` is off.

    A lock of the kernel's: it goes with the process, however that ends.
    """
    settings.BANTIN_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.BANTIN_HOME / "baking.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def bake_due() -> Tally:
    """Bake what the outbox asks for, oldest first, until it is empty. Other changes may come in meanwhile.

    Returns at once, with nothing done, where another process is baking: that one empties the outbox.
    """
    tally = Tally()
    with baking_lock(wait=False) as ours:
        while ours and (requests := _due_requests()):
            _answer(requests, tally)
    return tally


def bake_until_done(seconds: float = 120) -> bool:
    """Bake what is due, or wait for the process that is baking; returns whether all was done in ``seconds``."""
    deadline = time.monotonic() + seconds
    while True:
        bake_due()
        if not _due_requests():
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)


def _due_requests() -> list[BakeRequest]:
    due = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
    return list(BakeRequest.objects.filter(due).order_by("requested_at", "pk")[:BATCH])


def _answer(requests: list[BakeRequest], tally: Tally) -> None:
    tags = list(dict.fromkeys(request.tag for request in requests))
    dependents = Artifact.objects.filter(dependencies__tag__in=tags).values_list("key", flat=True)
    failed: dict[str, str] = {}
    for key in keys_to_bake(tags, dependents.distinct(), _keys_for):
        try:
            bake_one(key, tally)
        except Exception as error:
            log.exception("Baking %s failed", key)
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


def bake_one(key: str, tally: Tally) -> None:
    """Make the file of ``key`` what the database says, or take it away where readers must not have it."""
    family = bakeable.family_of(key)
    location = family.locate(key)
    if location is None:
        forget(key, tally)
        return
    with translation.override("vi"), recording() as reading:
        content = family.render(key)
    _publish_files(reading.files)
    digest = hashlib.sha256(content).hexdigest()
    known = Artifact.objects.filter(key=key).first()
    if known and known.path != location.path:
        forget(key, tally)
        known = None
    if known and known.sha256 == digest and is_whole(settings.PUBLIC_ROOT, location.path):
        tally.unchanged += 1
    else:
        write_file(settings.PUBLIC_ROOT, location.path, content)
        tally.written += 1
    _remember(key, location, digest, reading)


@transaction.atomic
def _remember(key: str, location: bakeable.Location, digest: str, reading: Reading) -> None:
    Artifact.objects.filter(path=location.path).exclude(key=key).delete()
    artifact, _ = Artifact.objects.update_or_create(
        key=key,
        defaults={"path": location.path, "sha256": digest, "listed_in": sorted(location.listed_in)},
    )
    tags = reading.tags | {f"file:{name}" for name in reading.files}
    before = set(artifact.dependencies.values_list("tag", flat=True))
    artifact.dependencies.filter(tag__in=before - tags).delete()
    Dependency.objects.bulk_create(
        Dependency(artifact=artifact, tag=tag) for tag in sorted(tags - before)
    )
    _remove_unused_files(before - tags)


def forget(key: str, tally: Tally) -> None:
    """Take the file of ``key`` away, with the files that only it linked to."""
    if (artifact := Artifact.objects.filter(key=key).first()) is None:
        return
    remove_file(settings.PUBLIC_ROOT, artifact.path)
    tags = set(artifact.dependencies.values_list("tag", flat=True))
    artifact.delete()
    _remove_unused_files(tags)
    tally.removed += 1


def _publish_files(names: Iterable[str]) -> None:
    for name in names:
        path = settings.MEDIA_URL + name
        if not is_whole(settings.PUBLIC_ROOT, path):
            with default_storage.open(name) as file:
                write_file(settings.PUBLIC_ROOT, path, file.read())


def _remove_unused_files(tags: Iterable[str]) -> None:
    files = {tag for tag in tags if tag.startswith("file:")}
    used = set(Dependency.objects.filter(tag__in=files).values_list("tag", flat=True))
    for tag in files - used:
        remove_file(settings.PUBLIC_ROOT, settings.MEDIA_URL + tag.removeprefix("file:"))


def bake_everything(progress: Callable[[str], None] | None = None) -> Tally:
    """Bake every artifact and take away those that should not exist. ``progress`` is told of each key."""
    tally = Tally()
    with baking_lock():
        started = timezone.now()
        bake_assets()
        keys = [key for family in bakeable.families() for key in family.every_key()]
        for key in keys:
            _bake_or_log(key, tally)
            if progress:
                progress(key)
        for key in set(Artifact.objects.values_list("key", flat=True)) - set(keys):
            forget(key, tally)
        BakeRequest.objects.filter(requested_at__lt=started, failures=0).delete()
        if not tally.failed:
            _fingerprint_file().write_text(fingerprint(), encoding="utf-8")
    return tally


def _bake_or_log(key: str, tally: Tally) -> None:
    try:
        bake_one(key, tally)
    except Exception as error:
        log.exception("Baking %s failed", key)
        tally.failed += 1
        BakeRequest.objects.create(
            tag=key, failures=1, retry_at=timezone.now() + RETRY_AFTER[0], error=str(error)
        )


def bake_assets() -> None:
    """Write styles, scripts, fonts and the icon, whose names change with their content."""
    for name, content in bundle.assets().items():
        path = f"/assets/{name}"
        if not is_whole(settings.PUBLIC_ROOT, path):
            write_file(settings.PUBLIC_ROOT, path, content)


def fingerprint() -> str:
    """Return a digest of what all pages are made with: templates, assets, and the site's own address."""
    package = Path(settings.PACKAGE_DIR)
    addresses = sorted(site.root_url for site in Site.objects.all())
    digest = hashlib.sha256(" ".join(addresses).encode())
    for file in sorted([*package.glob("**/*.html"), *package.glob("frontend/**/*.*")]):
        if "__pycache__" not in file.parts and file.is_file():
            digest.update(str(file.relative_to(package)).encode() + file.read_bytes())
    for file in sorted(package.glob("**/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _fingerprint_file() -> Path:
    return Path(settings.BANTIN_HOME) / "baked-with"


def is_up_to_date() -> bool:
    """Tell whether the last full bake was made with today's templates, styles and address."""
    file = _fingerprint_file()
    return file.is_file() and file.read_text(encoding="utf-8") == fingerprint()
