"""A pass in hairpins above violet valleys, early light from the left."""

from __future__ import annotations

from math import sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, blob, height_at, smooth
from ..landscape import grass, hill, ranges, sky
from ..palette import lit, mix
from ..people import Figure, Look, Pose
from ..trees import crown, tree
from ..view import View

PASS = View(horizon=330, centre=930, focal=1250, eye=15)


CLIMB = 0.245


def _road_spot(x: float, z: float, up: float = 0) -> Point:
    return PASS.at(x, CLIMB * z + up, z)


def _bends() -> list[tuple[float, float]]:
    """The middle of the road in plan, climbing away in hairpins."""
    turns = [
        (9, 12),
        (3, 22),
        (-13, 34),
        (-19, 43),
        (-12, 51),
        (12, 58),
        (30, 66),
        (35, 76),
        (26, 85),
        (-2, 93),
        (-24, 102),
        (-32, 115),
        (-22, 127),
        (8, 136),
        (36, 146),
        (44, 160),
        (34, 172),
        (4, 182),
        (-20, 194),
        (-26, 210),
        (-14, 226),
        (10, 240),
    ]
    return smooth(turns, steps=14)


def _sides(plan: list[tuple[float, float]], off: float) -> list[tuple[float, float]]:
    out = []
    for i, (x, z) in enumerate(plan):
        (x0, z0), (x1, z1) = plan[max(i - 1, 0)], plan[min(i + 1, len(plan) - 1)]
        dx, dz = x1 - x0, z1 - z0
        length = (dx * dx + dz * dz) ** 0.5 or 1
        out.append((x - dz / length * off, z + dx / length * off))
    return out


def mountain_road(c: Canvas) -> Image.Image:
    """A pass in hairpins above violet valleys, early light from the left."""
    sky(c, ["#51538c", "#a77fa8", "#f2a98f", "#ffdca6"], 560)
    c.glow(180, 420, 900, 500, "#ffe2a8", 0.8, 1.8)
    c.oval(205, 372, 36, 36, "#fff8dd")
    ranges(c, 420, 560, "#c9a0ae", "#7a6f9a", "#f6c9a5", count=4, height=190, waves=1.4)
    c.mist(480, 700, "#ffdcb5", 0.7)
    ranges(c, 650, 760, "#75709c", "#4f5a86", "#d9a9a0", count=2, height=150, waves=1.2)
    c.mist(640, 900, "#f3bfa5", 0.6)
    _mountain(c)
    plan = _bends()
    _road(c, plan)
    c.glow(120, 420, 1100, 700, "#ffcf94", 0.32, 1.7)
    _roadside(c)
    return c.finish(vignette=0.34)


def _mountain(c: Canvas) -> None:
    peak = [
        (300, 1010),
        (330, 880),
        (420, 770),
        (470, 640),
        (600, 520),
        (640, 400),
        (770, 290),
        (880, 180),
        (990, 105),
        (1070, 60),
        (1170, 95),
        (1290, 40),
        (1420, -10),
        (1660, -60),
    ]
    line = smooth(peak, steps=8)
    line = [(x + c.rng.uniform(-4, 4), y + c.rng.uniform(-5, 5)) for x, y in line]
    cut = c.stencil([*line, (1660, 1010)])
    c.pour(cut, ["#8d7f86", "#6d7a68", "#4f6a4c", "#35513f"])
    c.mottle(cut, "#3b5a4a", 0.55, 8, 6)
    c.mottle(cut, "#b9a27a", 0.4, 10, 8)
    c.grain(cut, "#232c4a", "right-down", 0.75)
    for _ in range(90):
        x, y = c.rng.uniform(420, 1600), c.rng.uniform(120, 960)
        s = 8 + 24 * (y / 1000) ** 2
        if x > height_at([(-1e3, 1660), *sorted((py, px) for px, py in peak)], y) + 40:
            tone = c.rng.choice(["#3c5a44", "#4c6b49", "#2f4c42"])
            c.poly(blob(c.rng, x, y, s, s * 0.7, 0.2), tone)
            c.poly(
                blob(c.rng, x - s * 0.25, y - s * 0.2, s * 0.55, s * 0.35, 0.2), lit(tone, 0.3), 0.7
            )


