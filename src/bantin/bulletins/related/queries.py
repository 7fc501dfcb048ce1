"""Which related bulletins a page shows."""

from collections.abc import Collection

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import SHOWN as SHOWN_BULLETIN
from bantin.bulletins.queries import public_bulletins, with_photos
from bantin.bulletins.related.models import RelatedBulletin
from bantin.portal.memory import is_kept, kept
from bantin.portal.reading import read

SHOWN = 4
# As `bantin.portal.memory` keeps them.
FOUND = "found-related"


def related_tag(pk: int) -> str:
    """Return the tag of the list of bulletins that were found to be related to the bulletin ``pk``."""
    return f"related:{pk}"


def related_of(bulletin: BulletinPage, limit: int = SHOWN) -> list[BulletinPage]:
    """Return at most ``limit`` public bulletins that readers of ``bulletin`` are offered, without their bodies.

    Those that the editor chose come first, in the editor's order; those that were found fill up. None where
    the editor wants none. A withdrawn one is passed over, and noted as read, so that it returns to its place
    with its next publication. Three reads by key.
    """
    if bulletin.hide_related:
        return []
    read(related_tag(bulletin.pk))
    by_hand = [choice.other_id for choice in bulletin.chosen_related.all()]
    found = kept(FOUND, bulletin.pk, lambda: found_for([bulletin.pk])[bulletin.pk])
    pks = list(dict.fromkeys([*by_hand, *found]))
    return _first_public([pk for pk in pks if pk != bulletin.pk], limit)


def found_for(pks: Collection[int]) -> dict[int, list[int]]:
    """Return which bulletins were found to be related to each of ``pks``, the nearest first."""
    found: dict[int, list[int]] = {pk: [] for pk in pks}
    rows = RelatedBulletin.objects.filter(bulletin_id__in=pks).order_by("bulletin_id", "position")
    for bulletin, other in rows.values_list("bulletin_id", "other_id"):
        found[bulletin].append(other)
    return found


def _first_public(pks: list[int], limit: int) -> list[BulletinPage]:
    if all(is_kept(SHOWN_BULLETIN, pk) for pk in pks):
        public = {pk: kept(SHOWN_BULLETIN, pk, lambda: None) for pk in pks}
    else:
        public = dict(with_photos(public_bulletins()).in_bulk(pks))
    shown: list[BulletinPage] = []
    for pk in pks:
        if len(shown) == limit:
            break
        read(f"page:{pk}")
        if (other := public.get(pk)) is not None:
            shown.append(other)
    return shown
