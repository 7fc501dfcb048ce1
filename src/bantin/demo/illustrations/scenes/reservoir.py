"""A dam between two wooded hills: still lake above, white spillways below."""

from __future__ import annotations

from math import sin

from PIL import Image

from ..buildings import flag
from ..canvas import Canvas
from ..curves import Point, blob, ellipse, ridge, smooth
from ..landscape import cloud, glints, hill, ranges, sky, water
from ..palette import mix
from ..trees import GREENS, edge


def reservoir(c: Canvas) -> Image.Image:
    """A dam between two wooded hills: still lake above, white spillways below."""
    sky(c, ["#3a9ac4", "#92d2df", "#f0f4df"], 330)
    cloud(c, 520, 130, 460, "#ffffff", 0.9, "#b0d6dd")
    cloud(c, 1180, 90, 300, "#ffffff", 0.8, "#b0d6dd")
    ranges(c, 262, 300, "#9ecbd0", "#6aa596", "#def0df", count=3, height=150)
    line = ridge(c.rng, 318, 34, waves=2.4)
    hill(c, line, ["#4c8f6a", "#5f9f6c"], 330)
    edge(c, line, ["#3f8060", "#4c8f6a", "#63a26c"], 14)
    water(c, 326, ["#bfe5d6", "#5fbcb4", "#2396a0"], 620)
    c.mirror(326, 470, source=150, ripple=9)
    c.veil(326, 620, "#35a8a8", 0.2, 0.85)
    for x, y, w, h in ((560, 372, 150, 40), (880, 350, 90, 24), (1080, 392, 130, 36)):
        _island(c, x, y, w, h)
    glints(c, 335, 520, "#f2fff4", 0.6, 120)
    _abutments(c)
    _dam(c)
    return c.finish(vignette=0.22)


