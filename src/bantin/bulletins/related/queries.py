"""Which related bulletins a page shows."""

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins
from bantin.bulletins.related.models import RelatedBulletin
from bantin.portal.reading import read

SHOWN = 4


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
    found = RelatedBulletin.objects.filter(bulletin_id=bulletin.pk).order_by("position")
    pks = list(dict.fromkeys([*by_hand, *found.values_list("other_id", flat=True)]))
    return _first_public([pk for pk in pks if pk != bulletin.pk], limit)


def _first_public(pks: list[int], limit: int) -> list[BulletinPage]:
    public = public_bulletins().in_bulk(pks)
    shown: list[BulletinPage] = []
    for pk in pks:
        if len(shown) == limit:
            break
        read(f"page:{pk}")
        if pk in public:
            shown.append(public[pk])
    return shown
