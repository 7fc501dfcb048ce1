"""Spring festival: drums before a communal house with swept eaves, flags, a crowd."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image

from ..buildings import festoon
from ..canvas import WIDTH, Canvas
from ..curves import Point, ellipse, ridge, smooth
from ..landscape import cloud, ranges, sky
from ..palette import SKIN, lit, mix
from ..people import BACK, FRONT, WALK, Look, Pose, person
from ..trees import dapple, edge
from ..view import View, Wall

COURT = View(horizon=540, centre=860, focal=1100, eye=2.1)


FIVE = ("#d1232a", "#f5c93a", "#2f8f5a", "#2f6fb5", "#8a3f9a")


def festival(c: Canvas) -> Image.Image:
    """Spring festival: drums before a communal house with swept eaves, flags, a crowd."""
    sky(c, ["#f2b8b0", "#f9d8c4", "#fff3dc"], 600)
    c.glow(860, 380, 900, 460, "#fff8e0", 0.8)
    cloud(c, 420, 130, 420, "#fff6ea", 0.7, "#eec3b8")
    ranges(c, 380, 470, "#e6bdb8", "#b79aa6", "#fdeedd", count=3, height=170)
    line = ridge(c.rng, 540, 30, waves=3)
    edge(c, line, ["#7f9a72", "#93a97c", "#6f8d6c"], 46)
    c.pour(
        c.stencil([(0, 545), (WIDTH, 545), (WIDTH, 1000), (0, 1000)]),
        ["#e9cba6", "#d9a982", "#b97f62"],
    )
    path = c.stencil(COURT.floor(-2.4, 2.4, 3, 26))
    c.pour(path, ["#f6e2c2", "#e6c29a"])
    _temple(c)
    _flag_avenue(c)
    _crowd(c)
    _drum(c, 330, 880, 170)
    _blossom(c)
    return c.finish(vignette=0.26, bloom=0.22)


def _temple(c: Canvas) -> None:
    wall = Wall(COURT, (-9.5, 0, 26), (1, 0))
    c.poly(Wall(COURT, (-11, 0, 25), (1, 0)).rect(0, 0, 22, 0.9), "#bfa894")
    c.poly(Wall(COURT, (-11, 0, 25), (1, 0)).rect(0, 0.78, 22, 0.9), "#e6d5bf")
    c.pour(c.stencil(wall.rect(0, 0.9, 19, 4.8)), ["#5a2a22", "#8a4030"])
    for i in range(6):
        u = 1.1 + i * 2.9
        c.pour(c.stencil(wall.rect(u, 1.0, u + 2.2, 4.0)), ["#c8863c", "#7a4426"])
        for k in range(5):
            c.poly(wall.rect(u + 0.1 + k * 0.44, 1.9, u + 0.42 + k * 0.44, 3.8), "#3f211b", 0.75)
    for i in range(8):
        u = -0.2 + i * 2.7
        c.pour(
            c.stencil(wall.rect(u, 0.9, u + 0.52, 4.9)), ["#e8503c", "#b52a28", "#7a1a20"], "right"
        )
        c.poly(wall.rect(u - 0.1, 0.8, u + 0.62, 1.1), "#cfc0ae")
    for step in range(4):
        stair = Wall(COURT, (-3, 0, 24.6 - step * 0.4), (1, 0))
        c.poly(stair.rect(0, 0, 6, 0.8 - step * 0.19), lit("#bfa894", 0.12 * step))
    _swept_roof(c, wall, 4.4, 12.2, 8.4, 6.3)
    c.poly(wall.rect(2.2, 4.15, 16.8, 4.75), "#c8282a")
    c.line([*wall.rect(2.2, 4.15, 16.8, 4.75), wall.at(2.2, 4.15)], "#f5c95a", 2)


def _swept_roof(c: Canvas, wall: Wall, low: float, reach: float, crest: float, high: float) -> None:
    mid = 9.5
    eave = [
        (mid - reach, low + 1.7),
        (mid - reach * 0.9, low + 0.75),
        (mid - reach * 0.66, low + 0.15),
        (mid, low),
        (mid + reach * 0.66, low + 0.15),
        (mid + reach * 0.9, low + 0.75),
        (mid + reach, low + 1.7),
    ]
    top = low + high
    slope = [
        (mid + reach * 0.86, low + 2.0),
        (mid + crest * 0.95, top - 2.2),
        (mid + crest * 0.9, top),
    ]
    ridge_line = [(mid + crest * 0.9, top), (mid, top - 0.35), (mid - crest * 0.9, top)]
    other = [(2 * mid - u, v) for u, v in reversed(slope)]
    outline = [
        *smooth(eave, steps=8),
        *smooth(slope, steps=5),
        *smooth(ridge_line, steps=5),
        *smooth(other, steps=5),
    ]
    cut = c.stencil(wall.path(outline))
    c.pour(cut, ["#b8604a", "#8f4438", "#6a2f30"])
    c.grain(cut, "#3a1a2a", "right-down", 0.5)
    edge_line = smooth(eave, steps=8)
    for i in range(1, len(edge_line) - 1):
        u, v = edge_line[i]
        t = (u - mid) / reach
        c.line(
            [wall.at(u, v), wall.at(mid + t * crest * 0.9, top - 0.35 + 0.3 * t * t)],
            "#4f2226",
            1.6,
            0.55,
        )
    c.line(wall.path(edge_line), "#f0c48a", 6)
    c.line(wall.path([(u, v - 0.16) for u, v in edge_line]), "#5a2422", 4)
    ridge_top = smooth(
        [
            (mid - crest * 0.95, top + 0.45),
            (mid - crest * 0.8, top),
            (mid, top - 0.3),
            (mid + crest * 0.8, top),
            (mid + crest * 0.95, top + 0.45),
        ]
    )
    c.line(wall.path(ridge_top), "#e6c9a4", 9)
    c.line(wall.path(ridge_top), "#a8745a", 3)
    x, y = wall.at(mid, top + 0.25)
    c.glow(x, y, 60, 60, "#ffe08a", 0.6)
    c.oval(x, y, 15, 15, "#f6c64f")
    for side in (-1, 1):
        for k in range(3):
            c.limb(
                [(x + side * (24 + k * 22), y + 12), (x + side * (40 + k * 22), y - 6 + 5 * k)],
                [7, 3],
                "#d9a95a",
            )


def _square_flag(c: Canvas, x: float, foot: float, h: float, w: float, flip: bool) -> None:
    way = -1 if flip else 1
    c.line([(x, foot), (x, foot - h)], "#8a5a3c", max(2, w * 0.05))
    c.poly(
        [(x - w * 0.05, foot - h), (x + w * 0.05, foot - h), (x, foot - h - w * 0.16)], "#f5c93a"
    )
    top = foot - h * 0.97
    for i, tone in enumerate(FIVE):
        a, b = i * 0.1, 1 - i * 0.1
        square = []
        for px, py in ((a, a), (b, a), (b, b), (a, b)):
            sway = 0.07 * sin(px * 4 + foot) * px
            square.append((x + way * px * w, top + (py + sway + px * 0.1) * w))
        c.poly(square, tone)
        if i == 0:
            for k in range(7):
                t = k / 7
                px = x + way * (w + w * 0.08)
                py = top + w * (t + 0.07 + 0.17)
                c.poly(
                    [
                        (x + way * w, top + w * (t + 0.1)),
                        (px, py),
                        (x + way * w, top + w * (t + 1 / 7 + 0.1)),
                    ],
                    "#f5c93a",
                )
    c.poly(
        [(x, top), (x + way * w * 0.3, top + w * 0.03), (x + way * w * 0.3, top + w), (x, top + w)],
        "#000000",
        0.12,
    )


def _flag_avenue(c: Canvas) -> None:
    for z in (21, 16.5, 12.5, 9.4):
        for side in (-1, 1):
            x, foot = COURT.at(side * 4.6, 0, z)
            s = COURT.size(z)
            c.shadow(x, foot, 0.4 * s, 0.07 * s, 0.35)
            _square_flag(c, x, foot, 5.0 * s, 1.25 * s, side > 0)
    a, b = COURT.at(-4.6, 4.7, 14), COURT.at(4.6, 4.7, 14)
    festoon(c, a, b, FIVE, 22, 22)


def _crowd(c: Canvas) -> None:
    rng = c.rng
    tunics = ("#d1384a", "#f0b03c", "#3f7fb8", "#e87a9a", "#4f9a7a", "#f4ece0", "#8a4f9a")
    spots = []
    for _ in range(64):
        z = rng.uniform(7.6, 23)
        side = rng.choice((-1, 1))
        spots.append((side * rng.uniform(1.6, 9.5), z))
    spots += [(-0.8, 15), (0.7, 17), (0.2, 19.5)]
    for x, z in sorted(spots, key=lambda s: -s[1]):
        px, py = COURT.at(x, 0, z)
        tone = rng.choice(tunics)
        woman = rng.random() < 0.6
        look = Look(
            mix(tone, "#f0d2b8", 0.02 * z - 0.1),
            rng.choice(["#fbf4e6", "#2b2d42"]),
            rng.choice(SKIN),
            long_hair=woman,
            tunic=woman or rng.random() < 0.4,
            hat="non"
            if woman and rng.random() < 0.35
            else "turban"
            if not woman and rng.random() < 0.4
            else "",
            hat_paint="#f3dcaa" if woman else "#2a2f5a",
        )
        pose = rng.choice([BACK, BACK, FRONT, WALK])
        person(c, px, py, COURT.size(z) * 1.62, look, pose, flip=rng.random() < 0.5)
    for x, foot, h, tone in (
        (1085, 962, 400, "#e8506a"),
        (1215, 975, 408, "#f4ece0"),
        (1345, 985, 405, "#f0b03c"),
    ):
        look = Look(tone, "#fbf4e6", long_hair=True, tunic=True, hat="non", hat_paint="#f7e3b4")
        person(c, x, foot, h, look, BACK)


def _drum(c: Canvas, x: float, y: float, r: float) -> None:
    c.shadow(x + 20, y + 6, r * 1.5, 22, 0.5)
    for dx in (-1, 1):
        c.limb([(x + dx * r * 0.9, y), (x + dx * r * 0.35, y - r * 1.1)], [22, 18], "#6a2a22")
        c.limb([(x + dx * r * 0.9 - 4, y), (x + dx * r * 0.35 - 4, y - r * 1.1)], [8, 6], "#b85a3c")
    c.limb([(x - r * 0.8, y - 34), (x + r * 0.8, y - 34)], [16, 16], "#7a3226")
    cx, cy = x, y - r * 1.45
    over = smooth(
        [
            (cx - r * 0.12, cy - r),
            (cx + r * 0.3, cy - r * 1.07),
            (cx + r * 0.7, cy - r * 1.02),
            (cx + r * 1.05, cy - r * 0.84),
        ],
        steps=6,
    )
    end = ellipse(cx + r * 1.05, cy, r * 0.42, r * 0.84, start=-90, stop=90, n=16)
    barrel = [*over, *end, *[(px, 2 * cy - py) for px, py in reversed(over)]]
    cut = c.stencil(barrel)
    c.pour(cut, ["#f0604a", "#c8282a", "#7a1420"])
    c.grain(cut, "#3a0a18", "right-down", 0.7)
    for along, high in ((0.3, 1.05), (0.78, 0.97)):
        c.line(ellipse(cx + r * along, cy, r * 0.6, r * high, start=-86, stop=86), "#f5c95a", 7)
    c.oval(cx - r * 0.12, cy, r * 0.76, r, "#8a3226")
    c.oval(cx - r * 0.15, cy, r * 0.72, r * 0.95, "#f6e3bd")
    c.glow(cx - r * 0.3, cy - r * 0.25, r * 0.6, r * 0.8, "#fffaf0", 0.8)
    c.line(ellipse(cx - r * 0.15, cy, r * 0.3, r * 0.4), "#d1332a", 7)
    c.oval(cx - r * 0.15, cy, r * 0.11, r * 0.15, "#d1332a")
    for i in range(28):
        a = 2 * pi * i / 28
        c.oval(cx - r * 0.14 + r * 0.73 * cos(a), cy + r * 0.965 * sin(a), 5, 5, "#f5c95a")
    drummer = Look("#c8282a", "#f6e9d0", hat="turban", hat_paint="#f0b03c", trim="#f5c95a")
    man = person(
        c, x - 205, y + 40, 430, drummer, Pose(6, (74, 112), (52, 70), (16, 2), (-16, -10))
    )
    hx, hy = man.hand("near")
    c.limb([(hx - 24, hy + 14), (hx + 62, hy - 34)], [9, 12], "#a8683c")
    c.oval(hx + 66, hy - 36, 13, 13, "#d1332a")


def _blossom(c: Canvas) -> None:
    rng = c.rng
    boughs = [
        [(1640, 60), (1500, 90), (1380, 70), (1260, 120)],
        [(1640, 170), (1530, 190), (1440, 250)],
        [(1500, 90), (1440, 160), (1350, 190)],
        [(1600, -10), (1480, 10), (1340, 6)],
    ]
    tips: list[Point] = []
    for bough in boughs:
        spine = smooth(bough, steps=8)
        widths = [15 - 12 * i / len(spine) for i in range(len(spine))]
        c.limb(spine, widths, "#5a3a36")
        tips += spine[3:]
    for x, y in tips * 3:
        px, py = x + rng.gauss(0, 26), y + rng.gauss(0, 20)
        tone = rng.choice(["#f7a8b8", "#ffd0d8", "#e8809a", "#fff0f0"])
        s = rng.uniform(8, 14)
        for k in range(5):
            a = k * 1.2566 + px
            c.oval(px + cos(a) * s * 0.6, py + sin(a) * s * 0.6, s * 0.55, s * 0.55, tone)
        c.oval(px, py, s * 0.28, s * 0.28, "#f5c95a")
    dapple(c, 900, 480, 760, 420, "#ffd0d8", 60, 6)
