"""Vietnamese bytes that were taken for Western European and saved as Unicode, read again."""

import re
from dataclasses import dataclass
from typing import Final

from bantin.text.charsets import CHARSETS, as_western_view, western_bytes
from bantin.text.evidence import AS_IT_IS, judge
from bantin.text.marks import nfc

_HIGH_LATIN1 = re.compile("[\x80-\xff]")
_BEYOND_LATIN1 = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_MIXED_SAMPLE: Final = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in NFC, and how it was read.

    `encoding` is "utf-8", "utf-16-le", "utf-16-be", "tcvn3", "vni", "windows-1258" or "viscii";
    or "tcvn3-in-utf-8" and so on, where such bytes had been taken for Western European and saved
    as Unicode. `converted` says that letters were replaced. `certain` is False where valid
    Unicode looks like that, but too little speaks for it or only some lines do: the text is then
    as it came.
    """

    text: str
    encoding: str
    converted: bool
    certain: bool


def unscramble(text: str) -> Decoded:
    """Return `text` in NFC, converted where it is certainly Vietnamese bytes misread.

    "Héi nghÞ Ban ChÊp hµnh" is TCVN3 and "Hoäi nghò Ban Chaáp haønh" VNI that was taken for
    Western European; UTF-8 is taken for it, too. For text whose bytes are gone, such as the
    fields of a database. Do not `clean` before: "ư" of TCVN3 is a soft hyphen. What is not
    certain comes back as it is. Raises nothing.
    """
    text = nfc(text)
    if text.isascii() or not _HIGH_LATIN1.search(text):
        return Decoded(text, "utf-8", converted=False, certain=True)
    if _BEYOND_LATIN1.search(text):
        return Decoded(text, "utf-8", converted=False, certain=not _has_misread_lines(text))
    view = as_western_view(text)
    again = _utf8_again(view)
    if again is not None:
        return Decoded(again, "utf-8-in-utf-8", converted=True, certain=True)
    verdict = judge(view, (AS_IT_IS, *CHARSETS))
    charset = verdict.best.charset
    if charset is AS_IT_IS or not verdict.certain:
        doubtful = charset is not AS_IT_IS and verdict.probable
        return Decoded(text, "utf-8", converted=False, certain=not doubtful)
    return Decoded(charset.read(view), f"{charset.name}-in-utf-8", converted=True, certain=True)


def _utf8_again(view: str) -> str | None:
    raw = western_bytes(view)
    if raw is None:
        return None
    try:
        text = nfc(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    return text if judge(text, (AS_IT_IS,)).certain else None


def _has_misread_lines(text: str) -> bool:
    sample = text if len(text) <= _MIXED_SAMPLE else text[:_MIXED_SAMPLE]
    suspects = (
        line
        for line in sample.splitlines()
        if not line.isascii() and not _BEYOND_LATIN1.search(line)
    )
    verdict = judge(as_western_view("\n".join(suspects)), (AS_IT_IS, *CHARSETS))
    return verdict.certain and verdict.best.charset is not AS_IT_IS
