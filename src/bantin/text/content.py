"""What is no text at all."""

import re
from typing import Final

_MAGIC: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, as are docx, xlsx and odt files"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, ppt)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
)

# The controls that texts have, and the six that are letters in VISCII.
_UNUSUAL = re.compile(rb"[\x01\x03\x04\x07\x08\x0e-\x13\x15-\x18\x1c\x1d\x1f\x7f]")
_SAMPLE: Final = 1 << 17
_MOST_CONTROLS: Final = 0.02
_FEW: Final = 3


class BinaryContent(ValueError):
    """The bytes are no text."""


def refuse_binary(raw: bytes) -> None:
    """Raise `BinaryContent`, which says what was found, if `raw` is not text in any 8-bit encoding.

    Text has no NUL byte, does not begin like a file of another kind, and has few controls.
    """
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise BinaryContent(f"this is {kind}, not text; extract its text first")
    nul = raw.find(b"\0")
    if nul >= 0:
        raise BinaryContent(
            f"there is a NUL byte at offset {nul}, so this is not text; if it is UTF-16, "
            "save it with a byte order mark or as UTF-8"
        )
    sample = raw[:_SAMPLE]
    controls = len(_UNUSUAL.findall(sample))
    if controls > max(_FEW, _MOST_CONTROLS * len(sample)):
        raise BinaryContent(
            f"{controls} of the first {len(sample)} bytes are control characters, "
            "so this is not text"
        )
