"""The index of related bulletins, made while the archive is: the first publish has not to wait for it then."""

from collections.abc import Iterator

from django.conf import settings

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.related.finding import FOLDER
from bantin.bulletins.related.similarity import Entry, SimilarityIndex
from bantin.bulletins.related.tokens import tokens
from benchmarks.archive.store import words_of

BATCH = 5000
"""Large, as each batch is a file that the engine merges later."""


def index_archive() -> None:
    """Make the index anew with every bulletin."""
    SimilarityIndex.build(settings.BANTIN_HOME / FOLDER, _batches())


def _batches() -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    bulletins = BulletinPage.objects.live().order_by("pk").only("title", "lead", "home_id", "body")
    for bulletin in bulletins.iterator(chunk_size=500):
        words = words_of(list(bulletin.body.raw_data))
        text = tokens([bulletin.title, bulletin.lead, *words])
        batch.append(Entry(bulletin.pk, bulletin.home_id or 0, text))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
