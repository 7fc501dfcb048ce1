"""Vietnamese text in legacy encodings, written independently of the tables under test."""

import unicodedata
from collections.abc import Iterator

_TONES = {"\u0300": 0, "\u0309": 1, "\u0303": 2, "\u0301": 3, "\u0323": 4}

# For each vowel of TCVN3: its own byte, then grave, hook, tilde, acute, dot.
_TCVN3 = {
    "a": (0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TCVN3_CAPITALS = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}

_VNI_TONES = {"": "øûõùï", "â": "àåãáä", "ê": "èúüéë"}
_VNI_I = "ìæóíò"


def _letters(text: str) -> Iterator[tuple[str, int | None]]:
    """Yield each letter of `text` without its tone, and the index of the tone or None."""
    for char in unicodedata.normalize("NFC", text):
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in _TONES), None)
        letter = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
        yield letter, None if tone is None else _TONES[tone]


def tcvn3(text: str) -> bytes:
    """Encode; capitals with a tone become small, as their fonts have them."""
    out = bytearray()
    for letter, tone in _letters(text):
        if tone is not None:
            out.append(_TCVN3[letter.lower()][tone + 1])
        elif letter in _TCVN3_CAPITALS:
            out.append(_TCVN3_CAPITALS[letter])
        elif letter in _TCVN3:
            out.append(_TCVN3[letter][0])
        elif letter == "đ":
            out.append(0xAE)
        else:
            out += letter.encode("cp1252")
    return bytes(out)


def tcvn3_reads(text: str) -> str:
    """Return what of `text` is left in TCVN3: toned capitals are small."""
    return "".join(
        char if tone is None else char.lower()
        for char, (_, tone) in zip(text, _letters(text), strict=True)
    )


def _vni_letter(letter: str, tone: int | None) -> str:
    if letter == "đ":
        return "ñ"
    if letter == "i":
        return letter if tone is None else _VNI_I[tone]
    if letter == "y" and tone == 4:
        return "î"
    base = {"ơ": "ô", "ư": "ö"}.get(letter, unicodedata.normalize("NFD", letter)[0])
    quality = {"â": "â", "ê": "â", "ô": "â", "ă": "ê"}.get(letter, "")
    return base + (quality if tone is None else _VNI_TONES[quality][tone])


def vni(text: str) -> bytes:
    """Encode for VNI-Windows."""
    out = []
    for letter, tone in _letters(text):
        if letter.lower() in "aăâeêioôơuưyđ":
            written = _vni_letter(letter.lower(), tone)
            out.append(written.upper() if letter.isupper() else written)
        else:
            out.append(letter)
    return "".join(out).encode("cp1252")


def windows_1258(text: str) -> bytes:
    """Encode for Windows-1258, every tone as a mark of its own."""
    marks = dict(zip(_TONES.values(), _TONES, strict=True))
    spelled = (letter + ("" if tone is None else marks[tone]) for letter, tone in _letters(text))
    return "".join(spelled).encode("cp1258")


# RFC 1456: rows from 0x80 on.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    "Õắằặấầẩậẽẹếềểễệố",
    "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    "àáâãảăữẫèéêẻìíĩỉ",
    "đựòóôõỏọụùúũủýợỮ",
)
_VISCII_BYTES = {char: 0x80 + i for i, char in enumerate("".join(_VISCII))} | {
    "Ẳ": 0x02,
    "Ẵ": 0x05,
    "Ẫ": 0x06,
    "Ỷ": 0x14,
    "Ỹ": 0x19,
    "Ỵ": 0x1E,
}


def viscii(text: str) -> bytes:
    """Encode for VISCII."""
    text = unicodedata.normalize("NFC", text)
    return bytes(_VISCII_BYTES.get(char) or ord(char) for char in text)
