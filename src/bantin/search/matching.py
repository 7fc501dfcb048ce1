"""A question as queries of the engine: what has to be there, and what is better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tantivy import Occur, Query

from bantin.search import engine
from bantin.search.asked import Asked, Unit
from bantin.search.engine import schema
from bantin.search.terms import bare_pair, filter_term, spelled_pair
from bantin.search.vocabulary import Vocabulary
from bantin.search.words import Word, agrees

EXACT_FIRST: Final = 1_000.0
"""Added to the score of what has every mark as it was typed: more than all else together."""


_ROW: Final = 3
_TELLING_ENDINGS: Final = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """What a match counts, a word anywhere being 1; chosen by `benchmarks.search` on its tuning half."""

    pair: float = 0.8
    headline: float = 1.0
    headline_pair: float = 0.8
    spelled: float = 0.6
    spelled_pair: float = 0.6
    agreeing: float = 0.3
    other: float = 0.5
    row: float = 2.5


WEIGHTS: Final = Weights()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Queries of one question."""

    must: tuple[Query, ...]
    better: tuple[Query, ...]
    rows: tuple[Query, ...]
    """Better as well, but only to be looked for in a few: the engine has to compare places."""
    telling: tuple[Query, ...]
    """Single terms, by which the engine finds the best without a look at all others."""
    fewest: int
    """How many bulletins have the rarest of what must be there: no more can match."""
    least: int = 0
    """How many of ``must`` have to match; 0 for all."""


