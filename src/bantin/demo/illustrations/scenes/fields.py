"""Work on the land: terraces, tea, planted forest, planting trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, blob, height_at, ridge, smooth
from ..landscape import birds, cloud, grass, hill, ranges, shafts, sky, streaks, sun
from ..palette import Paint, dim, lit, mix, ramp
from ..people import Look, Pose, person
from ..trees import bush, crown, edge, tree
from ..view import View


@dataclass(frozen=True)
class Mound:
    """A terraced hill: steps of level ground inside one another."""

    x: float
    y: float
    rx: float
    ry: float
    steps: int
    rise: float
    seed: float
    shift: float = 0.0

    def outline(self, step: int) -> list[Point]:
        """The rim of one step."""
        size = 1 - 0.9 * step / self.steps
        out = []
        for i in range(96):
            a = 2 * pi * i / 96
            wave = 0.1 * sin(2 * a + self.seed + step * 0.1) + 0.075 * sin(3 * a - self.seed * 2)
            wave += 0.045 * sin(5 * a + self.seed * 3 + step * 0.2)
            wave += 0.022 * sin(9 * a + self.seed + step * 0.35)
            r = size * (1 + wave)
            x = self.x + self.shift * step + self.rx * r * cos(a)
            out.append((x, self.y - self.rise * step + self.ry * r * sin(a)))
        return out


def _terraces(c: Canvas, mound: Mound, rice: Sequence[Paint], bank: Paint, haze: float) -> None:
    """Draw from the lowest step up, each with its bank, a lit rim and sheaf rows."""
    air = "#f6cf98"
    for step in range(mound.steps):
        rim = mound.outline(step)
        tone = ramp(rice, (step * 0.37 + 0.25 * c.rng.random()) % 1.0)
        mx = mound.x + mound.shift * step
        bank_tone = mix(bank, air, haze)
        c.poly([(mx + (x - mx) * 1.012, y + mound.rise * 0.95) for x, y in rim], bank_tone)
        c.poly([(mx + (x - mx) * 1.006, y + mound.rise * 0.4) for x, y in rim],
               mix(bank_tone, tone, 0.3))
        cut = c.stencil(rim)
        c.pour(cut, [mix(lit(tone, 0.35), air, haze), mix(tone, air, haze),
                     mix(dim(tone, 0.16), air, haze)], "right")
        c.line(rim[8:46], mix(lit(tone, 0.7), air, haze), max(1.0, mound.rise * 0.09), 0.9)
        inner = [(mound.x + mound.shift * step + (x - mound.x - mound.shift * step) * 0.965,
                  y - mound.rise * 0.1) for x, y in rim[6:44]]
        c.line(inner, mix(dim(tone, 0.3), air, haze), max(1.0, mound.rise * 0.06), 0.35)


GOLD = ("#e9b23c", "#f3c552", "#d99a2b", "#eccb62", "#b9b04a")


def rice_terraces(c: Canvas) -> Image.Image:
    """Terraced rice in harvest gold, low sun from the left."""
    sky(c, ["#6f8fb0", "#d9c3a5", "#fbd493", "#ffe3a8"], 520)
    sun(c, 420, 235, 34, "#fff6d8", "#ffdf96")
    streaks(c, 60, 210, "#fff1d2", 0.5)
    ranges(c, 300, 400, "#c3b6ad", "#8d9686", "#f7d7a0", count=4, height=150)
    line = ridge(c.rng, 452, 60, waves=1.2)
    hill(c, line, ["#a7a263", "#dcbb68", "#e0b45c"], 1000)
    edge(c, line, ["#8d9a66", "#7f8e5c", "#97a06b"], 15)
    _terraces(c, Mound(1270, 520, 420, 105, 12, 12, 1.3, 4), GOLD, "#8a7a3e", 0.34)
    _terraces(c, Mound(600, 545, 330, 70, 7, 9, 3.3, -2), GOLD, "#8a7a3e", 0.3)
    c.mist(420, 600, "#ffe2ae", 0.55)
    _terraces(c, Mound(120, 700, 640, 180, 13, 19, 4.1, -12), GOLD, "#6f6a34", 0.14)
    c.mist(560, 760, "#ffdf9f", 0.35)
    _terraces(c, Mound(1250, 960, 1010, 330, 13, 27, 0.4, 14), GOLD, "#59602c", 0.0)
    _hut(c, 1372, 668)
    tree(c, 1455, 668, 110, ["#4d5f2c", "#6d7f38", "#9aa348"], wide=0.36)
    bush(c, 1320, 672, 70, 40, ["#4d5f2c", "#6d7f38", "#9aa348"])
    _reapers(c)
    c.glow(300, 200, 1100, 800, "#ffd58a", 0.28, 1.6)
    grass(c, 960, ["#5a5a22", "#8d7a2c", "#c79a38", "#e0b650"], 260, 90, 1040)
    return c.finish(vignette=0.3)


def _hut(c: Canvas, x: float, foot: float) -> None:
    c.shadow(x + 16, foot, 58, 7, 0.4)
    c.rect(x - 34, foot - 34, x + 34, foot, "#7d5637")
    c.rect(x - 8, foot - 26, x + 8, foot, "#3d2a22")
    c.poly([(x - 54, foot - 30), (x - 26, foot - 68), (x + 26, foot - 68), (x + 54, foot - 30)],
           "#9b7648")
    c.poly([(x + 6, foot - 68), (x + 26, foot - 68), (x + 54, foot - 30), (x + 18, foot - 30)],
           "#6f5234")


def _reapers(c: Canvas) -> None:
    stoop = Pose(68, (-14, 18), (10, 30), (6, -4), (-12, -8), drop=0.02)
    blue = Look("#355a8a", "#2b2f45", hat="non", hat_paint="#f4dfa8")
    rose = Look("#b3465a", "#2a2738", hat="non", hat_paint="#f4dfa8", long_hair=True)
    person(c, 610, 858, 150, blue, stoop)
    person(c, 765, 838, 146, rose, stoop, flip=True)
    carry = Pose(4, (30, 120), (20, 100), (16, 4), (-12, -18))
    green = Look("#3f7a68", "#2b2f45", hat="non", hat_paint="#f4dfa8")
    person(c, 985, 812, 142, green, carry)
    for dx in (-26, -13, 0, 13, 26):
        c.line([(990 + dx * 0.3, 745), (990 + dx - 44, 712)], "#e2b44a", 4)
        c.line([(990 + dx * 0.3, 745), (990 + dx + 44, 770)], "#caa03c", 4)


TEA = ("#2f6b3c", "#4c8f45", "#7db956", "#b6dd6f")


def _tea_rows(
    c: Canvas, top: Sequence[Point], floor: float, tones: Sequence[Paint], rows: int, air: float,
    lean: float,
) -> None:
    """Clipped hedges that follow a hill, wider toward the viewer."""
    haze = "#dff0d4"
    for row in range(rows + 1):
        share = (row / rows) ** 1.75
        high = 6 + 58 * share
        line = []
        for i, (x, y) in enumerate(top):
            base = y + (floor - y) * share
            bow = sin(i / len(top) * pi + lean) * 46 * share
            line.append((x, base + bow))
        bumps = [(x, y - high * (0.08 + 0.1 * abs(sin(i * 1.3 + row * 2.1))))
                 for i, (x, y) in enumerate(line)]
        body = [*bumps, *[(x, y + high) for x, y in reversed(line)]]
        c.poly(body, mix(tones[0], haze, air))
        c.poly([*bumps, *[(x, y + high * 0.5) for x, y in reversed(line)]],
               mix(tones[1], haze, air))
        c.poly([*bumps, *[(x, y + high * 0.24) for x, y in reversed(line)]],
               mix(tones[2], haze, air))
        _leaves(c, line, high, tones, air)


def _leaves(c: Canvas, line: Sequence[Point], high: float, tones: Sequence[Paint], air: float,
            ) -> None:
    if high < 14:
        return
    rng = c.rng
    for x, y in line:
        for _ in range(5):
            px, py = x + rng.uniform(-9, 9), y + rng.uniform(-0.16, 0.8) * high
            s = high * rng.uniform(0.06, 0.13)
            deep = (py - y) / high
            tone = tones[3] if deep < 0.15 else tones[2] if deep < 0.45 else tones[1]
            c.poly([(px - s, py), (px, py - s * 0.9), (px + s, py), (px, py + s * 0.5)],
                   mix(tone, "#dff0d4", air))


def tea_hills(c: Canvas) -> Image.Image:
    """Tea hedges sweeping down to the viewer, pickers among them, a fresh morning."""
    sky(c, ["#7fc1d8", "#bfe3e0", "#f2f6da"], 480)
    c.glow(1180, 150, 700, 420, "#fff7cf", 0.75)
    cloud(c, 330, 170, 420, "#ffffff", 0.85, "#b9d6dc")
    cloud(c, 820, 105, 260, "#ffffff", 0.7, "#b9d6dc")
    ranges(c, 250, 330, "#a9cfcf", "#7fb39a", "#eaf5dc", count=3, height=140)
    for crest, floor, air, lean, rows in (
        (ridge(c.rng, 380, 120, waves=0.9, rough=0.3, step=16), 640, 0.34, 0.4, 15),
        (smooth([(-40, 400), (200, 372), (470, 430), (800, 560), (1150, 640), (1660, 650)]),
         900, 0.16, 1.1, 15),
    ):
        hill(c, crest, [mix(TEA[2], "#dff0d4", air), mix(TEA[0], "#dff0d4", air)], 1000)
        _tea_rows(c, crest, floor, TEA, rows, air, lean)
        c.mist(crest[0][1] - 30, floor - 60, "#f1f8df", 0.4)
    for x, y in ((250, 378), (330, 392), (1290, 340), (1350, 345)):
        tree(c, x, y + 4, 92, ["#3c7350", "#5c9a5c", "#9cc871"], wide=0.3, puffs=14)
    crest = smooth([(-40, 900), (300, 810), (700, 700), (1050, 590), (1350, 530), (1660, 500)],
                   steps=14)
    hill(c, crest, [TEA[1], TEA[0]], 1000)
    _pickers(c)
    c.glow(1250, 120, 900, 700, "#fff4b8", 0.3, 1.7)
    return c.finish(vignette=0.2)


def _picker(c: Canvas, x: float, y: float, h: float, top: Paint, flip: bool) -> None:
    look = Look(top, "#28364a", hat="non", hat_paint="#f6e3b4", scarf=None, long_hair=True)
    pose = Pose(20, (40, 74), (52, 88), (2, 0), (-2, 0))
    way = -1 if flip else 1
    person(c, x, y, h, look, pose, flip=flip, shade=0)
    bx, by = x - way * h * 0.06, y - h * 0.64
    cut = c.stencil(smooth([(bx - h * 0.1, by - h * 0.12), (bx + h * 0.08, by - h * 0.12),
                            (bx + h * 0.06, by + h * 0.12), (bx - h * 0.07, by + h * 0.12)],
                           closed=True))
    c.pour(cut, ["#d8ab66", "#a87a41", "#7b572f"], "right")
    for i in range(4):
        c.line([(bx - h * 0.09, by - h * 0.08 + i * h * 0.055),
                (bx + h * 0.07, by - h * 0.08 + i * h * 0.055)], "#6b4a29", h * 0.006, 0.6)
    c.oval(bx - h * 0.01, by - h * 0.125, h * 0.09, h * 0.024, "#8fcf5c")


def _hedge(c: Canvas, lift: float) -> None:
    """One of the near hedges, clipped round on top, full of young leaves."""
    rng = c.rng
    crest = smooth([(-60, 900), (300, 812), (700, 702), (1050, 604), (1350, 546), (1680, 510)],
                   steps=12)
    share = lift / 420
    high = 54 + 74 * share
    top = [(x, y + lift + 26 * share * sin(i * 0.19) - 4 * sin(i * 1.9)) for i, (x, y) in
           enumerate(crest)]
    cut = c.stencil([*top, *[(x, y + high * 1.7) for x, y in reversed(top)]])
    c.pour(cut, [TEA[1], TEA[0], "#1f5134", "#1a4530"])
    c.soft([[*[(x, y + high * 0.95) for x, y in top],
             *[(x, y + high * 1.5) for x, y in reversed(top)]]], "#0f3328", 0.5, 9)
    for x, y in top:
        for _ in range(26):
            deep = rng.random() ** 1.4
            px, py = x + rng.uniform(-17, 17), y + (deep * 0.92 - 0.06) * high
            s = rng.uniform(5, 9) * (0.7 + 0.6 * share)
            tone = TEA[3] if deep < 0.12 else TEA[2] if deep < 0.4 else TEA[1]
            if deep > 0.6 and rng.random() < 0.6:
                tone = "#3a7a3f"
            turn = rng.uniform(-0.8, 0.8)
            c.poly([(px - s * 0.5, py), (px + turn * s * 0.4, py - s * 1.25), (px + s * 0.5, py)], tone)


def _pickers(c: Canvas) -> None:
    _hedge(c, 0)
    _picker(c, 1290, 716, 232, "#3f6fb5", True)
    _picker(c, 905, 800, 262, "#d8485a", False)
    _hedge(c, 92)
    _picker(c, 560, 1000, 326, "#e7a13a", False)
    _hedge(c, 208)
    _hedge(c, 350)


def planted_forest(c: Canvas) -> Image.Image:
    """Plantation ridges, one behind another, in morning mist."""
    sky(c, ["#2f5f78", "#7fa9ad", "#d8dfc6", "#f3e6c0"], 620)
    sun(c, 1080, 300, 40, "#fff7dc", "#fbe9b8")
    ranges(c, 330, 380, "#a4bfbb", "#8fb0ad", "#e7e6cb", count=2, height=150)
    layers = (
        (450, 90, 34, "#8db0aa", "#b9ccb9", 0.5), (540, 120, 52, "#638f8f", "#a3bfb0", 0.42),
        (650, 140, 80, "#3f7175", "#8aaea3", 0.4), (790, 150, 120, "#23515a", "#5f8c86", 0.34),
    )
    for y, high, size, crest, foot, mist in layers:
        line = ridge(c.rng, y, high, waves=1.3, rough=0.4)
        _stand(c, line, size, crest, foot)
        hill(c, line, [crest, mix(crest, foot, 0.5), foot], y + 250)
        _stand(c, [(x, py + size * 0.55) for x, py in line], size * 1.05, mix(crest, foot, 0.18),
               mix(foot, crest, 0.4))
        c.mist(y - high * 0.2, y + 210, "#e9ecd6", mist + 0.25, 2)
        c.mist(y + 10, y + 240, "#f3efd8", mist, 5)
    shafts(c, 1080, 290, [(300, 70), (640, 60), (960, 50), (1260, 70), (1640, 80)], "#fff1c4",
           0.16)
    _near_stand(c)
    birds(c, 560, 250, 7, "#33525f", 11)
    return c.finish(vignette=0.32, bloom=0.2)


def _stem(c: Canvas, x: float, foot: float, h: float, tone: Paint, light: Paint) -> None:
    """A straight plantation tree with a narrow rounded crown."""
    rng = c.rng
    c.line([(x, foot), (x, foot - h * 0.7)], mix(tone, "#1c2a2c", 0.3), max(1.0, h * 0.03))
    w = h * rng.uniform(0.13, 0.18)
    top = foot - h
    crown_line = [(x, top), (x + w * 0.62, top + h * 0.16), (x + w, top + h * 0.42),
                  (x + w * 0.7, top + h * 0.68), (x, top + h * 0.74), (x - w * 0.7, top + h * 0.68),
                  (x - w, top + h * 0.42), (x - w * 0.62, top + h * 0.16)]
    c.poly(smooth(crown_line, closed=True, steps=3), tone)
    side = [(x - w * 0.1, top + h * 0.05), (x + w * 0.1, top + h * 0.3), (x - w * 0.1, top + h * 0.6),
            (x - w * 0.8, top + h * 0.5), (x - w * 0.6, top + h * 0.22)]
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
    line = smooth([(-40, 830), (250, 872), (560, 950), (800, 985), (1100, 960), (1400, 890),
                   (1640, 820)], steps=8)
    hill(c, line, ["#123640", "#0b2430"], 1000)
    for x, w in ((38, 40), (196, 30), (318, 20), (1572, 44), (1448, 28), (1340, 18), (110, 16),
                 (1520, 15)):
        foot = height_at(line, x) + 14
        lean = (x - 800) * 0.02
        c.limb([(x, foot), (x + lean, 300), (x + lean * 1.6, -40)], [w * 1.15, w, w * 0.8], "#0f2d38")
        c.limb([(x - w * 0.3, foot - 8), (x + lean - w * 0.28, 300), (x + lean * 1.6 - w * 0.24, -40)],
               [w * 0.24, w * 0.2, w * 0.16], "#4d7f80" if x > 800 else "#244a54")
        for k in range(9):
            y = c.rng.uniform(80, foot)
            c.line([(x + lean * 0.6 - w * 0.42, y), (x + lean * 0.6 + w * 0.4, y + 5)], "#081f2a", 2, 0.5)
        c.poly([(x - w, foot + 6), (x - w * 0.5, foot - w), (x + w * 0.5, foot - w), (x + w, foot + 6)],
               "#0f2d38")
    tones = ("#0d2833", "#163d47", "#2b6062")
    for x, y, rx, ry in ((60, 30, 230, 110), (300, -10, 190, 84), (1540, 20, 250, 118),
                         (1300, -16, 180, 78), (-10, 170, 110, 70), (1620, 190, 120, 84)):
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
        c.poly([(px, py), (px + s * lean * 0.4 - s * 0.16, py + s * 0.5), (px + s * lean, py + s),
                (px + s * lean * 0.6 + s * 0.16, py + s * 0.45)], tone)


def planting(c: Canvas) -> Image.Image:
    """People planting saplings on a hillside at sunrise."""
    sky(c, ["#f08d7d", "#f9b78d", "#ffe0ac", "#fff3cf"], 700)
    sun(c, 520, 480, 62, "#fffbe6", "#fff0b8")
    streaks(c, 90, 330, "#fff0d8", 0.5, 8)
    ranges(c, 520, 620, "#e9b49c", "#b08a86", "#ffe3b4", count=4, height=150)
    line = ridge(c.rng, 660, 60, waves=1.1)
    edge(c, line, ["#7f7360", "#8a7b62", "#736a5d"], 22)
    hill(c, line, ["#8d8360", "#b9a26c"], 900)
    slope = smooth([(-40, 690), (300, 705), (700, 748), (1100, 745), (1400, 700), (1640, 640)],
                   steps=10)
    hill(c, slope, ["#8f9a4e", "#6c7a3c", "#4a5a30"], 1000, shade="#2c3a24", way="down",
         strength=0.6, patches="#a9ab5b")
    _holes(c)
    _planters(c)
    c.glow(520, 480, 1100, 700, "#ffdf9b", 0.34, 1.7)
    grass(c, 965, ["#2f3f22", "#4c5f2c", "#71803a"], 330, 76, 1050)
    return c.finish(vignette=0.26)


def _sapling(c: Canvas, x: float, foot: float, h: float, mound: bool = True) -> None:
    if mound:
        c.oval(x, foot + h * 0.02, h * 0.42, h * 0.1, "#5b3a28")
        c.oval(x - h * 0.05, foot - h * 0.01, h * 0.32, h * 0.07, "#7d5236")
    c.line([(x, foot), (x + h * 0.02, foot - h)], "#4f5a2b", max(1.2, h * 0.045))
    for i in range(9):
        t = 0.3 + 0.72 * i / 8
        side = -1 if i % 2 else 1
        y, reach = foot - h * t, h * 0.3 * (1.2 - 0.55 * t)
        leaf = [(x, y), (x + side * reach * 0.5, y - reach * 0.62), (x + side * reach, y - reach * 0.3),
                (x + side * reach * 0.6, y + reach * 0.04)]
        c.poly(smooth(leaf, closed=True, steps=3), "#8fb84a" if side < 0 else "#5f8f3a")


def _holes(c: Canvas) -> None:
    view = View(640, 700, 900, 2.3)
    for z in (26, 21, 17, 14, 11.5):
        for i in range(-16, 17):
            x, y = view.at(i * 2.0 + (z % 2), 0, z)
            if -20 < x < 1620:
                lift = 30 * (abs(x - 780) / 800) ** 2
                _sapling(c, x, y + 42 - lift, 900 / z * 0.55)


def _planters(c: Canvas) -> None:
    volunteer = Look("#2f6fb0", "#2b3042", hat="cap", hat_paint="#d9482f")
    elder = Look("#6a4a7c", "#2b2a38", hat="non", hat_paint="#f3dba4", long_hair=True)
    youth = Look("#f4f0e4", "#34435c", hat="cap", hat_paint="#3c7f56", scarf="#d1232a")
    dig = Pose(34, (40, 62), (62, 84), (20, -6), (-20, -14), drop=0.03)
    hoer = person(c, 1010, 905, 400, volunteer, dig, flip=True)
    _hoe(c, hoer.hand("near"), hoer.hand("far"))
    crouch = Pose(40, (34, 52), (54, 66), (92, -24), (78, -66), drop=0.245)
    _sapling(c, 640, 930, 150)
    person(c, 480, 935, 400, elder, crouch)
    carry = Pose(2, (14, 82), (24, 92), (20, 10), (-14, -26))
    walker = person(c, 1330, 872, 385, youth, carry, flip=True)
    hx, hy = walker.hand("near")
    for dx in (-34, -6, 22):
        _sapling(c, hx + dx, hy + 6, 96, mound=False)
    c.poly([(hx - 58, hy + 2), (hx + 46, hy + 2), (hx + 36, hy + 34), (hx - 48, hy + 34)], "#2b2f38")
    c.rect(hx - 58, hy - 2, hx + 46, hy + 7, "#454b57")
    for x, y, s in ((170, 800, 205), (255, 792, 198), (1500, 772, 190)):
        small = Look(("#a43f3f", "#3d6a52", "#c98a2f")[int(s) % 3], "#2d3040", hat="non",
                     hat_paint="#e9cf96")
        person(c, x, y, s, small, Pose(52, (20, 40), (34, 52), (8, -4), (-12, -8), drop=0.03),
               flip=x > 200)


def _hoe(c: Canvas, low: Point, high: Point) -> None:
    """A long handle through both hands, the blade in loose earth."""
    dx, dy = high[0] - low[0], high[1] - low[1]
    if dy > 0:
        low, high, dx, dy = high, low, -dx, -dy
    length = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / length, dy / length
    tip = (840.0, 912.0)
    end = (low[0] + (low[0] - tip[0]) * 0.42, low[1] + (low[1] - tip[1]) * 0.42)
    del ux, uy
    c.line([end, tip], "#8a5f38", 8)
    c.poly([tip, (tip[0] + 16, tip[1] - 10), (tip[0] + 40, tip[1] + 22), (tip[0] + 6, tip[1] + 30)],
           "#4b4f58")
    c.oval(tip[0] + 10, tip[1] + 34, 74, 15, "#5b3a28")
    c.oval(tip[0] - 4, tip[1] + 28, 44, 9, "#7d5236")
    c.poly(blob(c.rng, tip[0] + 52, tip[1] + 28, 12, 8), "#6a442c")
