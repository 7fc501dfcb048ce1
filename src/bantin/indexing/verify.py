"""Proving that the readers' index has what the public folder has, and mending it where it has not."""

import time
from collections.abc import Iterator

from bantin.baking.lock import baking_lock
from bantin.baking.verify import DIFFERENT, MISSING, STRAY, Difference
from bantin.indexing.follow import build_anew
from bantin.indexing.models import Stale
from bantin.indexing.standing import entries, entries_and_gone, folder, published
from bantin.search.index import digest, digests, stored, update
from bantin.search.values import NoIndex

PATIENCE_SECONDS = 5.0
"""How long what is on its way is waited for."""
IN_THE_INDEX = "in the readers' index"


def differences_in_index() -> Iterator[Difference]:
    """Yield each bulletin at which the readers' index is not what the public folder is.

    All is compared while publishing goes on; what differs then may only have been on its way, and is looked at again
    once the index has had time, while nobody bakes. Raises SearchFailure where the index cannot be read.
    """
    try:
        suspects, stray = _suspects()
    except NoIndex as error:
        yield Difference(f"{MISSING}: the readers' index", str(folder()), why=str(error))
        return
    if suspects or stray:
        _let_it_catch_up()
        with baking_lock():
            yield from _differences(suspects, stray)


def _suspects() -> tuple[list[str], list[int]]:
    """Return the addresses at which the index differs, and the keys that it has of none."""
    known = dict(digests(folder()))
    differ = [
        path
        for path in published()
        for entry in entries([path])
        if known.pop(entry.key, None) != digest(entry)
    ]
    return differ, list(known)


def _let_it_catch_up() -> None:
    waiting = Stale.objects.filter(is_done=False)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while waiting.exists() and time.monotonic() < deadline:
        time.sleep(0.2)


def _differences(suspects: list[str], stray: list[int]) -> Iterator[Difference]:
    known = dict(digests(folder()))
    waiting = set(Stale.objects.filter(is_done=False).values_list("path", flat=True))
    standing = set()
    for path in suspects:
        why = "it waits to be indexed" if path in waiting else ""
        for entry in entries([path]):
            standing.add(entry.key)
            if (has := known.get(entry.key)) != digest(entry):
                what = MISSING if has is None else DIFFERENT
                yield Difference(f"{what} {IN_THE_INDEX}", path, why=why)
    for key in known.keys() & set(stray) - standing:
        has_it = stored(folder(), key)
        yield Difference(f"{STRAY} {IN_THE_INDEX}", has_it.url if has_it else "", str(key))


def repair_index(found: list[Difference]) -> list[Difference]:
    """Mend ``found`` in the index, or build it where there is none; returns what is left."""
    if not found:
        return []
    if any(it.what.startswith(f"{MISSING}:") for it in found):
        build_anew()
    else:
        stray = [int(it.key) for it in found if it.key]
        with baking_lock():
            found_now, gone = entries_and_gone(it.path for it in found if not it.key)
            update(folder(), found_now, [*gone, *stray])
    return list(differences_in_index())
