"""Paragraphs with markers as lists; numbering that no list block can show is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bantin.bulletins.writing.parts import Items, Line
from bantin.bulletins.writing.pieces import Paragraph, Run, joined

_PLAIN_NUMBER = re.compile(r"(\d{1,4})[.)]?")
_DASHES = ("–", "+")
_BULLET = re.compile(r"[•▪◦●○■□◆❖❑➢✓‣⁃∙]\s+")


@dataclass(slots=True)
class _List:
    ordered: bool
    items: list[list[Line]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def typed_bullet(paragraph: Paragraph) -> int:
    """Return how many characters at the beginning of ``paragraph`` are a bullet that was typed; 0 for none.

    A dash is none: official texts begin paragraphs with it.
    """
    found = _BULLET.match(paragraph.runs[0].text) if paragraph.runs else None
    return found.end() if found and len(paragraph.text) > found.end() else 0


def lists_of(paragraphs: Sequence[Paragraph]) -> Iterator[Items | Paragraph]:
    """Yield what ``paragraphs``, all with markers, are: lists, or paragraphs with their numbers written out."""
    top = min((p.marker.level for p in paragraphs if p.marker), default=0)
    current: _List | None = None
    for paragraph in paragraphs:
        marker = paragraph.marker
        if marker is None:
            continue
        is_item = bool(marker.label) and marker.level <= top
        if current is None or (is_item and _begins_anew(current, marker.ordered, marker.label)):
            if current is not None:
                yield from _shown(current)
            current = _List(marker.ordered)
            is_item = True
        if is_item:
            current.items.append([paragraph.runs])
            current.labels.append(marker.label)
        else:
            label = _label_below(marker.ordered, marker.label, marker.level - top)
            current.items[-1].append(labelled(label, paragraph.runs))
    if current is not None:
        yield from _shown(current)


def _begins_anew(current: _List, ordered: bool, label: str) -> bool:
    if current.ordered != ordered or not ordered:
        return current.ordered != ordered
    other_kind = (_number(label) is None) != (_number(current.labels[-1]) is None)
    return other_kind or _number(label) == 1


def _label_below(ordered: bool, label: str, depth: int) -> str:
    """Return how an item below another is marked, as official texts do: "–", below that "+"."""
    if not label or ordered:
        return label
    return _DASHES[min(max(depth, 1), len(_DASHES)) - 1]


def labelled(label: str, line: Line) -> Line:
    """Return ``line`` with ``label`` before it, which looks as the line begins."""
    if not label:
        return line
    first = replace(line[0], href="") if line else Run("")
    return joined((replace(first, text=f"{label} "), *line))


def _number(label: str) -> int | None:
    found = _PLAIN_NUMBER.fullmatch(label.strip())
    return int(found[1]) if found else None


def _shown(found: _List) -> Iterator[Items | Paragraph]:
    numbers = [_number(label) for label in found.labels]
    counted = numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1
    if not found.ordered or counted:
        yield Items(found.ordered, tuple(tuple(lines) for lines in found.items))
        return
    for label, (first, *others) in zip(found.labels, found.items, strict=True):
        yield Paragraph(labelled(label, first))
        yield from map(Paragraph, others)
