"""What of a bulletin a hit shows: the passage that says most of what was asked, in the author's spelling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from bantin.search.abbreviations import first_words, meanings
from bantin.search.asked import Asked
from bantin.search.values import Entry, Marked
from bantin.search.words import Word, agrees, bare_words, forms, words

LONGEST_SNIPPET: Final = 240
_BEFORE: Final = 60
_MOST_PASSAGES: Final = 80
# Of so many passages with the same words it is looked which has them side by side.
_COMPARED: Final = 3
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
        self._keys: set[str] = set()
        self._phrases: list[list[str]] = []
        self._beginning = ""
        for unit in asked.units:
            if unit.kind == "meaning":
                self._keys.update(unit.terms)
            elif unit.kind == "phrase":
                self._phrases.append([word.bare for word in unit.words])
            else:
                for word in unit.words:
                    self._typed.setdefault(word.bare, []).append(word.spelled)
                for other in unit.others:
                    self._typed.setdefault(other, [])
            if unit.may_go_on:
                self._beginning = unit.words[-1].bare
        # Words that were typed with a mark: other spellings of them are shown only where the typed one is not there.
        self._marked = {
            bare for bare, typed in self._typed.items() if any(form != bare for form in typed)
        }
        self._first_of_meanings = first_words(self._keys)
        words_asked = {w.bare for u in asked.units if u.kind in ("word", "day") for w in u.words}
        self._all = len(words_asked) + 2 * len(self._phrases) + 2 * bool(self._keys)

    def headline_and_snippet(self, entry: Entry) -> tuple[Marked, Marked]:
        """Return the headline of ``entry`` and its best passage, with what was asked for marked in both.

        Of a word that the bulletin has as it was typed, other spellings are not marked.
        """
        texts = [text for text in (entry.lead, *islice(entry.body, _MOST_PASSAGES)) if text]
        exact: set[str] = set()
        self._has(entry.headline, exact)
        having: list[int] = []
        for text in texts:
            having.append(self._has(text, exact))
            if having[-1] >= self._all:
                break
        in_headline = _as_typed(self._find(entry.headline), exact)
        headline = Marked(entry.headline, _ranges(entry.headline, in_headline))
        if not texts:
            return headline, Marked("")
        most = max(having)
        best = [text for text, has in zip(texts, having, strict=False) if has == most][:_COMPARED]
        found = [_as_typed(self._find(text), exact) for text in best]
        number = max(range(len(best)), key=lambda number: (_worth(found[number]), -number))
        return headline, _cut(best[number], found[number])

    def _has(self, text: str, exact: set[str]) -> int:
        """Return how much of what was asked may be in ``text``, and add to ``exact`` what is there as typed."""
        written, bare = bare_words(text)
        if self._marked and not bare.isdisjoint(self._marked):
            for word in written:
                form, spelled = forms(word)
                if form in self._marked and _is_as_typed(spelled, form, self._typed[form]):
                    exact.add(form)
        return (
            len(bare & self._typed.keys())
            + 2 * sum(bare.issuperset(phrase) for phrase in self._phrases)
            + 2 * (not bare.isdisjoint(self._first_of_meanings))
            + bool(self._beginning and any(one.startswith(self._beginning) for one in bare))
        )

    def _find(self, text: str) -> Iterator[_Found]:
        found = words(text)
        if self._keys:
            yield from self._find_meanings(found)
        for phrase in self._phrases:
            yield from _find_phrase(phrase, found)
        typed, beginning = self._typed, self._beginning
        for word in found:
            if (as_typed := typed.get(word.bare)) is not None:
                is_as_typed = _is_as_typed(word.spelled, word.bare, as_typed)
                yield _Found(word.start, word.end, word.bare, is_as_typed)
            elif beginning and word.bare.startswith(beginning):
                yield _Found(word.start, word.end, beginning, as_typed=False)

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


def _is_as_typed(spelled: str, bare: str, typed: Iterable[str]) -> bool:
    return any(form != bare and agrees(form, spelled) for form in typed)


def _as_typed(found: Iterable[_Found], exact: set[str]) -> list[_Found]:
    return [one for one in found if one.as_typed or one.what not in exact]


def _worth(found: Sequence[_Found]) -> float:
    """Return how much of what was asked a passage has: what is in it, and how much of it side by side."""
    different = len({one.what for one in found})
    beside = sum(b.start - a.end <= 3 for a, b in pairwise(found))
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
