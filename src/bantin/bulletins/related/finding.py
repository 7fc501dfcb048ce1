"""Finding what is related to the bulletins that were published, before their pages are baked."""

import logging
from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins
from bantin.bulletins.related.choice import CANDIDATES, Candidate, choose
from bantin.bulletins.related.models import RelatedBulletin, RelatedSearch
from bantin.bulletins.related.queries import related_tag
from bantin.bulletins.related.similarity import (
    Entry,
    SimilarityIndex,
    UnreadableIndex,
)
from bantin.bulletins.related.tokens import tokens
from bantin.portal.changes import announce
from bantin.search.values import EngineFailed

# The number changes with what the index holds of a text: an upgrade makes the index anew then.
FOLDER: Final = "related-1"
BATCH: Final = 200

T = TypeVar("T")

log = logging.getLogger(__name__)


def find_requested() -> None:
    """Find and store what is related to each bulletin that was published and has none stored yet.

    First the index learns all texts that were published since, so that of bulletins that were imported
    together each can lead to each. Then the lists are stored. A search that is interrupted is made again the
    next time. Only who holds the lock of baking may call this.
    """
    requests = RelatedSearch.objects.filter(requested_at__isnull=False)
    if not requests.exists():
        return
    # Sorted here: in the order of its keys SQLite would read the whole table.
    due = sorted(requests, key=lambda search: search.pk)
    requests.update(attempted=True)
    try:
        _answer(due)
    except EngineFailed:
        SimilarityIndex.discard(settings.BANTIN_HOME / FOLDER)
        raise


def _answer(due: Sequence[RelatedSearch]) -> None:
    index = _index_that_knows([search.pk for search in due])
    for batch in _batches(due):
        _store(batch, _find(index, [search.pk for search in batch if search.found_at is None]))


def entry_of(bulletin: BulletinPage) -> Entry:
    """Return ``bulletin`` as the index knows it: headline, lead and the words of its body."""
    text = tokens([bulletin.title, bulletin.lead, *_words_of_body(bulletin)])
    return Entry(bulletin.pk, bulletin.home_id or 0, text)


def _words_of_body(bulletin: BulletinPage) -> list[str]:
    """Return the words of the body; none of one that cannot be read: the others are to be found."""
    try:
        words = bulletin.body.stream_block.get_searchable_content(bulletin.body)
        return [str(part) for part in words]
    except (AttributeError, LookupError, TypeError, ValueError):
        log.exception("The body of the bulletin %s cannot be read", bulletin.pk)
        return []


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _live(pks: Collection[int]) -> QuerySet[BulletinPage]:
    found: QuerySet[BulletinPage] = BulletinPage.objects.live().filter(pk__in=pks)
    return found


def _index_that_knows(pks: Sequence[int]) -> SimilarityIndex:
    """Return the index, which knows the bulletins ``pks`` as they are now; made anew where there is none."""
    path = settings.BANTIN_HOME / FOLDER
    try:
        index = SimilarityIndex(path)
    except UnreadableIndex:
        return SimilarityIndex.build(path, _every_entry())
    for batch in _batches(pks):
        _learn(index, batch)
    return index


def _every_entry() -> Iterator[list[Entry]]:
    pks = list(BulletinPage.objects.live().order_by("pk").values_list("pk", flat=True))
    for batch in _batches(pks):
        yield [entry_of(bulletin) for bulletin in _live(batch).order_by("pk")]


def _learn(index: SimilarityIndex, pks: Sequence[int]) -> None:
    entries = [entry_of(bulletin) for bulletin in _live(pks).order_by("pk")]
    index.replace(entries)
    index.remove(set(pks) - {entry.pk for entry in entries})


def _find(index: SimilarityIndex, pks: Sequence[int]) -> dict[int, list[int]]:
    """Return the keys of what is related to each of the bulletins ``pks`` that are live."""
    bulletins = list(_live(pks).order_by("pk"))
    alike = {b.pk: index.nearest(entry_of(b), CANDIDATES) for b in bulletins}
    named = {other.pk for others in alike.values() for other in others}
    # What was withdrawn takes the place of what readers can be offered.
    index.remove(named - set(_live(named).values_list("pk", flat=True)))
    public = public_bulletins().select_related(None).only("title", "date", "home_id").in_bulk(named)
    return {
        b.pk: choose(
            [
                Candidate(other.pk, public[other.pk].title, public[other.pk].date, other.likeness)
                for other in alike[b.pk]
                if other.pk in public and public[other.pk].home_id == b.home_id
            ],
            date=b.date,
        )
        for b in bulletins
    }


@transaction.atomic
def _store(searches: Sequence[RelatedSearch], found: dict[int, list[int]]) -> None:
    RelatedBulletin.objects.filter(bulletin_id__in=found).delete()
    RelatedBulletin.objects.bulk_create(
        RelatedBulletin(bulletin_id=pk, other_id=other, position=position)
        for pk, others in found.items()
        for position, other in enumerate(others)
    )
    RelatedSearch.objects.filter(pk__in=found).update(found_at=timezone.now())
    for search in searches:
        # Unless it was published once more in the meantime.
        RelatedSearch.objects.filter(pk=search.pk, requested_at=search.requested_at).update(
            requested_at=None, attempted=False
        )
    announce(
        related_tag(search.pk) for search in searches if search.attempted and search.pk in found
    )
