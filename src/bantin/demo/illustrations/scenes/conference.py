"""A full hall from the last rows: heads, aisle, red stage under warm light."""

from __future__ import annotations

from math import sin

from PIL import Image

from ..buildings import flowers, star
from ..busts import back, front
from ..canvas import WIDTH, Canvas
from ..curves import Point, smooth
from ..palette import FLAG_GOLD, FLAG_RED, HAIR, SKIN, SUITS, Paint, dim, lit, mix
from ..view import View, Wall

HALL = View(horizon=372, centre=800, focal=980, eye=2.75)


FAR, SIDE, ROOF = 27.0, 12.5, 8.6


DRESSES = ("#b8324a", "#2f6f73", "#7a3f7d", "#d99a3a", "#375a9a", "#c2566f")


def conference_hall(c: Canvas) -> Image.Image:
    """A full hall from the last rows: heads, aisle, red stage under warm light."""
    c.rect(0, 0, WIDTH, 1000, "#4b2a23")
    _ceiling(c)
    _side_walls(c)
    _floor(c)
    _stage(c)
    _presidium(c)
    c.glow(800, 330, 760, 420, "#ffd9a0", 0.34, 1.6)
    for i in range(15):
        _row(c, 24.0 - 1.5 * i)
    c.glow(800, 300, 900, 560, "#ffcf8a", 0.2, 1.7)
    c.veil(640, 1000, "#160b1c", 0.0, 0.5)
    return c.finish(vignette=0.5, bloom=0.28)


def _ceiling(c: Canvas) -> None:
    cut = c.stencil(
        HALL.path([(-SIDE, ROOF, 2), (SIDE, ROOF, 2), (SIDE, ROOF, FAR), (-SIDE, ROOF, FAR)])
    )
    c.pour(cut, ["#6a4030", "#a4714c", "#d8a56c"])
    for z in range(3, 27, 3):
        for x in (-9.6, -3.4, 3.4, 9.6):
            wide = 1.9
            tray = HALL.path(
                [
                    (x - wide, ROOF, z),
                    (x + wide, ROOF, z),
                    (x + wide, ROOF, z + 1.7),
                    (x - wide, ROOF, z + 1.7),
                ]
            )
            c.poly(tray, "#8a5a3e")
            lamp = HALL.path(
                [
                    (x - 1.3, ROOF, z + 0.4),
                    (x + 1.3, ROOF, z + 0.4),
                    (x + 1.3, ROOF, z + 1.3),
                    (x - 1.3, ROOF, z + 1.3),
                ]
            )
            c.poly(lamp, "#fff0cc")
            c.soft([lamp], "#ffdc9c", 0.5, 9)


def _side_walls(c: Canvas) -> None:
    for side in (-1, 1):
        wall = Wall(HALL, (side * SIDE, 0, 2.0), (0, 1))
        cut = c.stencil(wall.rect(0, 0, FAR - 2, ROOF))
        c.pour(cut, ["#7a4a35", "#b27a52"] if side < 0 else ["#b27a52", "#6a3f30"], "right")
        for i in range(12):
            u = 0.4 + i * 2.1
            c.poly(wall.rect(u, 0.3, u + 1.4, 7.7), "#8a5639" if i % 2 else "#97613f")
            c.poly(wall.rect(u, 0.3, u + 0.18, 7.7), "#c08a5c", 0.7)
            c.poly(wall.rect(u + 1.22, 0.3, u + 1.4, 7.7), "#4b2b22", 0.5)
            if i % 2 == 0:
                lamp = wall.rect(u + 0.5, 4.2, u + 0.9, 5.6)
                c.soft([wall.rect(u + 0.2, 2.8, u + 1.2, 7.2)], "#ffd08a", 0.5, 14)
                c.poly(lamp, "#fff3d2")
        c.poly(wall.rect(0, 0, FAR - 2, 0.9), "#4b2a25", 0.7)


def _floor(c: Canvas) -> None:
    cut = c.stencil(HALL.floor(-SIDE, SIDE, 2, FAR))
    c.pour(cut, ["#8a4f3a", "#5c2d2c", "#3b1d25"])
    aisle = c.stencil(HALL.floor(-0.95, 0.95, 2.2, FAR))
    c.pour(aisle, ["#e0574a", "#b52a30", "#7a1826"])
    for x in (-0.9, 0.82):
        c.poly(HALL.floor(x, x + 0.08, 2.2, FAR), "#f0b95a", 0.8)


