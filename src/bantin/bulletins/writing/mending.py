"""Pieces with their text in order: Unicode, composed, no invisible characters, no spaces that nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bantin.bulletins.writing.fonts import charset_of, evident_charset, in_unicode
from bantin.bulletins.writing.pieces import (
    BREAK,
    Cell,
    Paragraph,
    Picture,
    Piece,
    Run,
    Table,
    flat,
    joined,
    plain,
)
from bantin.text.charsets import Charset, as_western_view
from bantin.text.normalise import clean, nfc, writable

_LEADING_MARKS = re.compile("[\u0300-\u036f]+")
_GAP = re.compile(r"\s+")
_SEVERAL_LINES = re.compile(rf"{BREAK}{BREAK}+")


@dataclass(frozen=True, slots=True)
class Mended:
    """Pieces in order, and the names of the encodings that letters were converted from."""

    pieces: tuple[Piece, ...]
    encodings: tuple[str, ...] = ()


def mended(pieces: Iterable[Piece]) -> Mended:
    """Return ``pieces`` with all text in Unicode and in order; paragraphs without a word or mark are left out."""
    given = tuple(pieces)
    paragraphs = [piece for piece in flat(given) if isinstance(piece, Paragraph)]
    charset = evident_charset(
        plain(r for r in p.runs if charset_of(r.font) is None) for p in paragraphs
    )
    found = tuple(_mended(given, charset))
    used = {charset.name} if charset else set()
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        by_font = charset_of(run.font)
        if by_font and in_unicode(run).text != run.text:
            used.add(by_font.name)
    return Mended(found, tuple(sorted(used)))


def _mended(pieces: Iterable[Piece], charset: Charset | None) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield from _lines(replace(piece, runs=runs_in_order(piece.runs, charset)))
        elif isinstance(piece, Table):
            yield Table(tuple(tuple(_cell(cell, charset) for cell in row) for row in piece.rows))
        else:
            yield Picture(piece.source, one_line(piece.alt))


def _cell(cell: Cell, charset: Charset | None) -> Cell:
    return replace(cell, pieces=tuple(_mended(cell.pieces, charset)))


def one_line(text: str) -> str:
    """Return ``text`` composed, in one line and without invisible characters."""
    return " ".join(nfc(writable(clean(nfc(text)))).split())


def runs_in_order(runs: Iterable[Run], charset: Charset | None = None) -> tuple[Run, ...]:
    """Return ``runs`` as readers are to see them; ``charset`` is that of text whose font says nothing."""
    unicode = [_in_unicode(run, charset) for run in joined(runs)]
    cleaned = [replace(run, text=writable(clean(run.text))) for run in unicode]
    together = joined(_marks_with_their_letters(joined(cleaned)))
    return _spaced(replace(run, text=nfc(run.text)) for run in together)


def _in_unicode(run: Run, charset: Charset | None) -> Run:
    if charset is not None and charset_of(run.font) is None:
        run = replace(run, text=charset.read(as_western_view(run.text)))
    return in_unicode(run)


def _marks_with_their_letters(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield ``runs``, combining marks at the beginning of one moved to the end of the one before."""
    before: Run | None = None
    for run in runs:
        marks = _LEADING_MARKS.match(run.text)
        if before is not None and marks:
            before = replace(before, text=before.text + marks[0])
            run = replace(run, text=run.text[marks.end() :])
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _spaced(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return ``runs`` with one space where there is a gap, one break where the gap has any, none at the ends.

    Two breaks stay two: an empty line. A gap over several runs looks as where it begins.
    """
    found: list[Run] = []
    gap, opener = "", None
    for run in runs:
        words = run.text.strip()
        if not gap and not run.text[:1].strip():
            opener = run
        if not words:
            gap += run.text
            continue
        before = gap + run.text[: len(run.text) - len(run.text.lstrip())]
        if found and before:
            found.append(replace(opener or run, text=_shown(before)))
        found.append(replace(run, text=_GAP.sub(lambda match: _shown(match[0]), words)))
        gap, opener = run.text[len(run.text.rstrip()) :], run
    return joined(found)


def _shown(gap: str) -> str:
    """Return how a gap is written."""
    return BREAK * min(gap.count(BREAK), 2) or " "


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraphs that ``paragraph`` is: an empty line in it parts two; none for one without text."""
    if not any(BREAK * 2 in run.text for run in paragraph.runs):
        yield from [paragraph] if paragraph.runs else []
        return
    part: list[Run] = []
    number = 0
    for run in (*paragraph.runs, None):
        texts = _SEVERAL_LINES.split(run.text) if run is not None else ["", ""]
        for position, text in enumerate(texts):
            if position:
                yield from _part(paragraph, part, number)
                number, part = number + bool(part), []
            if run is not None:
                part.append(replace(run, text=text))


def _part(paragraph: Paragraph, runs: list[Run], number: int) -> Iterator[Paragraph]:
    if any(run.text.strip() for run in runs):
        marker = paragraph.marker
        if marker is not None and number:
            marker = replace(marker, label="")
        yield replace(paragraph, runs=_spaced(joined(runs)), marker=marker)
