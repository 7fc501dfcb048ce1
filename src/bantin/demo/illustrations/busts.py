"""Heads and shoulders: delegates from behind, officials and sellers from the front."""

from __future__ import annotations

from .canvas import Canvas
from .curves import ellipse, placed, smooth
from .palette import Paint, dim, lit, mix

SHOULDERS = (
    (-1.04, -3.0),
    (-1.02, -0.75),
    (-0.88, -0.3),
    (-0.5, -0.07),
    (-0.24, 0.06),
    (0.24, 0.06),
    (0.5, -0.07),
    (0.88, -0.3),
    (1.02, -0.75),
    (1.04, -3.0),
)


def front(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    coat: Paint,
    hair: Paint,
    skin: Paint,
    *,
    woman: bool = False,
    shirt: Paint = "#f7f4ec",
    tie: Paint | None = None,
    face: bool = True,
) -> None:
    """Someone seen from the front; ``y`` is the top of the shoulders, ``s`` a head's height."""
    narrow = 0.88 if woman else 1.0
    body = smooth([(px * narrow, py) for px, py in SHOULDERS], steps=5)
    if woman:
        fall = [(-0.5, -0.3), (-0.5, 0.6), (0, 1.1), (0.5, 0.6), (0.5, -0.3), (0, -0.1)]
        c.poly(placed(smooth(fall, closed=True), x, y, s), hair)
    c.poly(placed(body, x, y, s), coat)
    shade = [
        (0.14, 0.0),
        (0.5 * narrow, -0.07),
        (0.88 * narrow, -0.3),
        (1.02 * narrow, -0.75),
        (1.04 * narrow, -3.0),
        (0.5, -3.0),
    ]
    c.poly(placed(smooth(shade, steps=4), x, y, s), "#14162a", 0.16)
    c.poly(placed([(-0.27, 0.05), (0.27, 0.05), (0.0, -0.95)], x, y, s), shirt)
    if tie is not None:
        c.poly(
            placed([(-0.06, 0.0), (0.06, 0.0), (0.09, -0.75), (0, -0.9), (-0.09, -0.75)], x, y, s),
            tie,
        )
    c.poly(
        placed([(-0.18, 0.3), (0.18, 0.3), (0.2, 0.04), (0, -0.16), (-0.2, 0.04)], x, y, s),
        dim(skin, 0.2),
    )
    _lapels(c, x, y, s, coat)
    _face(c, x, y, s, hair, skin, woman, face)


def _lapels(c: Canvas, x: float, y: float, s: float, coat: Paint) -> None:
    for side in (-1, 1):
        lapel = [
            (side * 0.2, 0.09),
            (side * 0.42, -0.04),
            (side * 0.36, -0.5),
            (0.0, -0.98),
            (side * 0.12, -0.5),
        ]
        c.poly(placed(lapel, x, y, s), lit(coat, 0.12) if side < 0 else dim(coat, 0.12))


def _face(
    c: Canvas, x: float, y: float, s: float, hair: Paint, skin: Paint, woman: bool, face: bool
) -> None:
    jaw = [
        (-0.33, 0.66),
        (-0.32, 0.42),
        (-0.2, 0.2),
        (0, 0.12),
        (0.2, 0.2),
        (0.32, 0.42),
        (0.33, 0.66),
        (0.2, 0.95),
        (-0.2, 0.95),
    ]
    outline = smooth(jaw, closed=True, steps=5)
    for side in (-1, 1):
        if not woman:
            c.poly(placed(ellipse(side * 0.34, 0.52, 0.05, 0.1, n=10), x, y, s), dim(skin, 0.1))
    c.poly(placed(outline, x, y, s), skin)
    half = smooth(
        [(0.1, 0.9), (0.3, 0.8), (0.33, 0.5), (0.2, 0.2), (0.04, 0.13), (0.14, 0.4)],
        closed=True,
        steps=4,
    )
    c.poly(placed(half, x, y, s), dim(skin, 0.3), 0.35)
    cap = [
        (-0.38, 0.5),
        (-0.39, 0.82),
        (-0.2, 1.04),
        (0.1, 1.08),
        (0.34, 0.92),
        (0.38, 0.5),
        (0.31, 0.7),
        (0.16, 0.82),
        (-0.12, 0.78),
        (-0.29, 0.7),
    ]
    c.poly(placed(smooth(cap, closed=True, steps=4), x, y, s), hair)
    sheen = smooth([(-0.3, 0.8), (-0.14, 0.98), (0.1, 1.0), (-0.06, 0.9)], closed=True, steps=4)
    c.poly(placed(sheen, x, y, s), mix(hair, "#ffe2b8", 0.25), 0.6)
    if face and s > 50:
        _features(c, x, y, s, skin, woman)


