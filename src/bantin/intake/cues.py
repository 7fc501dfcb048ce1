"""Which of the words of `part_words` stand in a line, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from bantin.intake import part_words as words
from bantin.intake.names import SURNAMES

_TOKEN = re.compile(r"\w+|[^\w\s]")
_CALLED = frozenset(["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "mẹ", "cháu", "nữ"])
_QUANTITIES = ("các", "những", "một số", "nhiều", "đông đảo", "toàn thể", "hàng trăm", "hàng nghìn",
               "hai", "ba")  # fmt: skip
_AT = (("tại",), ("dự",), ("khai", "mạc"), ("bế", "mạc"))

Phrase = tuple[str, ...]


def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    index: dict[str, set[Phrase]] = {}
    for listed in (*words.LISTS, frozenset(_QUANTITIES)):
        for phrase in listed:
            tokens = tuple(phrase.split())
            index.setdefault(tokens[0], set()).add(tokens)
    return {first: tuple(phrases) for first, phrases in index.items()}


_INDEX = _by_first_word()


class Cues:
    """The listed words that stand in one line."""

    def __init__(self, plain: str) -> None:
        """Take a line in one spelling, without invisible characters."""
        self._tokens: list[str] = _TOKEN.findall(plain)
        self._lowered = tuple(token.casefold() for token in self._tokens)
        self._found = tuple(self._find())

    def has(self, listed: frozenset[str]) -> bool:
        """Take words; tell whether one of them stands in the line."""
        return not listed.isdisjoint(phrase for _, _, phrase in self._found)

    def opens_with(self, *lists: frozenset[str]) -> bool:
        """Take lists of words; tell whether the line opens with one of them."""
        return any(self._end(listed, self._opening) for listed in lists)

    @cached_property
    def people_end(self) -> int:
        """How many tokens the people take that the line opens with; 0 if it opens otherwise."""
        if self.opens_with(words.NOT_PEOPLE):
            return 0
        start = self._after_quantity()
        called = start + 1 < len(self._tokens) and self._lowered[start] in _CALLED
        if called and self._is_capital(start + 1):
            return start + 1
        return self._end(words.PEOPLE, start) or self._end(words.PEOPLE, self._opening)

    @cached_property
    def people_in_action(self) -> bool:
        """Whether the line opens with people and then says what they visibly do."""
        return self.people_end > 0 and any(
            start >= self.people_end and phrase in words.ACTIONS for start, _, phrase in self._found
        )

    @cached_property
    def at_event(self) -> bool:
        """Whether something is at an occasion: "tại Hội nghị", "dự các buổi lễ"."""
        return any(
            self._follows_at(start) for start, _, phrase in self._found if phrase in words.EVENTS
        )

    @cached_property
    def in_place(self) -> bool:
        """Whether a place is named: "xã Nà Khoang", "thôn 3"."""
        return any(
            phrase in words.PLACES
            and end < len(self._tokens)
            and (self._is_capital(end) or self._tokens[end].isdigit())
            for _, end, phrase in self._found
        )

    @cached_property
    def names_somebody(self) -> bool:
        """Whether a full personal name stands in the line, such as "Lò Văn Thắng"."""
        return any(
            word in SURNAMES and all(self._is_name(near) for near in range(at, at + 3))
            for at, word in enumerate(self._lowered[:-2])
        )

    @cached_property
    def names_anything(self) -> bool:
        """Whether a word after the first begins with a capital letter."""
        return any(self._is_capital(at) for at in range(self._opening + 1, len(self._tokens)))

    @cached_property
    def _opening(self) -> int:
        return next((at for at, token in enumerate(self._tokens) if token[0].isalnum()), 0)

    def _find(self) -> Iterator[tuple[int, int, str]]:
        lowered = self._lowered
        for start, word in enumerate(lowered):
            for phrase in _INDEX.get(word, ()):
                end = start + len(phrase)
                if len(phrase) == 1 or lowered[start:end] == phrase:
                    yield start, end, " ".join(phrase)

    def _end(self, listed: frozenset[str], start: int) -> int:
        ends = (end for at, end, phrase in self._found if at == start and phrase in listed)
        return max(ends, default=0)

    def _after_quantity(self) -> int:
        start = self._opening
        if start < len(self._tokens) and self._tokens[start].isdigit():
            return start + 1
        ends = (end for at, end, phrase in self._found if at == start and phrase in _QUANTITIES)
        return max(ends, default=start)

    def _follows_at(self, start: int) -> bool:
        if start and self._lowered[start - 1] == "các":
            start -= 1
        return any(self._lowered[max(0, start - len(at)) : start] == at for at in _AT)

    def _is_capital(self, at: int) -> bool:
        return self._tokens[at][0].isupper()

    def _is_name(self, at: int) -> bool:
        return self._is_capital(at) and self._tokens[at][1:].islower()
