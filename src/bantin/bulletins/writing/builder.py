"""Puts pieces together from what a reader meets: text, pictures, ends of paragraphs, tables and cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from bantin.bulletins.writing.dialects import is_number
from bantin.bulletins.writing.looks import Look
from bantin.bulletins.writing.numbering import Style, written
from bantin.bulletins.writing.pieces import (
    Cell,
    Marker,
    Paragraph,
    Picture,
    Piece,
    Run,
    Table,
)

DEEPEST_TABLE = 8
_BULLET = "•"


@dataclass(slots=True)
class Numbers:
    """Where a list counts."""

    ordered: bool
    level: int
    style: Style = "decimal"
    next: int = 1


@dataclass(slots=True)
class Item:
    """An item of a list; its first paragraph takes the marker, others go on below it."""

    numbers: Numbers
    value: int | None = None
    label: str = ""
    font: str = ""
    used: bool = False

    def marker(self) -> Marker:
        """Return the marker of the item's next paragraph."""
        numbers, first = self.numbers, not self.used
        self.used = True
        if not first:
            return Marker(numbers.level, numbers.ordered, "")
        if self.label.strip():
            label = " ".join(self.label.split())
            if is_number(label, self.font):
                return Marker(numbers.level, ordered=True, label=label)
            return Marker(numbers.level, ordered=False, label=_BULLET)
        if not numbers.ordered:
            return Marker(numbers.level, ordered=False, label=_BULLET)
        number = numbers.next if self.value is None else self.value
        numbers.next = number + 1
        return Marker(numbers.level, ordered=True, label=f"{written(number, numbers.style)}.")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the paragraph is that text stands in."""

    heading: int = 0
    caption: bool = False
    item: Item | None = None


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    cell: Cell | None = None
    pieces: list[Piece] = field(default_factory=list)


class Builder:
    """The pieces so far, and the paragraph and tables that are open."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[Piece] = []
        self._tables: list[_OpenTable] = []
        self._runs: list[Run] = []
        self._pictures: list[Picture] = []
        self._pictures_first: list[Picture] = []
        self._setting = Setting()

    @property
    def _sink(self) -> list[Piece]:
        """Where pieces go: to the innermost cell that is open."""
        for table in reversed(self._tables):
            if table.cell is not None:
                return table.pieces
        return self.pieces

    def text(self, text: str, look: Look, setting: Setting) -> None:
        """Add text to the paragraph, or begin one with it."""
        if not text:
            return
        if not self._runs:
            self._setting = setting
        self._runs.append(look.run(text))

    def picture(self, picture: Picture) -> None:
        """Put a picture before the paragraph if that has no word yet, else behind it: no sentence is parted."""
        has_words = any(run.text.strip() for run in self._runs)
        (self._pictures if has_words else self._pictures_first).append(picture)

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if one is."""
        sink, setting = self._sink, self._setting
        sink += self._pictures_first
        if any(run.text.strip() for run in self._runs):
            marker = setting.item.marker() if setting.item else None
            sink.append(Paragraph(tuple(self._runs), setting.heading, marker, setting.caption))
        sink += self._pictures
        self._runs, self._pictures, self._pictures_first = [], [], []

    def start_table(self) -> None:
        """Open a table; one too deep inside others gives its text to the cell it is in."""
        self.end_paragraph()
        self._tables.append(_OpenTable())

    def start_cell(self, across: int, down: int, *, head: bool) -> None:
        """Open a cell of the innermost table."""
        self.end_cell()
        if self._tables:
            self._tables[-1].cell = Cell((), across, down, head)

    def end_cell(self) -> None:
        """Close the cell that is open in the innermost table, if one is."""
        self.end_paragraph()
        if self._tables and (cell := self._tables[-1].cell) is not None:
            table = self._tables[-1]
            table.cells.append(Cell(tuple(table.pieces), cell.across, cell.down, cell.head))
            table.cell, table.pieces = None, []

    def end_row(self) -> None:
        """Close the row of the innermost table."""
        self.end_cell()
        if self._tables and self._tables[-1].cells:
            self._tables[-1].rows.append(tuple(self._tables[-1].cells))
            self._tables[-1].cells = []

    def end_table(self) -> None:
        """Close the innermost table."""
        self.end_row()
        if self._tables:
            table = self._tables.pop()
            if len(self._tables) >= DEEPEST_TABLE:
                self._sink.extend(p for row in table.rows for cell in row for p in cell.pieces)
            elif table.rows:
                self._sink.append(Table(tuple(table.rows)))

    def finish(self) -> tuple[Piece, ...]:
        """Close all that is open; return the pieces."""
        while self._tables:
            self.end_table()
        self.end_paragraph()
        return tuple(self.pieces)
