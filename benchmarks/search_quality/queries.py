"""A query with what it should find, and how well that was found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bantin.text.normalise import fold

PAGE = 10
"""How many hits a reader looks at."""

Find = Callable[[str], Sequence[int]]
"""Takes a query's text, returns the keys of its first `PAGE` hits, the best first."""


@dataclass(frozen=True)
class Query:
    """What a reader types, and the keys of what is right."""

    text: str
    right: frozenset[int]
    kind: str

    def without_marks(self) -> "Query":
        """Return the same as most readers type it."""
        return replace(self, text=fold(self.text))


@dataclass(frozen=True)
class Quality:
    """Means over queries."""

    recall: float
    """Of what is right, the share among the first `PAGE` hits (at most `PAGE` can be)."""
    mrr: float
    """One divided by the place of the first right hit, 0 where none is among them."""
    queries: int


def quality(find: Find, queries: Iterable[Query]) -> Quality:
    """Return how well ``find`` answers ``queries``."""
    recalls, ranks = [], []
    for query in queries:
        found = list(find(query.text))[:PAGE]
        hits = [place for place, key in enumerate(found, 1) if key in query.right]
        recalls.append(len(hits) / min(len(query.right), PAGE))
        ranks.append(1 / hits[0] if hits else 0.0)
    number = max(len(recalls), 1)
    return Quality(sum(recalls) / number, sum(ranks) / number, len(recalls))
