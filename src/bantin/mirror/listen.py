"""From what baking has changed to what the storage is to be brought in step with."""

from collections.abc import Collection
from typing import Any

from django.conf import settings

from bantin.baking.output import touched
from bantin.mirror.models import Touched
from bantin.mirror.standing import is_shared, name_of

# Databases take so many rows in one statement.
MANY = 400


def connect() -> None:
    """Note each change of the public folder from now on."""
    touched.connect(note)


def note(paths: Collection[str], **kwargs: Any) -> None:
    """Note that the storage is to look at ``paths`` again, in the transaction that has changed them.

    What pages show comes before the pages.
    """
    if "public" not in settings.STORAGES:
        return
    names = sorted({name_of(path) for path in paths}, key=lambda name: (not is_shared(name), name))
    Touched.objects.bulk_create((Touched(name=name) for name in names), batch_size=MANY)
