"""Whether a line opens with, or has, one of the words of `part_words`."""

from __future__ import annotations

import re
from functools import cache

from bantin.intake import part_words as words
from bantin.intake.names import CAPITAL

_CALLED = re.compile(rf"^\W*(?i:ông|bà|anh|chị|em|cô|chú|bác|cụ|mẹ|cháu|nữ)\s+{CAPITAL}")
_QUANTITY = r"(?:(?:các|những|một số|nhiều|đông đảo|toàn thể|hàng trăm|hàng nghìn|\d+|hai|ba) )?"


@cache
def _pattern(listed: tuple[str, ...], opening: bool) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
    quantity = _QUANTITY if listed is words.PEOPLE else ""
    start = rf"^\W*{quantity}" if opening else r"(?<!\w)"
    return re.compile(rf"{start}(?:{alternatives})(?!\w)")


def opens_with(listed: tuple[str, ...], lowered: str) -> bool:
    """Take words and a line in lower case; tell whether it opens with one of them."""
    return _pattern(listed, True).search(lowered) is not None


def has(listed: tuple[str, ...], lowered: str) -> bool:
    """Take words and a line in lower case; tell whether one of them stands in it."""
    return _pattern(listed, False).search(lowered) is not None


def opens_with_action(lowered: str) -> bool:
    """Take a line in lower case; tell whether it opens with what people are seen to do."""
    return opens_with(words.SEEN_FIRST, lowered)


def opens_with_people(text: str) -> bool:
    """Take a line; tell whether it opens with people: an office, a group, "Bà" and a name."""
    return _end_of_people(text) > 0


def has_people_in_action(text: str) -> bool:
    """Take a line; tell whether it opens with people and then says what they visibly do."""
    end = _end_of_people(text)
    return end > 0 and has(words.ACTIONS, text[end:].casefold())


def _end_of_people(text: str) -> int:
    lowered = text.casefold()
    if opens_with(words.NOT_PEOPLE, lowered):
        return 0
    match = _CALLED.search(text) or _pattern(words.PEOPLE, True).search(lowered)
    return match.end() if match else 0
