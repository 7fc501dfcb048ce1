"""What a body is made of, before it is known where its photos are stored."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.bulletins.writing.pieces import Run, plain

Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    runs: Line

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Subheading:
    """A subheading; a ``minor`` one stands below another."""

    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an item is one line or several, the others being items below it."""

    ordered: bool
    items: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without merged cells."""

    rows: tuple[tuple[str, ...], ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption."""

    source: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


Part = Text | Subheading | Items | Grid | Figure


def words_of(part: Part) -> str:
    """Return all words of ``part`` in one line."""
    if isinstance(part, Text | Subheading):
        return part.text
    if isinstance(part, Items):
        return " ".join(plain(line) for item in part.items for line in item)
    if isinstance(part, Grid):
        return " ".join(cell for row in part.rows for cell in row if cell)
    return " ".join(filter(None, (part.caption, part.credit)))
