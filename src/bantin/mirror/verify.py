"""Proving that the storage has what the public folder has, and mending it where it has not."""

from collections.abc import Iterator

from django.conf import settings

from bantin.baking.lock import baking_lock, mirror_lock
from bantin.baking.portions import in_portions
from bantin.baking.verify import DIFFERENT, MISSING, STRAY, Difference
from bantin.mirror.follow import follow, remember_place, still_published
from bantin.mirror.listen import MANY
from bantin.mirror.models import Sent, Touched
from bantin.mirror.standing import Standing, look, names_below
from bantin.mirror.target import Target, public_target


def differences_in_storage() -> Iterator[Difference]:
    """Yield each file at which the storage, if the settings name one, is not what the public folder is.

    Nothing is baked or sent meanwhile. Raises `StorageFault` where the storage does not answer.
    """
    if target := public_target():
        with baking_lock(), mirror_lock(wait=True):
            yield from _differences(target)


def _differences(target: Target) -> Iterator[Difference]:
    root = settings.PUBLIC_ROOT
    listed = dict(target.listing())
    waiting = set(Touched.objects.values_list("name", flat=True))
    for some in in_portions(names_below(root), MANY):
        rows = {row.name: row for row in Sent.objects.filter(name__in=some)}
        for name in some:
            standing = look(root, name, settings.PUBLIC_URL)
            version = listed.pop(name, None)
            if version is None:
                yield _difference(MISSING, name, waiting)
            elif standing and not _is(standing, rows.get(name), version):
                yield _difference(DIFFERENT, name, waiting)
    still = still_published(listed)
    for name in sorted(listed.keys() - still):
        yield _difference(STRAY, name, waiting)


def _difference(what: str, name: str, waiting: set[str]) -> Difference:
    why = "it waits to be brought in step" if name in waiting else ""
    return Difference(f"{what} in the storage", name, why=why)


def _is(standing: Standing, row: Sent | None, version: str) -> bool:
    """Tell whether the storage has what was sent, and that is what stands in the folder."""
    if row is None or (row.version, row.fields) != (version, str(standing.fields)):
        return False
    return standing.sha256() == row.sha256


def repair_storage() -> list[Difference]:
    """Send what is missing or different in the storage, take away what is stray there, and return what is left."""
    target = public_target()
    if target is None:
        return []
    with baking_lock(), mirror_lock(wait=True):
        remember_place(target)
        found = [difference.path for difference in _differences(target)]
        for some in in_portions(found, MANY):
            outcome = follow(target, some, anyhow=True)
            if outcome.failed and not outcome.done:
                raise next(iter(outcome.failed.values()))
            answered = [name for name in some if name not in outcome.failed]
            Touched.objects.filter(name__in=answered).delete()
        return list(_differences(target))
