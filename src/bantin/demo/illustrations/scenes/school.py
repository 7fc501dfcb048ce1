"""A yellow two-storey school across a yard, flame trees in blossom, pupils arriving."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image

from ..buildings import flag, panes, tiles
from ..canvas import WIDTH, Canvas
from ..curves import Point, blob, ridge
from ..landscape import cloud, ranges, sky
from ..palette import Paint, lit
from ..people import BACK, WALK, Look, Pose, person
from ..trees import LEAVES, bush, crown, dapple, edge, frond, trunk
from ..view import View, Wall

YARD = View(horizon=600, centre=520, focal=1150, eye=1.75)


FRONT_WALL = Wall(YARD, (-14.5, 0, 27), (0.975, 0.222))


BAYS, BAY, STOREY = 9, 3.7, 3.55


def school(c: Canvas) -> Image.Image:
    """A yellow two-storey school across a yard, flame trees in blossom, pupils arriving."""
    sky(c, ["#4aa7dc", "#9bd6ea", "#eef6dd"], 620)
    cloud(c, 1240, 150, 560, "#ffffff", 0.95, "#b4d8e6")
    cloud(c, 560, 90, 340, "#ffffff", 0.8, "#b4d8e6")
    ranges(c, 420, 520, "#a5d0d4", "#7cb494", "#e3f2dd", count=3, height=170)
    line = ridge(c.rng, 575, 26, waves=3)
    edge(c, line, ["#4f9a5a", "#62aa5e", "#3f8752"], 36)
    c.pour(
        c.stencil([(0, 592), (WIDTH, 592), (WIDTH, 1000), (0, 1000)]),
        ["#e2d3b3", "#d9bd93", "#c49a72"],
    )
    _facade(c)
    _yard(c)
    _flame_tree(c, 1420, 830, 640, True)
    _pupils(c)
    _flame_branch(c)
    c.glow(200, 80, 1000, 800, "#fff3c0", 0.3, 1.7)
    return c.finish(vignette=0.22)


def _facade(c: Canvas) -> None:
    wide = BAYS * BAY
    c.soft(
        [
            [
                FRONT_WALL.at(-1, 0),
                FRONT_WALL.at(wide + 1, 0),
                YARD.at(16, 0, 24),
                YARD.at(-16, 0, 21),
            ]
        ],
        "#5a4a5c",
        0.3,
        8,
    )
    deep = FRONT_WALL.out(-2.0)
    c.poly(FRONT_WALL.rect(0, 0, wide, 2 * STOREY), "#b9822f")
    for floor in range(2):
        v = floor * STOREY
        c.pour(c.stencil(deep.rect(0.0, v, wide, v + STOREY)), ["#a8742c", "#d19c42"])
        for bay in range(BAYS):
            u = bay * BAY
            panes(
                c,
                deep,
                (u + 0.5, v + 1.0, u + 1.9, v + 2.5),
                "#4f7f96",
                "#f6f0dc",
                across=2,
                down=2,
            )
            door = (u + 2.35, v + 0.05, u + 3.3, v + 2.5)
            c.poly(deep.rect(*door), "#2f6f62")
            c.line([deep.at(u + 2.82, v + 0.1), deep.at(u + 2.82, v + 2.5)], "#1f4a44", 2)
        c.poly(FRONT_WALL.rect(0, v + STOREY - 0.42, wide, v + STOREY), "#f4c95a")
        c.poly(FRONT_WALL.rect(0, v + STOREY - 0.06, wide, v + STOREY + 0.12), "#fff6e0")
        _arcade(c, v, floor)
    _school_roof(c, wide)
    _porch(c)


def _arcade(c: Canvas, v: float, floor: int) -> None:
    for bay in range(BAYS):
        u = bay * BAY
        arch: list[Point] = [(u + 0.24, v + STOREY - 0.3), (u + 0.24, v + 2.35)]
        arch += [
            (u + BAY / 2 - (BAY / 2 - 0.24) * cos(pi * t / 12), v + 2.35 + 0.75 * sin(pi * t / 12))
            for t in range(13)
        ]
        arch += [(u + BAY - 0.24, v + 2.35), (u + BAY - 0.24, v + STOREY - 0.3)]
        c.poly(FRONT_WALL.path(arch), "#f2c04c")
        if floor:
            c.poly(FRONT_WALL.rect(u, v + 0.92, u + BAY, v + 1.04), "#fff6e0")
            for i in range(11):
                a = u + 0.3 + i * 0.31
                c.poly(FRONT_WALL.rect(a, v + 0.12, a + 0.09, v + 0.95), "#f6e6bf")
    for bay in range(BAYS + 1):
        u = bay * BAY
        c.poly(FRONT_WALL.rect(u - 0.24, v, u + 0.24, v + STOREY - 0.3), "#f7cf63")
        c.poly(FRONT_WALL.rect(u + 0.08, v, u + 0.24, v + STOREY - 0.3), "#c98f33")
        c.poly(FRONT_WALL.rect(u - 0.3, v + 2.3, u + 0.3, v + 2.46), "#fff6e0")
        if not floor:
            c.poly(FRONT_WALL.rect(u - 0.3, v, u + 0.3, v + 0.35), "#a98a78")


def _school_roof(c: Canvas, wide: float) -> None:
    top = 2 * STOREY + 0.1
    crest = FRONT_WALL.out(-3.6)
    eaves = FRONT_WALL.out(0.5)
    tiles(
        c,
        (eaves.at(-0.6, top), eaves.at(wide + 0.6, top)),
        (crest.at(1.2, top + 2.3), crest.at(wide - 1.2, top + 2.3)),
        ["#d9694a", "#b84a38", "#8f3430"],
        "#6f2626",
        60,
    )
    c.line([crest.at(1.2, top + 2.3), crest.at(wide - 1.2, top + 2.3)], "#f0a07a", 4)
    c.poly(eaves.rect(-0.6, top - 0.14, wide + 0.6, top + 0.06), "#fff0dc")


def _porch(c: Canvas) -> None:
    u = 4 * BAY
    wall = FRONT_WALL.out(0.9)
    c.poly(wall.rect(u - 0.3, 0, u + BAY + 0.3, 2 * STOREY + 0.6), "#f7cf63")
    c.poly(wall.rect(u + BAY - 0.4, 0, u + BAY + 0.3, 2 * STOREY + 0.6), "#d19a3a")
    c.poly(wall.rect(u + 0.5, 0, u + BAY - 0.6, 2.75), "#7d5a34")
    c.poly(wall.rect(u + 0.9, 0, u + BAY - 1.0, 2.75), "#54402c")
    for k in range(3):
        panes(
            c,
            wall,
            (u + 0.55 + k * 0.95, 4.3, u + 1.2 + k * 0.95, 6.0),
            "#5f93a8",
            "#fff6e0",
            across=1,
            down=2,
        )
    c.poly(wall.path([(u - 0.7, 7.6), (u + BAY + 0.7, 7.6), (u + BAY / 2, 9.6)]), "#fff6e0")
    c.poly(wall.path([(u - 0.2, 7.75), (u + BAY + 0.2, 7.75), (u + BAY / 2, 9.25)]), "#d9694a")
    x, y = wall.at(u + BAY / 2, 8.25)
    c.oval(x, y, 17, 17, "#fff6e0")
    c.line([(x, y - 11), (x, y), (x + 8, y + 3)], "#54402c", 2.4)
    c.poly(wall.rect(u - 0.2, 3.1, u + BAY + 0.1, 3.75), "#c8322f")
    for step in range(3):
        low = FRONT_WALL.out(1.0 + step * 0.4)
        c.poly(low.rect(u - 0.2, 0, u + BAY + 0.2, 0.42 - step * 0.14), lit("#b9a08c", 0.1 * step))


def _yard(c: Canvas) -> None:
    for i in range(12):
        z = 6 + i * i * 0.18 + i * 0.8
        a, b = YARD.at(-60, 0, z), YARD.at(60, 0, z)
        c.line([a, b], "#a9825f", 1.2, 0.4)
    for metres in range(-24, 30, 3):
        c.line([YARD.at(metres, 0, 4), YARD.at(metres, 0, 21)], "#a9825f", 1.2, 0.3)
    bed = YARD.floor(-15, -2.2, 21.2, 22.4)
    c.poly(bed, "#7d5a3f")
    for i in range(46):
        x, y = YARD.at(-15 + i * 0.28, 0, 21.6)
        bush(c, x, y + 4, 26, 20, ("#2f6b45", "#4f934f", "#8fc060"))
        if i % 2:
            c.oval(x, y - 10, 4, 4, ("#e8506a", "#ffd24a", "#fff1e0")[i % 3])
    fx, fy = YARD.at(-3.2, 0, 17)
    c.poly(
        [(fx - 42, fy + 14), (fx + 42, fy + 14), (fx + 32, fy - 12), (fx - 32, fy - 12)], "#cdb8a0"
    )
    c.poly(
        [(fx - 32, fy - 12), (fx + 32, fy - 12), (fx + 26, fy - 20), (fx - 26, fy - 20)], "#e8d9c2"
    )
    flag(c, fx, fy - 16, 520, 150)
    shade = [blob(c.rng, 1330 - 60 * i, 880 + 22 * (i % 3), 130, 34) for i in range(7)]
    c.soft(shade, "#3f3558", 0.42, 10)


def _flame_tree(c: Canvas, x: float, foot: float, h: float, full: bool) -> None:
    trunk(c, x, foot, foot - h * 0.6, h * 0.055, "#5a4234")
    crown(c, x, foot - h * 0.68, h * 0.5, h * 0.25, LEAVES, puffs=26)
    for dx, dy, r in ((-0.26, -0.74, 0.2), (0.04, -0.84, 0.24), (0.28, -0.72, 0.18)):
        dapple(c, x + dx * h, foot + dy * h, r * h, r * h * 0.5, "#c8281f", 90, 11)
        dapple(c, x + dx * h - 8, foot + dy * h - 14, r * h * 0.9, r * h * 0.42, "#f2502f", 90, 9)
        dapple(c, x + dx * h - 16, foot + dy * h - 24, r * h * 0.7, r * h * 0.3, "#ff8a52", 30, 7)
    if full:
        dapple(c, x - 40, foot + 24, 220, 26, "#d8382a", 40, 6)


def _flame_branch(c: Canvas) -> None:
    for x, y, reach, angle in (
        (-20, 40, 220, 20),
        (-20, 120, 180, 34),
        (60, -20, 200, 50),
        (160, -20, 170, 60),
        (-30, -10, 260, 8),
        (260, -30, 150, 66),
    ):
        frond(c, x, y, reach, angle, "#2f6b45")
        frond(c, x + 14, y + 8, reach * 0.8, angle + 12, "#4f934f")
    for x, y, r in ((70, 60, 70), (190, 40, 56), (40, 160, 46)):
        dapple(c, x, y, r, r * 0.7, "#c8281f", 34, 13)
        dapple(c, x - 5, y - 8, r * 0.8, r * 0.5, "#f2502f", 30, 10)


def _pupil(girl: bool, pack: Paint) -> Look:
    return Look(
        "#fbfaf4",
        "#24365f",
        hair="#1f1b1f",
        long_hair=girl,
        skirt=girl,
        scarf="#d1232a",
        pack=pack,
        bare_arms=True,
    )


def _pupils(c: Canvas) -> None:
    packs = ("#e8a03c", "#3f86b8", "#d1566a", "#5fa05a", "#8a5fa8")
    for i, (x, z) in enumerate(
        (
            (-9, 20),
            (-8.2, 20.4),
            (2.4, 19),
            (5.2, 20),
            (6.0, 20.3),
            (-5.6, 18),
            (1.4, 15.5),
            (8.6, 17.5),
        )
    ):
        px, py = YARD.at(x, 0, z)
        person(
            c,
            px,
            py,
            YARD.size(z) * 1.35,
            _pupil(i % 2 == 0, packs[i % 5]),
            WALK if i % 3 else BACK,
            flip=i % 2 == 1,
        )
    for x, foot, h, girl, pack, pose in (
        (640, 872, 262, False, packs[1], BACK),
        (742, 880, 250, True, packs[2], BACK),
        (880, 815, 205, True, packs[0], WALK),
        (960, 818, 214, False, packs[3], WALK),
    ):
        person(c, x, foot, h, _pupil(girl, pack), pose, flip=pose is WALK)
    teacher = Look("#e86a8a", "#fbfaf4", long_hair=True, tunic=True, hair="#221d21")
    person(c, 250, 860, 330, teacher, Pose(2, (-4, 4), (58, 80), (4, 0), (-4, -2)))
    small = _pupil(False, packs[4])
    person(c, 372, 866, 222, small, Pose(0, (-14, -4), (20, 30), (6, 2), (-6, -6)), flip=True)
