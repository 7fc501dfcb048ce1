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
    return _spaced([replace(run, text=nfc(run.text)) for run in together])


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


def _spaced(runs: list[Run]) -> tuple[Run, ...]:
    """Return ``runs`` with one space where there is a gap, one break where the gap has any, none at the ends."""
    whole = "".join(run.text for run in runs)
    kept: list[tuple[int, str]] = []
    at = 0
    for gap in _GAP.finditer(whole):
        kept.append((at, whole[at : gap.start()]))
        if gap.start() > 0 and gap.end() < len(whole):
            breaks = gap[0].count(BREAK)
            kept.append((gap.start(), BREAK * min(breaks, 2) if breaks else " "))
        at = gap.end()
    kept.append((at, whole[at:]))
    return joined(_dealt(kept, runs))


def _dealt(texts: list[tuple[int, str]], runs: list[Run]) -> Iterator[Run]:
    """Yield ``texts``, each with its place in the text of ``runs``, as runs that look as those did there."""
    bounds: list[tuple[int, int, Run]] = []
    start = 0
    for run in runs:
        bounds.append((start, start + len(run.text), run))
        start += len(run.text)
    at = 0
    for place, text in texts:
        while text:
            while at < len(bounds) - 1 and place >= bounds[at][1]:
                at += 1
            _, end, run = bounds[at]
            taken = len(text) if text.isspace() else min(len(text), end - place)
            yield replace(run, text=text[:taken])
            place, text = place + taken, text[taken:]


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraphs that ``paragraph`` is: an empty line in it parts two; none for one without text."""
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
        yield replace(paragraph, runs=_spaced(list(joined(runs))), marker=marker)
