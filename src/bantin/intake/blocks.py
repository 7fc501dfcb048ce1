"""A dump's lines, parted into the blocks whose markers stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bantin.intake.errors import IntakeError
from bantin.text.normalise import nfc, trim

_MARKER = re.compile(r"[\W_]*PublishingPortal\s*[-–—]+\s*Block_(\w{1,100})\W*", re.IGNORECASE)
_LONGEST_MARKER = 200
# Word's breaks inside a line are spaces; a joiner between two pictographs makes them one.
_BREAK = re.compile("[\v\f\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    "[\0-\b\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file that is not blank, with its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """What stands below one marker, up to the next."""

    name: str
    line: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A dump in blocks, with the lines that stood above the first marker."""

    before: tuple[Line, ...]
    blocks: tuple[Block, ...]

    def block(self, name: str) -> Block:
        """Take a block's name; return that block.

        Raises IntakeError if the page has no such block, or has it twice.
        """
        found = [block for block in self.blocks if block.name.casefold() == name.casefold()]
        if not found:
            raise IntakeError(
                "missing-marker",
                f'the marker "PublishingPortal - Block_{name}" is missing; '
                "export the page again with all its blocks, or add the marker line",
            )
        if len(found) > 1:
            raise IntakeError(
                "repeated-marker",
                f'the marker "PublishingPortal - Block_{name}" stands on line {found[0].line} '
                f"and again on line {found[1].line}; "
                "a file holds one page: part it in two, or remove one of the blocks",
                found[1].line,
            )
        return found[0]


def without_invisible(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Take lines; return them without invisible characters, and how many these were.

    Line breaks of other systems become spaces. A line that held nothing else is left, empty.
    """
    visible: list[Line] = []
    count = 0
    for line in lines:
        text, removed = _INVISIBLE.subn("", line.text)
        text, breaks = _BREAK.subn(" ", text)
        count += removed + breaks
        visible.append(Line(line.number, trim(nfc(text))) if removed or breaks else line)
    return visible, count


def marker_name(text: str) -> str | None:
    """Take a line; return the name of the block that it opens, or None."""
    if len(text) > _LONGEST_MARKER:
        return None
    match = _MARKER.fullmatch(text)
    return match[1] if match else None


def split_blocks(text: str) -> Page:
    """Take a page's text with LF; return it in blocks.

    Raises IntakeError if it has no marker at all.
    """
    before: list[Line] = []
    blocks: list[tuple[str, int, list[Line]]] = []
    current = before
    for line in _lines(text):
        name = marker_name(line.text)
        if name is None:
            current.append(line)
        else:
            current = []
            blocks.append((name, line.number, current))
    if not blocks:
        raise IntakeError(
            "no-markers",
            'there is no "PublishingPortal - Block_..." line; '
            "this is not a dump of PublishingPortal, or its markers were removed",
        )
    return Page(tuple(before), tuple(_frozen(blocks)))


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if trimmed := trim(line):
            yield Line(number, trimmed)


def _frozen(blocks: Iterable[tuple[str, int, list[Line]]]) -> Iterator[Block]:
    for name, line, lines in blocks:
        yield Block(name, line, tuple(lines))
