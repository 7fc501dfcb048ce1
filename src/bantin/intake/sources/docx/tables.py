"""Tables of a .docx: their rows, with how far each cell reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bantin.intake.sources.docx.xml import child, number, switch, value

_HELD = frozenset({"sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"})


@dataclass(slots=True)
class TableCell:
    """A cell, which reaches over columns and over rows."""

    element: Element
    across: int
    down: int
    head: bool


def rows_of(table: Element) -> list[list[TableCell]]:
    """Take a table; return its rows. Cells that continue the one above are counted into that and left out."""
    rows: list[list[TableCell]] = []
    above: dict[int, TableCell] = {}
    for row in _found(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        cells: list[TableCell] = []
        head = bool(switch(child(row, "trPr"), "tblHeader"))
        column = number(value(row, "trPr", "gridBefore"))
        for element in _found(row, "tc"):
            cell = TableCell(
                element, max(1, number(value(element, "tcPr", "gridSpan"), 1)), 1, head
            )
            merged = value(element, "tcPr", "vMerge")
            if merged is not None and merged != "restart" and column in above:
                above[column].down += 1
            else:
                cells.append(cell)
                above[column] = cell
            column += cell.across
        rows.append(cells)
    return rows


def _found(parent: Element, tag: str) -> Iterator[Element]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _HELD:
            yield from _found(element, tag)
