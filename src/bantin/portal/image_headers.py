"""What the header of a picture says, read without decoding it. Pure: knows files and Pillow only."""

import re
from typing import IO

from PIL import Image

_ORIENTATION = 0x0112
# Values of that EXIF tag that turn the picture on its side (CIPA DC-008, 4.6.4).
_ON_ITS_SIDE = {5, 6, 7, 8}
_HEADER = 30
# A marker of a JPEG, after what may fill up before it; not a 0xFF of the pixels, nor where their decoding restarts.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_END, _SCAN = 0xD9, 0xDA


def stored_size(file: IO[bytes], formats: tuple[str, ...] | None = None) -> tuple[int, int]:
    """Return the width and height of the picture's pixels as stored.

    Raises an error of Pillow's for what is no picture in one of ``formats``, and its DecompressionBombError or
    DecompressionBombWarning for some very large ones.
    """
    file.seek(0)
    beginning = file.read(_HEADER)
    size = _png_size(beginning) or _webp_size(beginning)
    return size or _open(file, formats).size


def _open(file: IO[bytes], formats: tuple[str, ...] | None) -> Image.Image:
    file.seek(0)
    return Image.open(file, formats=formats)


def _png_size(header: bytes) -> tuple[int, int] | None:
    if not header.startswith(b"\x89PNG\r\n\x1a\n") or header[12:16] != b"IHDR":
        return None
    return int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")


def _webp_size(header: bytes) -> tuple[int, int] | None:
    """Return the size in a WebP's header, whose decoder takes room for it when opened (RFC 9649, 2)."""
    if len(header) < _HEADER or header[:4] != b"RIFF" or header[8:12] != b"WEBP":
        return None
    kind = header[12:16]
    if kind == b"VP8X":
        return _pair(header[24:27], header[27:30], more=1)
    if kind == b"VP8L":
        bits = int.from_bytes(header[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = _pair(header[26:28], header[28:30])
    return width & 0x3FFF, height & 0x3FFF


def _pair(width: bytes, height: bytes, more: int = 0) -> tuple[int, int]:
    return int.from_bytes(width, "little") + more, int.from_bytes(height, "little") + more


def scans(file: IO[bytes]) -> int:
    """Return how often the pixels of a JPEG are gone through: once, or some ten times in a progressive one.

    Of the first picture in the file; 0 for one of another format.
    """
    file.seek(0)
    content, at, found = file.read(), 2, 0
    if not content.startswith(b"\xff\xd8"):
        return 0
    while (marker := _MARKER.search(content, at)) and (kind := marker[1][0]) != _END:
        found += kind == _SCAN
        at = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2], "big")
    return found


def animated(file: IO[bytes], formats: tuple[str, ...] | None = None) -> bool:
    """Tell whether the picture has several frames that play. The second picture in a camera's JPEG is none."""
    image = _open(file, formats)
    return image.format not in {"JPEG", "MPO"} and bool(getattr(image, "is_animated", False))


def displayed_size(file: IO[bytes]) -> tuple[int, int]:
    """Return width and height as the picture is seen, turned as its EXIF data say.

    Raises an error of Pillow's for what is no picture.
    """
    image = _open(file, None)
    # Pillow decodes a whole PNG to look for EXIF data behind the pixels, where hardly any program puts them.
    known = image.format != "PNG" or "exif" in image.info
    turned = known and image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
    return (image.height, image.width) if turned else image.size
