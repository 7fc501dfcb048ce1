"""Runs of a .docx: how their text looks, what stands in them besides text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from bantin.bulletins.writing.looks import Look
from bantin.bulletins.writing.pieces import BREAK, Script
from bantin.intake.sources.docx.styles import Styles, font_of
from bantin.intake.sources.docx.xml import child, switch, value

_SCRIPTS: Final[dict[str, Script]] = {"superscript": "sup", "subscript": "sub"}
_SIGNS: Final = {
    "tab": " ",
    "ptab": " ",
    "br": BREAK,
    "cr": BREAK,
    "noBreakHyphen": "-",
}
_PAGES: Final = frozenset({"page", "column"})


def look_of(run: Element, styles: Styles, paragraph_style: str | None, href: str) -> Look | None:
    """Take a run, the styles, its paragraph's and where it links to; return its look, None for what is hidden."""
    properties = child(run, "rPr")
    style = value(properties, "rStyle")

    def switched(name: str) -> bool:
        own = switch(properties, name)
        if own is None and style is not None:
            own = styles.switched(style, name)
        return bool(styles.switched(paragraph_style, name) if own is None else own)

    if switched("vanish") or switched("specVanish"):
        return None
    return Look(
        bold=switched("b"),
        italic=switched("i"),
        script=_SCRIPTS.get(value(properties, "vertAlign") or "", ""),
        href=href,
        font=font_of(properties) or styles.font(style, paragraph_style),
    )


def text_of(element: Element) -> str:
    """Take what stands in a run; return its text, "" where it is none."""
    if element.tag == "t":
        return (element.text or "").replace("\n", " ")
    if element.tag == "br" and element.get("type") in _PAGES:
        return " "
    return _SIGNS.get(element.tag, "")


def sign_of(element: Element, look: Look) -> tuple[str, Look]:
    """Take a sign of a font of signs; return it with its look."""
    try:
        text = chr(int(element.get("char", ""), 16))
    except (ValueError, OverflowError):
        text = ""
    return text, replace(look, font=element.get("font", ""))
