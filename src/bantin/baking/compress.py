"""Compressed copies, which baking makes in a hurry, are made as small as can be when nobody waits."""

from django.conf import settings

from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact
from bantin.baking.write import compress_again

# With Brotli's best, less than a tenth of a second of work: whoever has published something waits for no more.
AT_ONCE = 3


def compress_next() -> bool:
    """Compress some files again; returns whether there were any. Gives way to whoever is baking."""
    if not Artifact.objects.filter(quickly=True).exists():
        return False
    with baking_lock(wait=False) as ours:
        if not ours:
            return False
        some = dict(
            Artifact.objects.filter(quickly=True).order_by("pk").values_list("pk", "path")[:AT_ONCE]
        )
        for path in some.values():
            compress_again(settings.PUBLIC_ROOT, path)
        Artifact.objects.filter(pk__in=some).update(quickly=False)
    return True