def _stage(c: Canvas) -> None:
    wall = Wall(HALL, (-SIDE, 0, FAR), (1, 0))
    wide = 2 * SIDE
    c.pour(c.stencil(wall.rect(0, 0, wide, ROOF)), ["#c0272d", "#a81d27", "#7a1220"])
    _folds(c, wall, 0, wide, 0.9, ROOF)
    c.pour(c.stencil(wall.rect(5.2, 1.0, wide - 5.2, 7.3)), ["#e2433b", "#c8262d", "#a01a26"])
    c.poly(wall.rect(5.0, 7.2, wide - 5.0, 7.42), "#f2c25e")
    c.poly(wall.rect(6.6, 5.55, 18.4, 6.75), "#b31822")
    c.line([*wall.rect(6.6, 5.55, 18.4, 6.75), wall.at(6.6, 5.55)], "#f2c25e", 1.8)
    flag = wall.rect(8.0, 2.9, 11.6, 5.2)
    c.poly(flag, FLAG_RED)
    c.line([*flag, flag[0]], "#f2c25e", 1.6)
    x, y = wall.at(9.8, 4.05)
    c.poly(star(x, y, 0.62 * HALL.size(FAR)), FLAG_GOLD)
    for u0, u1 in ((0, 4.6), (wide - 4.6, wide)):
        c.pour(c.stencil(wall.rect(u0, 0.9, u1, ROOF)), ["#cf2f33", "#a81d27", "#6d0f1d"])
        _folds(c, wall, u0, u1, 0.9, ROOF)
    _valance(c, wall, wide)
    front_wall = Wall(HALL, (-SIDE, 0, FAR - 4), (1, 0))
    c.pour(c.stencil(HALL.floor(-SIDE, SIDE, FAR - 4, FAR, 1.0)), ["#c98a55", "#a86a42"])
    c.pour(c.stencil(front_wall.rect(0, 0, wide, 1.0)), ["#8a4a34", "#5c2c27"])
    c.poly(front_wall.rect(0, 0.94, wide, 1.04), "#f0c074")
    for i in range(30):
        x, y = front_wall.at(0.9 + i * 0.8, 0.16)
        tone = ("#f2d05a", "#e8506a", "#fff1e0")[i % 3]
        s = HALL.size(FAR - 4)
        c.oval(x, y - 0.12 * s, 0.36 * s, 0.3 * s, "#3c6a3a")
        for dx in (-0.2, 0.02, 0.22):
            c.oval(x + dx * s, y - (0.26 + abs(dx) * -0.3) * s, 0.13 * s, 0.12 * s, tone)


def _folds(c: Canvas, wall: Wall, u0: float, u1: float, v0: float, v1: float) -> None:
    u = u0
    while u < u1 - 0.3:
        c.poly(wall.rect(u, v0, u + 0.2, v1), "#4f0a18", 0.34)
        c.poly(wall.rect(u + 0.34, v0, u + 0.44, v1), "#ff7a66", 0.28)
        u += c.rng.uniform(0.5, 0.72)


def _valance(c: Canvas, wall: Wall, wide: float) -> None:
    for i in range(9):
        a = wide * i / 9
        b = wide * (i + 1) / 9
        drop = [(a, ROOF), (b, ROOF), (b, ROOF - 0.75)]
        drop += [(b - (b - a) * t / 8, ROOF - 0.75 - 0.55 * sin(3.1416 * t / 8)) for t in range(9)]
        c.pour(c.stencil(wall.path(drop)), ["#8a1420", "#c8282e"])
        c.line(wall.path(drop[3:]), "#f2c25e", 2)


