"""Compressed copies, which baking makes in a hurry, are made as small as can be when nobody waits."""

from django.conf import settings

from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact
from bantin.baking.write import compressed, content_at, replace_copies

# With Brotli's best, about a tenth of a second of work.
AT_ONCE = 4


def compress_next() -> bool:
    """Compress some files again; returns whether there were any.

    The lock of baking is not held while it works, only while it puts in place what is still right then: whoever has
    published something waits for a thousandth of a second.
    """
    root = settings.PUBLIC_ROOT
    some = dict(
        Artifact.objects.filter(quickly=True).order_by("pk").values_list("pk", "path")[:AT_ONCE]
    )
    if not some:
        return False
    found = {path: content_at(root, path) for path in some.values()}
    copies = {path: compressed(content, quick=False) for path, content in found.items() if content}
    with baking_lock(wait=False) as ours:
        if not ours:
            return False
        same = {path for path in found if content_at(root, path) == found[path]}
        for path in same & copies.keys():
            replace_copies(root, path, copies[path])
        done = [pk for pk, path in some.items() if path in same]
        Artifact.objects.filter(pk__in=done).update(quickly=False)
    return True
