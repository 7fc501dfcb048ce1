"""What the attributes of markup say of the text in it, as far as that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bantin.bulletins.writing.addresses import address_of
from bantin.bulletins.writing.fonts import charset_of
from bantin.bulletins.writing.pieces import Run, Script

_BOLD_TAGS: Final = frozenset({"b", "strong"})
_ITALIC_TAGS: Final = frozenset({"i", "em", "cite", "dfn"})
_SCRIPTS: Final[dict[str, Script]] = {"super": "sup", "sub": "sub", "baseline": ""}
_TAG_SCRIPTS: Final[dict[str, Script]] = {"sup": "sup", "sub": "sub"}
_DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*((?:[^;\"']|\"[^\"]*\"|'[^']*')*)")
_SELECTOR = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?\.[\w-]+", re.IGNORECASE)
LONGEST_STYLE: Final = 2000


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks."""

    bold: bool = False
    italic: bool = False
    script: Script = ""
    href: str = ""
    font: str = ""

    def run(self, text: str) -> Run:
        """Return ``text`` that looks so."""
        return Run(text, self.bold, self.italic, self.script, self.href, self.font)


def declarations(style: str) -> dict[str, str]:
    """Return what the attribute ``style`` declares, in small letters but for the names of fonts."""
    if len(style) > LONGEST_STYLE:
        return {}
    found = {name: value.strip() for name, value in _DECLARATION.findall(style)}
    return {
        n: v if n.startswith("font") and n != "font-weight" else v.lower() for n, v in found.items()
    }


def first_font(family: str) -> str:
    """Return the first font that ``family`` names."""
    return family.split(",")[0].strip().strip("\"'").strip()


def look_of(
    before: Look, tag: str, attributes: Mapping[str, str], style: Mapping[str, str]
) -> Look:
    """Return how text in an element looks that stands where ``before`` is how it looks."""
    look = before
    if tag in _BOLD_TAGS:
        look = replace(look, bold=True)
    if tag in _ITALIC_TAGS:
        look = replace(look, italic=True)
    if tag in _TAG_SCRIPTS:
        look = replace(look, script=_TAG_SCRIPTS[tag])
    if tag == "a":
        look = replace(look, href=address_of(attributes.get("href", "")))
    if family := style.get("font-family") or attributes.get("face"):
        look = replace(look, font=first_font(family))
    if weight := style.get("font-weight"):
        look = replace(look, bold=weight in {"bold", "bolder"} or weight[:1] in set("6789"))
    if slant := style.get("font-style"):
        look = replace(look, italic=slant.lower() in {"italic", "oblique"})
    script = _SCRIPTS.get(style.get("vertical-align", ""))
    return look if script is None else replace(look, script=script)


def fonts_of_styles(html: str) -> dict[str, str]:
    """Return the fonts of legacy encodings that the style sheets in ``html`` give, by "p", ".name" and "p.name"."""
    found: dict[str, str] = {}
    for sheet in _style_sheets(html):
        for rule in sheet.split("}"):
            selectors, _, declared = rule.rpartition("{")
            if len(declared) > LONGEST_STYLE or len(selectors) > LONGEST_STYLE:
                continue
            font = first_font(declarations(declared).get("font-family", ""))
            if charset_of(font) is None:
                continue
            for selector in selectors.rpartition("*/")[2].replace("<!--", " ").split(","):
                if _SELECTOR.fullmatch(selector.strip()):
                    found[selector.strip().lower()] = font
    return found


def _style_sheets(html: str) -> Iterator[str]:
    lowered = html.lower()
    if ".vn" not in lowered and "vni" not in lowered:
        return
    at = 0
    while (start := lowered.find("<style", at)) >= 0 and (
        end := lowered.find("</style", start)
    ) >= 0:
        # Lower-casing changes the length of hardly any text, and then no font is found.
        yield html[start:end].partition(">")[2]
        at = end
