"""Asking an index."""

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TimedOut
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import tantivy

from bantin.search import engine, generations, matching
from bantin.search.asked import Asked, understood
from bantin.search.engine import failures, schema
from bantin.search.matching import EXACT_FIRST, WEIGHTS, Matcher, Wanted, Weights, narrowed
from bantin.search.passages import Shown
from bantin.search.spelling import Speller
from bantin.search.suggesting import suggestions
from bantin.search.terms import CELL_PARTS, unpacked
from bantin.search.values import (
    DEEPEST,
    MOST_HITS,
    Answer,
    Count,
    EngineFailed,
    Entry,
    Facets,
    Hit,
    Matching,
    NoIndex,
    Question,
    Suggestion,
)
from bantin.search.vocabulary import Vocabulary
from bantin.search.words import words

Found = TypeVar("Found")
Cells = Counter[tuple[str, str, str, str]]
Ranked = list[tuple[float, Any]]

# How many of the best by words are put in order by their age as well.
_POOL: Final = 200
# From so many matches on the best are found among those that promise most, without a look at all others.
_MANY: Final = 20_000
_IN_ROWS: Final = 60
_MOST_CELLS: Final = 20_000
_THREADS: Final = 4
# A bulletin loses at most so much of its score by its age, half of it in so many days.
_RECENCY: Final = 0.1
_HALF_LIFE: Final = 730 * 86_400


@dataclass(frozen=True, slots=True)
class _View:
    """An index as it is at one moment."""

    seen: tuple[int, ...]
    generation: Path
    index: tantivy.Index
    searcher: tantivy.Searcher
    vocabulary: Vocabulary


class Reader:
    """An open index. It sees updates and new generations at the next question. Threads may share it."""

    def __init__(self, folder: Path, weights: Weights = WEIGHTS) -> None:
        """Open the index in ``folder``; ``weights`` are those of the ranking. Raises NoIndex, EngineFailed."""
        self.folder = folder
        self._weights = weights
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="search")
        self._view = self._opened(None)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in ``folder``. Raises NoIndex, EngineFailed."""
        return cls(folder)

    def search(self, question: Question) -> Answer:
        """Answer ``question``, whatever its text is. Raises EngineFailed when the index itself fails, NoIndex."""
        started = time.perf_counter()
        asked = understood(question.text, typing=question.typing)
        if not asked.units:
            return Answer(0, _ms(started), searched=asked.text)
        with failures():
            view = self._current()
            matcher = Matcher(view.vocabulary, self._weights)
            search = _Search(view, matcher, self._pool, question, started)
            try:
                return search.answer(asked)
            except TimedOut:
                return Answer(0, _ms(started), searched=asked.text, cut=True)

    def suggest(self, text: str, limit: int = 8, site: str | None = None) -> tuple[Suggestion, ...]:
        """Return how ``text``, which somebody is typing, could go on: words first, then headlines.

        () for text without a word. Raises as `search` does.
        """
        asked = understood(text, typing=True)
        if not asked.units:
            return ()
        with failures():
            completed = suggestions(asked, self._current().vocabulary, limit)
        # Half of the places are the headlines'; those that words leave empty too.
        question = Question(text, site=site, typing=True, limit=limit, limit_ms=250)
        answer = self.search(question)
        hits = answer.hits if answer.matching == "all" else ()
        headlines = [Suggestion(hit.headline.text, hit.url) for hit in hits]
        kept = completed[: max(limit - len(headlines), limit // 2)]
        return (*kept, *headlines[: limit - len(kept)])

    def did_you_mean(self, text: str) -> str:
        """Return ``text`` with its diacritics restored and its slips mended, as the archive spells it.

        "" where there is nothing better. Takes any text. Raises as `search` does.
        """
        asked = understood(text)
        with failures():
            meant = Speller(self._current().vocabulary).meant(asked.words_in_text, asked.text)
        return "" if meant == asked.text else meant

    def close(self) -> None:
        """Let go of the threads; what still looks is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _current(self) -> _View:
        view = self._view
        try:
            if _seen(self.folder) == view.seen:
                return view
        except OSError as error:
            raise NoIndex(f"There is no index in {self.folder}.") from error
        with self._lock:
            self._view = self._opened(self._view)
            return self._view

    def _opened(self, before: _View | None) -> _View:
        """Return the index as it is now; a generation that is replaced meanwhile is looked for again."""
        for _ in range(5):
            generation = generations.current(self.folder)
            try:
                seen = _seen(self.folder)
                if before is not None and before.seen == seen:
                    return before
                with failures():
                    if before is not None and before.generation == generation:
                        index = before.index
                        index.reload()
                    else:
                        index = tantivy.Index(schema(), str(generation), reuse=True)
                    searcher = index.searcher()
            except (OSError, EngineFailed):
                if generations.current(self.folder) != generation:
                    continue
                if not (generation / "meta.json").is_file():
                    raise NoIndex(
                        f"The index in {self.folder} is damaged; build it anew."
                    ) from None
                raise
            return _View(seen, generation, index, searcher, Vocabulary(searcher))
        raise EngineFailed(f"The index in {self.folder} is replaced faster than it can be read.")


