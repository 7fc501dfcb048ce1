"""Baking one artifact, or taking it away."""

import hashlib
import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation

from bantin.baking import addresses
from bantin.baking.models import Artifact, Dependency
from bantin.baking.tally import Tally
from bantin.baking.write import is_whole, remove_file, write_file
from bantin.portal import bakeable
from bantin.portal.reading import Reading, recording
from bantin.portal.renditions import make_shown

log = logging.getLogger(__name__)


def bake_one(key: str, tally: Tally) -> None:
    """Make the file of ``key`` what the database says, or take it away where readers must not have it."""
    family = bakeable.family_of(key)
    location = family.locate(key)
    if location is None:
        forget(key, tally)
        return
    content, reading = _rendered(family, key)
    _publish_files(reading.files)
    digest = hashlib.sha256(content).hexdigest()
    known = Artifact.objects.filter(key=key).first()
    moved = known is not None and known.path != location.path
    same = known is not None and known.sha256 == digest and not moved
    if same and is_whole(settings.PUBLIC_ROOT, location.path):
        tally.unchanged += 1
    else:
        write_file(settings.PUBLIC_ROOT, location.path, content)
        tally.written += 1
    _remember(key, location, digest, reading)
    if known is not None and moved:
        addresses.leave(key, known.path)
    addresses.lead_on(key, location.path)


def _rendered(family: bakeable.Bakeable, key: str) -> tuple[bytes, Reading]:
    """Return what ``family`` renders and what it read; photos that have no renditions yet are given them first."""
    while True:
        with translation.override("vi"), recording() as reading:
            content = family.render(key)
        photos = [int(tag[6:]) for tag in reading.tags if tag.startswith("image:")]
        if not photos or not make_shown(photos):
            return content, reading


@transaction.atomic
def _remember(key: str, location: bakeable.Location, digest: str, reading: Reading) -> None:
    Artifact.objects.filter(path=location.path).exclude(key=key).delete()
    artifact, _ = Artifact.objects.update_or_create(
        key=key,
        defaults={
            "path": location.path,
            "sha256": digest,
            "listed_in": sorted(location.listed_in),
            "good_until": reading.good_until,
        },
    )
    tags = reading.tags | {f"file:{name}" for name in reading.files}
    before = set(artifact.dependencies.values_list("tag", flat=True))
    artifact.dependencies.filter(tag__in=before - tags).delete()
    Dependency.objects.bulk_create(
        Dependency(artifact=artifact, tag=tag) for tag in sorted(tags - before)
    )
    _remove_unused_files(before - tags)


def log_failure(key: str, error: Exception) -> None:
    """Log that ``key`` could not be baked; with a traceback unless the disk is to blame."""
    if isinstance(error, OSError):
        log.error("Baking %s failed: %s", key, error)
    else:
        log.error("Baking %s failed", key, exc_info=error)


def forget(key: str, tally: Tally) -> None:
    """Take the file of ``key`` away, with the files that only it linked to."""
    if (artifact := Artifact.objects.filter(key=key).first()) is None:
        return
    remove_file(settings.PUBLIC_ROOT, artifact.path)
    addresses.lead_nowhere(key)
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
