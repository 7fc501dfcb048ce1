"""Tables without merged cells; what only holds pictures in place is taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bantin.bulletins.writing.parts import Grid
from bantin.bulletins.writing.pieces import Cell, Paragraph, Picture, Piece, Run, Table, flat

MOST_COLUMNS = 60
MOST_CELLS = 30_000
_FIGURES = re.compile(r"[+-]?[\d.,]+\s?%?")


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at one place of the grid, and whether it is the cell's own, or covered by one that spans."""

    text: str
    head: bool
    first: bool
    """Whether it is the leftmost column of its cell."""


def laid_out(table: Table) -> tuple[Piece, ...] | None:
    """Return what stands in ``table``, by columns, where it is no table of words and figures; else None.

    So with one column, and with pictures that have hardly more than a caption each beside them.
    """
    rows = [row for row in table.rows if row]
    if all(len(row) == 1 for row in rows):
        return tuple(piece for row in rows for piece in row[0].pieces)
    cells = [cell for row in rows for cell in row]
    pictures = sum(isinstance(piece, Picture) for cell in cells for piece in flat(cell.pieces))
    worded = sum(bool(_words(cell)) for cell in cells)
    if not pictures or worded > 2 * pictures:
        return None
    columns = max(len(row) for row in rows)
    return tuple(p for i in range(columns) for row in rows if i < len(row) for p in row[i].pieces)


def pictures_in(table: Table) -> tuple[Picture, ...]:
    """Return the pictures in the cells of ``table``."""
    return tuple(piece for piece in flat([table]) if isinstance(piece, Picture))


def grid_of(table: Table) -> Grid | tuple[str, ...]:
    """Return ``table`` without merged cells; a line for each row where it is too large or has one column only."""
    if sum(min(cell.across, MOST_COLUMNS) for row in table.rows for cell in row) > MOST_CELLS:
        return tuple(filter(None, (_in_a_line(map(_words, row)) for row in table.rows)))
    places = _places(table)
    depth = _header_depth(table, places)
    header = [_together(places, depth, column) for column in range(len(places[0]) if places else 0)]
    rows = [header] if depth else []
    rows += [[_shown(place) for place in row] for row in places[depth:]]
    kept = [i for i in range(len(header)) if any(row[i] for row in rows)]
    found = tuple(tuple(row[i] for i in kept) for row in rows if any(row))
    if len(kept) <= 1:
        return tuple(text for row in found for text in row)
    named = [place for place in places[0] if place.text]
    marked = bool(named) and all(place.head for place in named)
    return Grid(found, header=marked or _may_be_header(found))


def _places(table: Table) -> list[list[_Place]]:
    """Return the grid of ``table``, every row of the same length."""
    grid: list[list[_Place]] = []
    hanging: dict[int, tuple[int, _Place]] = {}
    for row in table.rows:
        places: list[_Place] = []
        for cell in row:
            _take_hanging(places, hanging)
            _put(cell, places, hanging)
        _take_hanging(places, hanging)
        grid.append(_narrow(places))
    width = max((len(row) for row in grid), default=0)
    return [row + [_Place("", False, True)] * (width - len(row)) for row in grid]


def _put(cell: Cell, places: list[_Place], hanging: dict[int, tuple[int, _Place]]) -> None:
    text = _words(cell)
    for offset in range(min(max(cell.across, 1), MOST_COLUMNS)):
        place = _Place(text, cell.head, first=not offset)
        if cell.down > 1:
            hanging[len(places)] = (cell.down - 1, place)
        places.append(place)


def _take_hanging(places: list[_Place], hanging: dict[int, tuple[int, _Place]]) -> None:
    while len(places) in hanging:
        left, place = hanging.pop(at := len(places))
        if left > 1:
            hanging[at] = (left - 1, place)
        places.append(place)


def _narrow(places: list[_Place]) -> list[_Place]:
    """Return a row of at most as many columns as can be shown, the words of the others in the last."""
    if len(places) <= MOST_COLUMNS:
        return places
    rest = " ".join(place.text for place in places[MOST_COLUMNS - 1 :] if place.first)
    return [*places[: MOST_COLUMNS - 1], _Place(rest, places[0].head, first=True)]


def _header_depth(table: Table, places: Sequence[Sequence[_Place]]) -> int:
    """Return how many rows are one header: those that the first row reaches over where a cell of it is parted."""
    first = table.rows[0] if table.rows else ()
    depth = max((cell.down for cell in first), default=1)
    parted = any(1 < cell.across < len(places[0]) for cell in first)
    return depth if parted and 1 < depth < len(places) else 1 if places else 0


def _together(places: Sequence[Sequence[_Place]], depth: int, column: int) -> str:
    """Return the words of a header in ``column``: "Năm 2026 – Kế hoạch"."""
    if depth == 1:
        return _shown(places[0][column])
    return _in_a_line(dict.fromkeys(row[column].text for row in places[:depth]))


def _shown(place: _Place) -> str:
    return place.text if place.first else ""


def _in_a_line(texts: Iterable[str]) -> str:
    return " – ".join(text for text in texts if text)


def _may_be_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of ``rows`` names columns: it has a word for most, and no figures but the first."""
    first = rows[0]
    named = [cell for cell in first if cell]
    figures = any(_FIGURES.fullmatch(cell) for cell in first[1:])
    return len(rows) > 1 and len(named) * 2 > len(first) and not figures


def _words(cell: Cell) -> str:
    return " ".join(_with_addresses(cell))


def _with_addresses(cell: Cell) -> Iterator[str]:
    """Yield the lines of ``cell``; a cell holds plain text, so the address of a link stands behind its words."""
    for piece in flat(cell.pieces):
        if isinstance(piece, Paragraph):
            label = f"{piece.marker.label} " if piece.marker and piece.marker.label else ""
            yield label + "".join(_with_address(run) for run in piece.runs).replace("\n", " ")


def _with_address(run: Run) -> str:
    address = run.href.removeprefix("mailto:")
    return run.text if not address or address in run.text else f"{run.text} ({address})"
