"""From announcements to the outbox."""

from typing import Any

from bantin.baking.models import Artifact, BakeRequest
from bantin.portal.changes import changed


def connect() -> None:
    """Write a row of the outbox for each tag that is announced from now on."""
    changed.connect(request_bake)


def request_bake(tags: frozenset[str], **kwargs: Any) -> None:
    """Ask for what shows ``tags`` to be baked, and what listed them when they were last baked."""
    left = Artifact.objects.filter(key__in=tags).values_list("listed_in", flat=True)
    every = tags.union(*left)
    BakeRequest.objects.bulk_create(BakeRequest(tag=tag) for tag in sorted(every))