def _road(c: Canvas, plan: list[tuple[float, float]]) -> None:
    for i in range(len(plan) - 2, -1, -2):
        _embankment(c, plan, i, min(0.5, plan[i][1] / 380))
    _undercut(c, plan)
    left, right = _sides(plan, 3.4), _sides(plan, -3.4)
    for i in range(len(plan) - 2, -1, -1):
        air = min(0.5, plan[i][1] / 380)
        quad = [left[i], left[i + 1], right[i + 1], right[i]]
        for drop, tone in ((-1.5, "#4a3f3d"), (-0.8, "#66564e")):
            c.poly([_road_spot(*p, up=drop) for p in quad], mix(tone, "#c99a98", air))
        c.poly([_road_spot(*p) for p in quad], mix("#77737f", "#e2b7a2", air))
        for lane in (-3.0, 3.0):
            a, b = _sides(plan[i : i + 2], lane - 0.1), _sides(plan[i : i + 2], lane + 0.1)
            c.poly([_road_spot(*p) for p in (a[0], a[1], b[1], b[0])], "#efe3cf", 0.75)
        if i % 4 < 2:
            a, b = _sides(plan[i : i + 2], -0.12), _sides(plan[i : i + 2], 0.12)
            c.poly([_road_spot(*p) for p in (a[0], a[1], b[1], b[0])], "#f4d58a")
    _barrier(c, plan)


def _undercut(c: Canvas, plan: list[tuple[float, float]]) -> None:
    """Shade on the slope right below the road, a paler lip above it."""
    for i in range(len(plan) - 13, -1, -12):
        part = plan[i : i + 14]
        size = PASS.size(part[0][1])
        rim = [_road_spot(x, z, -0.8) for x, z in _sides(part, 3.6)]
        low = [(x, y + 5 * size) for x, y in reversed(rim)]
        c.soft([[*rim, *low]], "#1f2c3f", 0.42, max(3.0, size * 1.4))


def _embankment(c: Canvas, plan: list[tuple[float, float]], i: int, air: float) -> None:
    """The mountainside below a stretch of road, so that it rests on something."""
    wide = _sides(plan[i : i + 4], 4.4) + list(reversed(_sides(plan[i : i + 4], -4.4)))
    crest = [_road_spot(x, z, -0.6) for x, z in wide]
    left, right = min(crest), max(crest)
    deep = 52 * PASS.size(plan[i][1])
    spread = deep * (0.34 + 0.1 * sin(i * 0.06) + 0.035 * sin(i * 0.33))
    c.poly(
        [left, right, (right[0] + spread, right[1] + deep), (left[0] - spread, left[1] + deep)],
        mix("#46604b", "#c79a9c", air),
    )
    rng = c.rng
    for _ in range(3):
        t = rng.random() ** 1.4
        s = PASS.size(plan[i][1]) * rng.uniform(0.7, 2.0)
        x, y = left[0] - spread * t + s * 0.3, left[1] + deep * t
        tone = mix(rng.choice(["#38563f", "#46604b", "#3f5a4c"]), "#c79a9c", air)
        c.poly(blob(rng, x, y, s * 1.1, s, 0.28), tone)
    for _ in range(9):
        fall = rng.random() ** 1.5 * 0.34
        x = rng.uniform(left[0] - spread * fall * 0.9, right[0] + spread * fall * 0.9)
        y = max(left[1], right[1]) + deep * fall
        s = PASS.size(plan[i][1]) * rng.uniform(0.25, 0.95)
        tone = mix(rng.choice(["#38563f", "#4f6e4a", "#3f5a4c", "#6a7450"]), "#c79a9c", air)
        c.poly(blob(rng, x, y, s * 1.2, s * 0.7, 0.25), tone)
        c.poly(blob(rng, x - s * 0.3, y - s * 0.2, s * 0.6, s * 0.36, 0.25), lit(tone, 0.16))


