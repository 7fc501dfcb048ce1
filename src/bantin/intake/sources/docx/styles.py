"""Styles of a .docx, as far as they say what a paragraph is and in which encoding its letters are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from bantin.intake.sources.docx.xml import child, number, switch, value

_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục) ?(\d)", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "tiêu đề"})
_LONGEST_CHAIN: Final = 20
_BODY_LEVEL: Final = 9


class Styles:
    """The styles of a document by their keys."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the styles, or None where the document has none."""
        self._styles: dict[str, Element] = {}
        self._default_paragraph = ""
        self._defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        for style in root.findall("style") if root is not None else ():
            key = style.get("styleId", "")
            self._styles[key] = style
            if style.get("type") == "paragraph" and style.get("default") in {"1", "true", "on"}:
                self._default_paragraph = key

    def chain(self, key: str | None) -> Iterator[Element]:
        """Yield the style called ``key``, or the one of a plain paragraph, and those that it stands on."""
        key = self._default_paragraph if key is None else key
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = value(style, "basedOn") or ""

    def names(self, key: str | None) -> list[str]:
        """Return the names of that style and of those that it stands on, in small letters."""
        return [(value(style, "name") or "").lower() for style in self.chain(key)]

    def heading(self, key: str | None) -> int:
        """Return the level of the heading that the style is for, 0 for none."""
        for style, name in zip(self.chain(key), self.names(key), strict=True):
            if name in _TITLES:
                return 1
            if found := _HEADING.match(name):
                return int(found[1]) or 1
            level = value(style, "pPr", "outlineLvl")
            if level is not None and number(level, _BODY_LEVEL) < _BODY_LEVEL:
                return number(level) + 1
        return 0

    def numbering(self, key: str | None) -> Element | None:
        """Return the numbering that the style gives to its paragraphs, or None."""
        found = (child(style, "pPr", "numPr") for style in self.chain(key))
        return next((element for element in found if element is not None), None)

    def switched(self, key: str | None, name: str) -> bool | None:
        """Return whether the style puts the property called ``name`` on or off, None where it does not say."""
        found = (switch(child(style, "rPr"), name) for style in self.chain(key))
        return next((said for said in found if said is not None), None)

    def centred(self, key: str | None) -> bool:
        """Return whether the style sets its paragraphs in the middle."""
        return next(
            (v == "center" for s in self.chain(key) if (v := value(s, "pPr", "jc")) is not None),
            False,
        )

    def font(self, run: str | None, paragraph: str | None) -> str:
        """Return the font that a run has by its own style, its paragraph's, or the document's."""
        of_run = self.chain(run) if run is not None else ()
        for style in (*of_run, *self.chain(paragraph)):
            if font := font_of(child(style, "rPr")):
                return font
        return font_of(self._defaults)


def font_of(properties: Element | None) -> str:
    """Return the font that properties of a run name, "" where they name none."""
    fonts = child(properties, "rFonts")
    return "" if fonts is None else fonts.get("ascii") or fonts.get("hAnsi") or ""