class _Search:
    """One question on its way to an answer, within its time."""

    def __init__(
        self,
        view: _View,
        matcher: Matcher,
        pool: ThreadPoolExecutor,
        question: Question,
        started: float,
    ) -> None:
        self.searcher = view.searcher
        self.vocabulary = view.vocabulary
        self.matcher = matcher
        self.pool = pool
        self.question = question
        self.started = started
        self.ends = started + question.limit_ms / 1_000
        self.offset = min(max(question.offset, 0), DEEPEST)
        self.limit = min(max(question.limit, 0), MOST_HITS)
        self.site = narrowed(question.site, None, None, None)
        self.filters = narrowed(question.site, question.section, question.year, question.kind)
        self.cut = False

    def answer(self, asked: Asked) -> Answer:
        """Return the answer: what has all of ``asked``, else what it may have meant, else what has most of it."""
        wanted = self.matcher.wanted(asked)
        if wanted.fewest and (answer := self._found(wanted, asked, "all")):
            return answer
        loose = asked.loosened()
        if not asked.is_plain and (
            answer := self._found(self.matcher.wanted(loose), loose, "some")
        ):
            return answer
        speller = Speller(self.vocabulary)
        meant = speller.meant(asked.words_in_text, asked.text)
        others = speller.others(asked.words_in_text, words(meant))
        if others:
            mended = asked.with_others(others)
            if answer := self._found(self.matcher.wanted(mended), mended, "corrected", meant):
                return answer
            loose = mended
        most = self.matcher.wanted_most(loose)
        if len(loose.units) > 1 and most.must and (answer := self._found(most, loose, "some")):
            return answer
        return Answer(0, _ms(self.started), searched=asked.text, cut=self.cut)

    def _found(
        self, wanted: Wanted, asked: Asked, how: Matching, searched: str = ""
    ) -> Answer | None:
        """Return what ``wanted`` finds, None for nothing with any section, year or kind."""
        if self.question.order == "date":
            cells = self._cells(wanted)
            hits = self._newest(wanted, cells)
        else:
            hits = self._best(wanted)
            cells = self._cells(wanted)
        if not hits and not cells:
            return None
        question = self.question
        year = None if question.year is None else str(question.year)
        own = [question.section, year, question.kind]
        total = sum(count for cell, count in (cells or {}).items() if all(_passed(cell, own)))
        if cells is None:
            total = self.offset + len(hits)
        shown = Shown(asked)
        made = tuple(self._hit(score, place, shown) for score, place in hits)
        return Answer(
            total=total,
            took_ms=_ms(self.started),
            hits=made,
            facets=_facets(cells or Counter(), own),
            matching=how,
            searched=searched or asked.text,
            cut=self.cut,
        )

    def _cells(self, wanted: Wanted) -> Cells | None:
        """Return how many match of each site, section, year and kind; None where time ran out."""
        terms = {"field": engine.CELL, "size": _MOST_CELLS}
        query = matching.plain(wanted, self._site_filter())
        try:
            counted = self._in_time(
                lambda: self.searcher.aggregate(query, {"cells": {"terms": terms}})
            )
        except TimedOut:
            self.cut = True
            return None
        return Counter(
            {
                tuple(bucket["key"].split(CELL_PARTS)): bucket["doc_count"]
                for bucket in counted["cells"]["buckets"]
            }
        )

    def _site_filter(self) -> list[tantivy.Query]:
        return self.site

    def _best(self, wanted: Wanted) -> Ranked:
        last = self.offset + self.limit
        if not last:
            return []
        pool = max(_POOL, last)
        found: Ranked = []
        if wanted.fewest > _MANY and pool == _POOL:
            if self.filters == self.site:
                found = self._among(wanted, self._places(matching.promising(wanted)))
            if len(found) < last:
                # Words that never stand side by side: the best by them alone.
                found = self._among(wanted, self._places(matching.plain(wanted, self.filters)))
        else:
            query = matching.ranked(wanted, self.filters)
            found = self._in_time(lambda: self.searcher.search(query, pool, count=False).hits)
        if wanted.rows and len(found) > 1:
            found = self._by_rows(wanted, found)
        return self._by_age(found)[self.offset : last]

    def _places(self, query: tantivy.Query) -> list[Any]:
        """Return the places of the best for ``query``."""
        found = self._in_time(lambda: self.searcher.search(query, _POOL, count=False).hits)
        return [place for _, place in found]

    def _among(self, wanted: Wanted, places: list[Any], *, rows: bool = False) -> Ranked:
        """Return those of ``places`` that match, the best first."""
        keys = self.searcher.fast_field_values(engine.KEY, places)
        some = [matching.among([int(key) for key in keys if key is not None]), *self.filters]
        query = matching.ranked(wanted, some, rows=rows)
        limit = max(len(places), 1)
        return self._in_time(lambda: self.searcher.search(query, limit, count=False).hits)

    def _by_rows(self, wanted: Wanted, found: Ranked) -> Ranked:
        """Return ``found`` with the first of it in the order that rows of words give."""
        first = [place for _, place in found[:_IN_ROWS]]
        return [*self._among(wanted, first, rows=True), *found[_IN_ROWS:]]

    def _by_age(self, found: Ranked) -> Ranked:
        """Return ``found`` with a mild preference for what is newer, in the order of scores."""
        if not found:
            return found
        dates = self.searcher.fast_field_values(engine.DATE, [place for _, place in found])
        newest = max(int(date or 0) for date in dates)
        scored: Ranked = []
        for (score, place), date in zip(found, dates, strict=True):
            first = EXACT_FIRST if score >= EXACT_FIRST else 0.0
            fresh = 0.5 ** ((newest - int(date or 0)) / _HALF_LIFE)
            scored.append((first + (score - first) * (1 - _RECENCY + _RECENCY * fresh), place))
        return sorted(scored, key=lambda one: -one[0])

    def _newest(self, wanted: Wanted, cells: Cells | None) -> Ranked:
        """Return the newest; where counts tell in which years these are, the engine looks at no others."""
        last = self.offset + self.limit
        filters = [*self.filters, *self._years(cells, last)]
        query = matching.plain(wanted, filters)
        if not last:
            return []
        found = self._in_time(
            lambda: (
                self.searcher.search(
                    query, self.limit, count=False, order_by_field=engine.DATE, offset=self.offset
                ).hits
            )
        )
        return [(0.0, place) for _, place in found]

    def _years(self, cells: Cells | None, last: int) -> list[tantivy.Query]:
        if not cells or self.question.year is not None:
            return []
        own = [self.question.section, None, self.question.kind]
        years: Counter[str] = Counter()
        for cell, count in cells.items():
            if all(_passed(cell, own)):
                years[cell[2]] += count
        enough: list[str] = []
        for year in sorted(years, key=int, reverse=True):
            enough.append(year)
            if sum(years[y] for y in enough) >= last:
                break
        return [matching.in_years(enough)] if enough and len(enough) < len(years) else []

    def _in_time(self, look: Callable[[], Found]) -> Found:
        """Return what ``look`` does, in a thread of the pool. Raises TimedOut at the end of the question's time."""
        future: Future[Found] = self.pool.submit(look)
        try:
            return future.result(max(self.ends - time.perf_counter(), 0.001))
        except TimedOut:
            future.cancel()
            raise

    def _hit(self, score: float, place: Any, shown: Shown) -> Hit:
        (key,) = self.searcher.fast_field_values(engine.KEY, [place])
        entry: Entry = unpacked(int(key or 0), self.searcher.doc(place)[engine.STORED][0])
        headline, snippet = shown.headline_and_snippet(entry)
        return Hit(
            key=entry.key,
            site=entry.site,
            url=entry.url,
            headline=headline,
            snippet=snippet,
            date=entry.date,
            section=entry.section,
            section_title=entry.section_title,
            kind=entry.kind,
            score=round(score, 3),
        )