class Matcher:
    """Makes queries with what the index knows of words."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights = WEIGHTS) -> None:
        """Ask ``vocabulary`` how often words are."""
        self.vocabulary = vocabulary
        self.weights = weights
        self._known_endings: dict[tuple[str, str], list[str]] = {}

    def wanted(self, asked: Asked) -> Wanted:
        """Return the queries for what has all of ``asked``."""
        units = list({(unit.kind, _names(unit)): unit for unit in asked.units}.values())
        must = [self._must(unit, before) for before, unit in _with_word_before(asked, units)]
        fewest = min((self._fewest(unit) for unit in units), default=0)
        return self._wanted(asked, must, fewest)

    def wanted_most(self, asked: Asked) -> Wanted:
        """Return the queries for what has most words of ``asked``, which is loosened, those that the index knows.

        Of two one, else more than half of them.
        """
        units = {
            unit.words[0].bare: unit
            for unit in asked.units
            if unit.others or self.vocabulary.having(unit.words[0].bare)
        }
        must = [self._must(unit, "") for unit in units.values()]
        number = len(must)
        least = number // 2 + 1 if number > 2 else 1
        fewest = sum(map(self._fewest, units.values()))
        return self._wanted(asked, must, fewest, least)

    def _wanted(self, asked: Asked, must: list[Query], fewest: int, least: int = 0) -> Wanted:
        return Wanted(
            must=tuple(must),
            better=tuple(self._better(asked)),
            rows=tuple(self._rows(asked)),
            telling=tuple(self._telling(asked)),
            fewest=fewest,
            least=least,
        )

    def _must(self, unit: Unit, before: str) -> Query:
        if unit.kind == "phrase":
            return _phrase(unit.words)
        if unit.kind == "meaning":
            return _any([_term(engine.PAIRS, term) for term in unit.terms])
        if unit.kind == "day":
            return _any([*(_term(engine.PAIRS, term) for term in unit.terms), _phrase(unit.words)])
        word = unit.words[0]
        if unit.others:
            first, *more = unit.others
            likely = [_term(engine.TEXT, bare) for bare in (word.bare, first)]
            return _any([*likely, *(_term(engine.TEXT, b, self.weights.other) for b in more)])
        if not unit.may_go_on:
            return _term(engine.TEXT, word.bare)
        return _any([_term(engine.TEXT, bare) for bare in self._endings(word.bare, before)])

    def _endings(self, beginning: str, before: str) -> list[str]:
        """Return ``beginning`` and words that begin so, first those that the archive has behind ``before``."""
        if (beginning, before) not in self._known_endings:
            found = dict(self.vocabulary.endings_behind(before, beginning)) if before else {}
            found |= dict(self.vocabulary.endings(beginning))
            self._known_endings[beginning, before] = list({beginning: 0, **found})
        return self._known_endings[beginning, before]

    def _fewest(self, unit: Unit) -> int:
        having, having_pair = self.vocabulary.having, self.vocabulary.having_pair
        if unit.kind == "meaning":
            return sum(map(having_pair, unit.terms))
        if unit.kind == "day" or unit.may_go_on:
            return self.vocabulary.entries
        if unit.others:
            return sum(map(having, (unit.words[0].bare, *unit.others)))
        words = [having(word.bare) for word in unit.words]
        return min([*words, *map(having_pair, _bare_pairs(unit.words))])

    def _better(self, asked: Asked) -> Iterator[Query]:
        weights = self.weights
        # A headline with the words of a phrase in other places says nothing of the phrase.
        single = (unit.words[0].bare for unit in asked.units if unit.kind == "word")
        for bare in dict.fromkeys(single):
            yield _term(engine.HEADLINE, bare, weights.headline)
        for bare in dict.fromkeys(other for unit in asked.units for other in unit.others):
            yield _term(engine.HEADLINE, bare, weights.headline * weights.other)
        for unit in asked.units:
            for term in unit.terms if unit.kind == "meaning" else ():
                yield _term(engine.HEADLINE, term, weights.headline_pair)
        for pair in asked.pairs:
            yield _term(engine.PAIRS, pair, weights.pair)
            yield _term(engine.HEADLINE, pair, weights.headline_pair)
        if asked.is_marked:
            yield from self._by_marks(asked)

    def _rows(self, asked: Asked) -> Iterator[Query]:
        """Yield what asks for three words in a row, as they were typed; pairs tell nothing more of two."""
        for unit, after, last in zip(asked.units, asked.units[1:], asked.units[2:], strict=False):
            row = [u.words[0].bare for u in (unit, after, last) if u.kind == "word"]
            if len(row) == _ROW and not last.may_go_on:
                phrase = Query.phrase_query(schema(), engine.TEXT, [*row])
                pairs = [_term(engine.PAIRS, bare_pair(*pair)) for pair in pairwise(row)]
                silent = [Query.const_score_query(pair, 0.0) for pair in pairs]
                yield _all([*silent, Query.boost_query(phrase, self.weights.row)])

    def _telling(self, asked: Asked) -> Iterator[Query]:
        """Yield terms of neighbours, and of words where there are none."""
        weights = self.weights
        for pair in asked.pairs:
            yield _term(engine.HEADLINE, pair, weights.headline_pair)
            yield _term(engine.PAIRS, pair, weights.pair)
        if asked.is_marked:
            for first, second in pairwise(asked.words):
                yield _term(engine.PAIRS, spelled_pair(first, second), weights.spelled_pair)
        if asked.units and asked.units[-1].may_go_on:
            yield from self._telling_endings(asked)
        for unit in asked.units if len(asked.units) <= 2 else ():
            for term in unit.terms:
                yield _term(engine.PAIRS, term)
                yield _term(engine.HEADLINE, term, weights.headline_pair)
            if unit.kind != "word":
                continue
            word = unit.words[0]
            yield _term(engine.HEADLINE, word.bare, weights.headline)
            for form, weight in self._agreeing(*word[:2])[:2] if word.is_marked else ():
                yield _term(engine.SPELLED, form, weight + 1)
            if not word.is_marked:
                yield _term(engine.TEXT, word.bare)

    def _telling_endings(self, asked: Asked) -> Iterator[Query]:
        last = asked.words[-1].bare
        before = asked.words[-2].bare if len(asked.words) > 1 else ""
        for ending in self._endings(last, before)[:_TELLING_ENDINGS]:
            yield _term(engine.HEADLINE, ending, self.weights.headline)
            if before:
                yield _term(engine.HEADLINE, bare_pair(before, ending), self.weights.headline_pair)
                yield _term(engine.PAIRS, bare_pair(before, ending), self.weights.pair)

    def _by_marks(self, asked: Asked) -> Iterator[Query]:
        weights = self.weights
        exact: list[Query] = []
        for word in dict.fromkeys((w.bare, w.spelled) for w in asked.loose_words):
            forms = self._agreeing(*word)
            for form, weight in forms:
                yield _term(engine.SPELLED, form, weight)
            if word[0] != word[1] and forms:
                exact.append(_any([_term(engine.SPELLED, form) for form, _ in forms[:1]]))
        for first, second in pairwise(asked.words):
            yield _term(engine.PAIRS, spelled_pair(first, second), weights.spelled_pair)
        # What an abbreviation stands for is spelled otherwise.
        if exact and not any(unit.kind in ("meaning", "day") for unit in asked.units):
            yield Query.const_score_query(_all(exact), EXACT_FIRST)

    def _agreeing(self, bare: str, typed: str) -> list[tuple[str, float]]:
        """Return the terms of how ``typed`` may be meant: as it is first, then with more marks."""
        known = [form for form, _ in self.vocabulary.spellings(bare)]
        found = [(f"{bare}|{typed}", self.weights.spelled)] if typed in known else []
        if bare != typed:
            more = [form for form in known if form != typed and agrees(typed, form)]
            found += [(f"{bare}|{form}", self.weights.agreeing) for form in more[:6]]
        return found


def narrowed(
    site: str | None, section: str | None, year: int | None, kind: str | None
) -> list[Query]:
    """Return the queries for what these filters leave."""
    named = (("site", site), ("section", section), ("year", year), ("kind", kind))
    return [
        _term(engine.FILTERS, filter_term(name, str(value)), option="basic")
        for name, value in named
        if value is not None
    ]


def in_years(years: Sequence[str]) -> Query:
    """Return the query for what is of one of ``years``."""
    return _any(
        [_term(engine.FILTERS, filter_term("year", year), option="basic") for year in years]
    )


def plain(wanted: Wanted, filters: Sequence[Query]) -> Query:
    """Return the query for what matches, by its words alone."""
    if wanted.least:
        some = Query.boolean_query(
            [(Occur.Should, query) for query in wanted.must],
            minimum_number_should_match=wanted.least,
        )
        return _all([some, *filters])
    return _all([*wanted.must, *filters])


def ranked(wanted: Wanted, filters: Sequence[Query], *, rows: bool = False) -> Query:
    """Return the query for what matches, the best first; with ``rows`` for a few only, as it takes its time."""
    silent = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in filters]
    if wanted.least:
        some = Query.boolean_query(
            [(Occur.Should, query) for query in wanted.must],
            minimum_number_should_match=wanted.least,
        )
        found = Query.boolean_query([(Occur.Must, some), *silent])
    else:
        found = Query.boolean_query([*silent, *((Occur.Must, query) for query in wanted.must)])
    # One inside the other: side by side the engine would look all of them up for every bulletin of the archive,
    # and not only for those that are found.
    for query in (*wanted.better, *(wanted.rows if rows else ())):
        found = Query.boolean_query([(Occur.Must, found), (Occur.Should, query)])
    return found


def promising(wanted: Wanted) -> Query:
    """Return the query for what most tells of ``wanted``, not all of which has to match.

    The engine finds the best of it without scoring all others.
    """
    return Query.boolean_query([(Occur.Should, query) for query in wanted.telling])


def among(keys: Sequence[int]) -> Query:
    """Return the query for the entries ``keys``."""
    # The engine's query for a set of terms goes through all terms that there are.
    return _any([Query.term_query(schema(), engine.KEY, key, index_option="basic") for key in keys])


def _term(field: str, term: str, weight: float = 1.0, option: str = "freq") -> Query:
    query = Query.term_query(schema(), field, term, index_option=option)
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _phrase(words: Sequence[Word]) -> Query:
    """Return the query for ``words`` side by side: two are a pair, of more the pairs keep the engine from most."""
    pairs = [_term(engine.PAIRS, pair) for pair in _bare_pairs(words)]
    if len(words) == 2:
        return pairs[0]
    whole = Query.phrase_query(schema(), engine.TEXT, [word.bare for word in words])
    silent = [Query.const_score_query(pair, 0.0) for pair in pairs]
    return _all([whole, *silent])


def _bare_pairs(words: Sequence[Word]) -> list[str]:
    return list(dict.fromkeys(f"{first.bare}_{second.bare}" for first, second in pairwise(words)))


def _any(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _names(unit: Unit) -> tuple[str, ...]:
    return unit.terms or tuple(word.bare for word in unit.words)


def _with_word_before(asked: Asked, units: Sequence[Unit]) -> Iterator[tuple[str, Unit]]:
    before = {after: unit.words[-1].bare for unit, after in pairwise(asked.units)}
    return ((before.get(unit, ""), unit) for unit in units)
