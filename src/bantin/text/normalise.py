"""Forms of a text: canonical, for matching, without marks, without what nobody sees."""

import re
import unicodedata
from typing import Final

from bantin.text.marks import nfc
from bantin.text.syllables import LONGEST, place_tone

__all__ = ["clean", "fold", "nfc", "normalise", "trim", "writable"]

# Older fonts and converters wrote the letter of Iceland or of Ewe, which looks the same.
_LOOKALIKES: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_STROKES: Final = str.maketrans("ĐđÐðƉɖ", "DdDdDd")

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_MARKS = re.compile(r"[\u0300-\u036f]+")

_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE: Final = dict.fromkeys(
    {
        *range(0x20),
        *range(0x7F, 0xA0),
        0x00AD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero width space and joiners, direction marks
        *range(0x202A, 0x202F),  # direction embeddings
        *range(0x2060, 0x2065),  # word joiner, invisible operators
        *range(0x2066, 0x206A),  # direction isolates
        0xFEFF,  # byte order mark
    }
    - {0x09, 0x0A}
)
# XML 1.0 (Fifth Edition), production 2: what is outside cannot be written, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES: Final = dict.fromkeys((0x00A0, 0x2007, 0x202F), " ")
_CLEANING: Final = {**_INVISIBLE, **_SPACES}
_BLANK: Final = "".join(
    (*filter(str.isspace, map(chr, range(0x3001))), "\u200b\u200c\u200d\u2060\ufeff\u00ad")
)


def normalise(s: str) -> str:
    """Return `s` as it is compared: in NFC, every syllable's tone mark in the old placement.

    "hoà", "KHOẺ" and "thuỷ" become "hòa", "KHỎE" and "thủy"; "quý", "giá", "hoàn" and "khuỷu"
    stay. Slips of old typewriting mend as well: "tóan" is "toán", "qúy" is "quý". The Icelandic
    "Ð", which stands for "Đ" in older texts, is "Đ". Only for matching: a person's "Thuỷ" keeps
    its tone where people read it. Works inside running text, leaves what is no Vietnamese
    syllable. Idempotent; a text and its decomposed form give the same. Raises nothing.

    The old placement is what most of the press prints and most keyboards write by default.
    """
    return _WORD.sub(_place_tone, nfc(s).translate(_LOOKALIKES))


def fold(s: str) -> str:
    """Return `s` without its combining marks, "Đ" and "đ" as "D" and "d"; the case is kept.

    Marks are those of Latin, Greek and Cyrillic (U+0300 to U+036F): Thai vowels, Hebrew points
    and the voicing of kana are letters to their readers and stay. The result is NFC, the same
    for every composition and tone placement of `s`. Idempotent. Raises nothing.
    """
    if s.isascii():
        return s
    bare = _MARKS.sub("", unicodedata.normalize("NFD", s)).translate(_STROKES)
    return unicodedata.normalize("NFC", bare)


def clean(s: str) -> str:
    r"""Return `s` without what nobody sees, before it is put in canonical form.

    Goes: byte order marks, zero-width and direction characters, soft hyphens, the C0 and C1
    controls other than "\n" and "\t". Every line end, among them CR LF and the vertical tab of
    Word, becomes "\n". Non-breaking spaces become spaces. Idempotent. Raises nothing.
    """
    return _LINE_END.sub("\n", s).translate(_CLEANING)


def trim(s: str) -> str:
    """Return `s`, a line, without white space and invisible characters at its ends. Raises nothing."""
    return s.strip(_BLANK)


def writable(s: str) -> str:
    """Return `s` without the characters that some file or database cannot hold.

    Those are the controls other than tab and line ends, halves of surrogate pairs, which no UTF-8 has and a text
    cut in the middle of an emoji leaves, and the noncharacters U+FFFE and U+FFFF. Idempotent. Raises nothing.
    """
    return _UNWRITABLE.sub("", s)


def _place_tone(match: re.Match[str]) -> str:
    word = match[0]
    return word if word.isascii() or len(word) > LONGEST else place_tone(word)
