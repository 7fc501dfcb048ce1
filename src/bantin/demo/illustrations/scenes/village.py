"""Public houses of a commune: school, health station, house of culture."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image

from ..buildings import flag, panes, tiles
from ..canvas import WIDTH, Canvas
from ..curves import Point, blob, ellipse, ridge, smooth
from ..landscape import birds, cloud, grass, hill, ranges, sky
from ..palette import Paint, dim, lit, mix
from ..people import BACK, FRONT, WALK, Figure, Look, Pose, person
from ..trees import areca, banana, bush, crown, dapple, edge, frond, tree, trunk
from ..view import View, Wall

LEAVES = ("#2f6b45", "#4f934f", "#93c25f")

# -- the school -----------------------------------------------------------------------

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
    c.pour(c.stencil([(0, 592), (WIDTH, 592), (WIDTH, 1000), (0, 1000)]),
           ["#e2d3b3", "#d9bd93", "#c49a72"])
    _facade(c)
    _yard(c)
    _flame_tree(c, 1420, 830, 640, True)
    _pupils(c)
    _flame_branch(c)
    c.glow(200, 80, 1000, 800, "#fff3c0", 0.3, 1.7)
    return c.finish(vignette=0.22)


def _facade(c: Canvas) -> None:
    wide = BAYS * BAY
    c.soft([[FRONT_WALL.at(-1, 0), FRONT_WALL.at(wide + 1, 0), YARD.at(16, 0, 24),
             YARD.at(-16, 0, 21)]], "#5a4a5c", 0.3, 8)
    deep = FRONT_WALL.out(-2.0)
    c.poly(FRONT_WALL.rect(0, 0, wide, 2 * STOREY), "#b9822f")
    for floor in range(2):
        v = floor * STOREY
        c.pour(c.stencil(deep.rect(0.0, v, wide, v + STOREY)), ["#a8742c", "#d19c42"])
        for bay in range(BAYS):
            u = bay * BAY
            panes(c, deep, (u + 0.5, v + 1.0, u + 1.9, v + 2.5), "#4f7f96", "#f6f0dc", across=2,
                  down=2)
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
        arch += [(u + BAY / 2 - (BAY / 2 - 0.24) * cos(pi * t / 12),
                  v + 2.35 + 0.75 * sin(pi * t / 12)) for t in range(13)]
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
    tiles(c, (eaves.at(-0.6, top), eaves.at(wide + 0.6, top)),
          (crest.at(1.2, top + 2.3), crest.at(wide - 1.2, top + 2.3)),
          ["#d9694a", "#b84a38", "#8f3430"], "#6f2626", 60)
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
        panes(c, wall, (u + 0.55 + k * 0.95, 4.3, u + 1.2 + k * 0.95, 6.0), "#5f93a8", "#fff6e0",
              across=1, down=2)
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
    for x in range(-24, 30, 3):
        c.line([YARD.at(x, 0, 4), YARD.at(x, 0, 21)], "#a9825f", 1.2, 0.3)
    bed = YARD.floor(-15, -2.2, 21.2, 22.4)
    c.poly(bed, "#7d5a3f")
    for i in range(46):
        x, y = YARD.at(-15 + i * 0.28, 0, 21.6)
        bush(c, x, y + 4, 26, 20, ("#2f6b45", "#4f934f", "#8fc060"))
        if i % 2:
            c.oval(x, y - 10, 4, 4, ("#e8506a", "#ffd24a", "#fff1e0")[i % 3])
    fx, fy = YARD.at(-3.2, 0, 17)
    c.poly([(fx - 42, fy + 14), (fx + 42, fy + 14), (fx + 32, fy - 12), (fx - 32, fy - 12)], "#cdb8a0")
    c.poly([(fx - 32, fy - 12), (fx + 32, fy - 12), (fx + 26, fy - 20), (fx - 26, fy - 20)],
           "#e8d9c2")
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
    for x, y, reach, angle in ((-20, 40, 220, 20), (-20, 120, 180, 34), (60, -20, 200, 50),
                               (160, -20, 170, 60), (-30, -10, 260, 8), (260, -30, 150, 66)):
        frond(c, x, y, reach, angle, "#2f6b45")
        frond(c, x + 14, y + 8, reach * 0.8, angle + 12, "#4f934f")
    for x, y, r in ((70, 60, 70), (190, 40, 56), (40, 160, 46)):
        dapple(c, x, y, r, r * 0.7, "#c8281f", 34, 13)
        dapple(c, x - 5, y - 8, r * 0.8, r * 0.5, "#f2502f", 30, 10)


def _pupil(girl: bool, pack: Paint) -> Look:
    return Look("#fbfaf4", "#24365f", hair="#1f1b1f", long_hair=girl, skirt=girl,
                scarf="#d1232a", pack=pack, bare_arms=True)


def _pupils(c: Canvas) -> None:
    packs = ("#e8a03c", "#3f86b8", "#d1566a", "#5fa05a", "#8a5fa8")
    for i, (x, z) in enumerate(((-9, 20), (-8.2, 20.4), (2.4, 19), (5.2, 20), (6.0, 20.3),
                                (-5.6, 18), (1.4, 15.5), (8.6, 17.5))):
        px, py = YARD.at(x, 0, z)
        person(c, px, py, YARD.size(z) * 1.35, _pupil(i % 2 == 0, packs[i % 5]),
               WALK if i % 3 else BACK, flip=i % 2 == 1)
    for x, foot, h, girl, pack, pose in (
        (640, 872, 262, False, packs[1], BACK), (742, 880, 250, True, packs[2], BACK),
        (880, 815, 205, True, packs[0], WALK), (960, 818, 214, False, packs[3], WALK),
    ):
        person(c, x, foot, h, _pupil(girl, pack), pose, flip=pose is WALK)
    teacher = Look("#e86a8a", "#fbfaf4", long_hair=True, tunic=True, hair="#221d21")
    person(c, 250, 860, 330, teacher, Pose(2, (-4, 4), (58, 80), (4, 0), (-4, -2)))
    small = _pupil(False, packs[4])
    person(c, 372, 866, 222, small, Pose(0, (-14, -4), (20, 30), (6, 2), (-6, -6)), flip=True)


# -- the health station -------------------------------------------------------------------

LANE = View(horizon=560, centre=1050, focal=1150, eye=1.75)
CLINIC = Wall(LANE, (-13.5, 0.35, 15.5), (0.96, 0.28))


def health_station(c: Canvas) -> Image.Image:
    """A white station with a green roof; a nurse meets an old woman and a child."""
    sky(c, ["#8fd0c8", "#d3eeda", "#fff3d0"], 600)
    c.glow(1380, 260, 800, 560, "#fff2b8", 0.7)
    cloud(c, 980, 150, 420, "#ffffff", 0.85, "#c4e2d8")
    ranges(c, 380, 500, "#a9d6cc", "#73ad94", "#eef6d8", count=4, height=190)
    line = ridge(c.rng, 560, 30, waves=3)
    edge(c, line, ["#5f9a6c", "#73ab74", "#4f8a62"], 40)
    c.pour(c.stencil([(0, 566), (WIDTH, 566), (WIDTH, 1000), (0, 1000)]),
           ["#bcd38c", "#93b968", "#6a9a55"])
    path = c.stencil(smooth([(1600, 700), (1250, 690), (900, 730), (700, 830), (520, 1010),
                             (1500, 1010), (1640, 860)], closed=True))
    c.pour(path, ["#efe0bd", "#dcc096"])
    for x, h in ((1330, 330), (1500, 400)):
        areca(c, x, 690, h, "#9a8a76", ("#3f8a5a", "#5fa765", "#8cc570"))
    banana(c, 1570, 760, 280, ("#3c8452", "#5fa85c", "#8fcb66"))
    _clinic(c)
    _clinic_garden(c)
    _patients(c)
    c.glow(1400, 240, 1000, 800, "#fff0b0", 0.3, 1.7)
    return c.finish(vignette=0.22)


def _clinic(c: Canvas) -> None:
    wide, high = 15.0, 3.5
    base = Wall(LANE, (-13.5, 0, 15.5), (0.96, 0.28))
    side = Wall(LANE, (CLINIC.start[0] + 0.96 * wide, 0, 15.5 + 0.28 * wide), (-0.28, 0.96))
    c.poly(side.rect(0, 0, 6, high + 0.35), "#b9cdc8")
    c.soft([[base.at(0, 0), base.at(wide, 0), LANE.at(2, 0, 17.2), LANE.at(-14, 0, 13)]],
           "#2f4a4a", 0.35, 8)
    c.pour(c.stencil(CLINIC.rect(0, 0, wide, high)), ["#dfe9e4", "#fbfbf4"])
    c.poly(CLINIC.rect(0, 0, wide, 0.8), "#8fc6b0")
    c.poly(base.rect(-0.3, 0, wide + 0.3, 0.36), "#a9a49a")
    for u in (0.7, 3.3, 9.9, 12.4):
        panes(c, CLINIC, (u, 1.0, u + 1.8, 2.55), "#5f9fae", "#ffffff", across=2, down=2)
        c.poly(CLINIC.rect(u - 0.15, 0.86, u + 1.95, 0.96), "#cfdad4")
    c.poly(CLINIC.rect(6.2, 0, 8.6, 2.7), "#3f6f78")
    c.poly(CLINIC.rect(6.35, 0.05, 7.35, 2.6), "#7fb6bd")
    c.poly(CLINIC.rect(7.45, 0.05, 8.45, 2.6), "#6aa3ad")
    _porch_roof(c, wide, high)


def _porch_roof(c: Canvas, wide: float, high: float) -> None:
    eaves, crest = CLINIC.out(1.5), CLINIC.out(-3.0)
    for u in (0.4, 5.2, 9.6, 14.6):
        c.poly(CLINIC.out(1.3).rect(u, -0.35, u + 0.28, high), "#fdfdf8")
        c.poly(CLINIC.out(1.3).rect(u + 0.19, -0.35, u + 0.28, high), "#b5cbc4")
    c.poly([CLINIC.at(0, high), CLINIC.at(wide, high), eaves.at(wide + 0.4, high - 0.1),
            eaves.at(-0.4, high - 0.1)], "#9db8b0")
    tiles(c, (eaves.at(-0.6, high - 0.1), eaves.at(wide + 0.6, high - 0.1)),
          (crest.at(1.6, high + 2.4), crest.at(wide - 1.6, high + 2.4)),
          ["#6fbf9a", "#3f9a7c", "#2b7a68"], "#1f5a50", 46)
    c.poly(eaves.rect(-0.6, high - 0.28, wide + 0.6, high - 0.06), "#f7f7ee")
    gable = CLINIC.out(1.7)
    c.poly(gable.path([(5.0, high - 0.2), (9.9, high - 0.2), (9.9, high + 0.9), (7.45, high + 2.5),
                       (5.0, high + 0.9)]), "#fdfdf8")
    c.poly(gable.path([(4.6, high + 0.7), (7.45, high + 2.75), (10.3, high + 0.7),
                       (10.3, high + 1.0), (7.45, high + 3.1), (4.6, high + 1.0)]), "#3f9a7c")
    green = "#2f9a6c"
    c.poly(gable.rect(7.2, high + 0.35, 7.7, high + 1.75), green)
    c.poly(gable.rect(6.75, high + 0.8, 8.15, high + 1.3), green)
    c.poly(gable.rect(5.3, high - 0.1, 9.6, high + 0.2), "#4f86b0")


def _clinic_garden(c: Canvas) -> None:
    for i in range(5):
        step = CLINIC.out(1.6 + i * 0.34)
        c.poly(Wall(LANE, (step.start[0], 0, step.start[2]), CLINIC.along).rect(
            5.9, 0, 9.0, 0.36 - i * 0.075), lit("#b5ab9c", 0.1 * i))
    for u in (0.6, 1.7, 2.8, 3.9, 10.6, 11.7, 12.8, 13.9):
        x, y = Wall(LANE, (-13.5, 0, 15.5), CLINIC.along).out(2.2).at(u, 0)
        bush(c, x, y + 8, 78, 52, LEAVES)
        dapple(c, x, y - 22, 34, 16, ("#f06a9a", "#ffd24a")[int(u) % 2], 10, 5)
    tree(c, 70, 880, 560, ("#2f6b4f", "#4f9460", "#9ccb72"), wide=0.36, puffs=30)
    c.shadow(160, 892, 240, 22, 0.35)
    bx, by = 1320, 770
    c.shadow(bx + 10, by, 120, 12, 0.4)
    for dx in (-84, 84):
        c.oval(bx + dx, by - 34, 34, 34, "#22262c")
        c.oval(bx + dx, by - 34, 22, 22, "#a3abb0")
        c.oval(bx + dx, by - 34, 17, 17, "#3a4048")
    body = [(-92, -92), (-30, -104), (6, -74), (44, -104), (64, -150), (76, -146), (84, -70),
            (40, -40), (-40, -38), (-66, -58)]
    c.poly(smooth([(bx + x, by + y) for x, y in body], closed=True, steps=4), "#2f7fa8")
    c.poly(smooth([(bx - 98, by - 104), (bx - 40, by - 118), (bx + 4, by - 104), (bx - 40, by - 92)],
                  closed=True), "#23272e")
    c.limb([(bx + 84, by - 34), (bx + 64, by - 150), (bx + 44, by - 168)], [9, 9, 8], "#3a4048")
    grass(c, 940, ["#3c7a4a", "#5f9a52", "#8dbb60"], 110, 60, 1040)


def _patients(c: Canvas) -> None:
    nurse = Look("#ffffff", "#fdfdfb", hat="cap", hat_paint="#ffffff", shoe="#e8e8e4", tunic=True)
    person(c, 800, 930, 440, nurse, Pose(5, (40, 84), (52, 78), (4, 0), (-5, -3)))
    elder = Look("#7a4a66", "#2b2a33", hat="non", hat_paint="#f0d9a4", hair="#8a868a")
    person(c, 990, 938, 400, elder, Pose(14, (30, 84), (36, 70), (7, -2), (-8, -8)), flip=True)
    child = Look("#f0b03c", "#3f6fa0", bare_arms=True)
    person(c, 1092, 944, 252, child, Pose(0, (26, 60), (10, 30), (4, 0), (-4, -2)), flip=True)
    doctor = Look("#ffffff", "#3a5f7a", tunic=True)
    person(c, 520, 800, 235, doctor, Pose(2, (10, 60), (22, 70), (4, 0), (-4, -2)))
    patient = Look("#5f86a8", "#2f3646")
    person(c, 592, 802, 238, patient, WALK, flip=True)


# -- the stilt house -------------------------------------------------------------------------


def culture_house(c: Canvas) -> Image.Image:
    """A stilt house glowing at nightfall, a ring dance around a fire."""
    sky(c, ["#081c33", "#123a52", "#2f6a74", "#8fa88a"], 640)
    for _ in range(90):
        s = c.rng.uniform(0.7, 2.0)
        c.oval(c.rng.uniform(0, WIDTH), c.rng.uniform(0, 330), s, s, "#f4f6e2",
               c.rng.uniform(0.4, 0.95))
    c.glow(280, 150, 300, 300, "#dfe9c8", 0.5)
    c.oval(280, 150, 44, 44, "#f8f5dc")
    c.oval(262, 140, 40, 40, "#173f56", 0.18)
    ranges(c, 420, 540, "#37697a", "#16404f", "#6f9488", count=4, height=190)
    c.mist(430, 640, "#8fb5a5", 0.4)
    line = ridge(c.rng, 610, 40, waves=2)
    edge(c, line, ["#0f3340", "#123b44", "#0d2c38"], 44)
    hill(c, line, ["#143c42", "#1d4a44", "#24503f"], 1000, patches="#2f5f45")
    for x, foot, h in ((215, 745, 430), (330, 720, 370), (1490, 735, 430), (1420, 710, 330)):
        areca(c, x, foot, h, "#20343a", ("#0f3036", "#174248", "#24545a"))
    _stilts(c)
    _stilt_floor(c)
    _thatch(c)
    _stairs(c)
    banana(c, 1530, 830, 250, ("#123a3f", "#1d4f4b", "#2c6458"))
    _fire_ring(c)
    return c.finish(vignette=0.42, bloom=0.34)


HX, HY = 860, 745


def _stilts(c: Canvas) -> None:
    c.soft([ellipse(HX, HY + 14, 440, 34)], "#04121c", 0.7, 14)
    c.poly([(HX - 370, HY - 150), (HX + 370, HY - 150), (HX + 350, HY + 4), (HX - 350, HY + 4)],
           "#0d2028")
    c.glow(HX, HY - 60, 330, 130, "#e88a3c", 0.35)
    for dx in (-330, -165, 0, 165, 330):
        c.limb([(HX + dx * 0.9, HY - 6), (HX + dx * 0.9, HY - 150)], [13, 13], "#1f1a1c")
    for dx in (-372, -248, -124, 0, 124, 248, 372):
        c.rect(HX + dx - 10, HY - 158, HX + dx + 10, HY + 8, "#5a3826")
        c.rect(HX + dx - 10, HY - 158, HX + dx - 4, HY + 8, "#a8683c")
        c.oval(HX + dx, HY + 10, 17, 6, "#4a4644")
    for x in (-200, -60, 90):
        Figure(c, HX + x, HY + 4, 116, Look("#23252f", "#1a1b25"), Pose(), x > 0).draw()


def _stilt_floor(c: Canvas) -> None:
    top, floor = HY - 300, HY - 158
    wall = c.stencil([(HX - 372, top), (HX + 372, top), (HX + 372, floor), (HX - 372, floor)])
    c.pour(wall, ["#6f4429", "#a8683a", "#7a4a2b"])
    for i in range(62):
        x = HX - 372 + i * 12
        c.line([(x, top), (x, floor)], "#4a2c1e", 1.4, 0.55)
    for dx in (-292, -178, 124, 246):
        x = HX + dx
        c.glow(x, floor - 66, 110, 100, "#ffb04a", 0.75)
        c.pour(c.stencil([(x - 38, floor - 112), (x + 38, floor - 112), (x + 38, floor - 24),
                          (x - 38, floor - 24)]), ["#fff0b8", "#ffc866", "#f09a3c"])
        for k in (-38, 0, 38):
            c.line([(x + k, floor - 112), (x + k, floor - 24)], "#5a3422", 4)
        for k in (112, 68, 24):
            c.line([(x - 38, floor - k), (x + 38, floor - k)], "#5a3422", 3)
    c.pour(c.stencil([(HX - 74, floor - 122), (HX + 22, floor - 122), (HX + 22, floor),
                      (HX - 74, floor)]), ["#fff3c4", "#ffc866"])
    Figure(c, HX - 28, floor, 104, Look("#8a2f4a", "#241f2c", long_hair=True, skirt=True), FRONT,
           False).draw()
    c.rect(HX - 412, floor - 4, HX + 412, floor + 12, "#8a5634")
    c.rect(HX - 412, floor + 8, HX + 412, floor + 18, "#4a2c1e")
    _veranda(c, floor)


def _veranda(c: Canvas, floor: float) -> None:
    for a, b in ((-410, -92), (40, 410)):
        for share in (44, 24):
            c.line([(HX + a, floor - share), (HX + b, floor - share)], "#8a5634", 5)
        for i in range(int((b - a) / 26)):
            x = HX + a + i * 26
            c.line([(x, floor - 46), (x, floor)], "#6a3f28", 4)
    for dx in (-410, 410):
        c.rect(HX + dx - 7, HY - 306, HX + dx + 7, HY - 150, "#5a3826")
    for dx, tone in ((-120, "#e8503c"), (70, "#ffb03c"), (330, "#e8503c"), (-350, "#ffb03c")):
        c.line([(HX + dx, HY - 312), (HX + dx, HY - 282)], "#2a1a16", 2)
        c.glow(HX + dx, HY - 268, 60, 60, "#ffb04a", 0.7)
        c.oval(HX + dx, HY - 268, 13, 16, tone)
        c.oval(HX + dx - 3, HY - 271, 6, 9, "#fff0b8", 0.8)


def _thatch(c: Canvas) -> None:
    eave, crest = HY - 292, HY - 520
    roof = smooth([(HX - 500, eave + 14), (HX - 400, eave - 90), (HX - 300, crest + 16)], steps=6)
    roof += smooth([(HX - 270, crest), (HX, crest + 8), (HX + 270, crest)], steps=4)
    roof += smooth([(HX + 300, crest + 16), (HX + 400, eave - 90), (HX + 500, eave + 14)], steps=6)
    cut = c.stencil(roof)
    c.pour(cut, ["#8a7a5c", "#5f5142", "#3d3431"])
    c.grain(cut, "#10202c", "right-down", 0.8)
    rng = c.rng
    for _ in range(520):
        t = rng.random()
        y = crest + 12 + (eave - crest - 4) * t
        half = 275 + 205 * t * t
        x = HX + rng.uniform(-half, half)
        lean = (x - HX) / 500 * 12
        tone = rng.choice(["#a8946c", "#2c2828", "#c2ab7c", "#4c423a"])
        c.line([(x, y), (x + lean, y + 22)], tone, 1.6, 0.45)
    for i in range(92):
        x = HX - 496 + i * 10.9
        c.poly([(x - 6, eave + 8), (x + 8, eave + 8), (x + 1, eave + 24 + 7 * sin(i * 2.3))], "#3a3230")
    c.limb([(HX - 292, crest - 2), (HX + 292, crest - 2)], [20, 20], "#4a3d34")
    c.limb([(HX - 290, crest - 6), (HX + 290, crest - 6)], [7, 7], "#a08a64")
    for side in (-1, 1):
        x = HX + side * 292
        c.limb([(x, crest), (x + side * 22, crest - 46)], [10, 5], "#4a3d34")
        c.limb([(x, crest), (x - side * 16, crest - 44)], [10, 5], "#4a3d34")


def _stairs(c: Canvas) -> None:
    floor = HY - 146
    for i in range(9):
        t = i / 8
        y, w = floor + (HY + 36 - floor) * t, 46 + 20 * t
        x = HX - 26 - 14 * t
        c.rect(x - w, y, x + w, y + 9, lit("#8a5634", 0.12 + 0.2 * t))
        c.rect(x - w, y + 8, x + w, y + 13, "#3a2219")
    for side in (-1, 1):
        c.limb([(HX - 26 + side * 48, floor), (HX - 40 + side * 70, HY + 44)], [9, 12], "#6a3f28")


def _fire_ring(c: Canvas) -> None:
    fx, fy = 640, 890
    c.glow(fx, fy - 20, 720, 330, "#ff9a3c", 0.6, 1.7)
    c.glow(fx, fy - 60, 260, 260, "#ffd27a", 0.7)
    dancers = []
    for i in range(13):
        a = 2 * pi * i / 13 + 0.2
        dancers.append((fx + 440 * cos(a), fy + 62 * sin(a), a))
    for x, y, a in sorted(dancers, key=lambda d: d[1]):
        if y > fy - 4:
            continue
        _dancer(c, x, y, a, fy)
    _flames(c, fx, fy)
    for x, y, a in sorted(dancers, key=lambda d: d[1]):
        if y > fy - 4:
            _dancer(c, x, y, a, fy)
    for _ in range(46):
        s = c.rng.uniform(1.2, 3)
        c.oval(fx + c.rng.gauss(0, 60), fy - c.rng.uniform(110, 420), s, s, "#ffc45c", 0.85)


def _dancer(c: Canvas, x: float, y: float, angle: float, middle: float) -> None:
    h = 168 + (y - middle) * 0.55
    blouse = ("#e8e0d0", "#c8425a", "#4a8a9a", "#e0a03c", "#7a4a9a")[int(angle * 7) % 5]
    near = y > middle
    look = Look(dim(blouse, 0.3 if near else 0.05), "#1b1f33", skirt=True, long_hair=False,
                hat="turban", hat_paint="#1f2440", trim="#d8425a",
                skin="#8a5a40" if near else "#d9986a")
    pose = Pose(0, (-62, -74), (62, 74), (-4, -2), (4, 2), "back" if near else "front")
    person(c, x, y + 14, h, look, pose, shade=0.5)


def _flames(c: Canvas, x: float, y: float) -> None:
    for angle in (-26, 4, 30):
        c.limb([(x - 62 + angle * 0.4, y + 6 - angle * 0.2), (x + 62, y + 8 + angle * 0.2)],
               [15, 12], "#3a2219")
    for w, h, tone in ((62, 190, "#f0602a"), (46, 150, "#ff9a3c"), (28, 104, "#ffd46a"),
                       (14, 60, "#fff6d0")):
        tongue = [(x - w, y - h * 0.12), (x - w * 0.86, y - h * 0.4), (x - w * 0.3, y - h * 0.62),
                  (x - w * 0.24, y - h), (x + w * 0.24, y - h * 0.7), (x + w * 0.5, y - h * 0.84),
                  (x + w * 0.86, y - h * 0.4), (x + w, y - h * 0.12), (x, y + 6)]
        c.poly(smooth(tongue, closed=True, steps=5), tone)