def _barrier(c: Canvas, plan: list[tuple[float, float]]) -> None:
    """The rail stands on the side that looks down."""
    for i in range(len(plan) - 2, -1, -1):
        x, z = plan[i]
        away = -1 if plan[min(i + 1, len(plan) - 1)][0] > x else 1
        spots = _sides(plan[i : i + 2], 3.7 * away)
        if spots[0][1] > z + 0.6:
            spots = _sides(plan[i : i + 2], -3.7 * away)
        a, b = spots
        high, low = (0.95, 0.5)
        c.poly(
            [
                _road_spot(*a, up=high),
                _road_spot(*b, up=high),
                _road_spot(*b, up=low),
                _road_spot(*a, up=low),
            ],
            "#e9e6e4" if (i // 3) % 2 else "#d5513f",
        )
        c.line([_road_spot(*a), _road_spot(*a, up=high)], "#5b5561", max(1, 110 / max(z, 12) / 4))


def _roadside(c: Canvas) -> None:
    _truck(c)
    _rider(c, 905, 778, 118)
    for x, foot, h in ((1490, 960, 330), (1590, 930, 380)):
        tree(c, x, foot, h, ["#22363a", "#35534a", "#6b7f58"], wide=0.34)
    crown(c, 1400, 985, 120, 60, ["#1f3136", "#2f4a45", "#5d7354"], puffs=16)
    line = smooth([(-40, 880), (160, 900), (340, 950), (520, 1010)], steps=8)
    hill(c, line, ["#39415c", "#23283f"], 1010)
    grass(c, 930, ["#22283c", "#3a4358", "#6f6570"], 60, 80, 1040)
    for _ in range(40):
        left = c.rng.uniform(-10, 430)
        low = height_at(line, left)
        high = c.rng.uniform(40, 100)
        c.line([(left, low + 8), (left + c.rng.uniform(-16, 22), low - high)], "#2b3047", 2)
        c.oval(left, low - high * 0.8, 4, 3, "#e7a9b0")


def _truck(c: Canvas) -> None:
    x, y = _road_spot(14, 60.5)
    c.shadow(x + 4, y, 46, 6, 0.5)
    c.rect(x - 42, y - 46, x + 18, y - 8, "#d9dfe0")
    c.rect(x - 42, y - 46, x - 30, y - 8, "#f3efe2")
    c.poly(
        [(x + 20, y - 36), (x + 36, y - 36), (x + 44, y - 20), (x + 44, y - 8), (x + 20, y - 8)],
        "#2f6fae",
    )
    c.poly([(x + 26, y - 33), (x + 35, y - 33), (x + 41, y - 20), (x + 26, y - 20)], "#1e2c44")
    for dx in (-28, -12, 32):
        c.oval(x + dx, y - 6, 7, 7, "#20222c")
        c.oval(x + dx, y - 6, 3, 3, "#9aa0a8")


def _rider(c: Canvas, x: float, foot: float, h: float) -> None:
    c.shadow(x, foot, h * 0.42, h * 0.05, 0.5)
    for dx in (-0.27, 0.27):
        c.oval(x + dx * h, foot - h * 0.13, h * 0.14, h * 0.14, "#191a24")
        c.oval(x + dx * h, foot - h * 0.13, h * 0.08, h * 0.08, "#8c8f9a")
        c.oval(x + dx * h, foot - h * 0.13, h * 0.05, h * 0.05, "#33343f")
    body = [
        (-0.36, 0.34),
        (-0.1, 0.4),
        (0.05, 0.3),
        (0.2, 0.46),
        (0.27, 0.44),
        (0.2, 0.2),
        (-0.05, 0.14),
        (-0.25, 0.2),
    ]
    c.poly(
        smooth([(x + px * h, foot - py * h) for px, py in body], closed=True, steps=4), "#c2352f"
    )
    c.limb(
        [(x + 0.27 * h, foot - 0.13 * h), (x + 0.17 * h, foot - 0.55 * h)],
        [h * 0.03] * 2,
        "#3a3b46",
    )
    rider = Figure(
        c,
        x - h * 0.1,
        foot - h * 0.02,
        h * 0.86,
        Look("#3c5f8f", "#2a2f45", hat="helmet", hat_paint="#e8e4d8"),
        Pose(12, (40, 62), (44, 66), (78, -6), (70, -10), drop=0.0),
        False,
    )
    rider.draw()
