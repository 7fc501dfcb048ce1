"""Combining marks: the canonical form of a text, and a syllable's tone apart from its letters."""

import re
import unicodedata
from typing import Final

GRAVE: Final = "\u0300"
ACUTE: Final = "\u0301"
TILDE: Final = "\u0303"
HOOK: Final = "\u0309"
DOT: Final = "\u0323"
TONES: Final = (GRAVE, ACUTE, TILDE, HOOK, DOT)

CIRCUMFLEX: Final = "\u0302"
BREVE: Final = "\u0306"
HORN: Final = "\u031b"

_MARK = re.compile("[\u0300-\u036f]")
_TONE = re.compile(f"[{''.join(TONES)}]")

# Circumflex, breve and four of the tones share the combining class 230, so that Unicode's
# canonical ordering never exchanges them. The horn and the dot have classes of their own.
_TONE_BEFORE_QUALITY = re.compile(
    f"(?:(?<=[aeoAEO])([{GRAVE}{ACUTE}{TILDE}{HOOK}])({CIRCUMFLEX})"
    f"|(?<=[aA])([{GRAVE}{ACUTE}{TILDE}{HOOK}])({BREVE}))(?![\u0300-\u036f])"
)


def nfc(s: str) -> str:
    """Return `s` in canonical form C, with the marks of Vietnamese vowels in the right order.

    "e" + acute + circumflex, as some tools and Windows-1258 write it, is "ế", which Unicode's NFC
    alone would leave as "é" + circumflex. A text and its decomposed form give the same result.
    The author's tone placement stays ("Thuỷ" stays "Thuỷ"), and so do white space and other
    scripts. Idempotent. Raises nothing.

    Source: Unicode Standard Annex 15; Unicode Standard, 3.11 (canonical ordering).
    """
    # What is composed already and has no mark of its own is as it should be; most texts are.
    if unicodedata.is_normalized("NFC", s) and not _MARK.search(s):
        return s
    if CIRCUMFLEX not in s and BREVE not in s:
        return unicodedata.normalize("NFC", s)
    decomposed = unicodedata.normalize("NFD", s)
    mended = _TONE_BEFORE_QUALITY.sub(r"\2\4\1\3", decomposed)
    return unicodedata.normalize("NFC", mended)


def split_tone(s: str) -> tuple[str, str]:
    """Return the letters of `s` without tone marks (in NFC), and its tone marks in order.

    The marks of a letter's quality stay: "được" gives ("đươc", dot). Raises nothing.
    """
    decomposed = unicodedata.normalize("NFD", nfc(s))
    tones = "".join(_TONE.findall(decomposed))
    return unicodedata.normalize("NFC", _TONE.sub("", decomposed)), tones
