"""A document as the neutral record: which paragraph is the headline, which the lead, who signs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bantin.bulletins.writing.arrange import arranged
from bantin.bulletins.writing.parts import Figure, Grid, Items, Part, Subheading, words_of
from bantin.bulletins.writing.pieces import Paragraph, Piece, Table, cut
from bantin.intake.blocks import Line
from bantin.intake.bylines import Signed, take_signatures
from bantin.intake.records import (
    LONGEST_BYLINE,
    LONGEST_SOURCE,
    BodyPart,
    BulletinRecord,
    PartKind,
    canonical,
    content_hash,
)
from bantin.intake.review import ReviewNote, note
from bantin.intake.sources.docx.document import Document
from bantin.intake.sources.docx.top import Top, read_top

_TAIL: Final = 8


def record_of(document: Document) -> BulletinRecord:
    """Take a document; return its bulletin. Raises nothing."""
    top = read_top(document.body.pieces)
    pieces, signed = _signed(top.rest)
    parts = arranged((*pieces, *document.notes.pieces))
    raw_text = canonical("\n".join(_lines((*document.body.pieces, *document.notes.pieces))))
    date = top.date or document.saved
    return BulletinRecord(
        headline=top.headline,
        lead=top.lead,
        date=date,
        time=top.time,
        byline=signed.byline,
        byline_label=", ".join(signed.labels),
        source=signed.source,
        body=tuple(_body_part(part, at, signed.credit) for at, part in enumerate(parts, 1)),
        raw_text=raw_text,
        content_hash=_hash(raw_text, document),
        encoding="docx",
        review=tuple(_notes(document, top, signed)),
        pictures=document.pictures,
    )


def _notes(document: Document, top: Top, signed: Signed) -> Iterator[ReviewNote]:
    for encoding in sorted({*document.body.encodings, *document.notes.encodings}):
        yield note("converted-encoding", encoding=encoding)
    if top.date is None:
        saved = document.saved
        yield note("date-of-file", date=f"{saved:%d/%m/%Y}") if saved else note("no-date")
    yield from top.notes
    yield from signed.notes
    if not signed.byline:
        yield note("no-byline")


def _hash(raw_text: str, document: Document) -> str:
    """Return the hash of the text and of the pictures: a document with another photo is another page."""
    pictures = (hashlib.sha256(picture.content or b"").hexdigest() for picture in document.pictures)
    return content_hash("\n".join((raw_text, *pictures)))


def _signed(pieces: Sequence[Piece]) -> tuple[list[Piece], Signed]:
    """Return the pieces without the lines at their end that sign the bulletin, and what these say."""
    start = len(pieces)
    while start and len(pieces) - start < _TAIL and _is_plain(pieces[start - 1]):
        start -= 1
    tail = [piece for piece in pieces[start:] if isinstance(piece, Paragraph)]
    lines = [Line(number, piece.text) for number, piece in enumerate(tail)]
    # Before the tail stands text, of which one line keeps a short document from being all signature.
    before = [Line(-1, "…")] if start else []
    signed = take_signatures([*before, *lines]) if lines else Signed([])
    if len(signed.byline) > LONGEST_BYLINE or len(signed.source) > LONGEST_SOURCE:
        return list(pieces), Signed(list(lines))
    kept: list[Piece] = []
    for line in signed.lines:
        if line.number >= 0:
            piece = tail[line.number]
            whole = piece.text == line.text
            kept.append(piece if whole else replace(piece, runs=cut(piece.runs, len(line.text))))
    return [*pieces[:start], *kept], signed


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and not piece.heading and piece.marker is None


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the text of pieces, a line for each paragraph and for each row of a table."""
    for piece in pieces:
        if isinstance(piece, Paragraph):
            label = f"{piece.marker.label} " if piece.marker and piece.marker.label else ""
            yield label + piece.text
        elif isinstance(piece, Table):
            for row in piece.rows:
                yield " | ".join(" ".join(_lines(cell.pieces)) for cell in row)


def _body_part(part: Part, number: int, credit: str) -> BodyPart:
    kind: PartKind = "paragraph"
    if isinstance(part, Figure):
        part = replace(part, credit=part.credit or credit)
        return BodyPart("figure", part.caption, number, part.credit, part)
    if isinstance(part, Subheading):
        kind = "minor_subheading" if part.minor else "subheading"
    elif isinstance(part, Items):
        kind = "list"
    elif isinstance(part, Grid):
        kind = "table"
    return BodyPart(kind, words_of(part), number, "", part)
