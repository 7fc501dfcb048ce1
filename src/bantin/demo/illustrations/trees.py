"""Plants: leafy crowns, forest edges, pines, palms, bamboo, pots."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin

from .canvas import Canvas
from .curves import Points, blob, height_at, placed, smooth
from .palette import Paint, mix

Tones = Sequence[Paint]

GREENS = ("#24523f", "#3d7a4c", "#7fb45c")
LEAVES = ("#2f6b45", "#4f934f", "#93c25f")


def crown(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    tones: Tones,
    *,
    puffs: int = 22,
    left_lit: bool = True,
) -> None:
    """A mass of leaves in three tones: shadow, body, light."""
    rng = c.rng
    spots = []
    for i in range(puffs):
        angle, reach = i * 2.4, ((i + 0.5) / puffs) ** 0.5
        spots.append((reach * cos(angle), reach * sin(angle)))
    side = -1 if left_lit else 1
    layers = ((0.0, 0.0, 0.36, 1.0), (0.08, -0.1, 0.3, 0.92), (0.16, -0.24, 0.2, 0.85))
    for tone, (dx, dy, size, share) in zip(tones, layers, strict=False):
        for px, py in spots:
            if share < 1 and rng.random() > share:
                continue
            if size == 0.2 and (py > 0.35 or px * side < -0.55):
                continue
            cx = x + rx * (px * 0.72 + side * dx)
            cy = y + ry * (py * 0.72 + dy)
            s = size * rng.uniform(0.75, 1.2)
            c.poly(blob(rng, cx, cy, rx * s, ry * s, 0.22), tone)


def dapple(
    c: Canvas, x: float, y: float, rx: float, ry: float, paint: Paint, count: int, size: float
) -> None:
    """Single leaves or blossoms strewn over a crown."""
    rng = c.rng
    for _ in range(count):
        angle, reach = rng.uniform(0, 2 * pi), rng.random() ** 0.5
        s = size * rng.uniform(0.5, 1.2)
        c.oval(x + rx * reach * cos(angle), y + ry * reach * sin(angle), s, s * 0.75, paint)


def trunk(c: Canvas, x: float, foot: float, top: float, width: float, paint: Paint) -> None:
    """A trunk with two boughs that run into the crown."""
    h = foot - top
    bend = c.rng.uniform(-0.06, 0.06) * h
    mid = (x + bend, foot - h * 0.55)
    c.limb([(x, foot), mid, (x + bend * 0.5, top)], [width, width * 0.75, width * 0.4], paint)
    c.limb([mid, (x - h * 0.24, top)], [width * 0.55, width * 0.25], paint)
    c.limb([mid, (x + h * 0.26, top)], [width * 0.55, width * 0.25], paint)
    flare = [(x - width, foot + width * 0.15), (x - width * 0.3, foot - width * 1.4)]
    c.poly([*flare, (x + width * 0.3, foot - width * 1.4), (x + width, foot + width * 0.15)], paint)


def tree(
    c: Canvas,
    x: float,
    foot: float,
    h: float,
    tones: Tones,
    *,
    bark: Paint = "#4a382f",
    wide: float = 0.42,
    puffs: int = 22,
    left_lit: bool = True,
) -> None:
    """A whole leafy tree of height ``h``."""
    trunk(c, x, foot, foot - h * 0.66, h * 0.05, bark)
    crown(c, x, foot - h * 0.68, h * wide, h * 0.34, tones, puffs=puffs, left_lit=left_lit)


def edge(
    c: Canvas, line: Points, tones: Tones, size: float, *, step: float = 0.55, drop: float = 0.3
) -> None:
    """Round tree tops standing along a skyline."""
    rng = c.rng
    x, end = line[0][0], line[-1][0]
    while x < end:
        s = size * rng.uniform(0.6, 1.25)
        tone = tones[rng.randrange(len(tones))]
        y = height_at(line, x) + size * drop
        c.poly(blob(rng, x, y - s * 0.3, s * 0.62, s * 0.8, 0.16), tone)
        x += size * step * rng.uniform(0.6, 1.4)


def pine(c: Canvas, x: float, foot: float, h: float, paint: Paint, light: Paint) -> None:
    """A slender plantation tree in drooping tiers."""
    rng = c.rng
    c.limb([(x, foot), (x, foot - h * 0.9)], [h * 0.028, h * 0.012], mix(paint, "#2a1d18", 0.5))
    tiers = 7
    for i in range(tiers):
        share = i / tiers
        y = foot - h * (0.16 + 0.72 * share)
        w = h * 0.2 * (1 - share) ** 0.8 * rng.uniform(0.85, 1.15) + h * 0.02
        rise = h * 0.2
        left = [(x - w, y + h * 0.03), (x - w * 0.45, y - rise * 0.32), (x, y - rise)]
        right = [(x + w * 0.45, y - rise * 0.32), (x + w, y + h * 0.03), (x, y - h * 0.01)]
        c.poly([*left, *right], paint)
        c.poly([left[0], left[1], left[2], (x - w * 0.12, y - rise * 0.2)], light)


def acacia(c: Canvas, x: float, foot: float, h: float, tones: Tones, bark: Paint) -> None:
    """A tall bare-stemmed plantation tree with a small high crown."""
    rng = c.rng
    lean = rng.uniform(-0.03, 0.03) * h
    c.limb([(x, foot), (x + lean, foot - h * 0.8)], [h * 0.022, h * 0.01], bark)
    for i, tone in enumerate(tones):
        for _ in range(7 - 2 * i):
            px, py = rng.uniform(-0.1, 0.1) - 0.02 * i, rng.uniform(0.62, 0.94) + 0.02 * i
            s = h * rng.uniform(0.05, 0.085) * (1 - 0.22 * i)
            c.poly(blob(rng, x + lean + px * h, foot - py * h, s, s * 0.8, 0.25), tone)


def areca(c: Canvas, x: float, foot: float, h: float, trunk_paint: Paint, tones: Tones) -> None:
    """An areca palm: a ringed pole with a fountain of fronds."""
    rng = c.rng
    bend = rng.uniform(-0.05, 0.05) * h
    top = (x + bend, foot - h * 0.8)
    mid = (x + bend * 0.3, foot - h * 0.4)
    c.limb([(x, foot), mid, top], [h * 0.034, h * 0.024, h * 0.02], trunk_paint)
    for i, angle in enumerate((-168, -140, -112, -88, -62, -36, -10, 14, -196)):
        reach = h * rng.uniform(0.2, 0.27)
        frond(c, top[0], top[1], reach, angle + rng.uniform(-8, 8), tones[i % len(tones)])


def frond(c: Canvas, x: float, y: float, reach: float, angle: float, paint: Paint) -> None:
    """One feathered leaf that bows under its weight."""
    a = radians(angle)
    spine = [
        (x + reach * t * cos(a), y + reach * (t * sin(a) + 0.75 * t * t))
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1.0)
    ]
    widths = (0.02, 0.09, 0.13, 0.12, 0.08, 0.0)
    upper = [(px, py - reach * w * 0.6) for (px, py), w in zip(spine, widths, strict=True)]
    lower = [(px, py + reach * w * 1.1) for (px, py), w in zip(spine, widths, strict=True)]
    c.poly([*smooth(upper, steps=3), *reversed(smooth(lower, steps=3))], paint)


def banana(c: Canvas, x: float, foot: float, h: float, tones: Tones) -> None:
    """A clump of broad arching leaves."""
    rng = c.rng
    c.limb([(x, foot), (x, foot - h * 0.5)], [h * 0.09, h * 0.05], mix(tones[0], "#7a6a3c", 0.4))
    for i, angle in enumerate((-160, -130, -100, -75, -45, -20)):
        reach = h * rng.uniform(0.5, 0.66)
        frond(c, x, foot - h * 0.48, reach, angle + rng.uniform(-9, 9), tones[i % len(tones)])


def bamboo(c: Canvas, x: float, foot: float, h: float, tones: Tones, stems: int = 11) -> None:
    """A clump of stems that bow outward, with drifts of narrow leaves."""
    rng = c.rng
    for i in range(stems):
        out = (i - (stems - 1) / 2) / stems * 0.95 + rng.uniform(-0.04, 0.04)
        high = h * rng.uniform(0.8, 1.05)
        raw = [(x + out * h * 0.12, foot), (x + out * h * 0.3, foot - high * 0.55)]
        raw += [(x + out * h * 0.62, foot - high * 0.92), (x + out * h * 0.9, foot - high * 0.9)]
        stem = smooth(raw, steps=5)
        c.line(stem, tones[0], h * 0.012)
        for px, py in stem[5:]:
            for _ in range(4):
                a = rng.uniform(0.1, 1.0) * (1 if out > 0 else -1)
                s = h * rng.uniform(0.05, 0.1)
                ex, ey = px + s * a, py + s * rng.uniform(0.1, 0.9)
                c.poly(
                    [(px, py), ((px + ex) / 2 + s * 0.1, (py + ey) / 2 - s * 0.09), (ex, ey)],
                    tones[rng.randrange(len(tones))],
                )


def bush(c: Canvas, x: float, foot: float, w: float, h: float, tones: Tones) -> None:
    """A low rounded shrub."""
    crown(c, x, foot - h * 0.45, w / 2, h * 0.55, tones, puffs=12)


def potted(c: Canvas, x: float, foot: float, h: float, tones: Tones, pot: Paint) -> None:
    """A plant of long leaves in a pot."""
    rng = c.rng
    for i in range(13):
        a = radians(-158 + i * 11.5 + rng.uniform(-5, 5))
        reach = h * rng.uniform(0.5, 0.72)
        tip = (x + cos(a) * reach * 0.75, foot - h * 0.3 + sin(a) * reach)
        mid = (x + cos(a) * reach * 0.28, foot - h * 0.3 + sin(a) * reach * 0.62)
        w = h * 0.035
        outline = smooth([(x, foot - h * 0.3), (mid[0] - w, mid[1]), tip], steps=4)
        back = smooth([tip, (mid[0] + w, mid[1] + w * 0.4), (x, foot - h * 0.3)], steps=4)
        c.poly([*outline, *back], tones[i % len(tones)])
    shape = [(-0.17, 0.34), (0.17, 0.34), (0.12, 0.0), (-0.12, 0.0)]
    cut = c.stencil(placed(shape, x, foot, h))
    c.pour(cut, [mix(pot, "#ffffff", 0.25), pot, mix(pot, "#15101c", 0.4)], "right")
    c.rect(x - 0.19 * h, foot - 0.37 * h, x + 0.19 * h, foot - 0.32 * h, mix(pot, "#ffffff", 0.15))
