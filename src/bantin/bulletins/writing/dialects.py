"""What programs say of their text in classes and styles of their own: what is no text, what begins a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_NOT_TEXT: Final = frozenset(
    {"msodel", "msocommentreference", "msocomanchor", "msocomtxt", "msocommenttext"}
)
_NOT_TEXT_ELEMENTS: Final = ("comment", "header", "footer", "frame-anchor")
_CAPTIONS: Final = frozenset({"msocaption", "caption", "wp-caption-text"})
_TITLES: Final = frozenset({"msotitle", "title"})
_LEVEL = re.compile(r"level(\d{1,2})")
_SIGN_FONTS: Final = ("symbol", "wingdings", "webdings", "courier")
_OUTLINE = re.compile(r"[1-6]")


def is_no_text(tag: str, classes: frozenset[str], style: Mapping[str, str]) -> bool:
    """Tell whether an element was deleted, is hidden, a comment, or the head or foot of a printed page."""
    return (
        tag == "del"
        or bool(classes & _NOT_TEXT)
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or style.get("mso-element", "").startswith(_NOT_TEXT_ELEMENTS)
    )


def heading_of(tag: str, classes: frozenset[str], style: Mapping[str, str]) -> int:
    """Return the level of the heading that an element is; 0 for none."""
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if tag == "p" and classes & _TITLES:
        return 1
    outline = style.get("mso-outline-level", "")
    return int(outline) if _OUTLINE.fullmatch(outline) else 0


def is_caption(tag: str, classes: frozenset[str], align: str, style: Mapping[str, str]) -> bool:
    """Tell whether a paragraph is set as captions are: named so, or in the middle of the line."""
    in_the_middle = "center" in (align.lower(), style.get("text-align", ""))
    return tag in {"figcaption", "center"} or bool(classes & _CAPTIONS) or in_the_middle


def level_of_list(style: Mapping[str, str]) -> int | None:
    """Return on which level of a list of Word's a paragraph is, from 1; None for none."""
    value = style.get("mso-list", "")
    found = _LEVEL.search(value)
    return int(found[1]) if found else None


def holds_marker(style: Mapping[str, str]) -> bool:
    """Tell whether an element holds the number or bullet that Word put before a paragraph."""
    return style.get("mso-list") == "ignore"


def is_number(label: str, font: str) -> bool:
    """Tell whether ``label``, what stands before an item in ``font``, is a number or letter and no bullet."""
    if font.casefold().startswith(_SIGN_FONTS):
        return any(char.isdigit() for char in label)
    return any(map(str.isalnum, label)) and (len(label) > 1 or label.isdigit())
