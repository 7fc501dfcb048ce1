"""Baking everything: the first time, and after templates or the site's address have changed."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from bantin.baking import fingerprint
from bantin.baking.bake import bake_one, forget
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact, BakeRequest
from bantin.baking.tally import Tally
from bantin.baking.write import is_whole, write_file
from bantin.frontend import bundle
from bantin.portal import bakeable

log = logging.getLogger(__name__)


def bake_everything(progress: Callable[[str], None] | None = None) -> Tally:
    """Bake every artifact and take away those that should not exist. ``progress`` is told of each key."""
    tally = Tally()
    with baking_lock():
        answered = list(BakeRequest.objects.filter(failures=0).values_list("pk", flat=True))
        bake_assets()
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
        log.exception("Baking %s failed", key)
        tally.failed += 1
        BakeRequest.objects.create(tag=key, failures=1, retry_at=timezone.now(), error=str(error))


def bake_assets() -> None:
    """Write styles, scripts, fonts and the icon, whose names change with their content."""
    for name, content in bundle.assets().items():
        path = f"/assets/{name}"
        if not is_whole(settings.PUBLIC_ROOT, path):
            write_file(settings.PUBLIC_ROOT, path, content)
