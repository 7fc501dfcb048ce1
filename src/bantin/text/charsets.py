"""The legacy encodings of Vietnamese: what each byte stands for.

Every byte is handled as the character that code page 1252 gives it, the *Western view*: a font's
encoding is what a system of its time believed to be Western European. Texts that were taken for
it and saved as Unicode ("Héi nghÞ", "Hoäi nghò") come back by the same tables.

Sources: TCVN 5712:1993 (its set VN3, which the ABC fonts such as .VnTime follow), RFC 1456
(VISCII 1.1), Microsoft's code page 1258; for VNI see `vni`.
"""

import codecs
import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final

from bantin.text import vni
from bantin.text.marks import nfc

# Code page 1252 has five gaps, which stay the C1 controls that Latin-1 has there.
_WESTERN: Final = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)
_FROM_CONTROLS: Final = {byte: _WESTERN[byte] for byte in range(0x80, 0xA0)}
_WESTERN_BYTES: Final = codecs.charmap_build(_WESTERN)
_CONTROL = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Charset:
    """A legacy encoding.

    `foreign` matches what the encoding does not have in the Western view; `read` takes the
    Western view to Vietnamese in NFC, and leaves foreign characters as they are.
    """

    name: str
    foreign: re.Pattern[str]
    read: Callable[[str], str]


def western_view(raw: bytes) -> str:
    """Return `raw` as a Western European system shows it. Every byte has a character."""
    return codecs.charmap_decode(raw, "strict", _WESTERN)[0]


def as_western_view(text: str) -> str:
    """Return `text` with the C1 controls that Latin-1 leaves for code page 1252's punctuation."""
    return text.translate(_FROM_CONTROLS) if _CONTROL.search(text) else text


def western_bytes(view: str) -> bytes | None:
    """Return the bytes whose Western view this is, or None if it has other characters."""
    try:
        return codecs.charmap_encode(view, "strict", _WESTERN_BYTES)[0]
    except UnicodeEncodeError:
        return None


def _by_table(table: dict[int, str]) -> Callable[[str], str]:
    """Return what reads a view by `table`. The way over bytes is ten times as quick."""
    decoding = "".join(table.get(ord(char), char) for char in _WESTERN)

    def read(view: str) -> str:
        raw = western_bytes(view)
        if raw is None:
            return view.translate(table)
        return codecs.charmap_decode(raw, "strict", decoding)[0]

    return read


_TCVN3_BYTES: Final = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_TCVN3: Final = {start + i: char for start, chars in _TCVN3_BYTES for i, char in enumerate(chars)}
_VISCII_HIGH: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII: Final = {
    **{ord(_WESTERN[0x80 + i]): char for i, char in enumerate(_VISCII_HIGH)},
    0x02: "Ẳ",
    0x05: "Ẵ",
    0x06: "Ẫ",
    0x14: "Ỷ",
    0x19: "Ỹ",
    0x1E: "Ỵ",
}


# In Windows-1258 a tone mark follows its vowel; a vowel with quality may come ready-made.
_WINDOWS_1258: Final = {
    ord(_WESTERN[byte]): bytes([byte]).decode("cp1258")
    for byte in range(0x80, 0x100)
    if bytes([byte]).decode("cp1258", "ignore")
}

_read_windows_1258: Final = _by_table(_WINDOWS_1258)


def _letters_but(used: Container[str]) -> str:
    """Return the letters and gaps of the Western view that are not `used`, for a character class."""
    return "".join(
        char for char in _WESTERN[0x80:] if (char.isalpha() or char < "\xa0") and char not in used
    )


def _not_in_tcvn3() -> str:
    symbols = "".join(chr(byte) for byte in range(0xA1, 0x100) if not chr(byte).isalpha())
    return "".join(char for char in _letters_but("") + symbols if ord(char) not in _TCVN3)


TCVN3: Final = Charset("tcvn3", re.compile(f"[{_not_in_tcvn3()}]"), _by_table(_TCVN3))
VNI: Final = Charset(
    "vni", re.compile(f"[{_letters_but(vni.LETTERS)}]|{vni.STRAY_MARK}"), vni.read_vni
)
WINDOWS_1258: Final = Charset(
    "windows-1258",
    re.compile("[{}]".format("".join(c for c in _WESTERN[0x80:] if ord(c) not in _WINDOWS_1258))),
    lambda view: nfc(_read_windows_1258(view)),
)
# Every byte of VISCII has a meaning.
VISCII: Final = Charset("viscii", re.compile("(?!)"), _by_table(_VISCII))

CHARSETS: Final = (TCVN3, VNI, WINDOWS_1258, VISCII)
