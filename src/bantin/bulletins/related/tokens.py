"""A text as the syllables and pairs of syllables that it is compared by."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from bantin.text.normalise import normalise

# A report of a hundred pages is known by its beginning, and costs no more than that.
MOST_SYLLABLES: Final = 3000
LONGEST_SYLLABLE: Final = 40

_SYLLABLE: Final = re.compile(r"[^\W_]+")


def tokens(passages: Iterable[str]) -> list[str]:
    """Return the syllables of ``passages`` and the pairs of neighbours in each, in lower case.

    Most Vietnamese words have two syllables: "kinh tế" is known by its pair "kinh_tế". Diacritics stay, the
    placement of the tone is made one. What is said often counts less each time: a token that occurs n times
    is given 1 + log2(n) times, rounded down (the sublinear term frequency of the textbooks). Takes any text,
    raises nothing.
    """
    counts: Counter[str] = Counter()
    left = MOST_SYLLABLES
    for passage in passages:
        syllables = _syllables(passage)[:left]
        left -= len(syllables)
        counts.update(syllables)
        counts.update(f"{first}_{second}" for first, second in pairwise(syllables))
    return [token for token, count in counts.items() for _ in range(count.bit_length())]


def _syllables(text: str) -> list[str]:
    words = _SYLLABLE.findall(normalise(text).lower())
    return [word for word in words if len(word) <= LONGEST_SYLLABLE]
