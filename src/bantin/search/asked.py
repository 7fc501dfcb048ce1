"""What a question's text asks for: words, phrases, symbols of documents, dates, abbreviations.

Nothing in it is an operator but quotation marks around a phrase, and a lone one is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from bantin.search.abbreviations import meanings
from bantin.search.terms import bare_pair, day_term
from bantin.search.values import LONGEST_QUESTION, MOST_WORDS
from bantin.search.words import Word, readable, words
from bantin.text.dates import find_dates

Kind = Literal["word", "phrase", "meaning", "day"]

_QUOTED = re.compile('"([^"“”]*)"|“([^"“”]*)[”"]|«([^«»]*)»|„([^"“”„]*)[“”"]')
# What ties words together where no space does: 23-NQ/TU, 15/2023/NĐ-CP, COVID-19, 2020–2025, GD&ĐT.
_TIE = re.compile("[-–/.,:&_+]+")
_MOST_OTHERS: Final = 3
# Of a longer text the beginning is enough to know the first `LONGEST_QUESTION` characters of it.
_READ: Final = 10 * LONGEST_QUESTION


@dataclass(frozen=True, slots=True)
class Unit:
    """What has to be in a bulletin as one: a word, or words that belong together."""

    kind: Kind
    words: tuple[Word, ...]
    terms: tuple[str, ...] = ()
    """Of a meaning or a day: what indexes it."""
    others: tuple[str, ...] = ()
    """Of a word that may be a slip: what else it may be, without marks, the likeliest first."""
    may_go_on: bool = False
    """Whether the last word may be the beginning of one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's text, understood."""

    text: str
    """As it was read: cut, in NFC, without what nobody sees."""
    units: tuple[Unit, ...]
    pairs: tuple[str, ...]
    """Terms of neighbours without marks, for ranking."""

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return tuple(word for unit in self.units for word in unit.words)

    @property
    def words_in_text(self) -> list[Word]:
        """All words with their places in ``text``, in order; a last one past the bound is not among them."""
        return words(self.text)[: len(self.words)]

    @property
    def is_marked(self) -> bool:
        """Whether any word was typed with a mark, so that those without may be meant so."""
        return any(word.is_marked for word in self.words)

    @property
    def loose_words(self) -> tuple[Word, ...]:
        """The words that count by themselves: not those of an abbreviation's long form or of a date."""
        return tuple(
            word for unit in self.units if unit.kind in ("word", "phrase") for word in unit.words
        )

    @property
    def is_plain(self) -> bool:
        """Whether it is made of single words alone."""
        return all(unit.kind == "word" for unit in self.units)

    def with_others(self, others: Mapping[str, tuple[str, ...]]) -> "Asked":
        """Return the same, loosened, with what else the words without marks that ``others`` names may be."""
        units = tuple(
            replace(unit, others=others.get(unit.words[0].bare, ()))
            for unit in self.loosened().units
        )
        return Asked(self.text, units, tuple(dict.fromkeys(_pairs(units))))

    def loosened(self) -> "Asked":
        """Return the same with every word on its own."""
        units = [Unit("word", (word,)) for unit in self.units for word in unit.words]
        if units and self.units[-1].may_go_on:
            units[-1] = replace(units[-1], may_go_on=True)
        return Asked(self.text, tuple(units), _bare_pairs(self.words))


def understood(text: str, *, typing: bool = False) -> Asked:
    """Return what ``text`` asks for, no more than `MOST_WORDS` words of it. Takes any text, raises nothing."""
    read = readable(text[:_READ])[:LONGEST_QUESTION].strip()
    units: list[Unit] = []
    at = 0
    for quoted in _QUOTED.finditer(read):
        units += _loose(read[at : quoted.start()])
        inside = words(next(group for group in quoted.groups() if group is not None))
        if inside:
            units.append(Unit("phrase" if len(inside) > 1 else "word", tuple(inside)))
        at = quoted.end()
    units += _loose(read[at:])
    units = _first(units)
    if units and typing and units[-1].kind == "word" and read[-1:].isalnum():
        units[-1] = replace(units[-1], may_go_on=True)
    return Asked(read, tuple(units), tuple(dict.fromkeys(_pairs(units))))


def _first(units: Sequence[Unit]) -> list[Unit]:
    kept: list[Unit] = []
    left = MOST_WORDS
    for unit in units:
        if len(unit.words) > left:
            kept += [Unit("word", (word,)) for word in unit.words[:left]]
            break
        kept.append(unit)
        left -= len(unit.words)
    return kept


def _loose(text: str) -> list[Unit]:
    found = words(text)
    taken = _days(text, found)
    groups = {at: group for group in _tied(text, found) for at in group}
    for meaning in meanings(found, is_question=True):
        inside = range(meaning.start, meaning.end)
        # "QĐ-UBND" is a part of a symbol, "KT-XH" an abbreviation.
        parts = any(at not in inside for own in inside for at in groups.get(own, ()))
        if not parts and not any(at in taken for at in inside):
            unit = Unit("meaning", tuple(found[meaning.start : meaning.end]), meaning.keys)
            _take(taken, meaning.start, unit)
    for group in groups.values():
        if not any(at in taken for at in group):
            _take(taken, group[0], Unit("phrase", tuple(found[at] for at in group)))
    units: list[Unit] = []
    for at, word in enumerate(found):
        if at not in taken:
            units.append(Unit("word", (word,)))
        elif (whole := taken[at]) is not None:
            units.append(whole)
    return units


def _take(taken: dict[int, Unit | None], start: int, unit: Unit) -> None:
    taken[start] = unit
    taken.update(dict.fromkeys(range(start + 1, start + len(unit.words))))


def _days(text: str, found: Sequence[Word]) -> dict[int, Unit | None]:
    """Return where a day with its year is written in full, and that the words of it are one."""
    taken: dict[int, Unit | None] = {}
    for mention in find_dates(text, reference=None):
        inside = [
            at
            for at, word in enumerate(found)
            if mention.start <= word.start and word.end <= mention.end
        ]
        if len(inside) >= 3:
            unit = Unit("day", tuple(found[at] for at in inside), (day_term(mention.date),))
            _take(taken, inside[0], unit)
    return taken


def _tied(text: str, found: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the places of words that are tied together, two or more."""
    run = [0]
    for at, (before, word) in enumerate(pairwise(found), 1):
        if _TIE.fullmatch(text, before.end, word.start):
            run.append(at)
            continue
        if len(run) > 1:
            yield run
        run = [at]
    if len(run) > 1:
        yield run


def _pairs(units: Sequence[Unit]) -> Iterator[str]:
    """Yield what stands side by side; a meaning stands there by its keys, in whatever form it was typed."""
    for unit in units:
        if unit.kind in ("phrase", "day"):
            yield from _bare_pairs(unit.words)
    for first, second in pairwise(units):
        for before in _ends(first, -1):
            for after in _ends(second, 0):
                yield bare_pair(before, after)


def _ends(unit: Unit, side: int) -> tuple[str, ...]:
    if unit.kind == "meaning":
        return unit.terms
    return (unit.words[side].bare, *unit.others[:_MOST_OTHERS])


def _bare_pairs(found: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{a.bare}_{b.bare}" for a, b in pairwise(found)))
