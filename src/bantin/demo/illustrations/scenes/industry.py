"""Factory halls on a green grid seen from the air, morning."""

from __future__ import annotations

from math import cos, sin

from PIL import Image

from ..buildings import box
from ..canvas import WIDTH, Canvas
from ..curves import blob, smooth
from ..landscape import cloud, ranges, sky
from ..palette import Paint, dim, lit, mix
from ..trees import GREENS
from ..view import View

PARK = View(horizon=255, centre=640, focal=1300, eye=48)


def industrial_park(c: Canvas) -> Image.Image:
    """Factory halls on a green grid seen from the air, morning."""
    sky(c, ["#5fb0d8", "#a9d8e6", "#eaf4e6"], 300)
    cloud(c, 300, 120, 380, "#ffffff", 0.9, "#b5d3df")
    cloud(c, 1240, 95, 460, "#ffffff", 0.85, "#b5d3df")
    ranges(c, 215, 262, "#a8c9d6", "#7fae9f", "#e4f1e4", count=4, height=95)
    c.pour(
        c.stencil([(0, 262), (WIDTH, 262), (WIDTH, 1000), (0, 1000)]),
        ["#b9d3a0", "#93be73", "#6ea35a", "#558e4e"],
    )
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
    c.poly(
        [*smooth(river), *[(x, y + 12 * (x / 1600)) for x, y in reversed(smooth(river))]], "#b5dfe4"
    )
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
    c.poly(
        [PARK.at(x + 23 + 15 * cos(a * 0.35), 0, z + 15 + 7.6 * sin(a * 0.35)) for a in range(18)],
        "#7fc8cf",
    )
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
    for x, z, paint, long in (
        (-46, 97.2, "#f4f4f0", 12),
        (-8, 89.4, "#e8b03c", 5),
        (22, 97.2, "#3f7fb8", 13),
        (44, 89.4, "#f4f4f0", 11),
        (-30, 89.4, "#c8473a", 4.6),
        (60, 97, "#f4f4f0", 5),
    ):
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
        c.poly(
            blob(c.rng, x + dx * s, y - s * 0.9 + dx * s * 0.8, s * size, s * size * 0.95, 0.12),
            tone,
        )


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
    plain = ("#eef1ef", "#dfe8ec", "#f2eadc", "#e3ece6")[kind]
    roof = ("#4f8fb8", "#c9d4d8", "#d4654a", "#5f9fa0")[kind]
    air = min(0.55, row * 0.085)
    walls, roof_tone = mix(plain, "#e4f1e4", air), mix(roof, "#dcebe4", air)
    c.poly(PARK.floor(x - 3, x + 50, z - 4, z + 36), mix("#c6c8c1", "#dcebd8", air))
    c.soft([PARK.floor(x - 8, x + 40, z + 2, z + 30)], "#2c4a4a", 0.3 * (1 - air), 5)
    box(c, PARK, (x, 0, z + 2), (46, 11, 28), walls, top=roof_tone, side=dim(walls, 0.2))
    _roof(c, x, z + 2, kind, roof_tone)
    _front(c, x, z + 2, kind, air)


def _roof(c: Canvas, x: float, z: float, kind: int, paint: Paint) -> None:
    if kind in (0, 2):
        for i in range(4):
            a = z + i * 7
            tooth = PARK.path(
                [(x, 11, a), (x + 46, 11, a), (x + 46, 14.5, a + 2.2), (x, 14.5, a + 2.2)]
            )
            c.poly(
                PARK.path(
                    [
                        (x, 14.5, a + 2.2),
                        (x + 46, 14.5, a + 2.2),
                        (x + 46, 11, a + 7),
                        (x, 11, a + 7),
                    ]
                ),
                lit(paint, 0.12),
            )
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
            panel = [
                (x + 3 + j * 5.2, 11.4, z + 4 + i * 8),
                (x + 7.6 + j * 5.2, 11.4, z + 4 + i * 8),
                (x + 7.6 + j * 5.2, 11.9, z + 9 + i * 8),
                (x + 3 + j * 5.2, 11.9, z + 9 + i * 8),
            ]
            c.poly(PARK.path(panel), mix("#274a7c", paint, 0.12))
            c.line(
                [
                    PARK.at(x + 5.3 + j * 5.2, 11.4, z + 4 + i * 8),
                    PARK.at(x + 5.3 + j * 5.2, 11.9, z + 9 + i * 8),
                ],
                "#86a9d0",
                0.8,
                0.7,
            )


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