def _passed(cell: tuple[str, str, str, str], own: Sequence[str | None]) -> tuple[bool, bool, bool]:
    """Tell whether ``cell`` is of the section, of the year and of the kind ``own``."""
    _, section, year, kind = cell
    wanted_section, wanted_year, wanted_kind = own
    return (
        wanted_section is None or f"{section}/".startswith(f"{wanted_section}/"),
        wanted_year is None or year == wanted_year,
        wanted_kind is None or kind == wanted_kind,
    )


def _facets(cells: Cells, own: Sequence[str | None]) -> Facets:
    sections: Counter[str] = Counter()
    years: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for cell, count in cells.items():
        of_section, of_year, of_kind = _passed(cell, own)
        if of_year and of_kind:
            sections[cell[1]] += count
        if of_section and of_kind:
            years[cell[2]] += count
        if of_section and of_year:
            kinds[cell[3]] += count
    return Facets(
        sections=_counts(sections.most_common()),
        years=_counts(sorted(years.items(), key=lambda one: -int(one[0]))),
        kinds=_counts(kinds.most_common()),
    )


def _counts(found: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    return tuple(Count(value, count) for value, count in found)


def _seen(folder: Path) -> tuple[int, ...]:
    """Return what tells the state of an index from all others. Raises OSError."""
    told = os.stat(folder / generations.CURRENT / "meta.json")  # noqa: PTH116
    return told.st_dev, told.st_ino, told.st_mtime_ns, told.st_size


def _ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1_000, 3)
