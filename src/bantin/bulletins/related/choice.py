"""Which of the bulletins that are like another readers are offered. Pure: values in, values out."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bantin.text.normalise import normalise

# Likeness is 1 for the same text. Both bounds were measured: docs/decisions/0009-related-bulletins.md.
LEAST_LIKENESS: Final = 0.06
SAME_TEXT: Final = 0.8
SAME_LIKENESS: Final = 0.05
# More than are shown: when one is withdrawn, the next takes its place.
KEPT: Final = 8
# How many of the nearest to choose among: some are withdrawn, some repeat a text.
CANDIDATES: Final = 40
# Ten years apart counts half.
YEARS_TO_HALF: Final = 10

_YEAR: Final = datetime.timedelta(days=365.25)


@dataclass(frozen=True)
class Candidate:
    """A bulletin of the same site, and how like the one that readers come from it is."""

    pk: int
    headline: str
    date: datetime.datetime
    likeness: float


def choose(candidates: Iterable[Candidate], *, date: datetime.datetime) -> list[int]:
    """Return the keys of the related ones among ``candidates`` for a bulletin of ``date``, the nearest first.

    Left out are those that have too little in common with it, those that repeat its text, and those that
    repeat one another's. Of two that are equally like it, the one nearer in time comes first, then the newer,
    then the one with the higher key.
    """
    related = [c for c in candidates if LEAST_LIKENESS <= c.likeness < SAME_TEXT]
    related.sort(key=lambda c: (round(_weight(c, date), 6), c.date, c.pk), reverse=True)
    chosen: list[Candidate] = []
    for candidate in related:
        if not any(_repeat(candidate, other) for other in chosen):
            chosen.append(candidate)
    return [candidate.pk for candidate in chosen[:KEPT]]


def _repeat(one: Candidate, other: Candidate) -> bool:
    """Tell whether two texts seem the same: one headline, and as like a third text as each other."""
    nearly = abs(one.likeness - other.likeness) <= SAME_LIKENESS * max(one.likeness, other.likeness)
    return nearly and normalise(one.headline).casefold() == normalise(other.headline).casefold()


def _weight(candidate: Candidate, date: datetime.datetime) -> float:
    years = abs(candidate.date - date) / _YEAR
    return candidate.likeness * YEARS_TO_HALF / (YEARS_TO_HALF + years)
