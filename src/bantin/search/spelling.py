"""What a question may have meant: marks that were left out, slips of the keyboard, Telex and VNI left undone.

The archive itself is the dictionary: how it writes words, and which stand side by side.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from bantin.search.vocabulary import Vocabulary
from bantin.search.words import Word, agrees, forms
from bantin.text.keyboard import typed_out

_MOST_FORMS: Final = 6
_MOST_SLIPS: Final = 8
_MOST_OTHERS: Final = 24
# Of two letters one slip makes nearly anything.
_SHORTEST: Final = 3
# Natural logarithms of how likely each is, beside a word that was meant as it was typed.
_SLIP: Final = -7.0
_TWO_SLIPS: Final = -11.0
_UNDONE: Final = -2.0
_CHANGE: Final = -4.0
_OTHER_MARKS: Final = -6.0
_UNKNOWN: Final = -16.0
_NEVER_TOGETHER: Final = -7.0
# A word of no more of the archive than this may be a slip itself.
_HARDLY_EVER: Final = 0.002


@dataclass(frozen=True, slots=True)
class _Form:
    bare: str
    spelled: str
    shown: str
    having: int
    cost: float


class Speller:
    """Finds what was meant by what the archive writes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Ask ``vocabulary``."""
        self._vocabulary = vocabulary
        self._entries = max(vocabulary.entries, 1)

    def meant(self, words: Sequence[Word], text: str, *, slips: bool = True) -> str:
        """Return ``text``, in which ``words`` stand, as it was most likely meant; the same where nothing is better.

        Marks that were typed stay, unless the archive never writes the word so. Without ``slips`` only marks
        are restored.
        """
        if not words:
            return text
        weak = self._weak(words) if slips else set()
        # Who types marks leaves out few.
        change = _CHANGE if any(word.is_marked for word in words) else 0.0
        chosen = self._best(
            [list(self._forms(w, slip=n in weak, change=change)) for n, w in enumerate(words)]
        )
        pieces: list[str] = []
        at = 0
        for word, form in zip(words, chosen, strict=True):
            typed = text[word.start : word.end]
            kept = form.spelled == word.spelled
            pieces += [text[at : word.start], typed if kept else _cased(form.shown, typed)]
            at = word.end
        return "".join([*pieces, text[at:]])

    def _weak(self, words: Sequence[Word]) -> set[int]:
        """Return which words the archive does not have, or hardly ever and never beside their neighbours here."""
        having_pair = self._vocabulary.having_pair
        beside = [having_pair(f"{a.bare}_{b.bare}") for a, b in pairwise(words)]
        weak = set()
        for number, word in enumerate(words):
            if word.bare.isdecimal() or len(word.bare) < 2:
                continue
            having = self._vocabulary.having(word.bare)
            near = beside[max(number - 1, 0) : number + 1]
            if having <= self._entries * _HARDLY_EVER and (not having or (near and not any(near))):
                weak.add(number)
        return weak

    def others(self, words: Sequence[Word], meant: Sequence[Word]) -> dict[str, tuple[str, ...]]:
        """Return what else each of ``words`` may be that the archive hardly has, ``meant`` being the likeliest.

        The likeliest come first. All without marks.
        """
        found: dict[str, tuple[str, ...]] = {}
        for number in self._weak(words):
            bare = words[number].bare
            near = (
                sorted(self._near(bare), key=lambda one: -one[1]) if len(bare) >= _SHORTEST else []
            )
            likeliest = [meant[number].bare] if len(meant) == len(words) else []
            others = dict.fromkeys([*likeliest, *(other for other, _ in near[:_MOST_OTHERS])])
            others.pop(bare, None)
            if others:
                found[bare] = tuple(others)
        return found

    def _forms(self, word: Word, *, slip: bool, change: float) -> Iterator[_Form]:
        """Yield what ``word`` may have been meant as, itself among them; ``change`` is the cost of more marks."""
        known = self._vocabulary.spellings(word.bare)
        counts = dict(known)
        yield self._form(word.bare, word.spelled, counts.get(word.spelled, 0), 0.0)
        for spelled, having in known[: _MOST_FORMS * 2]:
            if spelled == word.spelled:
                continue
            if not word.is_marked or agrees(word.spelled, spelled):
                yield self._form(word.bare, spelled, having, change)
            elif not counts.get(word.spelled) or slip:
                yield self._form(word.bare, spelled, having, _OTHER_MARKS)
        if not slip:
            return
        if (undone := typed_out(word.bare)) and undone != word.bare:
            yield from self._neighbour(*forms(undone), cost=_UNDONE, only=True)
        if len(word.bare) < _SHORTEST:
            return
        near = [(having, bare, _SLIP) for bare, having in self._near(word.bare)]
        if not near and len(word.bare) >= 5:
            near = [(having, bare, _TWO_SLIPS) for bare, having in self._nearly(word.bare)]
        near.sort(reverse=True)
        for _, bare, cost in near[:_MOST_SLIPS]:
            yield from self._neighbour(bare, word.spelled, cost=cost, only=False)

    def _neighbour(self, bare: str, spelled: str, *, cost: float, only: bool) -> Iterator[_Form]:
        for form, having in self._vocabulary.spellings(bare)[:_MOST_FORMS]:
            if not only or form == spelled:
                yield self._form(bare, form, having, cost)

    def _near(self, bare: str) -> Iterator[tuple[str, int]]:
        """Yield the words of the archive that one slip turns into ``bare``."""
        for other in _one_slip(bare):
            if having := self._vocabulary.having(other):
                yield other, having

    def _nearly(self, bare: str) -> Iterator[tuple[str, int]]:
        """Yield words of the archive that two slips turn into ``bare``."""
        found: set[str] = set()
        for first in _one_slip(bare):
            for other in _fewer_slips(first):
                if other not in found:
                    found.add(other)
                    if having := self._vocabulary.having(other):
                        yield other, having

    def _form(self, bare: str, spelled: str, having: int, cost: float) -> _Form:
        return _Form(bare, spelled, spelled, having, cost)

    def _best(self, choices: list[list[_Form]]) -> list[_Form]:
        """Return one form of each word, so that forms and neighbours together are the most likely."""
        scores = [[self._alone(form) for form in choices[0]]]
        ways: list[list[int]] = [[0] * len(choices[0])]
        for before, here in pairwise(choices):
            together: dict[tuple[str, str], dict[str, int]] = {}
            row, way = [], []
            for form in here:
                options = [
                    scores[-1][number] + self._together(previous, form, together)
                    for number, previous in enumerate(before)
                ]
                best = max(range(len(options)), key=options.__getitem__)
                row.append(options[best] + form.cost)
                way.append(best)
            scores.append(row)
            ways.append(way)
        at = max(range(len(scores[-1])), key=scores[-1].__getitem__)
        chosen: list[_Form] = []
        for number in range(len(choices) - 1, -1, -1):
            chosen.append(choices[number][at])
            at = ways[number][at]
        return chosen[::-1]

    def _alone(self, form: _Form) -> float:
        return form.cost + (math.log(form.having / self._entries) if form.having else _UNKNOWN)

    def _together(
        self, first: _Form, second: _Form, looked: dict[tuple[str, str], dict[str, int]]
    ) -> float:
        """Return how likely ``second`` stands behind ``first``, as a logarithm."""
        pair = first.bare, second.bare
        if pair not in looked:
            looked[pair] = dict(self._vocabulary.pair_spellings(*pair))
        beside = looked[pair].get(f"{first.spelled}_{second.spelled}", 0)
        if beside:
            return math.log(beside / max(first.having, beside))
        if not second.having:
            return _UNKNOWN
        return _NEVER_TOGETHER + math.log(second.having / self._entries)


def _cased(shown: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return shown.upper()
    return shown[:1].upper() + shown[1:] if typed[:1].isupper() else shown


@lru_cache(maxsize=2_000)
def _one_slip(word: str) -> frozenset[str]:
    """Return what one letter too much, too few, wrong, or two exchanged make of ``word``."""
    found: set[str] = set()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
        found.update(head + letter + tail for letter in ascii_lowercase)
    return frozenset(found - {word, ""})


def _fewer_slips(word: str) -> Iterator[str]:
    """Yield what a letter too much or two exchanged make of ``word``: the second of two slips."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
