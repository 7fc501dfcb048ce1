"""A text as the words that it is found by: without marks for finding, with marks for ranking."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from bantin.text.normalise import clean, fold, nfc, normalise, writable

LONGEST_WORD: Final = 40
_REMEMBERED: Final = 200_000

# A number with dots between its thousands, or a run of letters and figures. "1.234,5" is 1234 and 5.
_WORD = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?!\.[0-9])|[^\W_]+")
_FIGURES = re.compile("[0-9]+")
# Both spellings are in use: tỉ and tỷ, bác sĩ and bác sỹ, kĩ and kỹ, lí and lý, Mĩ and Mỹ, hi and hy; quí and quý.
_Y = re.compile("(?<=^[hklmst])[yỳýỷỹỵ]$")
_I_OF_Y: Final = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_QUI = re.compile("(?<=^qu)[iìíỉĩị]$")
_Y_OF_I: Final = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


class Word(NamedTuple):
    """A word of a text, and where it stands there."""

    bare: str
    """In small letters without marks."""
    spelled: str
    """In small letters with its marks, in one tone placement and one use of i and y."""
    start: int
    end: int
    is_capital: bool
    """Whether all its letters are capitals, as those of an abbreviation are."""

    @property
    def is_marked(self) -> bool:
        """Whether it has a mark, of a tone or of a letter."""
        return self.bare != self.spelled


def readable(text: str) -> str:
    """Return ``text`` as the index keeps it: in NFC, without what nobody sees, white space as single spaces."""
    return " ".join(nfc(clean(nfc(writable(text)))).split())


def words(text: str) -> list[Word]:
    """Return the words of ``text``, which is in NFC. Takes any text, raises nothing."""
    return [
        Word(*forms(match[0]), match.start(), match.end(), match[0].isupper())
        for match in _WORD.finditer(text)
    ]


class _Bare(dict[str, str]):
    """Words as they are written to their forms without marks: looked up in half the time of a cached function."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = bare = forms(word)[0]
        return bare


_BARE: Final = _Bare()


def bare_words(text: str) -> tuple[set[str], set[str]]:
    """Return the different words of ``text``, which is in NFC: as they are written, and without marks."""
    written = set(_WORD.findall(text))
    return written, set(map(_BARE.__getitem__, written))


@lru_cache(maxsize=_REMEMBERED)
def forms(word: str) -> tuple[str, str]:
    """Return ``word`` without and with its marks, as `Word` has them. Raises nothing."""
    if word[0] in "0123456789":
        figures = word.replace(".", "")
        if _FIGURES.fullmatch(figures):
            # A day, a month or a document's number is the same with and without its zero.
            kept = figures.lstrip("0") or "0" if len(figures) <= 3 else figures[:LONGEST_WORD]
            return kept, kept
    spelled = normalise(word).lower()
    spelled = _Y.sub(lambda match: match[0].translate(_I_OF_Y), spelled)
    spelled = _QUI.sub(lambda match: match[0].translate(_Y_OF_I), spelled)
    spelled = nfc(spelled)[:LONGEST_WORD]
    return fold(spelled), spelled


def agrees(typed: str, written: str) -> bool:
    """Tell whether ``written`` has every mark of ``typed``, two spellings of one bare word.

    "đuong" and "đương" agree with "đường", "dường" does not agree with "đương".
    """
    return len(typed) == len(written) and all(
        mine == theirs or _marks(mine) < _marks(theirs)
        for mine, theirs in zip(typed, written, strict=True)
    )


@lru_cache(maxsize=1_000)
def _marks(letter: str) -> frozenset[str]:
    if letter == "đ":
        return frozenset(letter)
    return frozenset(unicodedata.normalize("NFD", letter)[1:])
