"""VNI for Windows: an ASCII letter, then a character that stands for its marks.

Source: VNI Software's layout of its Windows fonts (VNI-Times and the like), as characters of code
page 1252. Lone characters stand for the letters that have no room for a mark beside them.
"""

import re
from typing import Final

from bantin.text.marks import ACUTE, BREVE, CIRCUMFLEX, DOT, GRAVE, HOOK, TILDE, nfc

_TONES: Final = {"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT}
_CIRCUMFLEX: Final = {"â": "", "á": ACUTE, "à": GRAVE, "å": HOOK, "ã": TILDE, "ä": DOT}
_BREVE: Final = {"ê": "", "é": ACUTE, "è": GRAVE, "ú": HOOK, "ü": TILDE, "ë": DOT}
_LETTERS: Final = {
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "ô": "ơ",
    "ö": "ư",
    "î": "ỵ",
    "ñ": "đ",
}


def _readings() -> dict[str, str]:
    lower = {
        **{(base, mark): tone for base in "aeouyôö" for mark, tone in _TONES.items()},
        **{(base, mark): CIRCUMFLEX + tone for base in "aeo" for mark, tone in _CIRCUMFLEX.items()},
        **{("a", mark): BREVE + tone for mark, tone in _BREVE.items()},
    }
    pairs: dict[str, str] = dict(_LETTERS)
    for (base, mark), marks in lower.items():
        pairs[base + mark] = nfc(_LETTERS.get(base, base) + marks)
    # A capital is followed by either case of its mark, by the tool that wrote it.
    for written, read in tuple(pairs.items()):
        head, tail = written[0], written[1:]
        pairs[head.upper() + tail] = pairs[head.upper() + tail.upper()] = read.upper()
    return pairs


_READINGS: Final = _readings()
_BASES: Final = "AEOUYaeouyÔôÖö"
_MARKS: Final = "".join((*_TONES, *_CIRCUMFLEX, *_BREVE))
_ALL_MARKS: Final = _MARKS + _MARKS.upper()
_LONE: Final = "".join(_LETTERS) + "".join(_LETTERS).upper()
LETTERS: Final = _ALL_MARKS + _LONE

_WRITTEN = re.compile(f"[{_BASES}][{_ALL_MARKS}]|[{_LONE}]")
# From the first marked letter to the end of its word: what comes before is plain ASCII.
_FROM_MARKED = re.compile(f"[{_BASES}]?[{LETTERS}][A-Za-z{LETTERS}]*+")
STRAY_MARK: Final = f"(?<![{_BASES}])[{_ALL_MARKS}]"


class _Words(dict[str, str]):
    """Words as read so far: a text has few different ones."""

    def __missing__(self, word: str) -> str:
        read = _WRITTEN.sub(lambda match: _READINGS.get(match[0], match[0]), word)
        self[word] = read
        return read


def read_vni(view: str) -> str:
    """Return the Vietnamese that a Western view of VNI bytes stands for, in NFC.

    Marks that follow no letter they could belong to stay as they are. Raises nothing.
    """
    words = _Words()
    return _FROM_MARKED.sub(lambda match: words[match[0]], view)
