"""A white station with a green roof; a nurse meets an old woman and a child."""

from __future__ import annotations

from PIL import Image

from ..buildings import panes, tiles
from ..canvas import WIDTH, Canvas
from ..curves import ridge, smooth
from ..landscape import cloud, grass, ranges, sky
from ..palette import lit
from ..people import WALK, Look, Pose, person
from ..trees import LEAVES, areca, banana, bush, dapple, edge, tree
from ..view import View, Wall

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
    c.pour(
        c.stencil([(0, 566), (WIDTH, 566), (WIDTH, 1000), (0, 1000)]),
        ["#bcd38c", "#93b968", "#6a9a55"],
    )
    path = c.stencil(
        smooth(
            [
                (1600, 700),
                (1250, 690),
                (900, 730),
                (700, 830),
                (520, 1010),
                (1500, 1010),
                (1640, 860),
            ],
            closed=True,
        )
    )
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
    c.soft(
        [[base.at(0, 0), base.at(wide, 0), LANE.at(2, 0, 17.2), LANE.at(-14, 0, 13)]],
        "#2f4a4a",
        0.35,
        8,
    )
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
    c.poly(
        [
            CLINIC.at(0, high),
            CLINIC.at(wide, high),
            eaves.at(wide + 0.4, high - 0.1),
            eaves.at(-0.4, high - 0.1),
        ],
        "#9db8b0",
    )
    tiles(
        c,
        (eaves.at(-0.6, high - 0.1), eaves.at(wide + 0.6, high - 0.1)),
        (crest.at(1.6, high + 2.4), crest.at(wide - 1.6, high + 2.4)),
        ["#6fbf9a", "#3f9a7c", "#2b7a68"],
        "#1f5a50",
        46,
    )
    c.poly(eaves.rect(-0.6, high - 0.28, wide + 0.6, high - 0.06), "#f7f7ee")
    gable = CLINIC.out(1.7)
    c.poly(
        gable.path(
            [
                (5.0, high - 0.2),
                (9.9, high - 0.2),
                (9.9, high + 0.9),
                (7.45, high + 2.5),
                (5.0, high + 0.9),
            ]
        ),
        "#fdfdf8",
    )
    c.poly(
        gable.path(
            [
                (4.6, high + 0.7),
                (7.45, high + 2.75),
                (10.3, high + 0.7),
                (10.3, high + 1.0),
                (7.45, high + 3.1),
                (4.6, high + 1.0),
            ]
        ),
        "#3f9a7c",
    )
    green = "#2f9a6c"
    c.poly(gable.rect(7.2, high + 0.35, 7.7, high + 1.75), green)
    c.poly(gable.rect(6.75, high + 0.8, 8.15, high + 1.3), green)
    c.poly(gable.rect(5.3, high - 0.1, 9.6, high + 0.2), "#4f86b0")


def _clinic_garden(c: Canvas) -> None:
    for i in range(5):
        step = CLINIC.out(1.6 + i * 0.34)
        c.poly(
            Wall(LANE, (step.start[0], 0, step.start[2]), CLINIC.along).rect(
                5.9, 0, 9.0, 0.36 - i * 0.075
            ),
            lit("#b5ab9c", 0.1 * i),
        )
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
    body = [
        (-92, -92),
        (-30, -104),
        (6, -74),
        (44, -104),
        (64, -150),
        (76, -146),
        (84, -70),
        (40, -40),
        (-40, -38),
        (-66, -58),
    ]
    c.poly(smooth([(bx + x, by + y) for x, y in body], closed=True, steps=4), "#2f7fa8")
    c.poly(
        smooth(
            [(bx - 98, by - 104), (bx - 40, by - 118), (bx + 4, by - 104), (bx - 40, by - 92)],
            closed=True,
        ),
        "#23272e",
    )
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
