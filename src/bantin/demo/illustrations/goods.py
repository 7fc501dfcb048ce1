"""Things on a stand: baskets of fruit, tins, jars, bottles."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from .canvas import Canvas
from .curves import ellipse, smooth
from .palette import Paint, dim, lit


def basket(c: Canvas, x: float, y: float, r: float, tones: Sequence[Paint]) -> None:
    """A woven basket heaped with fruit."""
    c.shadow(x + 12, y + r * 0.5, r * 1.1, r * 0.22, 0.45)
    cut = c.stencil(
        smooth(
            [
                (x - r, y - r * 0.1),
                (x - r * 0.74, y + r * 0.55),
                (x + r * 0.74, y + r * 0.55),
                (x + r, y - r * 0.1),
            ],
            closed=True,
        )
    )
    c.pour(cut, ["#d8a862", "#a87840", "#6f4c2c"], "right")
    for i in range(9):
        t = -0.8 + i * 0.2
        c.line([(x + t * r, y), (x + t * r * 0.78, y + r * 0.56)], "#6f4c2c", 2.4, 0.6)
    for k in (0.16, 0.34):
        c.line(
            ellipse(x, y + k * r, r * (1 - k * 0.4), r * 0.24, start=5, stop=175), "#6f4c2c", 3, 0.6
        )
    c.oval(x, y - r * 0.08, r, r * 0.3, "#e0b674")
    c.oval(x, y - r * 0.08, r * 0.9, r * 0.24, "#6f4c2c")
    for row in range(3):
        for i in range(6 - row):
            px = x + (i - (5 - row) / 2) * r * 0.29
            py = y - r * (0.06 + 0.17 * row) + abs(i - (5 - row) / 2) * r * 0.03
            c.oval(px, py, r * 0.17, r * 0.16, dim(tones[0], 0.15))
            c.oval(px - 2, py - 2, r * 0.145, r * 0.135, tones[0])
            c.oval(px - r * 0.05, py - r * 0.05, r * 0.06, r * 0.05, lit(tones[1], 0.3))


def tin(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    """A tin with a label and a leaf on it."""
    cut = c.stencil(
        [(x - w / 2, foot - h), (x + w / 2, foot - h), (x + w / 2, foot), (x - w / 2, foot)]
    )
    c.pour(cut, [lit(tone, 0.35), tone, dim(tone, 0.4)], "right")
    c.rect(x - w / 2 - 2, foot - h - h * 0.1, x + w / 2 + 2, foot - h + 2, dim(tone, 0.3))
    c.rect(x - w / 2, foot - h * 0.78, x + w / 2, foot - h * 0.3, "#f8ecd2", 0.92)
    leaf = smooth(
        [
            (x - w * 0.2, foot - h * 0.46),
            (x, foot - h * 0.7),
            (x + w * 0.22, foot - h * 0.62),
            (x, foot - h * 0.42),
        ],
        closed=True,
    )
    c.poly(leaf, dim(tone, 0.1))
    c.rect(x - w * 0.3, foot - h * 0.4, x + w * 0.3, foot - h * 0.37, "#b89a70")


def jar(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    """A glass jar that the light goes through."""
    c.soft([ellipse(x + w * 0.1, foot, w * 0.6, h * 0.05)], "#1a0f0c", 0.5, 5)
    r = w / 2
    body = smooth(
        [
            (x - r, foot - h * 0.04),
            (x - r, foot - h * 0.62),
            (x - r * 0.72, foot - h * 0.78),
            (x + r * 0.72, foot - h * 0.78),
            (x + r, foot - h * 0.62),
            (x + r, foot - h * 0.04),
            (x, foot),
        ],
        closed=True,
        steps=5,
    )
    cut = c.stencil(body)
    c.pour(cut, [dim(tone, 0.28), lit(tone, 0.4), tone, dim(tone, 0.42)], "right")
    c.glow(x - r * 0.1, foot - h * 0.3, r * 0.85, h * 0.36, "#ffe28a", 0.6)
    c.rect(x - r * 0.8, foot - h * 0.95, x + r * 0.8, foot - h * 0.77, "#c9a060")
    c.rect(x - r * 0.8, foot - h * 0.95, x - r * 0.3, foot - h * 0.77, "#f0d090")
    c.rect(x - r * 0.62, foot - h * 0.52, x + r * 0.62, foot - h * 0.18, "#fff4da", 0.94)
    hexagon = [
        (x + r * 0.26 * cos(a * pi / 3), foot - h * 0.35 + r * 0.26 * sin(a * pi / 3))
        for a in range(6)
    ]
    c.poly(hexagon, tone)
    c.limb(
        [(x - r * 0.76, foot - h * 0.6), (x - r * 0.78, foot - h * 0.14)], [w * 0.05] * 2, "#fff8e0"
    )


def bottle(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    """A corked bottle with a label."""
    r = w / 2
    body = smooth(
        [
            (x - r, foot - 2),
            (x - r, foot - h * 0.55),
            (x - r * 0.4, foot - h * 0.74),
            (x - r * 0.36, foot - h * 0.94),
            (x + r * 0.36, foot - h * 0.94),
            (x + r * 0.4, foot - h * 0.74),
            (x + r, foot - h * 0.55),
            (x + r, foot - 2),
        ],
        closed=True,
        steps=4,
    )
    c.pour(c.stencil(body), [dim(tone, 0.2), lit(tone, 0.35), tone, dim(tone, 0.45)], "right")
    c.rect(x - r * 0.42, foot - h, x + r * 0.42, foot - h * 0.92, "#d9b070")
    c.rect(x - r * 0.8, foot - h * 0.46, x + r * 0.8, foot - h * 0.16, "#f8ecd2", 0.92)
