"""Making the files of a photo that readers get: after upload, in the background, and never while a page is rendered.

What a page cannot do without (WebP and the picture for social networks) is made before the first page that shows the
photo is baked; the rest (AVIF) when there is nothing else to do. Both may be killed at any moment: what is there
stays, and the next run makes what is missing. Where two make the same, the first that stores it wins.
"""

import hashlib
import logging
import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.images.models import Filter, SourceImageIOError

from bantin.portal.changes import announce
from bantin.portal.encoding import (
    AVIF,
    SHARE,
    WEBP,
    Recipe,
    UnusablePhotoError,
    encode,
    recipes_for,
    upright,
)
from bantin.portal.models import Photo, PhotoRendition

log = logging.getLogger(__name__)

FIRST = (*WEBP, SHARE)
ALL = (*FIRST, *AVIF)
# Another width, format or quality is another edition: the renditions of all photos are then made in the background.
EDITION = hashlib.blake2s(
    " ".join(recipe.spec for recipe in ALL).encode(), digest_size=8
).hexdigest()
RETRY_AFTER = timedelta(hours=1)
_OURS = Q(filter_spec__regex=r"^(width-\d+\|format-(webp|avif)|fill-\d+x\d+\|format-jpeg)\|")


def waiting() -> QuerySet[Photo]:
    """Return the photos whose renditions are not all made, the newest first; without those that failed just now."""
    # Two ranges, because no database looks for what is unequal in an index.
    other = Q(renditions_made__lt=EDITION) | Q(renditions_made__gt=EDITION)
    failed = Q(renditions_failed_at__gt=timezone.now() - RETRY_AFTER)
    photos: QuerySet[Photo] = Photo.objects.filter(other).exclude(failed).order_by("-pk")
    return photos


def make_next() -> bool:
    """Make a file that the next waiting photo lacks, or announce that it lacks none; tells whether one waited."""
    if (photo := waiting().first()) is None:
        return False
    # One file at a time: whoever has published something waits for no more than that.
    if _make(photo, ALL, most=1) == 0:
        _finish(photo)
    return True


def make_shown(photo_ids: Iterable[int]) -> bool:
    """Make what pages cannot do without of those of ``photo_ids`` that have none; returns whether any was made.

    Photos that have some, of another edition or because a process was killed, are shown with those meanwhile.
    """
    some = PhotoRendition.objects.filter(
        image=OuterRef("pk"), filter_spec__contains="|format-webp|"
    )
    bare = waiting().filter(~Exists(some), pk__in=list(photo_ids))
    return sum(_make(photo, FIRST) or 0 for photo in bare) > 0


def _make(photo: Photo, recipes: tuple[Recipe, ...], most: int | None = None) -> int | None:
    """Make those of ``recipes`` that ``photo`` lacks, ``most`` of them at most.

    Returns how many were made, None where that is impossible.
    """
    try:
        wanted = recipes_for(photo.width, recipes)
        missing = [recipe for recipe in wanted if not _rows(photo, recipe).exists()][:most]
        if missing:
            image = upright(_original(photo))
            # Two at once where a page waits for them; in the background the other core is the desk's.
            with ThreadPoolExecutor(2 if recipes == FIRST else 1) as pool:
                contents = pool.map(partial(encode, image, centre=photo.centre), missing)
                for recipe, content in zip(missing, contents, strict=True):
                    _store(photo, recipe, content)
    except UnusablePhotoError as error:
        log.error("Photo %s (%s) cannot be shown: %s", photo.pk, photo.file.name, error)
        Photo.objects.filter(pk=photo.pk).update(renditions_failed_at=timezone.now())
        return None
    except IntegrityError:
        if Photo.objects.filter(pk=photo.pk).exists():
            raise
        return None  # deleted meanwhile
    return len(missing)


def _original(photo: Photo) -> bytes:
    try:
        with photo.open_file() as file:
            return bytes(file.read())
    except (FileNotFoundError, SourceImageIOError) as error:
        raise UnusablePhotoError(str(error)) from error


def _focal_point_key(photo: Photo, recipe: Recipe) -> str:
    return str(Filter(recipe.spec).get_cache_key(photo))


def _rows(photo: Photo, recipe: Recipe) -> QuerySet[PhotoRendition]:
    rows: QuerySet[PhotoRendition] = PhotoRendition.objects.filter(
        image=photo, filter_spec=recipe.spec, focal_point_key=_focal_point_key(photo, recipe)
    )
    return rows


def _store(photo: Photo, recipe: Recipe, content: bytes) -> None:
    # A name of its own each time: readers keep what they have fetched for a day, and a name that comes back could
    # be that of a file which Wagtail's task is about to delete.
    size, token = recipe.width or "chia-se", secrets.token_hex(4)
    name = f"{PurePath(photo.file.name).stem[:40]}.{size}.{token}.{recipe.extension}"
    rendition = PhotoRendition(
        image=photo,
        filter_spec=recipe.spec,
        focal_point_key=_focal_point_key(photo, recipe),
        file=ContentFile(content, name=name),
    )
    try:
        with transaction.atomic():
            rendition.save()
    except IntegrityError:
        rendition.file.storage.delete(rendition.file.name)
        if not _rows(photo, recipe).exists():
            raise


@transaction.atomic
def _finish(photo: Photo) -> None:
    """Note that ``photo`` is complete, unless it has changed meanwhile; take away what no recipe makes any more."""
    focal = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    same = {"file": photo.file.name, **{name: getattr(photo, name) for name in focal}}
    done = Photo.objects.filter(pk=photo.pk, **same).update(
        renditions_made=EDITION, renditions_failed_at=None
    )
    if not done:
        return
    kept = [_rows(photo, r).values_list("pk", flat=True) for r in recipes_for(photo.width, ALL)]
    keep = {pk for rows in kept for pk in rows}
    for row in photo.renditions.filter(_OURS).exclude(pk__in=keep):
        row.delete()
    announce({f"image:{photo.pk}"})
