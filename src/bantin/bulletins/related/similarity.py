"""The index on disk that says how like two texts are.

Tantivy's BM25, asked for the tokens that tell most about a text. The engine has a query that chooses those itself
(more like this); it ends the process with a panic once a document was deleted, and leaves it to chance which of
equal tokens it takes, so they are chosen here. The index can be made anew from the bulletins at any time.
"""

import heapq
import math
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy

from bantin.search.engine import failures
from bantin.search.values import EngineFailed

# Tantivy refuses less than 15 MB to a thread.
_WRITER_MEMORY: Final = 15_000_000
# More would find a little better and cost more with every bulletin of the archive.
MOST_TERMS: Final = 400
_UNFINISHED: Final = ".building"


class UnreadableIndex(Exception):
    """The index is not there, or is not one that can be read; it has to be made anew."""


@dataclass(frozen=True)
class Entry:
    """A bulletin as the index knows it: its key, the key of its site's home page, and its tokens."""

    pk: int
    home_id: int
    tokens: list[str]


@dataclass(frozen=True)
class Alike:
    """The key of a bulletin, and how like another it is: 1 for the same text, near 0 for nothing in common."""

    pk: int
    likeness: float


def _schema() -> tantivy.Schema:
    # Signed: a document is only ever deleted by the term of a signed number.
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("pk", indexed=True, fast=True)
    builder.add_integer_field("home", indexed=True)
    builder.add_text_field("tokens", tokenizer_name="whitespace", index_option="basic")
    return builder.build()


class SimilarityIndex:
    """The texts of all public bulletins in the folder ``path``. One process at a time may write."""

    def __init__(self, path: Path) -> None:
        """Open the index at ``path``. Raises UnreadableIndex when there is none, or none that can be read."""
        if not path.is_dir():
            raise UnreadableIndex(f"There is no index at {path}.")
        try:
            with failures():
                self._index = tantivy.Index(_schema(), str(path), reuse=True)
                self._searcher = self._index.searcher()
        except EngineFailed as error:
            raise UnreadableIndex(f"The index at {path} cannot be read: {error}") from error

    @classmethod
    def build(cls, path: Path, batches: Iterable[list[Entry]]) -> "SimilarityIndex":
        """Make an index of ``batches`` at ``path``, in place of what is there; there is none until it is whole."""
        unfinished = path.with_name(path.name + _UNFINISHED)
        cls.discard(path)
        unfinished.mkdir(parents=True)
        index = cls(unfinished)
        for batch in batches:
            index.replace(batch)
        unfinished.replace(path)
        return cls(path)

    @staticmethod
    def discard(path: Path) -> None:
        """Take away the index at ``path``, so that it is made anew."""
        for folder in (path.with_name(path.name + _UNFINISHED), path):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        # One thread: where a text lies in the index depends on the order of writing alone.
        writer = self._index.writer(_WRITER_MEMORY, 1)
        try:
            yield writer
            writer.commit()
        finally:
            # Also lets go of the folder's lock.
            writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def replace(self, entries: list[Entry]) -> None:
        """Let the index know ``entries`` as they are now. Raises EngineFailed."""
        with failures(), self._writer() as writer:
            for entry in entries:
                writer.delete_documents_by_term("pk", entry.pk)
                fields = {"pk": entry.pk, "home": entry.home_id, "tokens": " ".join(entry.tokens)}
                writer.add_document(tantivy.Document.from_dict(fields, self._index.schema))

    def remove(self, pks: Iterable[int]) -> None:
        """Forget the bulletins ``pks``. Raises EngineFailed."""
        if pks := list(pks):
            with failures(), self._writer() as writer:
                for pk in pks:
                    writer.delete_documents_by_term("pk", pk)

    def nearest(self, entry: Entry, limit: int) -> list[Alike]:
        """Return at most ``limit`` others of the same site that are most like ``entry``, which the index knows.

        Raises EngineFailed.
        """
        if not entry.tokens:
            return []
        with failures():
            found = self._searcher.search(self._like(entry), limit + 1, count=False).hits
            pks = self._searcher.fast_field_values("pk", [address for _, address in found])
        scores = dict(zip(pks, (float(score) for score, _ in found), strict=True))
        own = scores.pop(entry.pk, None) or max(scores.values(), default=0.0)
        return [Alike(int(pk), score / own) for pk, score in scores.items() if pk is not None][
            :limit
        ]

    def _like(self, entry: Entry) -> tantivy.Query:
        schema = self._index.schema
        terms = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(schema, "tokens", token, index_option="basic"), weight
                ),
            )
            for weight, token in self._telling(entry)
        ]
        same_site = tantivy.Query.term_query(schema, "home", entry.home_id)
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.boolean_query(terms)),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(same_site, 0.0)),
            ]
        )

    def _telling(self, entry: Entry) -> list[tuple[float, str]]:
        """Return the tokens that tell most about ``entry`` with their weights, tf-idf as BM25 defines it."""
        # What was deleted still counts in both numbers until the engine merges it away.
        documents = max(self._searcher.num_docs, 1)
        weighted: list[tuple[float, str]] = []
        for token, count in Counter(entry.tokens).items():
            having = min(self._searcher.doc_freq("tokens", token), documents)
            rarity = math.log(1 + (documents - having + 0.5) / (having + 0.5))
            weighted.append((count * rarity, token))
        return heapq.nlargest(MOST_TERMS, weighted)
