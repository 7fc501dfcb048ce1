"""Bytes of unknown encoding into text, or a clear refusal.

What is valid Unicode is believed, unless it is a misreading. What is not valid is read in every
legacy encoding of Vietnamese. Converted is only what is certain (see `evidence`); nothing is
guessed.
"""

import codecs
import re
from typing import Final, Never

from bantin.text.charsets import CHARSETS, western_view
from bantin.text.content import BinaryContent, refuse_binary
from bantin.text.evidence import Verdict, judge
from bantin.text.marks import nfc
from bantin.text.misreading import Decoded, unscramble

__all__ = ["BinaryContent", "Decoded", "UnknownEncoding", "decode", "decode_as", "unscramble"]

_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NAMES: Final = ("utf-8", *_UTF16.values(), *(charset.name for charset in CHARSETS))
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_WESTERN_GAPS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MOST_HIGH: Final = 0.2
_UNREADABLE: Final = 0.5
_MULTIBYTE = re.compile("[^\x00-\x7f\ufffd]")


class UnknownEncoding(ValueError):
    """The bytes may be text, but in which encoding is not certain.

    `probable` is the name of the likeliest encoding or None, `offset` the position of the first
    byte that is not valid, `line` its line, counted from 1.
    """

    def __init__(self, message: str, *, probable: str | None, offset: int, line: int) -> None:
        super().__init__(message)
        self.probable = probable
        self.offset = offset
        self.line = line


def decode(raw: bytes) -> Decoded:
    """Return the text of `raw` in NFC, its line ends as they are, without a byte order mark.

    Raises `BinaryContent` for what is no text, and `UnknownEncoding` for what is neither valid
    Unicode nor certainly one of the legacy encodings of Vietnamese. Linear in time.
    """
    for mark, encoding in _UTF16.items():
        if raw.startswith(mark):
            return _decode_utf16(raw, encoding)
    refuse_binary(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_legacy(raw, error.start + len(raw) - len(error.object))
    return unscramble(text)


def decode_as(raw: bytes, encoding: str) -> str:
    """Return the text of `raw` in the encoding that somebody who knows has named, in NFC.

    Takes "utf-8", "utf-16-le", "utf-16-be", "tcvn3", "vni", "windows-1258" or "viscii". Bytes
    that a legacy encoding lacks are read as Windows-1252. Raises `UnknownEncoding` for another
    name, and where the bytes are not valid in the Unicode encoding that was named.
    """
    for charset in CHARSETS:
        if charset.name == encoding:
            return charset.read(western_view(raw))
    if encoding not in _NAMES:
        message = f"there is no encoding {encoding!r} here; the names are {', '.join(_NAMES)}"
        raise UnknownEncoding(message, probable=None, offset=0, line=1)
    try:
        return nfc(raw.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        _refuse(raw, error.start, None, f"this is not {encoding}")


def _decode_utf16(raw: bytes, encoding: str) -> Decoded:
    try:
        text = raw[2:].decode(encoding)
    except UnicodeDecodeError as error:
        _refuse(raw, error.start + 2, encoding, f"this begins as {encoding}, but is damaged")
    if "\0" in text:
        raise BinaryContent("there is a NUL in what begins as UTF-16, so this is not text")
    read = unscramble(text)
    return read if read.converted else Decoded(read.text, encoding, False, read.certain)


def _decode_legacy(raw: bytes, offset: int) -> Decoded:
    text = raw.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(text)) > 2 * text.count("\ufffd"):
        _refuse(raw, offset, "utf-8", "this is UTF-8 with damaged or foreign passages")
    view = western_view(raw)
    verdict = judge(view, CHARSETS)
    if not verdict.certain:
        _refuse(raw, offset, *_doubt(raw, verdict))
    charset = verdict.best.charset
    return Decoded(charset.read(view), charset.name, converted=True, certain=True)


def _doubt(raw: bytes, verdict: Verdict) -> tuple[str | None, str]:
    """Return the probable encoding, and what keeps it from being certain."""
    best = verdict.best
    name = best.charset.name
    if verdict.probable and best.enough:
        return name, f"this looks like {name}, but parts of it do not read well in it"
    if verdict.probable:
        return name, f"this looks like {name}, but there is too little text to be sure"
    if best.probable:
        return None, f"this reads as well in other encodings as in {name}"
    if (best.distinct == 0 or best.share < _UNREADABLE) and _may_be_western(raw):
        return "windows-1252", "this may be Windows-1252, which is not for Vietnamese"
    return None, "this is in no encoding that is known here"


def _may_be_western(raw: bytes) -> bool:
    high = sum(len(run) for run in _HIGH_BYTES.findall(raw))
    return high <= _MOST_HIGH * len(raw) and not _WESTERN_GAPS.search(raw)


def _refuse(raw: bytes, offset: int, probable: str | None, what: str) -> Never:
    line = raw.count(b"\n", 0, offset) + 1
    where = f"byte 0x{raw[offset]:02x} at offset {offset}, in line {line}, is not valid"
    what_to_do = "save it as UTF-8 with the program that wrote it, or name its encoding"
    message = f"{what}: {where}; {what_to_do}"
    raise UnknownEncoding(message, probable=probable, offset=offset, line=line)
