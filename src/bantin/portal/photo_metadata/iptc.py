"""IPTC-IIM 4.2: the records that Photoshop and agencies' programs put into JPEG files."""

from collections.abc import Iterator

from bantin.portal.photo_metadata.facts import PhotoFacts
from bantin.portal.photo_metadata.words import day, decoded, keywords, names, words_for

_MARKER = 0x1C
_MOST = 1000
"""Data sets of a file that are looked at; programs write some thirty, and one for each keyword."""
# IIM 1.5.1 (1:90): the escape sequences of ISO 2022 that name UTF-8, at any level.
_UTF8 = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
_CHARACTER_SET = (1, 90)
OBJECT_NAME, KEYWORDS, DATE_CREATED, BYLINE = 5, 25, 55, 80
HEADLINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = 105, 110, 115, 116, 120
_WANTED = frozenset(
    {
        OBJECT_NAME,
        KEYWORDS,
        DATE_CREATED,
        BYLINE,
        HEADLINE,
        CREDIT,
        SOURCE,
        COPYRIGHT,
        CAPTION,
    }
)


def data_sets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, number and value of each data set of ``block`` (IIM 1.5), up to the first that is none.

    One whose length leads behind the end of the block is none: what it would hold is not what was written.
    """
    at = 0
    for _number in range(_MOST):
        if at + 5 > len(block) or block[at] != _MARKER:
            return
        record, number = block[at + 1], block[at + 2]
        length, at = int.from_bytes(block[at + 3 : at + 5], "big"), at + 5
        if length & 0x8000:  # an extended data set: that many bytes are its length (IIM 1.5.3)
            size = length & 0x7FFF
            if size > 4:
                return
            length, at = int.from_bytes(block[at : at + size], "big"), at + size
        if at + length > len(block):
            return
        yield record, number, block[at : at + length]
        at += length


def facts_of_iptc(block: bytes) -> PhotoFacts:
    """Return what ``block``, the application record of IIM, tells. Raises nothing."""
    utf8, found = False, list[tuple[int, bytes]]()
    for record, number, value in data_sets(block):
        if (record, number) == _CHARACTER_SET:
            utf8 = value in _UTF8
        elif record == 2 and number in _WANTED:
            found.append((number, value))
    texts: dict[int, list[str]] = {}
    for (number, _raw), text in zip(
        found, decoded([raw for _, raw in found], utf8=utf8), strict=True
    ):
        texts.setdefault(number, []).append(text)

    def first(*numbers: int) -> str:
        return next((t for n in numbers for t in texts.get(n, ()) if t.strip()), "")

    return PhotoFacts(
        title=words_for("title", first(HEADLINE, OBJECT_NAME)),
        caption=words_for("caption", first(CAPTION)),
        credit=names(texts.get(BYLINE, ())),
        source=words_for("source", first(CREDIT, SOURCE, COPYRIGHT)),
        taken_on=day(first(DATE_CREATED)),
        keywords=keywords(texts.get(KEYWORDS, ())),
    )
