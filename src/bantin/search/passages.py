"""What of a bulletin a hit shows: the passage that says most of what was asked, in the author's spelling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bantin.search.abbreviations import meanings
from bantin.search.asked import Asked
from bantin.search.values import Entry, Marked
from bantin.search.words import Word, agrees, words

LONGEST_SNIPPET: Final = 240
_BEFORE: Final = 60
_MOST_PASSAGES: Final = 80
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a text that was asked for."""

    start: int
    end: int
    what: str
    as_typed: bool


class Shown:
    """Shows entries for what was ``asked``."""

    def __init__(self, asked: Asked) -> None:
        """Look for the words of ``asked``, and for what its abbreviations mean in whatever form."""
        self._typed: dict[str, list[str]] = {}
        self._keys = {key for unit in asked.units if unit.kind == "meaning" for key in unit.terms}
        self._beginnings: tuple[str, ...] = ()
        self._phrases: list[list[str]] = []
        for unit in asked.units:
            if unit.kind == "meaning":
                continue
            if unit.kind == "phrase":
                self._phrases.append([word.bare for word in unit.words])
                continue
            for word in unit.words:
                self._typed.setdefault(word.bare, []).append(word.spelled)
            if unit.may_go_on:
                self._beginnings = (unit.words[-1].bare,)

    def headline_and_snippet(self, entry: Entry) -> tuple[Marked, Marked]:
        """Return the headline of ``entry`` and its best passage, with what was asked for marked in both.

        Of a word that the bulletin has as it was typed, other spellings are not marked.
        """
        headline = list(self._find(entry.headline))
        texts = [text for text in (entry.lead, *islice(entry.body, _MOST_PASSAGES)) if text]
        passages = [list(self._find(text)) for text in texts]
        exact = {f.what for found in (headline, *passages) for f in found if f.as_typed}
        headline = _as_typed(headline, exact)
        passages = [_as_typed(found, exact) for found in passages]
        if not texts:
            return Marked(entry.headline, _ranges(entry.headline, headline)), Marked("")
        best = max(range(len(texts)), key=lambda number: (_worth(passages[number]), -number))
        shown = _cut(texts[best], passages[best])
        return Marked(entry.headline, _ranges(entry.headline, headline)), shown

    def _find(self, text: str) -> Iterator[_Found]:
        found = words(text)
        if self._keys:
            yield from self._find_meanings(found)
        for phrase in self._phrases:
            yield from _find_phrase(phrase, found)
        typed, beginnings = self._typed, self._beginnings
        for word in found:
            if (forms := typed.get(word.bare)) is not None:
                yield _Found(word.start, word.end, word.bare, _is_as_typed(word, forms))
            elif beginnings and word.bare.startswith(beginnings):
                yield _Found(word.start, word.end, beginnings[0], as_typed=False)

    def _find_meanings(self, found: Sequence[Word]) -> Iterator[_Found]:
        for meaning in meanings(found):
            if not self._keys.isdisjoint(meaning.keys):
                for word in found[meaning.start : meaning.end]:
                    yield _Found(word.start, word.end, word.bare, as_typed=False)


def _find_phrase(phrase: list[str], found: Sequence[Word]) -> Iterator[_Found]:
    bare = [word.bare for word in found]
    for start, first in enumerate(bare):
        if first == phrase[0] and bare[start : start + len(phrase)] == phrase:
            for word in found[start : start + len(phrase)]:
                yield _Found(word.start, word.end, word.bare, as_typed=False)


def _is_as_typed(word: Word, forms: Iterable[str]) -> bool:
    return any(form != word.bare and agrees(form, word.spelled) for form in forms)


def _as_typed(found: list[_Found], exact: set[str]) -> list[_Found]:
    return [one for one in found if one.as_typed or one.what not in exact]


def _worth(found: Sequence[_Found]) -> float:
    """Return how much of what was asked a passage has: what is in it, and how much of it side by side."""
    different = len({one.what for one in found})
    beside = sum(b.start - a.end <= 3 for a, b in zip(found, found[1:], strict=False))
    return different + min(beside, different) / 2


def _ranges(text: str, found: Iterable[_Found], move: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the places of ``found``, those with only a space between them as one."""
    ranges: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: one.start):
        start, end = one.start + move, one.end + move
        if ranges and not text[ranges[-1][1] : start].strip():
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _cut(text: str, found: Sequence[_Found]) -> Marked:
    if len(text) <= LONGEST_SNIPPET:
        return Marked(text, _ranges(text, found))
    start = _start(text, found)
    end = start + LONGEST_SNIPPET
    if end < len(text):
        end = text.rfind(" ", start + 1, end + 1)
        end = end if end > start else start + LONGEST_SNIPPET
    end = min(end, len(text))
    before = _CUT if start else ""
    shown = before + text[start:end] + (_CUT if end < len(text) else "")
    inside = [one for one in found if start <= one.start and one.end <= end]
    return Marked(shown, _ranges(shown, inside, len(before) - start))


def _start(text: str, found: Sequence[_Found]) -> int:
    """Return where the window of the longest snippet begins that has most of ``found``."""
    ordered = sorted(found, key=lambda one: one.start)
    best, first = 0.0, 0
    for number, one in enumerate(ordered):
        if number > 200:
            break
        inside = [o for o in ordered[number:] if o.end <= one.start + LONGEST_SNIPPET - _BEFORE]
        if (worth := _worth(inside)) > best:
            best, first = worth, one.start
    latest = len(text) - LONGEST_SNIPPET
    wanted = min(max(first - _BEFORE, 0), max(latest, 0))
    if wanted == 0:
        return 0
    at = text.find(" ", wanted, first or None)
    return at + 1 if at >= 0 else wanted
