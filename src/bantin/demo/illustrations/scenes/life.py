"""Days together: a festival, a highland market, a stand of local products."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image

from ..buildings import festoon, flag
from ..busts import front
from ..canvas import WIDTH, Canvas
from ..curves import Point, blob, ellipse, ridge, smooth
from ..landscape import cloud, hill, ranges, sky
from ..palette import SKIN, Paint, dim, lit, mix
from ..people import BACK, FRONT, WALK, Look, Pose, cone, person
from ..trees import crown, dapple, edge
from ..view import View, Wall

# -- the festival -----------------------------------------------------------------------

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
    c.pour(c.stencil([(0, 545), (WIDTH, 545), (WIDTH, 1000), (0, 1000)]),
           ["#e9cba6", "#d9a982", "#b97f62"])
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
        c.pour(c.stencil(wall.rect(u, 0.9, u + 0.52, 4.9)), ["#e8503c", "#b52a28", "#7a1a20"],
               "right")
        c.poly(wall.rect(u - 0.1, 0.8, u + 0.62, 1.1), "#cfc0ae")
    for step in range(4):
        stair = Wall(COURT, (-3, 0, 24.6 - step * 0.4), (1, 0))
        c.poly(stair.rect(0, 0, 6, 0.8 - step * 0.19), lit("#bfa894", 0.12 * step))
    _swept_roof(c, wall, 4.4, 12.2, 8.4, 6.3)
    c.poly(wall.rect(2.2, 4.15, 16.8, 4.75), "#c8282a")
    c.line([*wall.rect(2.2, 4.15, 16.8, 4.75), wall.at(2.2, 4.15)], "#f5c95a", 2)


def _swept_roof(
    c: Canvas, wall: Wall, low: float, reach: float, crest: float, high: float
) -> None:
    mid = 9.5
    eave = [(mid - reach, low + 1.7), (mid - reach * 0.9, low + 0.75), (mid - reach * 0.66, low + 0.15),
            (mid, low), (mid + reach * 0.66, low + 0.15), (mid + reach * 0.9, low + 0.75),
            (mid + reach, low + 1.7)]
    top = low + high
    slope = [(mid + reach * 0.86, low + 2.0), (mid + crest * 0.95, top - 2.2), (mid + crest * 0.9, top)]
    ridge_line = [(mid + crest * 0.9, top), (mid, top - 0.35), (mid - crest * 0.9, top)]
    other = [(2 * mid - u, v) for u, v in reversed(slope)]
    outline = [*smooth(eave, steps=8), *smooth(slope, steps=5), *smooth(ridge_line, steps=5),
               *smooth(other, steps=5)]
    cut = c.stencil(wall.path(outline))
    c.pour(cut, ["#b8604a", "#8f4438", "#6a2f30"])
    c.grain(cut, "#3a1a2a", "right-down", 0.5)
    edge_line = smooth(eave, steps=8)
    for i in range(1, len(edge_line) - 1):
        u, v = edge_line[i]
        t = (u - mid) / reach
        c.line([wall.at(u, v), wall.at(mid + t * crest * 0.9, top - 0.35 + 0.3 * t * t)], "#4f2226",
               1.6, 0.55)
    c.line(wall.path(edge_line), "#f0c48a", 6)
    c.line(wall.path([(u, v - 0.16) for u, v in edge_line]), "#5a2422", 4)
    ridge_top = smooth([(mid - crest * 0.95, top + 0.45), (mid - crest * 0.8, top),
                        (mid, top - 0.3), (mid + crest * 0.8, top), (mid + crest * 0.95, top + 0.45)])
    c.line(wall.path(ridge_top), "#e6c9a4", 9)
    c.line(wall.path(ridge_top), "#a8745a", 3)
    x, y = wall.at(mid, top + 0.25)
    c.glow(x, y, 60, 60, "#ffe08a", 0.6)
    c.oval(x, y, 15, 15, "#f6c64f")
    for side in (-1, 1):
        for k in range(3):
            c.limb([(x + side * (24 + k * 22), y + 12), (x + side * (40 + k * 22), y - 6 + 5 * k)],
                   [7, 3], "#d9a95a")


def _square_flag(c: Canvas, x: float, foot: float, h: float, w: float, flip: bool) -> None:
    way = -1 if flip else 1
    c.line([(x, foot), (x, foot - h)], "#8a5a3c", max(2, w * 0.05))
    c.poly([(x - w * 0.05, foot - h), (x + w * 0.05, foot - h), (x, foot - h - w * 0.16)], "#f5c93a")
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
                c.poly([(x + way * w, top + w * (t + 0.1)), (px, py),
                        (x + way * w, top + w * (t + 1 / 7 + 0.1))], "#f5c93a")
    c.poly([(x, top), (x + way * w * 0.3, top + w * 0.03), (x + way * w * 0.3, top + w),
            (x, top + w)], "#000000", 0.12)


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
        look = Look(mix(tone, "#f0d2b8", 0.02 * z - 0.1), rng.choice(["#fbf4e6", "#2b2d42"]),
                    rng.choice(SKIN), long_hair=woman, tunic=woman or rng.random() < 0.4,
                    hat="non" if woman and rng.random() < 0.35 else "turban" if not woman and
                    rng.random() < 0.4 else "", hat_paint="#f3dcaa" if woman else "#2a2f5a")
        pose = rng.choice([BACK, BACK, FRONT, WALK])
        person(c, px, py, COURT.size(z) * 1.62, look, pose, flip=rng.random() < 0.5)
    for x, foot, h, tone in ((1085, 962, 400, "#e8506a"), (1215, 975, 408, "#f4ece0"),
                             (1345, 985, 405, "#f0b03c")):
        look = Look(tone, "#fbf4e6", long_hair=True, tunic=True, hat="non", hat_paint="#f7e3b4")
        person(c, x, foot, h, look, BACK)


def _drum(c: Canvas, x: float, y: float, r: float) -> None:
    c.shadow(x + 20, y + 6, r * 1.5, 22, 0.5)
    for dx in (-1, 1):
        c.limb([(x + dx * r * 0.9, y), (x + dx * r * 0.35, y - r * 1.1)], [22, 18], "#6a2a22")
        c.limb([(x + dx * r * 0.9 - 4, y), (x + dx * r * 0.35 - 4, y - r * 1.1)], [8, 6], "#b85a3c")
    c.limb([(x - r * 0.8, y - 34), (x + r * 0.8, y - 34)], [16, 16], "#7a3226")
    cx, cy = x, y - r * 1.45
    over = smooth([(cx - r * 0.12, cy - r), (cx + r * 0.3, cy - r * 1.07), (cx + r * 0.7, cy - r * 1.02),
                   (cx + r * 1.05, cy - r * 0.84)], steps=6)
    end = ellipse(cx + r * 1.05, cy, r * 0.42, r * 0.84, start=-90, stop=90, n=16)
    barrel = [*over, *end, *[(px, 2 * cy - py) for px, py in reversed(over)]]
    cut = c.stencil(barrel)
    c.pour(cut, ["#f0604a", "#c8282a", "#7a1420"])
    c.grain(cut, "#3a0a18", "right-down", 0.7)
    for dx, high in ((0.3, 1.05), (0.78, 0.97)):
        c.line(ellipse(cx + r * dx, cy, r * 0.6, r * high, start=-86, stop=86), "#f5c95a", 7)
    c.oval(cx - r * 0.12, cy, r * 0.76, r, "#8a3226")
    c.oval(cx - r * 0.15, cy, r * 0.72, r * 0.95, "#f6e3bd")
    c.glow(cx - r * 0.3, cy - r * 0.25, r * 0.6, r * 0.8, "#fffaf0", 0.8)
    c.line(ellipse(cx - r * 0.15, cy, r * 0.3, r * 0.4), "#d1332a", 7)
    c.oval(cx - r * 0.15, cy, r * 0.11, r * 0.15, "#d1332a")
    for i in range(28):
        a = 2 * pi * i / 28
        c.oval(cx - r * 0.14 + r * 0.73 * cos(a), cy + r * 0.965 * sin(a), 5, 5, "#f5c95a")
    drummer = Look("#c8282a", "#f6e9d0", hat="turban", hat_paint="#f0b03c", trim="#f5c95a")
    man = person(c, x - 205, y + 40, 430, drummer, Pose(6, (74, 112), (52, 70), (16, 2), (-16, -10)))
    hx, hy = man.hand("near")
    c.limb([(hx - 24, hy + 14), (hx + 62, hy - 34)], [9, 12], "#a8683c")
    c.oval(hx + 66, hy - 36, 13, 13, "#d1332a")


def _blossom(c: Canvas) -> None:
    rng = c.rng
    boughs = [[(1640, 60), (1500, 90), (1380, 70), (1260, 120)], [(1640, 170), (1530, 190), (1440, 250)],
              [(1500, 90), (1440, 160), (1350, 190)], [(1600, -10), (1480, 10), (1340, 6)]]
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


# -- the market -----------------------------------------------------------------------------

LANE = View(horizon=470, centre=560, focal=1080, eye=2.0)
CLOTH = ("#d1384a", "#2f6fb0", "#e8a03c", "#2f8f7a", "#8a4f9a", "#e8607a")


def highland_market(c: Canvas) -> Image.Image:
    """A misty market lane in the mountains, canopies and bright skirts."""
    sky(c, ["#7f9cb5", "#b9cbd2", "#eef0e6"], 520)
    ranges(c, 250, 430, "#a9bcc6", "#5f7f8d", "#e2e9e4", count=5, height=230)
    c.mist(180, 430, "#f4f6f0", 0.75, 3)
    c.mist(330, 540, "#eef1ea", 0.8, 3)
    c.pour(c.stencil([(0, 490), (WIDTH, 490), (WIDTH, 1000), (0, 1000)]),
           ["#cfc7b8", "#a9947c", "#7a6252"])
    ground = c.stencil([(0, 520), (WIDTH, 520), (WIDTH, 1000), (0, 1000)])
    c.mottle(ground, "#c9b597", 0.5, 12, 10)
    for z in (30, 25, 21, 17.5, 14.5, 12, 9.8, 7.9):
        for side in (-1, 1):
            _stall(c, side, z)
        _passers(c, z)
        c.veil(250, 560, "#e6ebe6", 0.0, 0.07)
        c.veil(560, 800, "#e6ebe6", 0.07, 0.0)
    _front_stall(c)
    _women(c)
    c.glow(500, 250, 900, 520, "#fff8e8", 0.3)
    return c.finish(vignette=0.3)


def _stall(c: Canvas, side: int, z: float) -> None:
    rng = c.rng
    tone = rng.choice(CLOTH)
    x0, x1 = (2.5, 6.6) if side > 0 else (-6.6, -2.5)
    deep = z * 0.12
    for x in (x0, x1):
        c.line([LANE.at(x, 0, z), LANE.at(x, 2.7, z)], "#6a4a38", max(1.5, 0.07 * LANE.size(z)))
    back = [LANE.at(x0, 0, z + deep), LANE.at(x1, 0, z + deep), LANE.at(x1, 2.4, z + deep),
            LANE.at(x0, 2.4, z + deep)]
    c.poly(back, mix("#4a4048", "#8f9aa0", z / 40))
    for i in range(7):
        a = x0 + 0.2 + i * 0.56
        hang = [LANE.at(a, 2.3, z + deep), LANE.at(a + 0.46, 2.3, z + deep),
                LANE.at(a + 0.46, 1.25, z + deep), LANE.at(a, 1.25, z + deep)]
        cloth = rng.choice(CLOTH)
        c.poly(hang, cloth, 0.9)
        low = [hang[3], hang[2], (hang[2][0], hang[2][1] - 8), (hang[3][0], hang[3][1] - 8)]
        c.poly(low, lit(cloth, 0.5))
    seller_x, seller_y = LANE.at((x0 + x1) / 2, 0, z + 0.5)
    look = Look(rng.choice(CLOTH), "#22263f", hat="turban", hat_paint=rng.choice(CLOTH),
                skirt=True, trim="#f0c04a")
    person(c, seller_x, seller_y, 1.55 * LANE.size(z), look, FRONT, shade=0)
    _goods(c, x0, x1, z)
    _canopy(c, x0, x1, z, deep, tone)


def _goods(c: Canvas, x0: float, x1: float, z: float) -> None:
    table = [LANE.at(x0, 0.75, z), LANE.at(x1, 0.75, z), LANE.at(x1, 0, z), LANE.at(x0, 0, z)]
    c.pour(c.stencil(table), ["#8a6248", "#5a3f34"])
    c.poly([LANE.at(x0, 0.8, z), LANE.at(x1, 0.8, z), LANE.at(x1, 0.45, z), LANE.at(x0, 0.45, z)],
           c.rng.choice(CLOTH), 0.85)
    s = LANE.size(z)
    for i in range(6):
        x, y = LANE.at(x0 + 0.4 + i * 0.66, 0.8, z)
        tone = ("#e8a03c", "#d1483c", "#6fa04a", "#f0d25a", "#b85a8a")[(i + int(z)) % 5]
        c.oval(x, y - 0.08 * s, 0.26 * s, 0.13 * s, "#a87a48")
        for k in range(6):
            a = k * 1.05
            c.oval(x + cos(a) * 0.13 * s, y - 0.16 * s + sin(a) * 0.05 * s, 0.075 * s, 0.07 * s,
                   dim(tone, 0.12 * (k % 2)))


def _canopy(c: Canvas, x0: float, x1: float, z: float, deep: float, tone: Paint) -> None:
    near = [(x0 - 0.3, 2.45, z - 0.5), (x1 + 0.3, 2.45, z - 0.5)]
    far = [(x1 + 0.1, 3.2, z + deep), (x0 - 0.1, 3.2, z + deep)]
    air = mix(tone, "#dfe6e4", min(0.6, z / 50))
    cut = c.stencil(LANE.path([*near, *far]))
    c.pour(cut, [lit(air, 0.3), air])
    for i in range(0, 8, 2):
        a, b = i / 8, (i + 1) / 8
        w0, w1 = x1 - x0 + 0.6, x1 - x0 + 0.2
        c.poly(LANE.path([(x0 - 0.3 + w0 * a, 2.45, z - 0.5), (x0 - 0.3 + w0 * b, 2.45, z - 0.5),
                          (x0 - 0.1 + w1 * b, 3.2, z + deep), (x0 - 0.1 + w1 * a, 3.2, z + deep)]),
               "#fff6e6", 0.42)
    fringe = []
    for i in range(17):
        x, y = LANE.at(x0 - 0.3 + (x1 - x0 + 0.6) * i / 16, 2.45, z - 0.5)
        fringe.append((x, y + (0.24 if i % 2 else 0.1) * LANE.size(z)))
    c.poly([LANE.at(*near[0]), *fringe, LANE.at(*near[1])], dim(air, 0.15))


def _passers(c: Canvas, z: float) -> None:
    rng = c.rng
    for _ in range(2):
        x = rng.uniform(-1.9, 1.9)
        px, py = LANE.at(x, 0, z - 1)
        look = Look(rng.choice(CLOTH), "#23263d", rng.choice(SKIN), hat=rng.choice(["turban", "non"]),
                    hat_paint=rng.choice(["#e8d2a0", "#d1384a", "#2a2f5a"]), skirt=rng.random() < 0.6,
                    trim=rng.choice(["#f0c04a", "#e8607a", "#6fc0c0"]), pack="#9a6f42")
        person(c, px, py, 1.58 * LANE.size(z - 1), look, rng.choice([BACK, WALK, FRONT]),
               flip=rng.random() < 0.5)


def _front_stall(c: Canvas) -> None:
    mat = c.stencil([(980, 880), (1640, 840), (1640, 1010), (900, 1010)])
    c.pour(mat, ["#c9a878", "#9a7850"])
    for x, y, r, tones in (
        (1060, 930, 84, ("#f08a2c", "#ffab4a")), (1238, 916, 88, ("#c8322f", "#e8584a")),
        (1420, 900, 90, ("#5f9a3c", "#8fc257")), (1580, 886, 80, ("#e8c33c", "#f6dc6a")),
    ):
        _basket(c, x, y, r, tones)


def _basket(c: Canvas, x: float, y: float, r: float, tones: Sequence[Paint]) -> None:
    c.shadow(x + 12, y + r * 0.5, r * 1.1, r * 0.22, 0.45)
    cut = c.stencil(smooth([(x - r, y - r * 0.1), (x - r * 0.74, y + r * 0.55),
                            (x + r * 0.74, y + r * 0.55), (x + r, y - r * 0.1)], closed=True))
    c.pour(cut, ["#d8a862", "#a87840", "#6f4c2c"], "right")
    for i in range(9):
        t = -0.8 + i * 0.2
        c.line([(x + t * r, y), (x + t * r * 0.78, y + r * 0.56)], "#6f4c2c", 2.4, 0.6)
    for k in (0.16, 0.34):
        c.line(ellipse(x, y + k * r, r * (1 - k * 0.4), r * 0.24, start=5, stop=175), "#6f4c2c", 3, 0.6)
    c.oval(x, y - r * 0.08, r, r * 0.3, "#e0b674")
    c.oval(x, y - r * 0.08, r * 0.9, r * 0.24, "#6f4c2c")
    for row in range(3):
        for i in range(6 - row):
            px = x + (i - (5 - row) / 2) * r * 0.29
            py = y - r * (0.06 + 0.17 * row) + abs(i - (5 - row) / 2) * r * 0.03
            c.oval(px, py, r * 0.17, r * 0.16, dim(tones[0], 0.15))
            c.oval(px - 2, py - 2, r * 0.145, r * 0.135, tones[0])
            c.oval(px - r * 0.05, py - r * 0.05, r * 0.06, r * 0.05, lit(tones[1], 0.3))


def _women(c: Canvas) -> None:
    a = Look("#c8304a", "#1f2547", hat="turban", hat_paint="#e8607a", skirt=True, trim="#f0b83c",
             pack="#a8763f")
    b = Look("#2f6fb0", "#2a2140", hat="turban", hat_paint="#f0b83c", skirt=True, trim="#e8506a",
             pack="#a8763f")
    child = Look("#f0b03c", "#3a2a50", hat="turban", hat_paint="#2f8f7a", skirt=True, trim="#6fd0c0")
    person(c, 300, 972, 520, a, BACK)
    person(c, 505, 985, 505, b, BACK)
    for x, y, h, tone in ((300, 972, 520, "#f0b83c"), (505, 985, 505, "#e8506a")):
        _embroidery(c, x, y, h, tone)
    person(c, 405, 988, 330, child, BACK)
    seller = Look("#3f8f7a", "#23263d", hat="turban", hat_paint="#d1384a", skirt=True, trim="#f0b83c")
    person(c, 1150, 870, 430, seller, Pose(20, (30, 60), (40, 70), (4, 0), (-4, -2)))
    buyer = Look("#8a4f9a", "#2a2f45", hat="non", hat_paint="#f3dfae", skirt=True, trim="#f0b83c")
    person(c, 1390, 862, 425, buyer, Pose(14, (34, 66), (24, 50), (4, 0), (-4, -2)), flip=True)


def _embroidery(c: Canvas, x: float, y: float, h: float, tone: Paint) -> None:
    for k in range(9):
        px = x + (k - 4) * h * 0.034
        py = y - h * 0.29
        c.poly([(px, py - 6), (px + 6, py), (px, py + 6), (px - 6, py)], tone)
        c.poly([(px, py + 24), (px + 5, py + 29), (px, py + 34), (px - 5, py + 29)], "#fff1dc")


# -- local products ---------------------------------------------------------------------------


def products(c: Canvas) -> Image.Image:
    """A warm wooden stand: honey that glows, tea, jars, dried fruit; the seller behind."""
    c.pour(c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)]),
           ["#3a2a22", "#6a4630", "#8a5a38"])
    _bokeh(c)
    _shelves(c)
    _seller(c)
    _table(c)
    c.glow(800, -60, 1000, 760, "#ffdf9c", 0.4, 1.7)
    return c.finish(vignette=0.42, bloom=0.26)


def _bokeh(c: Canvas) -> None:
    rng = c.rng
    for _ in range(26):
        s = rng.uniform(26, 74)
        c.oval(rng.uniform(0, WIDTH), rng.uniform(20, 480), s, s,
               rng.choice(["#ffca7a", "#f09a4a", "#ffe3b0", "#c8704a"]), 0.12)
    c.defocus(9)


def _shelves(c: Canvas) -> None:
    for x0, x1 in ((30, 560), (1040, 1570)):
        c.pour(c.stencil([(x0, 60), (x1, 60), (x1, 640), (x0, 640)]), ["#5a3a28", "#7a5034"])
        for y in (240, 440):
            c.rect(x0, y, x1, y + 60, "#2a1a14", 0.35)
        for i in range(6):
            x = x0 + 52 + i * 86
            _tin(c, x, 240, 62, 108, ("#2f7a52", "#c8432f", "#e0a03c")[i % 3])
            if i % 2 == 0:
                _jar(c, x, 440, 60, 110, ("#e0902c", "#b8522c", "#d9b84a")[i // 2])
            else:
                _bottle(c, x, 440, 44, 132, ("#6fa04a", "#a8442f", "#c98a3c")[i // 2])
        for y in (240, 440, 640):
            c.rect(x0 - 14, y, x1 + 14, y + 20, "#b8804c")
            c.rect(x0 - 14, y, x1 + 14, y + 6, "#e0b078")
            c.rect(x0 - 14, y + 16, x1 + 14, y + 20, "#6a4228")
        for x in (x0 - 14, x1 - 4):
            c.rect(x, 40, x + 18, 700, "#9a683e")
            c.rect(x, 40, x + 5, 700, "#cf9a62")
    for i, x in enumerate((120, 300, 480, 1130, 1310, 1490)):
        _tin(c, x, 640, 120, 130, ("#d9b070", "#8fae5a", "#c98a4a")[i % 3])
    c.rect(0, 0, WIDTH, 46, "#7a1f24")
    for i in range(17):
        x = i * 96
        c.poly([*ellipse(x + 48, 46, 48, 34, start=0, stop=180, n=12)],
               "#c8322f" if i % 2 else "#f3e2c0")
        c.rect(x, 0, x + 96, 46, "#c8322f" if i % 2 else "#f3e2c0")


def _tin(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    cut = c.stencil([(x - w / 2, foot - h), (x + w / 2, foot - h), (x + w / 2, foot), (x - w / 2, foot)])
    c.pour(cut, [lit(tone, 0.35), tone, dim(tone, 0.4)], "right")
    c.rect(x - w / 2 - 2, foot - h - h * 0.1, x + w / 2 + 2, foot - h + 2, dim(tone, 0.3))
    c.rect(x - w / 2, foot - h * 0.78, x + w / 2, foot - h * 0.3, "#f8ecd2", 0.92)
    leaf = smooth([(x - w * 0.2, foot - h * 0.46), (x, foot - h * 0.7), (x + w * 0.22, foot - h * 0.62),
                   (x, foot - h * 0.42)], closed=True)
    c.poly(leaf, dim(tone, 0.1))
    c.rect(x - w * 0.3, foot - h * 0.4, x + w * 0.3, foot - h * 0.37, "#b89a70")


def _jar(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    c.soft([ellipse(x + w * 0.1, foot, w * 0.6, h * 0.05)], "#1a0f0c", 0.5, 5)
    r = w / 2
    body = smooth([(x - r, foot - h * 0.04), (x - r, foot - h * 0.62), (x - r * 0.72, foot - h * 0.78),
                   (x + r * 0.72, foot - h * 0.78), (x + r, foot - h * 0.62), (x + r, foot - h * 0.04),
                   (x, foot)], closed=True, steps=5)
    cut = c.stencil(body)
    c.pour(cut, [dim(tone, 0.28), lit(tone, 0.4), tone, dim(tone, 0.42)], "right")
    c.glow(x - r * 0.1, foot - h * 0.3, r * 0.85, h * 0.36, "#ffe28a", 0.6)
    c.rect(x - r * 0.8, foot - h * 0.95, x + r * 0.8, foot - h * 0.77, "#c9a060")
    c.rect(x - r * 0.8, foot - h * 0.95, x - r * 0.3, foot - h * 0.77, "#f0d090")
    c.rect(x - r * 0.62, foot - h * 0.52, x + r * 0.62, foot - h * 0.18, "#fff4da", 0.94)
    hexagon = [(x + r * 0.26 * cos(a * pi / 3), foot - h * 0.35 + r * 0.26 * sin(a * pi / 3))
               for a in range(6)]
    c.poly(hexagon, tone)
    c.limb([(x - r * 0.76, foot - h * 0.6), (x - r * 0.78, foot - h * 0.14)], [w * 0.05] * 2, "#fff8e0")


def _bottle(c: Canvas, x: float, foot: float, w: float, h: float, tone: Paint) -> None:
    r = w / 2
    body = smooth([(x - r, foot - 2), (x - r, foot - h * 0.55), (x - r * 0.4, foot - h * 0.74),
                   (x - r * 0.36, foot - h * 0.94), (x + r * 0.36, foot - h * 0.94),
                   (x + r * 0.4, foot - h * 0.74), (x + r, foot - h * 0.55), (x + r, foot - 2)],
                  closed=True, steps=4)
    c.pour(c.stencil(body), [dim(tone, 0.2), lit(tone, 0.35), tone, dim(tone, 0.45)], "right")
    c.rect(x - r * 0.42, foot - h, x + r * 0.42, foot - h * 0.92, "#d9b070")
    c.rect(x - r * 0.8, foot - h * 0.46, x + r * 0.8, foot - h * 0.16, "#f8ecd2", 0.92)


def _seller(c: Canvas) -> None:
    x, y, s = 800, 470, 178
    c.glow(x, y - 90, 420, 420, "#ffd89a", 0.5)
    front(c, x, y, s, "#23356a", "#1f1a1f", "#d9a074", woman=True, shirt="#e8506a")
    for side in (-1, 1):
        band = smooth([(x + side * 50, y + 4), (x + side * 72, y + 90), (x + side * 16, y + 190)])
        c.line(band, "#f0b83c", 9)
        c.line([(px + side * 12, py) for px, py in band], "#e8506a", 6)
    wrap = [(x - 76, y - 118), (x - 82, y - 176), (x - 30, y - 222), (x + 34, y - 222), (x + 82, y - 174),
            (x + 74, y - 118), (x + 38, y - 152), (x - 36, y - 152)]
    c.poly(smooth(wrap, closed=True, steps=5), "#2b2f66")
    c.line(smooth([(x - 74, y - 140), (x - 30, y - 178), (x + 32, y - 178), (x + 74, y - 140)]),
           "#e8506a", 12)
    c.line(smooth([(x - 78, y - 160), (x - 32, y - 196), (x + 34, y - 196), (x + 78, y - 160)]),
           "#f0b83c", 6)
    ring = ellipse(x, y + 34, 62, 44, start=12, stop=168)
    c.line(ring, "#e6e9ec", 8)


def _table(c: Canvas) -> None:
    cut = c.stencil([(-10, 690), (1610, 690), (1610, 1000), (-10, 1000)])
    c.pour(cut, ["#d9a468", "#b57a46", "#7a4c2e"])
    c.mottle(cut, "#8f5a34", 0.4, 3, 26)
    c.rect(0, 690, WIDTH, 697, "#f3cf98")
    runner = c.stencil([(520, 697), (1080, 697), (1180, 1000), (420, 1000)])
    c.pour(runner, ["#2b3a78", "#1c2552"])
    for k in range(5):
        y = 730 + k * k * 9 + k * 28
        for i in range(17):
            t = (i - 8) / 8
            x = 800 + t * (262 + (y - 697) * 0.31)
            s = 6 + k
            c.poly([(x, y - s), (x + s, y), (x, y + s), (x - s, y)],
                   ("#e8506a", "#f0b83c", "#6fd0c0")[(i + k) % 3])
    for x, foot, w, h, tone in ((350, 850, 132, 220, "#e0902c"), (500, 890, 142, 236, "#f0a83a"),
                                (205, 880, 128, 206, "#c9702a")):
        _jar(c, x, foot, w, h, tone)
    _tea_tray(c)
    for x, foot, w, h, tone in ((1190, 850, 118, 186, "#2f7a52"), (1330, 868, 124, 196, "#c8432f")):
        c.soft([ellipse(x + 16, foot, w * 0.6, 12)], "#1a0f0c", 0.5, 6)
        _tin(c, x, foot, w, h, tone)
    _bottle(c, 1465, 870, 84, 262, "#a8442f")
    _basket(c, 1300, 940, 120, ("#f08a2c", "#ffb95c"))
    _basket(c, 90, 940, 110, ("#8a5a3c", "#b88458"))


def _tea_tray(c: Canvas) -> None:
    c.soft([ellipse(812, 872, 210, 40)], "#0a0f24", 0.6, 8)
    c.oval(800, 860, 200, 42, "#6a4228")
    c.oval(800, 854, 196, 38, "#a87444")
    pot = smooth([(720, 780), (700, 820), (730, 858), (812, 858), (842, 820), (822, 780), (772, 768)],
                 closed=True)
    c.limb([(836, 830), (880, 812), (894, 784)], [24, 15, 10], "#8a3f2c")
    c.line(ellipse(704, 814, 30, 26, start=90, stop=270), "#8a3f2c", 10)
    cut = c.stencil(pot)
    c.pour(cut, ["#c8694a", "#9a452f", "#5f2a20"], "right")
    c.oval(772, 772, 34, 9, "#b8583c")
    c.oval(772, 760, 9, 9, "#c8694a")
    for x in (640, 930):
        c.oval(x, 862, 34, 10, "#d8d2c0")
        c.poly([(x - 30, 836), (x + 30, 836), (x + 18, 862), (x - 18, 862)], "#f8f4e8")
        c.oval(x, 836, 30, 9, "#e6dfcc")
        c.oval(x, 837, 25, 6.5, "#a8b84a")
    for i in range(5):
        steam = smooth([(890 + i, 770 - i * 20), (902 - i * 3, 750 - i * 22), (886 + i * 4, 724 - i * 24)])
        c.line(steam, "#fff6e6", 4, 0.16)

