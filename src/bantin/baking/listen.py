"""From announcements to the outbox."""

from typing import Any

from bantin.baking.models import Artifact, Change
from bantin.baking.portions import in_portions
from bantin.portal.changes import changed


def connect() -> None:
    """Write a row of the outbox for each announcement from now on."""
    changed.connect(request_bake)


def request_bake(tags: frozenset[str], about: str = "", **kwargs: Any) -> None:
    """Ask for what shows ``tags`` to be baked, and what listed them when they were last baked.

    The lists are read now: another bake may come in between that finds the page in new lists and forgets the old.
    """
    left = (
        tag
        for some in in_portions(tags)
        for listed in Artifact.objects.filter(key__in=some).values_list("listed_in", flat=True)
        for tag in listed
    )
    Change.objects.create(about=about, tags=sorted(tags.union(left)))
