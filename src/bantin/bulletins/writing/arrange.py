"""From pieces to parts: lists, subheadings, captions, tables taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bantin.bulletins.writing.lists import labelled, lists_of, typed_bullet
from bantin.bulletins.writing.parts import Figure, Grid, Items, Part, Subheading, Text
from bantin.bulletins.writing.pieces import (
    Marker,
    Paragraph,
    Picture,
    Piece,
    Run,
    Table,
    flat,
    joined,
)
from bantin.bulletins.writing.tables import grid_of, laid_out, pictures_in
from bantin.text.credits import only_credit, split_credit

LONGEST_CAPTION = 500
LONGEST_CREDIT = 200
_LONGEST_HEADING = 250
_LONGEST_SUBHEADING = 120
_ENDED = re.compile(r"[.,;…!?/]\W*$")
_DEEPEST_LAYOUT = 20

Simple = Paragraph | Picture | Grid
Plain = Paragraph | Picture | Grid | Items


def arranged(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """Return what ``pieces``, whose text is in order, are as parts of a body."""
    without_tables = _without_tables(tuple(pieces), _DEEPEST_LAYOUT)
    return tuple(_parts(list(_without_markers(without_tables))))


def _first_minor_level(pieces: list[Plain]) -> int:
    """Return from which level on the headings among ``pieces`` are minor: all but the highest that divides them.

    A single heading of the highest level, above two more levels, is a title and divides nothing.
    """
    levels = [piece.heading for piece in pieces if isinstance(piece, Paragraph) and piece.heading]
    used = sorted(set(levels))
    if len(used) > 2 and levels.count(used[0]) == 1:
        used = used[1:]
    return used[0] + 1 if used else 1


def _without_tables(pieces: tuple[Piece, ...], depth: int) -> list[Simple]:
    """Return ``pieces`` with tables as grids, those taken apart that only hold things in place."""
    found: list[Simple] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(_with_marker(piece))
        elif isinstance(piece, Picture):
            found.append(piece)
        elif (inner := laid_out(piece)) is None:
            found += _grid(piece)
        else:
            found += _without_tables(inner if depth else tuple(flat(inner)), depth - 1)
    return found


def _grid(table: Table) -> Iterator[Simple]:
    """Yield ``table`` as a grid, or as lines, and the pictures in it."""
    grid = grid_of(table)
    if isinstance(grid, Grid):
        yield grid
    else:
        yield from (_with_marker(Paragraph((Run(line),))) for line in grid)
    yield from pictures_in(table)


def _with_marker(paragraph: Paragraph) -> Paragraph:
    """Return ``paragraph`` as an item of a list where a bullet was typed before it."""
    length = typed_bullet(paragraph)
    if not length or paragraph.marker or paragraph.heading:
        return paragraph
    first, *others = paragraph.runs
    runs = joined((replace(first, text=first.text[length:]), *others))
    return replace(paragraph, runs=runs, marker=Marker(0, ordered=False, label="•"))


def _without_markers(pieces: list[Simple]) -> Iterator[Plain]:
    """Yield ``pieces`` with their lists as such, and the numbers of headings written out."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if not isinstance(piece, Paragraph) or piece.marker is None:
            yield piece
        elif piece.heading:
            yield replace(piece, runs=labelled(piece.marker.label, piece.runs), marker=None)
        else:
            end = _end_of_list(pieces, at)
            group = pieces[at - 1 : end]
            yield from lists_of([p for p in group if isinstance(p, Paragraph)])
            yield from (p for p in group if isinstance(p, Picture))
            at = end


def _end_of_list(pieces: list[Simple], at: int) -> int:
    """Return where the list ends that goes on at ``at``; pictures between its items do not end it."""
    end = at
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if isinstance(piece, Paragraph) and piece.marker and not piece.heading:
            end = at
        elif not isinstance(piece, Picture):
            break
    return end


def _parts(pieces: list[Plain]) -> Iterator[Part]:
    minor_from, has_subheading = _first_minor_level(pieces), False
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Picture):
            figure, at = _figure(piece, pieces, at + 1)
            yield figure
            continue
        at += 1
        below = pieces[at] if at < len(pieces) else None
        part = _paragraph(piece, below) if isinstance(piece, Paragraph) else piece
        if isinstance(piece, Paragraph) and isinstance(part, Subheading):
            # Nothing stands below a subheading that is not there.
            part = replace(part, minor=has_subheading and piece.heading >= minor_from)
            has_subheading = True
        yield part


def _figure(picture: Picture, pieces: list[Plain], at: int) -> tuple[Figure, int]:
    """Return ``picture`` with the words that stand below it from ``at`` on, and where these end."""
    figure = Figure(picture.source, picture.alt)
    while at < len(pieces) and (more := _with_words(figure, pieces[at])) is not None:
        figure, at = more, at + 1
    return figure, at


def _with_words(figure: Figure, below: Plain) -> Figure | None:
    """Return ``figure`` with the words ``below`` it; None where these are no caption or credit of it."""
    if not isinstance(below, Paragraph) or below.heading or figure.credit:
        return None
    text = below.text
    if (credit := only_credit(text)) and len(credit) <= LONGEST_CREDIT:
        return replace(figure, credit=credit)
    if figure.caption or not _set_as_caption(below) or len(text) > LONGEST_CAPTION:
        return None
    caption, credit = split_credit(text)
    if len(credit) > LONGEST_CREDIT:
        caption, credit = text, ""
    return replace(figure, caption=caption, credit=credit)


def _set_as_caption(paragraph: Paragraph) -> bool:
    return paragraph.caption or all(r.italic for r in paragraph.runs if r.text.strip())


def _paragraph(paragraph: Paragraph, below: Plain | None) -> Part:
    """Return ``paragraph`` as a subheading where it is a heading, or looks like one above what is none."""
    text = paragraph.text
    if paragraph.heading and len(text) <= _LONGEST_HEADING:
        return Subheading(text)
    looks_like_one = (
        len(text) <= _LONGEST_SUBHEADING
        and _in_bold(paragraph)
        and not _ENDED.search(text)
        and isinstance(below, Paragraph)
        and not _in_bold(below)
    )
    return Subheading(text) if looks_like_one else Text(paragraph.runs)


def _in_bold(paragraph: Paragraph) -> bool:
    return bool(paragraph.heading) or all(r.bold for r in paragraph.runs if r.text.strip())
