"""The bulletins of the public folder, as the readers' index is to have them."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from bantin.baking.models import Artifact
from bantin.baking.write import content_at
from bantin.feeds.artifacts import NewsItems
from bantin.indexing.entries import entry_of, key_of
from bantin.search.values import FOLDER, Entry

log = logging.getLogger(__name__)


def folder() -> Path:
    """Return the folder of the readers' index."""
    home: Path = settings.BANTIN_HOME
    return home / FOLDER


def published() -> Iterator[str]:
    """Yield the address of each bulletin's ninjs that the database says readers have."""
    rows = Artifact.objects.filter(key__startswith=f"{NewsItems.kind}:")
    yield from rows.values_list("path", flat=True).iterator()


def entries(paths: Iterable[str]) -> Iterator[Entry]:
    """Yield the entry of each of ``paths`` that stands in the public folder; one that cannot be read is logged."""
    for path in paths:
        content = content_at(settings.PUBLIC_ROOT, path)
        if content is None:
            continue
        try:
            yield entry_of(path, content)
        except ValueError as error:
            log.error("The readers' index leaves out a bulletin: %s", error)


def entries_and_gone(paths: Iterable[str]) -> tuple[list[Entry], list[int]]:
    """Return the entries of those of ``paths`` that readers have, and the keys of the others."""
    some = dict.fromkeys(paths)
    found = list(entries(some))
    keys = {entry.key for entry in found}
    return found, [key for key in map(key_of, some) if key not in keys]
