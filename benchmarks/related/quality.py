"""How often what is found belongs together."""

import datetime
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.bulletins.related.choice import CANDIDATES, Candidate, choose
from bantin.bulletins.related.similarity import Entry, SimilarityIndex
from bantin.bulletins.related.tokens import tokens
from benchmarks.related.articles import Article, halves

Finder = Callable[[int], Sequence[int]]


@dataclass(frozen=True)
class Precision:
    """Of what is shown first, and of the five and the four shown first, the share that belongs to the article.

    ``filled`` is the share of the four places that are filled at all, ``with_some`` that of the articles that
    show any.
    """

    at_1: float
    at_5: float
    filled: float
    with_some: float


def entry(pk: int, article: Article) -> Entry:
    """Return ``article`` as the index knows a bulletin."""
    return Entry(pk, 1, tokens([article.headline, *article.paragraphs]))


def day(article: Article) -> datetime.datetime:
    """Return the article's day."""
    return datetime.datetime.strptime(article.date + "+0700", "%Y%m%d%z")


def indexed(known: Sequence[Article]) -> SimilarityIndex:
    """Return an index of ``known``; the key of each is its place."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-related-"))
    return SimilarityIndex.build(folder / "index", [[entry(*pair) for pair in enumerate(known)]])


def nearest(known: Sequence[Article]) -> Finder:
    """Return what finds the nearest others without leaving any out: the engine alone."""
    index = indexed(known)
    return lambda place: [alike.pk for alike in index.nearest(entry(place, known[place]), 8)]


def related(known: Sequence[Article]) -> Finder:
    """Return what finds what a reader would be offered, with the bounds on likeness and the weight of time."""
    index = indexed(known)

    def found(place: int) -> list[int]:
        alike = index.nearest(entry(place, known[place]), CANDIDATES)
        candidates = [
            Candidate(a.pk, known[a.pk].headline, day(known[a.pk]), a.likeness) for a in alike
        ]
        return choose(candidates, date=day(known[place]))

    return found


def newest(known: Sequence[Article], *, of_section: bool) -> Finder:
    """Return a plain peer: the latest up to the same day; of the same section, or of the whole site."""
    order = sorted(range(len(known)), key=lambda n: (known[n].date, n), reverse=True)

    def found(place: int) -> list[int]:
        own = known[place]
        return [
            n
            for n in order
            if n != place and (not of_section or known[n].section == own.section)
            if known[n].date <= own.date
        ][:8]

    return found


def any_of_section(known: Sequence[Article], seed: int = 1) -> Finder:
    """Return a plain peer: others of the same section, drawn by chance."""
    chance = random.Random(seed)

    def found(place: int) -> list[int]:
        section = known[place].section
        same = [n for n in range(len(known)) if known[n].section == section and n != place]
        return chance.sample(same, min(8, len(same)))

    return found


def by_section(known: Sequence[Article], find: Finder) -> Precision:
    """Return how often what ``find`` shows is of the article's own section, which it is not told."""
    first: list[bool] = []
    five: list[bool] = []
    filled = with_some = 0
    for place, article in enumerate(known):
        hits = [known[other].section == article.section for other in find(place)]
        first += hits[:1]
        five += hits[:5]
        filled += len(hits[:4])
        with_some += bool(hits)
    number = len(known)
    return Precision(
        sum(first) / max(len(first), 1),
        sum(five) / max(len(five), 1),
        filled / number / 4,
        with_some / number,
    )


def split(known: Sequence[Article]) -> list[Article]:
    """Return the one half of each article that has paragraphs for two, then the other half of each."""
    pairs = [halves(article) for article in known if len(article.paragraphs) > 1]
    return [one for one, _ in pairs] + [other for _, other in pairs]


def of_halves(known: Sequence[Article], find: Finder) -> tuple[float, float]:
    """Return how often the other half of a `split` article is the first shown, and is among the first four."""
    number = len(known)
    found = [((place + number // 2) % number, list(find(place))) for place in range(number)]
    return (
        sum(other in shown[:1] for other, shown in found) / number,
        sum(other in shown[:4] for other, shown in found) / number,
    )