def _features(c: Canvas, x: float, y: float, s: float, skin: Paint, woman: bool) -> None:
    dark = mix("#3a2420", skin, 0.15)
    for side in (-1, 1):
        brow = [(side * 0.06, 0.6), (side * 0.14, 0.63), (side * 0.23, 0.6)]
        c.line(placed(smooth(brow), x, y, s), dark, s * 0.022)
        eye = smooth([(side * 0.08, 0.5), (side * 0.145, 0.525), (side * 0.215, 0.5)])
        c.line(placed(eye, x, y, s), dark, s * 0.026)
        c.oval(x + side * 0.2 * s, y - 0.38 * s, s * 0.06, s * 0.04, "#d9694f", 0.28)
    c.line(placed([(0.0, 0.5), (0.03, 0.4), (-0.01, 0.385)], x, y, s), dim(skin, 0.3), s * 0.018)
    mouth = smooth([(-0.085, 0.29), (0, 0.262), (0.085, 0.29)])
    c.line(placed(mouth, x, y, s), "#b04a3f" if woman else dark, s * 0.026)


def back(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    coat: Paint,
    hair: Paint,
    skin: Paint,
    *,
    woman: bool = False,
    rim: Paint | None = None,
    collar: Paint | None = None,
) -> None:
    """Someone seen from behind; ``y`` is the top of the shoulders, ``s`` a head's height."""
    narrow = 0.87 if woman else 1.0
    outline = smooth([(px * narrow, py) for px, py in SHOULDERS], steps=5)
    if rim is not None:
        c.poly(placed([(px - 0.03, py + 0.05) for px, py in outline], x, y, s), rim)
    c.poly(placed(outline, x, y, s), coat)
    shade = [
        (0.1, 0.0),
        (0.5 * narrow, -0.07),
        (0.88 * narrow, -0.3),
        (1.02 * narrow, -0.75),
        (1.04 * narrow, -3.0),
        (0.45, -3.0),
    ]
    c.poly(placed(smooth(shade, steps=4), x, y, s), "#0d0f1e", 0.22)
    c.poly(
        placed([(-0.2, 0.3), (0.2, 0.3), (0.25, -0.02), (-0.25, -0.02)], x, y, s), dim(skin, 0.25)
    )
    c.poly(
        placed([(-0.29, 0.05), (0.29, 0.05), (0.22, -0.1), (-0.22, -0.1)], x, y, s),
        collar if collar is not None else lit(coat, 0.12),
    )
    _back_head(c, x, y, s, hair, skin, woman, rim)


def _back_head(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    hair: Paint,
    skin: Paint,
    woman: bool,
    rim: Paint | None,
) -> None:
    skull = [
        (-0.3, 0.28),
        (-0.38, 0.6),
        (-0.33, 0.92),
        (0, 1.08),
        (0.33, 0.92),
        (0.38, 0.6),
        (0.3, 0.28),
        (0, 0.2),
    ]
    if woman:
        skull = [
            (-0.4, -0.25),
            (-0.44, 0.55),
            (-0.36, 0.94),
            (0, 1.09),
            (0.36, 0.94),
            (0.44, 0.55),
            (0.4, -0.25),
            (0, -0.36),
        ]
    else:
        for side in (-1, 1):
            ear = ellipse(side * 0.385, 0.52, 0.06, 0.12, n=12)
            c.poly(placed(ear, x, y, s), skin if side < 0 else dim(skin, 0.25))
    outline = smooth(skull, closed=True, steps=5)
    if rim is not None:
        c.poly(placed([(px - 0.03, py + 0.04) for px, py in outline], x, y, s), rim)
    c.poly(placed(outline, x, y, s), hair)
    if not woman:
        nape = [(-0.27, 0.34), (0.27, 0.34), (0.2, 0.2), (-0.2, 0.2)]
        c.poly(placed(nape, x, y, s), dim(skin, 0.2))
    sheen = smooth([(-0.28, 0.7), (-0.2, 0.95), (0.05, 1.0), (-0.08, 0.88)], closed=True, steps=4)
    c.poly(placed(sheen, x, y, s), mix(hair, "#ffe2b8", 0.25), 0.55)