def _presidium(c: Canvas) -> None:
    z = FAR - 1.8
    s = HALL.size(z)
    for i, x in enumerate((-3.4, -1.7, 0.0, 1.7, 3.4)):
        px, py = HALL.at(x, 2.28, z)
        woman = i in (1, 4)
        coat: Paint = DRESSES[i % 2] if woman else SUITS[i % 4]
        front(
            c,
            px,
            py,
            s * 0.3,
            coat,
            HAIR[i % 3],
            SKIN[i % 4],
            woman=woman,
            tie="#b52a30",
            face=False,
        )
    table = Wall(HALL, (-4.6, 1.0, z - 0.6), (1, 0))
    c.pour(c.stencil(table.rect(0, 0, 9.2, 0.98)), ["#fff4dc", "#e8d2b0"])
    for i in range(18):
        c.poly(table.rect(i * 0.52, 0, i * 0.52 + 0.16, 0.86), "#b8955f", 0.4)
    c.poly(table.rect(0, 0.86, 9.2, 1.0), "#c8262d")
    for x in (-2.5, 0.0, 2.5):
        px, py = HALL.at(x, 1.98, z - 0.6)
        flowers(c, px, py, s * 0.3, ("#f7d35c", "#f06a7c", "#fff4e6"), "#3f7a45")
    _podium(c)


def _podium(c: Canvas) -> None:
    z = FAR - 3.2
    s = HALL.size(z)
    px, py = HALL.at(6.6, 2.46, z + 0.4)
    front(c, px, py, s * 0.31, "#2a3048", HAIR[0], SKIN[0], tie="#b52a30", face=False)
    stand = Wall(HALL, (5.9, 1.0, z), (1, 0))
    c.pour(
        c.stencil(stand.path([(0.1, 0), (1.3, 0), (1.5, 1.2), (-0.1, 1.2)])),
        ["#b87a48", "#7a4a30"],
        "right",
    )
    c.poly(stand.rect(-0.16, 1.16, 1.56, 1.3), "#d89a5c")
    fx, fy = stand.at(0.7, 1.02)
    flowers(c, fx, fy, s * 0.52, ("#f7d35c", "#ef5a70", "#fff4e6", "#f0a04a"), "#3f7a45")
    c.line([stand.at(0.5, 1.3), stand.at(0.62, 1.62)], "#20222c", 1.6)
    bx, by = HALL.at(-7.6, 1.0, z + 1.4)
    c.poly([(bx - 26, by), (bx + 26, by), (bx + 20, by - 66), (bx - 20, by - 66)], "#e8d2b0")
    flowers(c, bx, by - 66, 34, ("#f06a7c", "#fff4e6", "#f7d35c"), "#3f7a45")


def _row(c: Canvas, z: float) -> None:
    rng = c.rng
    s = HALL.size(z)
    near = 1 - (z - 3) / 21
    for block in (-1, 1):
        reach = 11.2
        x = 1.5
        while x < reach:
            px, py = HALL.at(
                block * x + rng.uniform(-0.04, 0.04), 1.1 + rng.uniform(-0.04, 0.03), z
            )
            if -120 < px < 1720:
                _delegate(c, px, py, s * 0.245, near)
            x += 0.92
        _chairs(c, block, z, near)


def _delegate(c: Canvas, px: float, py: float, s: float, near: float) -> None:
    rng = c.rng
    woman = rng.random() < 0.36
    coat: Paint = rng.choice(DRESSES if woman else SUITS)
    gloom = 0.06 + 0.34 * near
    toward = "#2a1320"
    hair = rng.choice(HAIR[:3] if woman else HAIR)
    back(
        c,
        px,
        py,
        s,
        mix(coat, toward, gloom),
        mix(hair, toward, gloom * 0.5),
        mix(rng.choice(SKIN), toward, gloom * 0.8),
        woman=woman,
        rim=mix("#ffcf8a", coat, 0.15 + 0.3 * (1 - near)),
        collar=None,
    )


def _chairs(c: Canvas, block: int, z: float, near: float) -> None:
    s = HALL.size(z)
    tone = mix("#b0343a", "#3d1220", 0.3 + 0.5 * near)
    x = 1.5
    while x < 11.2:
        px, top = HALL.at(block * x, 0.8, z - 0.12)
        if -150 < px < 1750:
            w, low = 0.41 * s, HALL.at(0, 0.0, z - 0.12)[1]
            shape: list[Point] = [
                (px - w, low),
                (px - w, top + 0.1 * s),
                (px - w * 0.75, top),
                (px + w * 0.75, top),
                (px + w, top + 0.1 * s),
                (px + w, low),
            ]
            c.poly(shape, tone)
            c.line(smooth(shape[1:5], steps=3), lit(tone, 0.3), max(1, 0.02 * s))
            c.poly(
                [(px - w, top + 0.42 * s), (px + w, top + 0.42 * s), (px + w, low), (px - w, low)],
                dim(tone, 0.4),
            )
        x += 0.92
