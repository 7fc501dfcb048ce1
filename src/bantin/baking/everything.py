"""Baking everything: the first time, and after templates or the site's address have changed."""

from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.utils import timezone

from bantin.baking import fingerprint
from bantin.baking.bake import bake_one, forget, log_failure
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact, BakeRequest
from bantin.baking.prepare import prepare
from bantin.baking.tally import Tally
from bantin.baking.write import is_whole, remove_leftovers, write_file
from bantin.frontend import bundle
from bantin.portal import bakeable


def bake_everything(progress: Callable[[str], None] | None = None) -> Tally:
    """Bake every artifact and take away those that should not exist. ``progress`` is told of each key."""
    tally = Tally()
    with baking_lock():
        answered = list(BakeRequest.objects.filter(failures=0).values_list("pk", flat=True))
        remove_leftovers(settings.PUBLIC_ROOT)
        bake_assets()
        for tag, error in prepare(tally).items():
            _ask_again(tag, error)
        keys = [key for family in bakeable.families() for key in family.every_key()]
        for key in keys:
            _bake_or_log(key, tally)
            if progress:
                progress(key)
        for key in set(Artifact.objects.values_list("key", flat=True)) - set(keys):
            forget(key, tally)
        BakeRequest.objects.filter(pk__in=answered).delete()
        if not tally.failed:
            fingerprint.remember()
    return tally


def _bake_or_log(key: str, tally: Tally) -> None:
    try:
        bake_one(key, tally)
    except Exception as error:
        log_failure(key, error)
        tally.failed += 1
        _ask_again(key, str(error))


def _ask_again(tag: str, error: str) -> None:
    BakeRequest.objects.create(tag=tag, failures=1, retry_at=timezone.now(), error=error)


def bake_assets() -> None:
    """Write styles, scripts, fonts and the icon, whose names change with their content."""
    for name, content in bundle.assets().items():
        path = bundle.ASSETS_URL + name
        if not is_whole(settings.PUBLIC_ROOT, path):
            write_file(settings.PUBLIC_ROOT, path, content)


def is_complete() -> bool:
    """Tell whether every file that was baked is still there, and the last full bake is of today's making."""
    paths = Artifact.objects.values_list("path", flat=True).iterator()
    assets = (bundle.ASSETS_URL + name for name in bundle.assets())
    return fingerprint.is_up_to_date() and all(
        is_whole(settings.PUBLIC_ROOT, path) for path in chain(assets, paths)
    )
