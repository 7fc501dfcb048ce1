"""From what baking has changed to what the readers' index is to look at."""

import threading
from collections.abc import Collection
from typing import Any

from django.db import transaction

from bantin.baking.output import touched
from bantin.feeds.artifacts import NINJS_FILE
from bantin.indexing.models import Stale

MANY = 400
"""Databases take so many rows in one statement."""

news = threading.Event()
"""Set when this process has stored something to look at."""


def connect() -> None:
    """Note each change of a bulletin from now on."""
    touched.connect(note)


def note(paths: Collection[str], **kwargs: Any) -> None:
    """Note those of ``paths`` that tell of a bulletin, in the transaction that has changed them."""
    changed = sorted(path for path in paths if path.endswith(f"/{NINJS_FILE}"))
    if changed:
        Stale.objects.bulk_create((Stale(path=path) for path in changed), batch_size=MANY)
        transaction.on_commit(news.set)
