"""Plantation ridges, one behind another, in morning mist."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, height_at, ridge, smooth
from ..landscape import birds, grass, hill, ranges, shafts, sky, sun
from ..palette import Paint, mix
from ..trees import crown


def planted_forest(c: Canvas) -> Image.Image:
    """Plantation ridges, one behind another, in morning mist."""
    sky(c, ["#2f5f78", "#7fa9ad", "#d8dfc6", "#f3e6c0"], 620)
    sun(c, 1080, 300, 40, "#fff7dc", "#fbe9b8")
    ranges(c, 330, 380, "#a4bfbb", "#8fb0ad", "#e7e6cb", count=2, height=150)
    layers = (
        (450, 90, 34, "#8db0aa", "#b9ccb9", 0.5),
        (540, 120, 52, "#638f8f", "#a3bfb0", 0.42),
        (650, 140, 80, "#3f7175", "#8aaea3", 0.4),
        (790, 150, 120, "#23515a", "#5f8c86", 0.34),
    )
    for y, high, size, crest, foot, mist in layers:
        line = ridge(c.rng, y, high, waves=1.3, rough=0.4)
        _stand(c, line, size, crest, foot)
        hill(c, line, [crest, mix(crest, foot, 0.5), foot], y + 250)
        _stand(
            c,
            [(x, py + size * 0.55) for x, py in line],
            size * 1.05,
            mix(crest, foot, 0.18),
            mix(foot, crest, 0.4),
        )
        c.mist(y - high * 0.2, y + 210, "#e9ecd6", mist + 0.25, 2)
        c.mist(y + 10, y + 240, "#f3efd8", mist, 5)
    shafts(c, 1080, 290, [(300, 70), (640, 60), (960, 50), (1260, 70), (1640, 80)], "#fff1c4", 0.16)
    _near_stand(c)
    birds(c, 560, 250, 7, "#33525f", 11)
    return c.finish(vignette=0.32, bloom=0.2)


def _stem(c: Canvas, x: float, foot: float, h: float, tone: Paint, light: Paint) -> None:
    """A straight plantation tree with a narrow rounded crown."""
    rng = c.rng
    c.line([(x, foot), (x, foot - h * 0.7)], mix(tone, "#1c2a2c", 0.3), max(1.0, h * 0.03))
    w = h * rng.uniform(0.13, 0.18)
    top = foot - h
    crown_line = [
        (x, top),
        (x + w * 0.62, top + h * 0.16),
        (x + w, top + h * 0.42),
        (x + w * 0.7, top + h * 0.68),
        (x, top + h * 0.74),
        (x - w * 0.7, top + h * 0.68),
        (x - w, top + h * 0.42),
        (x - w * 0.62, top + h * 0.16),
    ]
    c.poly(smooth(crown_line, closed=True, steps=3), tone)
    side = [
        (x - w * 0.1, top + h * 0.05),
        (x + w * 0.1, top + h * 0.3),
        (x - w * 0.1, top + h * 0.6),
        (x - w * 0.8, top + h * 0.5),
        (x - w * 0.6, top + h * 0.22),
    ]
    if h > 40:
        c.poly(smooth(side, closed=True, steps=3), light)


def _stand(c: Canvas, line: Sequence[Point], size: float, paint: Paint, light: Paint) -> None:
    rng = c.rng
    x = line[0][0]
    while x < line[-1][0]:
        h = size * rng.uniform(0.75, 1.25)
        tone = mix(paint, light, rng.uniform(0, 0.25))
        _stem(c, x, height_at(line, x) + size * 0.15, h, tone, mix(tone, "#f5ecc4", 0.16))
        x += size * rng.uniform(0.2, 0.36)


def _near_stand(c: Canvas) -> None:
    line = smooth(
        [(-40, 830), (250, 872), (560, 950), (800, 985), (1100, 960), (1400, 890), (1640, 820)],
        steps=8,
    )
    hill(c, line, ["#123640", "#0b2430"], 1000)
    for x, w in (
        (38, 40),
        (196, 30),
        (318, 20),
        (1572, 44),
        (1448, 28),
        (1340, 18),
        (110, 16),
        (1520, 15),
    ):
        foot = height_at(line, x) + 14
        lean = (x - 800) * 0.02
        c.limb(
            [(x, foot), (x + lean, 300), (x + lean * 1.6, -40)], [w * 1.15, w, w * 0.8], "#0f2d38"
        )
        c.limb(
            [(x - w * 0.3, foot - 8), (x + lean - w * 0.28, 300), (x + lean * 1.6 - w * 0.24, -40)],
            [w * 0.24, w * 0.2, w * 0.16],
            "#4d7f80" if x > 800 else "#244a54",
        )
        for _ in range(9):
            y = c.rng.uniform(80, foot)
            c.line(
                [(x + lean * 0.6 - w * 0.42, y), (x + lean * 0.6 + w * 0.4, y + 5)],
                "#081f2a",
                2,
                0.5,
            )
        c.poly(
            [
                (x - w, foot + 6),
                (x - w * 0.5, foot - w),
                (x + w * 0.5, foot - w),
                (x + w, foot + 6),
            ],
            "#0f2d38",
        )
    tones = ("#0d2833", "#163d47", "#2b6062")
    for x, y, rx, ry in (
        (60, 30, 230, 110),
        (300, -10, 190, 84),
        (1540, 20, 250, 118),
        (1300, -16, 180, 78),
        (-10, 170, 110, 70),
        (1620, 190, 120, 84),
    ):
        crown(c, x, y, rx, ry, tones, puffs=26, left_lit=x > 800)
        _sprays(c, x, y + ry * 0.62, rx * 1.05, ry * 0.6, tones)
    grass(c, 940, ["#0b2430", "#164049", "#23545a"], 320, 64, 1030)


def _sprays(c: Canvas, x: float, y: float, rx: float, ry: float, tones: Sequence[Paint]) -> None:
    """Narrow hanging leaves that break the edge of a crown."""
    rng = c.rng
    for _ in range(170):
        a, reach = rng.uniform(0, 2 * pi), rng.random() ** 0.5
        px, py = x + rx * reach * cos(a), y + ry * reach * sin(a)
        s, lean = rng.uniform(9, 18), rng.uniform(-0.9, 0.9)
        tone = tones[0] if rng.random() < 0.6 else tones[1] if rng.random() < 0.7 else tones[2]
        c.poly(
            [
                (px, py),
                (px + s * lean * 0.4 - s * 0.16, py + s * 0.5),
                (px + s * lean, py + s),
                (px + s * lean * 0.6 + s * 0.16, py + s * 0.45),
            ],
            tone,
        )
