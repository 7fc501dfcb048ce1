"""Numbers and bullets of a .docx, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from bantin.bulletins.writing.numbering import Style, written
from bantin.intake.sources.docx.styles import font_of
from bantin.intake.sources.docx.xml import child, number, switch, value

_FORMATS: Final[dict[str, Style]] = {
    "lowerLetter": "lower-letter",
    "upperLetter": "upper-letter",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_PLACE = re.compile(r"%([1-9])")
_NONE: Final = "none"
_DEEPEST: Final = 9
_LONGEST_LABEL: Final = 40


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph, in which font, and on which level, from 0."""

    text: str
    font: str
    level: int


@dataclass(slots=True)
class _Level:
    kind: str = "decimal"
    text: str = "%1."
    font: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the numbering, or None where the document has none."""
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        for abstract in root.findall("abstractNum") if root is not None else ():
            levels = {number(e.get("ilvl")): _level(e) for e in abstract.findall("lvl")}
            self._lists[abstract.get("abstractNumId", "")] = _List(levels)
        for num in root.findall("num") if root is not None else ():
            starts = {
                number(e.get("ilvl")): number(value(e, "startOverride"), 1)
                for e in num.findall("lvlOverride")
                if child(e, "startOverride") is not None
            }
            self._numbers[num.get("numId", "")] = (value(num, "abstractNumId") or "", starts)

    def label(self, key: str, level: int) -> Label | None:
        """Take a paragraph's list and its level; count on and return what stands before it, None for nothing."""
        abstract, starts = self._numbers.get(key, ("", {}))
        found = self._lists.get(abstract)
        if found is None or not 0 <= level < _DEEPEST:
            return None
        if key not in self._begun:
            self._begun.add(key)
            for at, start in starts.items():
                found.counts[at] = start - 1
        at_level = found.levels.get(level, _Level())
        found.counts[level] = found.counts.get(level, at_level.start - 1) + 1
        for deeper in [at for at in found.counts if at > level]:
            del found.counts[deeper]
        text = _PLACE.sub(lambda m: self._number(found, int(m[1]) - 1, at_level), at_level.text)
        if at_level.kind == _NONE or not text.strip():
            return None
        return Label(text.strip()[:_LONGEST_LABEL], at_level.font, level)

    def _number(self, found: _List, level: int, shown_at: _Level) -> str:
        there = found.levels.get(level, _Level())
        count = found.counts.get(level, there.start)
        return written(count, "decimal" if shown_at.legal else _FORMATS.get(there.kind, "decimal"))


def _level(element: Element) -> _Level:
    return _Level(
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        font=font_of(child(element, "rPr")),
        start=number(value(element, "start"), 1),
        legal=bool(switch(element, "isLgl")),
    )
