"""The elements and attributes of HTML that are read, and the cleaning that leaves no others."""

from __future__ import annotations

import re
from typing import Final

import nh3

LONGEST: Final = 3_000_000
"""In characters: some thousand pages of Word, whose photos do not count."""
MOST_TAGS: Final = 150_000
DEEPEST: Final = 500

_BLOCK_NAMES = """
    address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header html li main nav ol p pre section ul
"""
_INLINE_NAMES = """
    a b big cite code del dfn em font i ins kbd mark q s small span strike strong sub sup tt u var
"""
_DROPPED_NAMES = """
    script style title xml svg math template noscript iframe object applet select textarea
"""
_NOT_NESTING_NAMES = "p li td th tr tbody thead option meta link input col style script title o:p"
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
VOID: Final = frozenset({"br", "hr", "img"})
_TABLE: Final = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_INLINE: Final = frozenset(_INLINE_NAMES.split())
_DROPPED: Final = frozenset(_DROPPED_NAMES.split())
_ATTRIBUTES: Final = {
    "*": {"class", "style", "align", "width", "height"},
    "a": {"href"},
    "font": {"face"},
    "img": {"src", "alt"},
    "li": {"value"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES: Final = {"http", "https", "mailto", "file", "blob", "cid", "photo", "refused"}
_ANY_TAG = re.compile(r"<(/?)([a-z][a-z0-9:]*)", re.IGNORECASE)
# The parser closes these itself; all others stand in each other without end where nobody closes them.
_NOT_NESTING: Final = VOID | frozenset(_NOT_NESTING_NAMES.split())


def cleaned(html: str) -> str:
    """Return ``html`` as a browser understands it, well-formed, with what is read and nothing else."""
    return nh3.clean(
        html.replace("\0", ""),
        tags=set(BLOCKS | _TABLE | _INLINE | VOID),
        clean_content_tags=set(_DROPPED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def is_too_much(html: str) -> bool:
    """Tell whether ``html`` is longer, or of more or deeper elements, than can be read while somebody waits.

    Elements that nobody closes count as deeper than the parser may put them.
    """
    if len(html) > LONGEST:
        return True
    depth = 0
    for count, found in enumerate(_ANY_TAG.finditer(html)):
        if found[2].lower() not in _NOT_NESTING:
            depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST or count > MOST_TAGS:
            return True
    return False
