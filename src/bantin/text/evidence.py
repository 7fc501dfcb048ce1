"""Which encoding a text is in, judged by how many of its marked words can be syllables.

The right encoding makes nearly all of them possible, a wrong one few, and so does a right one of
another language. On news articles right readings score 0.88 to 1.0; wrong ones are seldom above
0.75 from five different words on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bantin.text.charsets import Charset
from bantin.text.marks import nfc
from bantin.text.syllables import MARKED_CAPITALS, is_syllable

ENOUGH_WORDS: Final = 5
WORDS_FOR_A_NAME: Final = 3
ENOUGH_LETTERS: Final = 5
CERTAIN_SHARE: Final = 0.9
PROBABLE_SHARE: Final = 0.75
MARGIN: Final = 0.2

# A slice that reads badly, where the others read well, is a passage in another encoding.
_SLICE: Final = 2048
_MOST_SLICES: Final = 192
_WORDS_OF_A_SLICE: Final = 8

_WORD = re.compile(r"[^\W\d_]+")
# "HĐND", "QĐ", "ĐBQH": initials are no syllables in any encoding.
_INITIALS = re.compile("[A-ZĐ]+")
_SYMBOL_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f\u0300-\u036f\u2010-\u203a·](?=[^\W\d_])"
)
# A wrong reading puts capitals inside words ("tỈnh"). A capital of TCVN3's fonts is a small letter
# among capitals ("HộI"), which is right.
_CAPITAL_IN_WORD = re.compile(f"[a-z][{''.join(sorted(MARKED_CAPITALS))}]")
_SPACE = re.compile(r"\s")

AS_IT_IS: Final = Charset("utf-8", re.compile("(?!)"), nfc)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads in one encoding: its marked words that can be syllables, or cannot.

    `distinct` counts the different words of two letters or more that can, `letters` the different
    marked letters in them.
    """

    charset: Charset
    good: int
    bad: int
    distinct: int
    letters: int
    uniform: bool

    @property
    def share(self) -> float:
        """Of the words with marks, the share that can be syllables; 0.0 without any."""
        return self.good / (self.good + self.bad) if self.good else 0.0

    @property
    def probable(self) -> bool:
        """Whether it reads well enough to be named."""
        return self.distinct >= WORDS_FOR_A_NAME and self.share >= PROBABLE_SHARE

    @property
    def enough(self) -> bool:
        """Whether there is enough variety to judge by: of "så å gå nå må" there is not."""
        return self.distinct >= ENOUGH_WORDS and self.letters >= ENOUGH_LETTERS

    @property
    def sufficient(self) -> bool:
        """Whether it reads well enough to be believed, if nothing else reads as well."""
        return self.enough and self.share >= CERTAIN_SHARE and self.uniform


@dataclass(frozen=True, slots=True)
class Verdict:
    """The encoding in which a text reads best, and whether that is certain."""

    best: Reading
    clear: bool

    @property
    def certain(self) -> bool:
        """Whether there is enough evidence and no other encoding comes near."""
        return self.clear and self.best.sufficient

    @property
    def probable(self) -> bool:
        """Whether it is the likeliest by far, be it on little evidence."""
        return self.clear and self.best.probable


def judge(view: str, charsets: tuple[Charset, ...]) -> Verdict:
    """Compare how `view` reads in each of `charsets`, on samples from all over it.

    Takes the Western view of a text. Time does not grow with the text past 400 KB.
    Raises ValueError if there is no charset.
    """
    slices = tuple(_slices(view))
    readings = sorted((_read(slices, charset) for charset in charsets), key=_rank, reverse=True)
    if not readings:
        raise ValueError("there must be a charset to judge by")
    best, *others = readings
    return Verdict(best, all(other.share <= best.share - MARGIN for other in others))


def _rank(reading: Reading) -> tuple[float, int]:
    return reading.share, reading.good


def _slices(view: str) -> Iterator[str]:
    step = max(_SLICE, len(view) // _MOST_SLICES)
    for start in range(0, len(view), step):
        first = _word_start(view, start) if start else 0
        yield view[first : _word_start(view, start + _SLICE)]


def _word_start(view: str, position: int) -> int:
    space = _SPACE.search(view, position, position + 64)
    return space.start() if space else position


def _read(slices: tuple[str, ...], charset: Charset) -> Reading:
    good = bad = 0
    uniform = True
    seen: set[str] = set()
    for piece in slices:
        fit, unfit = _weigh(piece, charset)
        seen.update(word for word in fit if len(word) > 1)
        good += len(fit)
        bad += unfit
        if len(fit) + unfit >= _WORDS_OF_A_SLICE:
            uniform = uniform and len(fit) >= PROBABLE_SHARE * (len(fit) + unfit)
    letters = {letter for word in seen for letter in word if not letter.isascii()}
    return Reading(charset, good, bad, len(seen), len(letters), uniform)


def _weigh(piece: str, charset: Charset) -> tuple[list[str], int]:
    """Return the marked words that can be syllables, and how much there is that cannot."""
    text = charset.read(piece)
    fit: list[str] = []
    unfit = len(charset.foreign.findall(piece)) + len(_SYMBOL_IN_WORD.findall(text))
    for word in _WORD.findall(text):
        if word.isascii() or _INITIALS.fullmatch(word):
            continue
        if is_syllable(word) and not _CAPITAL_IN_WORD.search(word):
            fit.append(word.lower())
        else:
            unfit += 1
    return fit, unfit
