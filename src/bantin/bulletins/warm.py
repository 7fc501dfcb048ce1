"""Reading together what the pages of many bulletins show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from bantin.bulletins.archive.queries import TOGETHER
from bantin.bulletins.corrections.notes import PUBLISHED_AT, read_publications
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import BESIDE, SHOWN, public_bulletins, with_photos
from bantin.bulletins.related.queries import FOUND, found_for
from bantin.portal.content import warm_photos
from bantin.portal.memory import keep

# Where the parts of a body name a photo.
PHOTOS = {"figure": "photo", "video": "poster"}


def warm(bulletins: Sequence[BulletinPage]) -> None:
    """Read what ``bulletins`` show besides themselves: photos, related bulletins, those beside them."""
    prefetch_related_objects(
        bulletins, "section", "part", "lead_photo__renditions", "chosen_related", "corrections"
    )
    told = [bulletin.pk for bulletin in bulletins if bulletin.show_history]
    keep(PUBLISHED_AT, read_publications(told) if told else {})
    warm_photos(_photos_in(bulletins))
    pks = [bulletin.pk for bulletin in bulletins]
    beside = _pks_beside(pks)
    found = found_for(pks)
    chosen = {choice.other_id for bulletin in bulletins for choice in bulletin.chosen_related.all()}
    related = chosen | {pk for pks in found.values() for pk in pks}
    here = {b.pk: b for b in bulletins if b.part_id is not None}
    keep(SHOWN, here | _many(with_photos(_bulletins()), related - here.keys()))
    keep(FOUND, found)
    nearest = {pk for pair in beside.values() for pk in pair if pk}
    others = here | _many(_bulletins(), nearest - here.keys())
    keep(
        BESIDE,
        {pk: (others.get(older), others.get(newer)) for pk, (older, newer) in beside.items()},
    )
    keep(TOGETHER, _together(bulletins))


def _together(bulletins: Iterable[BulletinPage]) -> dict[int, list[int]]:
    """Return for each part of the archive that holds some of ``bulletins`` two of its public ones, or all."""
    found: dict[int, list[int]] = defaultdict(list)
    for bulletin in bulletins:
        if bulletin.part_id is not None:
            found[bulletin.part_id].append(bulletin.pk)
    unsure = [part for part, pks in found.items() if len(pks) < 2]
    found |= {part: [] for part in unsure}
    rows = public_bulletins().filter(part__in=unsure).order_by()
    for part, pk in rows.values_list("part_id", "pk"):
        found[part].append(pk)
    return {part: pks[:2] for part, pks in found.items()}


def _bulletins() -> QuerySet[BulletinPage]:
    # Of what many of them have, such as their section, one object each.
    return public_bulletins().select_related(None).prefetch_related("section")


def _many(
    bulletins: QuerySet[BulletinPage], pks: Collection[int]
) -> dict[int | None, BulletinPage | None]:
    """Return those of ``bulletins`` with each of ``pks``, by key; None for which there is none."""
    found = bulletins.in_bulk(list(pks))
    return {pk: found.get(pk) for pk in pks}


def _photos_in(bulletins: Iterable[BulletinPage]) -> Iterator[int]:
    for bulletin in bulletins:
        for part in bulletin.body.raw_data:
            if (name := PHOTOS.get(part["type"])) and (pk := part["value"].get(name)):
                yield pk


def _pks_beside(pks: list[int]) -> dict[int, tuple[int | None, int | None]]:
    """Return the keys of the bulletins just older and just newer than each, as `queries.beside` finds them."""
    of_section = public_bulletins().filter(section_id=OuterRef("section_id"))
    same, own = Q(date=OuterRef("date")), OuterRef("pk")
    older = of_section.filter(date__lte=OuterRef("date")).exclude(same & Q(pk__gte=own))
    newer = of_section.filter(date__gte=OuterRef("date")).exclude(same & Q(pk__lte=own))
    rows = BulletinPage.objects.filter(pk__in=pks).annotate(
        older=_first(older), newer=_first(newer.order_by("date", "pk"))
    )
    return {pk: (before, after) for pk, before, after in rows.values_list("pk", "older", "newer")}


def _first(bulletins: QuerySet[Any]) -> Subquery:
    return Subquery(bulletins.values("pk")[:1])
