"""Colours: parsing, mixing, and the few that every scene shares."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

RGB = tuple[int, int, int]
Paint = str | RGB

FLAG_RED = "#d1232a"
FLAG_GOLD = "#ffd23f"
SKIN = ("#c98d63", "#b97a52", "#d69c72", "#a96a45")
HAIR = ("#1d1a1e", "#2a2124", "#232027", "#4b474b")
SUITS = ("#2c3350", "#39404f", "#23263a", "#4a3b46", "#f1ede2", "#5a6478", "#e8e4da", "#31465c")


@lru_cache(maxsize=4096)
def _parsed(text: str) -> RGB:
    value = text.lstrip("#")
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


def rgb(paint: Paint) -> RGB:
    """The red, green and blue of ``#rrggbb`` or of a triple."""
    return _parsed(paint) if isinstance(paint, str) else paint


def mix(first: Paint, second: Paint, share: float) -> RGB:
    """The colour ``share`` of the way from ``first`` to ``second``."""
    share = min(1.0, max(0.0, share))
    a, b = rgb(first), rgb(second)
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def lit(paint: Paint, share: float = 0.18) -> RGB:
    """A colour turned toward warm light."""
    return mix(paint, "#fff3d6", share)


def dim(paint: Paint, share: float = 0.22) -> RGB:
    """A colour turned toward cool shadow."""
    return mix(paint, "#171a2e", share)


def ramp(paints: Sequence[Paint], position: float) -> RGB:
    """The colour at ``position`` (0 to 1) of evenly spaced stops."""
    span = min(1.0, max(0.0, position)) * (len(paints) - 1)
    index = min(int(span), len(paints) - 2)
    return mix(paints[index], paints[index + 1], span - index)
