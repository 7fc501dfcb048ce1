"""Exif 2.32 (CIPA DC-008): four tags of a photo, and those that the Windows Explorer writes.

Pillow reads all tags, and warns of each that is broken. Here only what is wanted is looked at: no place, no serial
number, no thumbnail is ever read.
"""

import struct
from collections.abc import Mapping

from bantin.portal.photo_metadata.facts import PhotoFacts
from bantin.portal.photo_metadata.words import (
    MAX_BYTES,
    day,
    decoded,
    keywords,
    names,
    of_a_person,
    words_for,
)

DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
TAKEN, EXIF_IFD = 0x9003, 0x8769
XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E
_WINDOWS = (XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS)
_MOST = 500
"""Tags of a directory that are looked at; cameras write some fifty."""
# Bytes of one value of each type (TIFF 6.0, section 2): BYTE, ASCII, LONG, UNDEFINED; UTF-8 of Exif 3.0.
_SIZES = {1: 1, 2: 1, 4: 4, 7: 1, 129: 1}


def _tags(tiff: bytes, order: str, at: int) -> dict[int, bytes]:
    """Return the values of the directory at ``at``, as bytes; what lies outside of ``tiff`` is left out."""
    found: dict[int, bytes] = {}
    if not 0 < at <= len(tiff) - 2:
        return found
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for n in range(min(count, _MOST, (len(tiff) - at - 2) // 12)):
        start = at + 2 + 12 * n
        tag, kind, number = struct.unpack_from(f"{order}HHL", tiff, start)
        size = _SIZES.get(kind, 0) * number
        if tag in found or size == 0:
            continue
        place = start + 8
        if size > 4:
            (place,) = struct.unpack_from(f"{order}L", tiff, place)
        if place + size <= len(tiff) and tag in _KNOWN:
            found[tag] = tiff[place : place + min(size, MAX_BYTES)]
    return found


_KNOWN = frozenset({DESCRIPTION, ARTIST, COPYRIGHT, TAKEN, EXIF_IFD, *_WINDOWS})


def facts_of_exif(block: bytes) -> PhotoFacts:
    """Return what ``block``, a TIFF structure with or without "Exif" before it, tells. Raises nothing."""
    tiff = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return PhotoFacts()
    tags = _tags(tiff, order, struct.unpack_from(f"{order}L", tiff, 4)[0])
    pointer = tags.get(EXIF_IFD, b"")
    if len(pointer) == 4:
        inner = _tags(tiff, order, struct.unpack(f"{order}L", pointer)[0])
        tags.update({TAKEN: inner[TAKEN]} if TAKEN in inner else {})
    return _facts(tags)


def _facts(tags: Mapping[int, bytes]) -> PhotoFacts:
    # ASCII by the standard; what programs write is in any encoding. A copyright may have two parts (Exif, 4.6.4).
    plain = (DESCRIPTION, ARTIST, COPYRIGHT, TAKEN)
    said = decoded([tags.get(tag, b"").rstrip(b"\0 ") for tag in plain])
    text = dict(zip(plain, said, strict=True))
    text |= {tag: tags.get(tag, b"").decode("utf-16-le", "ignore") for tag in _WINDOWS}
    caption = of_a_person(text[DESCRIPTION]) or text[XP_COMMENT]
    return PhotoFacts(
        title=words_for("title", of_a_person(text[XP_TITLE])),
        caption=words_for("caption", of_a_person(caption)),
        credit=names((text[ARTIST].strip() or text[XP_AUTHOR]).split(";")),
        source=words_for("source", text[COPYRIGHT]),
        taken_on=day(text[TAKEN]),
        keywords=keywords([text[XP_KEYWORDS]]),
    )
