"""Things built: a bridge, a mountain road, an industrial park, a reservoir."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image

from ..buildings import box, flag, sampan
from ..canvas import WIDTH, Canvas
from ..curves import Point, blob, ellipse, height_at, ridge, smooth
from ..landscape import birds, cloud, glints, grass, hill, karst, ranges, sky, water
from ..palette import Paint, dim, lit, mix
from ..people import Figure, Look, Pose, person
from ..trees import bamboo, crown, edge, tree
from ..view import View

GREENS = ("#24523f", "#3d7a4c", "#7fb45c")


# -- the bridge -----------------------------------------------------------------------

BRIDGE = View(horizon=400, centre=800, focal=1400, eye=27)
DECK, SPAN, HALF = 13.0, 62.0, 6.5


def _on_bridge(s: float, side: float, y: float, mirrored: bool) -> Point:
    """``s`` metres along the bridge, ``side`` metres off its axis."""
    x = -66 + 0.6 * s + 0.8 * side
    z = 56 + 0.8 * s - 0.6 * side
    return BRIDGE.at(x, -y if mirrored else y, z)


def _arch(c: Canvas, side: float, start: float, paint: Paint, mirrored: bool) -> None:
    steps = [i / 26 for i in range(27)]
    rise = [DECK + 14.5 * sin(pi * t) for t in steps]
    top = [_on_bridge(start + SPAN * t, side, y, mirrored)
           for t, y in zip(steps, rise, strict=True)]
    low = [_on_bridge(start + SPAN * t, side, max(DECK, y - 1.5), mirrored)
           for t, y in zip(steps, rise, strict=True)]
    for t, y in list(zip(steps, rise, strict=True))[2:-2:2]:
        foot = _on_bridge(start + SPAN * t, side, DECK, mirrored)
        head = _on_bridge(start + SPAN * t, side, y - 0.6, mirrored)
        c.line([foot, head], mix(paint, "#ffffff", 0.35), 1.4)
    c.poly([*top, *reversed(low)], paint)
    if not mirrored:
        c.line(top, lit(paint, 0.6), 1.6, 0.9)


def _bridge(c: Canvas, mirrored: bool) -> None:
    air: Paint = "#3f8f92" if mirrored else "#d5ecf2"
    fade = 0.4 if mirrored else 0.0
    red, stone = mix("#d8402f", air, fade), mix("#dcdad2", air, fade)

    def at(s: float, side: float, y: float) -> Point:
        return _on_bridge(s, side, y, mirrored)

    for s in (258, 196, 134, 72, 10):
        for side in (3.8, -3.8):
            pier = [at(s - 1.6, side, DECK - 1), at(s + 1.6, side, DECK - 1),
                    at(s + 1.6, side, 0), at(s - 1.6, side, 0)]
            c.poly(pier, dim(stone, 0.3 if side > 0 else 0.16))
        cap = [at(s, 6.2, DECK - 0.6), at(s, -6.2, DECK - 0.6), at(s, -4.6, DECK - 3),
               at(s, 4.6, DECK - 3)]
        c.poly(cap, dim(stone, 0.2))
    for i in range(3, -1, -1):
        _arch(c, HALF, 10 + SPAN * i, dim(red, 0.3), mirrored)
    c.poly([at(-40, HALF, DECK), at(330, HALF, DECK), at(330, -HALF, DECK), at(-40, -HALF, DECK)],
           mix("#6e757e", air, fade))
    if not mirrored:
        for s in range(-30, 300, 12):
            c.poly([at(s, 0.16, DECK), at(s + 6, 0.16, DECK), at(s + 6, -0.16, DECK),
                    at(s, -0.16, DECK)], "#f2efe2")
        _traffic(c)
    girder = [at(-40, -HALF, DECK + 0.9), at(330, -HALF, DECK + 0.9), at(330, -HALF, DECK - 1.9),
              at(-40, -HALF, DECK - 1.9)]
    c.poly(girder, mix("#f1eee4", air, fade))
    c.poly([at(-40, -HALF, DECK - 0.7), at(330, -HALF, DECK - 0.7), at(330, -HALF, DECK - 1.9),
            at(-40, -HALF, DECK - 1.9)], dim(stone, 0.22))
    for i in range(3, -1, -1):
        _arch(c, -HALF, 10 + SPAN * i, red, mirrored)


def _traffic(c: Canvas) -> None:
    for s, side, paint, long, tall in (
        (236, 2.6, "#f5f5f0", 6, 2.4), (182, -2.6, "#2c6fb3", 5, 1.9), (128, 2.6, "#e8b23a", 9, 3.2),
        (84, -2.8, "#c8372d", 4.4, 1.7), (52, 2.4, "#f2f4f5", 10, 3.2),
    ):
        def at(ds: float, dd: float, y: float, s: float = s, side: float = side) -> Point:
            return _on_bridge(s + ds, side + dd, DECK + y, False)

        c.poly([at(0, 1, tall), at(long, 1, tall), at(long, -1, tall), at(0, -1, tall)],
               lit(paint, 0.4))
        c.poly([at(0, 1, 0.3), at(0, -1, 0.3), at(0, -1, tall), at(0, 1, tall)], dim(paint, 0.15))
        c.poly([at(0, -1, 0.3), at(long, -1, 0.3), at(long, -1, tall), at(0, -1, tall)], paint)
        c.poly([at(long * 0.1, -1, tall * 0.55), at(long * 0.9, -1, tall * 0.55),
                at(long * 0.9, -1, tall * 0.9), at(long * 0.1, -1, tall * 0.9)], "#34465a", 0.8)


def river_bridge(c: Canvas) -> Image.Image:
    """A red tied-arch bridge strides over a jade river to limestone hills; clear noon."""
    sky(c, ["#2f8fd0", "#7cc3e6", "#d9f0f2"], 560)
    cloud(c, 330, 200, 560, "#ffffff", 0.95, "#a9cbe0")
    cloud(c, 980, 130, 380, "#ffffff", 0.85, "#a9cbe0")
    cloud(c, 1420, 240, 420, "#ffffff", 0.8, "#b4d3e4")
    ranges(c, 420, 470, "#a3cbdc", "#86b9c6", "#dff2f0", count=2, height=120)
    for x, w, h in ((120, 230, 230), (300, 190, 160), (470, 170, 120), (1010, 170, 150),
                    (1150, 240, 260), (1340, 210, 190), (1510, 260, 290)):
        karst(c, x, 532, w, h, ["#8fb9a6", "#5f9479"], "#2f5f62")
    line = ridge(c.rng, 525, 22, waves=3)
    hill(c, line, ["#5f9a5e", "#4b8657"], 540)
    edge(c, line, ["#4f8a58", "#5f9a5e", "#3f7a52"], 20)
    c.veil(400, 536, "#dff2f0", 0.0, 0.3)
    c.rect(0, 530, WIDTH, 537, "#d8c9a0")
    water(c, 536, ["#8fcfc4", "#4fa3a0", "#1f6f78"])
    c.mirror(536, 1000, source=420, ripple=16)
    c.veil(536, 1000, "#2f8a8a", 0.3, 0.82)
    _bridge(c, mirrored=True)
    c.veil(620, 1000, "#2a7d82", 0.1, 0.45)
    glints(c, 545, 990, "#d8f5ea", 0.5, 170)
    glints(c, 600, 990, "#12525e", 0.35, 120)
    _bridge(c, mirrored=False)
    _bank(c)
    return c.finish(vignette=0.2)


def _bank(c: Canvas) -> None:
    line = smooth([(760, 1010), (980, 962), (1200, 918), (1420, 850), (1640, 800)], steps=8)
    hill(c, line, ["#5f9a4a", "#2c6040"], 1000, shade="#173a35", way="down", strength=0.6)
    bamboo(c, 1490, 880, 470, ("#2a5f3a", "#4b8a45", "#8cc05a", "#b9d977"), stems=13)
    crown(c, 1250, 925, 110, 62, GREENS, puffs=18)
    crown(c, 1080, 962, 90, 44, GREENS, puffs=14)
    crown(c, 1600, 860, 130, 90, GREENS, puffs=18)
    grass(c, 975, ["#1f4f38", "#3c7a45", "#73aa52"], 160, 60, 1030)
    _boat(c, 470, 880, 190)


def _boat(c: Canvas, x: float, y: float, w: float) -> None:
    c.soft([ellipse(x, y + 6, w * 0.5, 9)], "#0f4850", 0.6, 5)
    look = Look("#a8483b", "#2b3046", hat="non", hat_paint="#f3dfae")
    person(c, x + w * 0.26, y - 4, w * 0.56, look, Pose(16, (50, 70), (62, 82), (8, 0), (-6, -8)),
           flip=True, shade=0)
    c.line([(x + w * 0.18, y - w * 0.34), (x - w * 0.02, y + 10)], "#6b4a2f", 3)
    sampan(c, x, y, w, "#5d4030", "#8a6446")


# -- the mountain road ------------------------------------------------------------------

PASS = View(horizon=330, centre=930, focal=1250, eye=15)
CLIMB = 0.245


def _road_spot(x: float, z: float, up: float = 0) -> Point:
    return PASS.at(x, CLIMB * z + up, z)


def _bends() -> list[tuple[float, float]]:
    """The middle of the road in plan, climbing away in hairpins."""
    turns = [(9, 12), (3, 22), (-13, 34), (-19, 43), (-12, 51), (12, 58), (30, 66), (35, 76),
             (26, 85), (-2, 93), (-24, 102), (-32, 115), (-22, 127), (8, 136), (36, 146), (44, 160),
             (34, 172), (4, 182), (-20, 194), (-26, 210), (-14, 226), (10, 240)]
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
    peak = [(300, 1010), (330, 880), (420, 770), (470, 640), (600, 520), (640, 400), (770, 290),
            (880, 180), (990, 105), (1070, 60), (1170, 95), (1290, 40), (1420, -10), (1660, -60)]
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
            c.poly(blob(c.rng, x - s * 0.25, y - s * 0.2, s * 0.55, s * 0.35, 0.2),
                   lit(tone, 0.3), 0.7)


def _road(c: Canvas, plan: list[tuple[float, float]]) -> None:
    left, right = _sides(plan, 3.4), _sides(plan, -3.4)
    for i in range(len(plan) - 2, -1, -1):
        air = min(0.5, plan[i][1] / 380)
        quad = [left[i], left[i + 1], right[i + 1], right[i]]
        if i % 2 == 0:
            _embankment(c, plan, i, air)
        for drop, tone in ((-1.5, "#4a3f3d"), (-0.8, "#66564e")):
            c.poly([_road_spot(*p, up=drop) for p in quad], mix(tone, "#c99a98", air))
        c.poly([_road_spot(*p) for p in quad], mix("#77737f", "#e2b7a2", air))
        for lane in (-3.0, 3.0):
            a, b = _sides(plan[i:i + 2], lane - 0.1), _sides(plan[i:i + 2], lane + 0.1)
            c.poly([_road_spot(*p) for p in (a[0], a[1], b[1], b[0])], "#efe3cf", 0.75)
        if i % 4 < 2:
            a, b = _sides(plan[i:i + 2], -0.12), _sides(plan[i:i + 2], 0.12)
            c.poly([_road_spot(*p) for p in (a[0], a[1], b[1], b[0])], "#f4d58a")
    _barrier(c, plan)


def _embankment(c: Canvas, plan: list[tuple[float, float]], i: int, air: float) -> None:
    """The mountainside below a stretch of road, so that it rests on something."""
    wide = _sides(plan[i:i + 4], 4.4) + list(reversed(_sides(plan[i:i + 4], -4.4)))
    crest = [_road_spot(x, z, -0.6) for x, z in wide]
    left, right = min(crest), max(crest)
    deep = 52 * PASS.size(plan[i][1])
    spread = deep * 0.36
    c.poly([left, right, (right[0] + spread, right[1] + deep), (left[0] - spread, left[1] + deep)],
           mix("#46604b", "#c79a9c", air))
    rng = c.rng
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
        spots = _sides(plan[i:i + 2], 3.7 * away)
        if spots[0][1] > z + 0.6:
            spots = _sides(plan[i:i + 2], -3.7 * away)
        a, b = spots
        high, low = (0.95, 0.5)
        c.poly([_road_spot(*a, up=high), _road_spot(*b, up=high), _road_spot(*b, up=low),
                _road_spot(*a, up=low)], "#e9e6e4" if (i // 3) % 2 else "#d5513f")
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
        x = c.rng.uniform(-10, 430)
        y = height_at(line, x)
        h = c.rng.uniform(40, 100)
        c.line([(x, y + 8), (x + c.rng.uniform(-16, 22), y - h)], "#2b3047", 2)
        c.oval(x, y - h * 0.8, 4, 3, "#e7a9b0")


def _truck(c: Canvas) -> None:
    x, y = _road_spot(14, 60.5)
    c.shadow(x + 4, y, 46, 6, 0.5)
    c.rect(x - 42, y - 46, x + 18, y - 8, "#d9dfe0")
    c.rect(x - 42, y - 46, x - 30, y - 8, "#f3efe2")
    c.poly([(x + 20, y - 36), (x + 36, y - 36), (x + 44, y - 20), (x + 44, y - 8), (x + 20, y - 8)],
           "#2f6fae")
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
    body = [(-0.36, 0.34), (-0.1, 0.4), (0.05, 0.3), (0.2, 0.46), (0.27, 0.44), (0.2, 0.2),
            (-0.05, 0.14), (-0.25, 0.2)]
    c.poly(smooth([(x + px * h, foot - py * h) for px, py in body], closed=True, steps=4), "#c2352f")
    c.limb([(x + 0.27 * h, foot - 0.13 * h), (x + 0.17 * h, foot - 0.55 * h)], [h * 0.03] * 2,
           "#3a3b46")
    rider = Figure(c, x - h * 0.1, foot - h * 0.02, h * 0.86,
                   Look("#3c5f8f", "#2a2f45", hat="helmet", hat_paint="#e8e4d8"),
                   Pose(12, (40, 62), (44, 66), (78, -6), (70, -10), drop=0.0), False)
    rider.draw()


# -- the industrial park -------------------------------------------------------------------

PARK = View(horizon=255, centre=640, focal=1300, eye=48)


def industrial_park(c: Canvas) -> Image.Image:
    """Factory halls on a green grid seen from the air, morning."""
    sky(c, ["#5fb0d8", "#a9d8e6", "#eaf4e6"], 300)
    cloud(c, 300, 120, 380, "#ffffff", 0.9, "#b5d3df")
    cloud(c, 1240, 95, 460, "#ffffff", 0.85, "#b5d3df")
    ranges(c, 215, 262, "#a8c9d6", "#7fae9f", "#e4f1e4", count=4, height=95)
    c.pour(c.stencil([(0, 262), (WIDTH, 262), (WIDTH, 1000), (0, 1000)]),
           ["#b9d3a0", "#93be73", "#6ea35a", "#558e4e"])
    field = c.stencil([(0, 300), (WIDTH, 300), (WIDTH, 1000), (0, 1000)])
    c.mottle(field, "#a9cc7d", 0.5, 9, 9)
    _streets(c)
    _far_land(c)
    for row in range(6, -1, -1):
        z = _row_at(row)
        for col in sorted(range(-6, 7), key=lambda n: -abs(n)):
            if (row * 5 + col * 3) % 11 == 4 and row > 0:
                _grove(c, col * 62 - 24, z)
            else:
                _block(c, col * 62 - 24, z, row, col)
        _avenue_trees(c, z - 9, row)
    c.veil(262, 430, "#eef5e6", 0.5, 0.0)
    _gateway(c)
    c.glow(1500, 60, 1300, 800, "#fff2c9", 0.32, 1.6)
    return c.finish(vignette=0.2)


def _row_at(row: int) -> float:
    return 118 + row * 46 + row * row * 2


def _far_land(c: Canvas) -> None:
    rng = c.rng
    river = [(1640, 292), (1400, 296), (1180, 306), (980, 300), (800, 290), (620, 284)]
    c.poly([*smooth(river), *[(x, y + 12 * (x / 1600)) for x, y in reversed(smooth(river))]], "#b5dfe4")
    for _ in range(260):
        x, y = rng.uniform(-10, 1610), 268 + 60 * rng.random() ** 1.2
        s = 4 + (y - 262) * 0.16
        c.poly(blob(rng, x, y, s * 1.8, s, 0.2), rng.choice(["#8fbd8a", "#7fb07a", "#9cc792"]), 0.8)
    for _ in range(46):
        x, y = rng.uniform(0, 1600), rng.uniform(270, 312)
        c.rect(x, y, x + 12, y + 5, "#f6efe2")
        c.rect(x - 1, y - 3, x + 13, y, rng.choice(["#d98a70", "#c9705a", "#b8c4c8"]))


def _grove(c: Canvas, x: float, z: float) -> None:
    c.poly(PARK.floor(x - 4, x + 50, z - 4, z + 34), "#8fc274")
    pond = [PARK.at(x + 23 + 17 * cos(a * 0.35), 0, z + 15 + 9 * sin(a * 0.35)) for a in range(18)]
    c.poly(pond, "#e8e0c4")
    c.poly([PARK.at(x + 23 + 15 * cos(a * 0.35), 0, z + 15 + 7.6 * sin(a * 0.35)) for a in range(18)],
           "#7fc8cf")
    for i in range(16):
        px, py = PARK.at(x + (i % 8) * 6.4, 0, z + (30 if i < 8 else 0))
        _round_tree(c, px, py, PARK.size(z) * 2.2, 0.05)


def _gateway(c: Canvas) -> None:
    """The wide road in front, with lorries, and trees at the very edge."""
    c.poly(PARK.floor(-200, 200, 88, 101), "#9ba1a6")
    c.poly(PARK.floor(-200, 200, 94, 95), "#7fb36a")
    for x in range(-90, 110, 7):
        for z in (90.6, 97.6):
            c.poly(PARK.floor(x, x + 3.4, z, z + 0.3), "#f0ede0")
    for x, z, paint, long in ((-46, 97.2, "#f4f4f0", 12), (-8, 89.4, "#e8b03c", 5), (22, 97.2, "#3f7fb8", 13),
                              (44, 89.4, "#f4f4f0", 11), (-30, 89.4, "#c8473a", 4.6), (60, 97, "#f4f4f0", 5)):
        tall = 3.6 if long > 8 else 1.9
        c.soft([PARK.floor(x, x + long + 2, z - 1, z + 2)], "#2c3a44", 0.4, 3)
        box(c, PARK, (x, 0.4, z), (long, tall, 2.6), paint, top=lit(paint, 0.4))
        if long > 8:
            box(c, PARK, (x + long + 0.3, 0.4, z), (2.4, 2.8, 2.6), "#d8dde0", top="#f4f4f0")
        else:
            box(c, PARK, (x + long * 0.25, 2.2, z + 0.2), (long * 0.5, 0.7, 2.2), "#4a5f70")
    rng = c.rng
    spots = []
    for _ in range(44):
        reach = 470 * rng.random() ** 1.3
        side = reach if rng.random() < 0.45 else 1600 - reach
        spots.append((side, 1030 - (470 - reach) * 0.16 * rng.random(), rng.uniform(34, 58)))
    for x, y, s in sorted(spots, key=lambda p: p[1]):
        _round_tree(c, x, y, s, 0.0)


def _round_tree(c: Canvas, x: float, y: float, s: float, air: float) -> None:
    tones = [mix(t, "#dff0d8", air) for t in GREENS]
    c.oval(x + s * 0.5, y, s * 0.9, s * 0.3, "#1f3d35", 0.3)
    for tone, size, dx in zip(tones, (1.0, 0.8, 0.45), (0, -0.12, -0.3), strict=True):
        c.poly(blob(c.rng, x + dx * s, y - s * 0.9 + dx * s * 0.8, s * size, s * size * 0.95, 0.12),
               tone)


def _streets(c: Canvas) -> None:
    for row in range(8):
        z = _row_at(row) - 15
        c.poly(PARK.floor(-900, 900, z - 5, z + 4), "#a9adb0")
        c.poly(PARK.floor(-900, 900, z - 0.7, z - 0.3), "#f0ede0")
    for col in range(-8, 9):
        x = col * 62 - 33
        c.poly(PARK.floor(x - 4, x + 4, 95, 480), "#a4a9ad")
        for z in range(104, 300, 9):
            c.poly(PARK.floor(x - 0.3, x + 0.3, z, z + 4), "#f0ede0")


def _block(c: Canvas, x: float, z: float, row: int, col: int) -> None:
    kind = (row * 3 + col * 5) % 4
    walls = ("#eef1ef", "#dfe8ec", "#f2eadc", "#e3ece6")[kind]
    roof = ("#4f8fb8", "#c9d4d8", "#d4654a", "#5f9fa0")[kind]
    air = min(0.55, row * 0.085)
    walls, roof_tone = mix(walls, "#e4f1e4", air), mix(roof, "#dcebe4", air)
    c.poly(PARK.floor(x - 3, x + 50, z - 4, z + 36), mix("#c6c8c1", "#dcebd8", air))
    c.soft([PARK.floor(x - 8, x + 40, z + 2, z + 30)], "#2c4a4a", 0.3 * (1 - air), 5)
    box(c, PARK, (x, 0, z + 2), (46, 11, 28), walls, top=roof_tone, side=dim(walls, 0.2))
    _roof(c, x, z + 2, kind, roof_tone)
    _front(c, x, z + 2, kind, air)


def _roof(c: Canvas, x: float, z: float, kind: int, paint: Paint) -> None:
    if kind in (0, 2):
        for i in range(4):
            a = z + i * 7
            tooth = PARK.path([(x, 11, a), (x + 46, 11, a), (x + 46, 14.5, a + 2.2),
                               (x, 14.5, a + 2.2)])
            c.poly(PARK.path([(x, 14.5, a + 2.2), (x + 46, 14.5, a + 2.2), (x + 46, 11, a + 7),
                              (x, 11, a + 7)]), lit(paint, 0.12))
            c.poly(tooth, mix("#cfe9f2", paint, 0.15))
            for j in range(1, 12):
                u = x + 46 * j / 12
                c.line([PARK.at(u, 11, a), PARK.at(u, 14.5, a + 2.2)], dim(paint, 0.25), 0.8, 0.6)
        return
    for i in range(1, 23):
        u = x + 2 * i
        c.line([PARK.at(u, 11, z), PARK.at(u, 11, z + 28)], dim(paint, 0.25), 0.8, 0.35)
    rows = 3 if kind == 1 else 1
    for i in range(rows):
        for j in range(8):
            panel = [(x + 3 + j * 5.2, 11.4, z + 4 + i * 8), (x + 7.6 + j * 5.2, 11.4, z + 4 + i * 8),
                     (x + 7.6 + j * 5.2, 11.9, z + 9 + i * 8), (x + 3 + j * 5.2, 11.9, z + 9 + i * 8)]
            c.poly(PARK.path(panel), mix("#274a7c", paint, 0.12))
            c.line([PARK.at(x + 5.3 + j * 5.2, 11.4, z + 4 + i * 8),
                    PARK.at(x + 5.3 + j * 5.2, 11.9, z + 9 + i * 8)], "#86a9d0", 0.8, 0.7)


def _front(c: Canvas, x: float, z: float, kind: int, air: float) -> None:
    band = mix(("#3f86b8", "#2f6f86", "#d4654a", "#3f8f84")[kind], "#dcebe4", air)
    c.poly(PARK.path([(x, 8.8, z), (x + 46, 8.8, z), (x + 46, 10.2, z), (x, 10.2, z)]), band)
    for j in range(6):
        u = x + 3 + j * 7.2
        if j % 2:
            door = [(u, 0, z), (u + 4.6, 0, z), (u + 4.6, 5, z), (u, 5, z)]
            c.poly(PARK.path(door), mix("#7d8d96", "#dcebe4", air))
        else:
            glass = [(u, 3, z), (u + 5.4, 3, z), (u + 5.4, 6.4, z), (u, 6.4, z)]
            c.poly(PARK.path(glass), mix("#3d6f8d", "#dcebe4", air))
    if kind != 2:
        paint = mix(("#f4f4f0", "#e8b03c", "#fff", "#c8473a")[kind], "#dcebe4", air)
        box(c, PARK, (x + 12, 0.6, z - 4.2), (3, 3.4, 4.2), paint, top=lit(paint, 0.5))


def _avenue_trees(c: Canvas, z: float, row: int) -> None:
    if row > 3:
        return
    for i in range(-34, 36):
        x, y = PARK.at(i * 8.2, 0, z + c.rng.uniform(-0.6, 0.6))
        if -40 < x < 1640:
            _round_tree(c, x, y, PARK.size(z) * c.rng.uniform(1.6, 2.4), 0.1 * row)


# -- the reservoir -------------------------------------------------------------------------


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
    left = smooth([(-40, 250), (90, 300), (210, 390), (300, 500), (390, 660), (520, 850), (600, 1010)],
                  steps=8)
    right = smooth([(1640, 240), (1500, 310), (1390, 400), (1300, 510), (1210, 670), (1090, 850),
                    (1010, 1010)], steps=8)
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
        course = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                  for a, b in zip(top, foot, strict=True)]
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

