"""The values of tokens.css as data: what a colour is in each scheme, and whether it can be read on another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bantin.frontend.bundle import FRONTEND_DIR

DARK = "(prefers-color-scheme: dark)"
CONTRAST = "(prefers-contrast: more)"
# The media queries that hold in each scheme, in the order of tokens.css.
SCHEMES: dict[str, tuple[str, ...]] = {
    "light": (),
    "dark": (DARK,),
    "more-contrast": (CONTRAST,),
    "dark-more-contrast": (DARK, CONTRAST, f"{CONTRAST} and {DARK}"),
}
# WCAG 2.2: 1.4.3 for text, 1.4.11 for what is not text.
TEXT = 4.5
GRAPHIC = 3.0

_RULE = re.compile(r"(?:@media ([^{]+?) \{\s*)?:root \{([^}]*)\}")
_VALUE = re.compile(r"--([\w-]+):\s*([^;]+);[ \t]*(?:/\*\s*(.*?)\s*\*/)?")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


@dataclass(frozen=True)
class Token:
    """A value with a name. ``use`` is what its comment says; it may be empty."""

    name: str
    value: str
    use: str


@dataclass(frozen=True)
class Pair:
    """A colour that stands on another, and the contrast that it needs there."""

    front: str
    back: str
    least: float


_GROUNDS = ("ground", "surface", "surface-sunken")
_LEVELS = ("info", "warning", "urgent")
PAIRS: tuple[Pair, ...] = (
    *(
        Pair(front, back, TEXT)
        for back in _GROUNDS
        for front in ("ink", "ink-soft", "link", "link-visited", "link-hover")
    ),
    *(Pair(front, back, GRAPHIC) for back in _GROUNDS for front in ("accent", "line-strong")),
    *(Pair(level, f"{level}-ground", TEXT) for level in _LEVELS),
    *(
        Pair(front, f"{level}-ground", TEXT)
        for level in _LEVELS
        for front in ("ink", "link", "link-visited", "link-hover")
    ),
    *(Pair(level, "ground", GRAPHIC) for level in _LEVELS),
    Pair("on-scrim", "scrim", TEXT),
    Pair("focus-ink", "focus", TEXT),
)


@lru_cache
def tokens(scheme: str = "light") -> dict[str, Token]:
    """Return the tokens that hold in ``scheme``, one of SCHEMES, by name without the dashes.

    Raises KeyError when there is no such scheme.
    """
    queries = SCHEMES[scheme]
    css = (FRONTEND_DIR / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, Token] = {}
    for media, body in _RULE.findall(css):
        if media and media not in queries:
            continue
        for name, value, use in _VALUE.findall(body):
            kept = found[name].use if name in found else ""
            found[name] = Token(name, value, use or kept)
    return found


def colours(scheme: str = "light") -> dict[str, Token]:
    """Return the tokens of ``scheme`` that are opaque colours."""
    return {name: token for name, token in tokens(scheme).items() if _COLOUR.fullmatch(token.value)}


def contrast(front: str, back: str) -> float:
    """Return the contrast of two colours like "#fff", from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pair_contrast(pair: Pair, scheme: str) -> float:
    """Return the contrast of ``pair`` in ``scheme``."""
    values = colours(scheme)
    return contrast(values[pair.front].value, values[pair.back].value)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
