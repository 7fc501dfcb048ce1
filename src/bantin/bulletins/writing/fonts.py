"""Fonts that stand for an encoding: Vietnamese ones of the time before Unicode, and those of signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bantin.bulletins.writing.pieces import Run
from bantin.text.charsets import CHARSETS, TCVN3, VNI, Charset, as_western_view
from bantin.text.encodings import unscramble

_BEYOND_LATIN1 = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_BULLET: Final = "•"
_SYMBOL: Final = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(b"DFGLPSWY", "ΔΦΓΛΠΣΩΨ", strict=True)),
    **dict(zip(bytes.fromhex("a3a5aeb0b1b3b4b7b8b9bbbede"), "≤∞→°±≥×•÷≠≈…⇒", strict=True)),
}
_WINGDINGS: Final = {
    **dict(zip(b"lnoquvF", "●■□❑◆❖☞", strict=True)),
    **dict(zip(bytes.fromhex("9fa7a8d8dfe0e8fbfcfdfe"), "•▪◻➢←→➔✗✓☒☑", strict=True)),
}
_SIGNS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_LONGEST_SIGNS: Final = 2
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def charset_of(font: str) -> Charset | None:
    """Return the encoding that the letters of the font called ``font`` are in; None for Unicode."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith(("vni-", "vni ")) else None


def named_charset(name: str) -> Charset | None:
    """Return the charset of which `unscramble` says that a text is in it, "tcvn3-in-utf-8"; None for others."""
    wanted = name.removesuffix("-in-utf-8")
    return next((c for c in CHARSETS if c.name == wanted and name != wanted), None)


def in_unicode(run: Run) -> Run:
    """Return ``run`` with its letters and signs in Unicode, as its font says; without a font then.

    A font that only is called so, over text that can be nothing but Unicode, is not believed.
    """
    if (charset := charset_of(run.font)) is not None:
        text = run.text
        if not _is_unicode(text, charset):
            text = charset.read(as_western_view(text))
            # ".VnTimeH" has capitals in the place of small letters.
            text = text.upper() if run.font.strip().endswith("H") else text
        return replace(run, text=text, font="")
    signs = _SIGNS.get(run.font.strip().casefold().rstrip(" 23"), {})
    # Whole words in such a font are of somebody who never saw them in it.
    plain = len(run.text.split()) <= 1 and len(run.text.strip()) <= _LONGEST_SIGNS
    text = "".join(_sign(char, signs, plain=plain) for char in run.text) if signs else run.text
    # What only a font that is not here gives a shape to is dropped; Symbol's bullet comes without its font, too.
    return replace(run, text=_PRIVATE.sub("", text.replace("\uf0b7", _BULLET)), font="")


def _is_unicode(text: str, charset: Charset) -> bool:
    foreign = any(char.isalpha() for char in "".join(charset.foreign.findall(text)))
    return foreign or bool(_BEYOND_LATIN1.search(text))


def _sign(char: str, signs: dict[int, str], *, plain: bool) -> str:
    code = ord(char)
    private = 0xF020 <= code <= 0xF0FF
    return signs.get(code - 0xF000 * private, char) if private or plain else char


def evident_charset(texts: Iterable[str]) -> Charset | None:
    """Return the encoding of a document whose fonts say nothing, where its words leave no doubt; else None."""
    read = unscramble("\n".join(texts))
    return named_charset(read.encoding) if read.converted else None
