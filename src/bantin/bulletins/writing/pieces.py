"""What a document of another program is made of, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

Script = Literal["", "sub", "sup"]
BREAK = "\n"
"""In the text of a run: a new line within the paragraph."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks the same throughout. ``font`` counts only as far as it is the encoding of the letters."""

    text: str
    bold: bool = False
    italic: bool = False
    script: Script = ""
    href: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """The point or number before an item. ``label`` is as shown, "" where the item before it goes on."""

    level: int
    ordered: bool
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``heading`` is its level, 0 for none. ``caption`` says that it is set as captions are."""

    runs: tuple[Run, ...]
    heading: int = 0
    marker: Marker | None = None
    caption: bool = False

    @property
    def text(self) -> str:
        """The words alone, in one line."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. ``source`` names it to whoever has its file."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, which may reach over several columns and rows."""

    pieces: tuple[Piece, ...] = ()
    across: int = 1
    down: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was written: cells that are covered by another are left out of their row."""

    rows: tuple[tuple[Cell, ...], ...]


Piece = Paragraph | Picture | Table


def plain(runs: Iterable[Run]) -> str:
    """Return the words of ``runs`` in one line."""
    return "".join(run.text for run in runs).replace(BREAK, " ")


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return ``runs`` without empty ones, neighbours that look the same made one."""
    found: list[Run] = []
    for _, group in groupby((run for run in runs if run.text), key=_look):
        first, *others = group
        text = "".join((first.text, *(run.text for run in others)))
        found.append(replace(first, text=text) if others else first)
    return tuple(found)


def _look(run: Run) -> tuple[object, ...]:
    return run.bold, run.italic, run.script, run.href, run.font


def cut(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Return the first ``length`` characters of ``runs``."""
    found: list[Run] = []
    for run in runs:
        found.append(replace(run, text=run.text[: max(length, 0)]))
        length -= len(run.text)
    return joined(found)


def flat(pieces: Iterable[Piece]) -> Iterator[Paragraph | Picture]:
    """Yield the paragraphs and pictures in ``pieces`` and in their tables, in reading order."""
    waiting = [iter(pieces)]
    while waiting:
        for piece in waiting[-1]:
            if isinstance(piece, Table):
                waiting.append(inner for row in piece.rows for cell in row for inner in cell.pieces)
                break
            yield piece
        else:
            waiting.pop()