def _island(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.soft([ellipse(x, y + h * 0.35, w * 0.5, h * 0.4)], "#1d6a68", 0.6, 5)
    c.oval(x, y, w * 0.54, h * 0.16, "#e3cf9c")
    for i in range(16):
        px = x + (i - 7.5) / 8 * w * 0.46
        s = h * 0.36 * (1.2 - abs(i - 7.5) / 9)
        c.poly(blob(c.rng, px, y - s * 0.9, s, s, 0.18), ("#2f7450", "#45905a", "#6fb069")[i % 3])


def _abutments(c: Canvas) -> None:
    left = smooth(
        [(-40, 250), (90, 300), (210, 390), (300, 500), (390, 660), (520, 850), (600, 1010)],
        steps=8,
    )
    right = smooth(
        [
            (1640, 240),
            (1500, 310),
            (1390, 400),
            (1300, 510),
            (1210, 670),
            (1090, 850),
            (1010, 1010),
        ],
        steps=8,
    )
    for line, corner, way in ((left, -40, "right-down"), (right, 1640, "down")):
        cut = c.stencil([*line, (corner, 1010)])
        c.pour(cut, ["#5fa266", "#3f8353", "#275f45"])
        c.mottle(cut, "#7db763", 0.5, 9, 9)
        c.grain(cut, "#163f42", way, 0.6)


DAM_TOP = ((210, 468), (500, 497), (800, 506), (1100, 497), (1392, 466))


DAM_FOOT = ((470, 800), (620, 850), (800, 866), (980, 850), (1130, 800))


def _dam(c: Canvas) -> None:
    top, foot = smooth(DAM_TOP, steps=10), smooth(DAM_FOOT, steps=10)
    face = c.stencil([*top, *reversed(foot)])
    c.pour(face, ["#efe9da", "#d5d0c4", "#aeb0ab"])
    c.grain(face, "#5a6a78", "right-down", 0.6)
    for i in range(1, 7):
        t = i / 7
        course = [
            (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
            for a, b in zip(top, foot, strict=True)
        ]
        c.line(course, "#7d8486", 1, 0.4)
    for i in range(2, 40, 2):
        c.line([top[i], foot[i]], "#7d8486", 1, 0.3)
    _valley(c, foot)
    for i in (12, 16, 20, 24, 28):
        _spill(c, top, foot, i)
    walk = [(x, y - 9) for x, y in top]
    c.poly([*walk, *reversed([(x, y + 7) for x, y in top])], "#f7f2e4")
    c.poly([*[(x, y + 5) for x, y in top], *reversed([(x, y + 12) for x, y in top])], "#7c8588")
    for i in range(0, 41, 1):
        x, y = top[i]
        c.line([(x, y - 9), (x, y - 20)], "#6f7a80", 1.4)
    c.line([(x, y - 20) for x, y in top], "#d7503c", 2)
    for i in (11, 15, 19, 23, 27, 30):
        _tower(c, *top[i])
    _sides_of_dam(c)


def _tower(c: Canvas, x: float, y: float) -> None:
    w = 11
    c.rect(x - w, y - 62, x + w, y + 34, "#e9e3d4")
    c.rect(x + 2, y - 62, x + w, y + 34, "#b3b3ae")
    c.rect(x - w - 5, y - 68, x + w + 5, y - 58, "#d7503c")


def _spill(c: Canvas, top: list[Point], foot: list[Point], i: int) -> None:
    (x0, y0), (x1, y1) = top[i - 1], top[i + 2]
    (u0, v0), (u1, v1) = foot[i - 1], foot[i + 2]
    c.poly([(x0 + 9, y0 + 8), (x1 - 9, y1 + 8), (x1 - 9, y1 + 40), (x0 + 9, y0 + 40)], "#33505c")
    cut = c.stencil([(x0 + 9, y0 + 34), (x1 - 9, y1 + 34), (u1 - 2, v1 + 10), (u0 + 2, v0 + 10)])
    c.pour(cut, ["#a6dcdc", "#e9fbf7", "#ffffff"])
    for _ in range(16):
        t = c.rng.random()
        a = (x0 + 9 + (x1 - x0 - 18) * t, y0 + 40 + c.rng.uniform(0, 120))
        end = min(1.0, c.rng.uniform(0.4, 1.0))
        b = (u0 + (u1 - u0) * t, y0 + (v0 - y0) * end)
        if b[1] > a[1]:
            c.line([a, b], c.rng.choice(["#8fcfd4", "#ffffff", "#bfe8e6"]), 2, 0.7)


def _valley(c: Canvas, foot: list[Point]) -> None:
    bed = c.stencil([*foot, (1030, 1010), (570, 1010)])
    c.pour(bed, ["#d8f3ea", "#6fc4bd", "#2d8f98"])
    glints(c, 880, 1000, "#ffffff", 0.8, 60, x=800, spread=420)
    puffs = [blob(c.rng, 560 + i * 44, 858 + 12 * sin(i), 60, 26) for i in range(12)]
    c.soft(puffs, "#ffffff", 0.9, 10)
    c.soft([blob(c.rng, 800, 800, 240, 60)], "#ffffff", 0.35, 30)


def _sides_of_dam(c: Canvas) -> None:
    """Woods on both abutments, thinner toward the concrete."""
    rng = c.rng
    spots: list[tuple[float, float, float]] = []
    for _ in range(330):
        y = rng.uniform(300, 1010)
        edge_x = 150 + 420 * max(0.0, (y - 400) / 600) ** 1.15 if y > 400 else 60 + (y - 300) * 0.9
        reach = edge_x * (1 - rng.random() ** 1.8) - 18
        size = (20 + 34 * ((y - 300) / 700) ** 1.2) * rng.uniform(0.7, 1.25)
        spots.append((reach if rng.random() < 0.5 else 1600 - reach, y, size))
    for x, y, s in sorted(spots, key=lambda p: p[1]):
        shade = rng.uniform(0, 0.28)
        air = max(0.0, (480 - y) / 480)
        for tone, size, dx in zip(GREENS, (1.0, 0.78, 0.42), (0, -0.12, -0.26), strict=True):
            leaf = mix(mix(tone, "#8fbf5a", shade), "#bfe0cf", air)
            c.poly(blob(rng, x + dx * s, y + dx * s, s * size, s * size * 0.85, 0.18), leaf)
    flag(c, 1392, 452, 120, 56)
    c.rect(1380, 428, 1450, 470, "#f6ead0")
    c.poly([(1370, 430), (1392, 404), (1440, 404), (1462, 430)], "#c9553f")
    c.rect(1394, 440, 1408, 456, "#3f6a7c")
    c.rect(1422, 440, 1436, 456, "#3f6a7c")
