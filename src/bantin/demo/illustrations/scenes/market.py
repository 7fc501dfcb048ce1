"""A misty market lane in the mountains, canopies and bright skirts."""

from __future__ import annotations

from math import cos, sin

from PIL import Image

from ..canvas import WIDTH, Canvas
from ..goods import basket
from ..landscape import ranges, sky
from ..palette import SKIN, Paint, dim, lit, mix
from ..people import BACK, FRONT, WALK, Look, Pose, person
from ..view import View

LANE = View(horizon=470, centre=560, focal=1080, eye=2.0)


CLOTH = ("#d1384a", "#2f6fb0", "#e8a03c", "#2f8f7a", "#8a4f9a", "#e8607a")


def highland_market(c: Canvas) -> Image.Image:
    """A misty market lane in the mountains, canopies and bright skirts."""
    sky(c, ["#7f9cb5", "#b9cbd2", "#eef0e6"], 520)
    ranges(c, 250, 430, "#a9bcc6", "#5f7f8d", "#e2e9e4", count=5, height=230)
    c.mist(180, 430, "#f4f6f0", 0.75, 3)
    c.mist(330, 540, "#eef1ea", 0.8, 3)
    c.pour(
        c.stencil([(0, 490), (WIDTH, 490), (WIDTH, 1000), (0, 1000)]),
        ["#cfc7b8", "#a9947c", "#7a6252"],
    )
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
    back = [
        LANE.at(x0, 0, z + deep),
        LANE.at(x1, 0, z + deep),
        LANE.at(x1, 2.4, z + deep),
        LANE.at(x0, 2.4, z + deep),
    ]
    c.poly(back, mix("#4a4048", "#8f9aa0", z / 40))
    for i in range(7):
        a = x0 + 0.2 + i * 0.56
        hang = [
            LANE.at(a, 2.3, z + deep),
            LANE.at(a + 0.46, 2.3, z + deep),
            LANE.at(a + 0.46, 1.25, z + deep),
            LANE.at(a, 1.25, z + deep),
        ]
        cloth = rng.choice(CLOTH)
        c.poly(hang, cloth, 0.9)
        low = [hang[3], hang[2], (hang[2][0], hang[2][1] - 8), (hang[3][0], hang[3][1] - 8)]
        c.poly(low, lit(cloth, 0.5))
    seller_x, seller_y = LANE.at((x0 + x1) / 2, 0, z + 0.5)
    look = Look(
        rng.choice(CLOTH),
        "#22263f",
        hat="turban",
        hat_paint=rng.choice(CLOTH),
        skirt=True,
        trim="#f0c04a",
    )
    person(c, seller_x, seller_y, 1.55 * LANE.size(z), look, FRONT, shade=0)
    _goods(c, x0, x1, z)
    _canopy(c, x0, x1, z, deep, tone)


def _goods(c: Canvas, x0: float, x1: float, z: float) -> None:
    table = [LANE.at(x0, 0.75, z), LANE.at(x1, 0.75, z), LANE.at(x1, 0, z), LANE.at(x0, 0, z)]
    c.pour(c.stencil(table), ["#8a6248", "#5a3f34"])
    c.poly(
        [LANE.at(x0, 0.8, z), LANE.at(x1, 0.8, z), LANE.at(x1, 0.45, z), LANE.at(x0, 0.45, z)],
        c.rng.choice(CLOTH),
        0.85,
    )
    s = LANE.size(z)
    for i in range(6):
        x, y = LANE.at(x0 + 0.4 + i * 0.66, 0.8, z)
        tone = ("#e8a03c", "#d1483c", "#6fa04a", "#f0d25a", "#b85a8a")[(i + int(z)) % 5]
        c.oval(x, y - 0.08 * s, 0.26 * s, 0.13 * s, "#a87a48")
        for k in range(6):
            a = k * 1.05
            c.oval(
                x + cos(a) * 0.13 * s,
                y - 0.16 * s + sin(a) * 0.05 * s,
                0.075 * s,
                0.07 * s,
                dim(tone, 0.12 * (k % 2)),
            )


def _canopy(c: Canvas, x0: float, x1: float, z: float, deep: float, tone: Paint) -> None:
    near = [(x0 - 0.3, 2.45, z - 0.5), (x1 + 0.3, 2.45, z - 0.5)]
    far = [(x1 + 0.1, 3.2, z + deep), (x0 - 0.1, 3.2, z + deep)]
    air = mix(tone, "#dfe6e4", min(0.6, z / 50))
    cut = c.stencil(LANE.path([*near, *far]))
    c.pour(cut, [lit(air, 0.3), air])
    for i in range(0, 8, 2):
        a, b = i / 8, (i + 1) / 8
        w0, w1 = x1 - x0 + 0.6, x1 - x0 + 0.2
        c.poly(
            LANE.path(
                [
                    (x0 - 0.3 + w0 * a, 2.45, z - 0.5),
                    (x0 - 0.3 + w0 * b, 2.45, z - 0.5),
                    (x0 - 0.1 + w1 * b, 3.2, z + deep),
                    (x0 - 0.1 + w1 * a, 3.2, z + deep),
                ]
            ),
            "#fff6e6",
            0.42,
        )
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
        look = Look(
            rng.choice(CLOTH),
            "#23263d",
            rng.choice(SKIN),
            hat=rng.choice(["turban", "non"]),
            hat_paint=rng.choice(["#e8d2a0", "#d1384a", "#2a2f5a"]),
            skirt=rng.random() < 0.6,
            trim=rng.choice(["#f0c04a", "#e8607a", "#6fc0c0"]),
            pack="#9a6f42",
        )
        person(
            c,
            px,
            py,
            1.58 * LANE.size(z - 1),
            look,
            rng.choice([BACK, WALK, FRONT]),
            flip=rng.random() < 0.5,
        )


def _front_stall(c: Canvas) -> None:
    mat = c.stencil([(980, 880), (1640, 840), (1640, 1010), (900, 1010)])
    c.pour(mat, ["#c9a878", "#9a7850"])
    for x, y, r, tones in (
        (1060, 930, 84, ("#f08a2c", "#ffab4a")),
        (1238, 916, 88, ("#c8322f", "#e8584a")),
        (1420, 900, 90, ("#5f9a3c", "#8fc257")),
        (1580, 886, 80, ("#e8c33c", "#f6dc6a")),
    ):
        basket(c, x, y, r, tones)


def _women(c: Canvas) -> None:
    a = Look(
        "#c8304a",
        "#1f2547",
        hat="turban",
        hat_paint="#e8607a",
        skirt=True,
        trim="#f0b83c",
        pack="#a8763f",
    )
    b = Look(
        "#2f6fb0",
        "#2a2140",
        hat="turban",
        hat_paint="#f0b83c",
        skirt=True,
        trim="#e8506a",
        pack="#a8763f",
    )
    child = Look(
        "#f0b03c", "#3a2a50", hat="turban", hat_paint="#2f8f7a", skirt=True, trim="#6fd0c0"
    )
    person(c, 300, 972, 520, a, BACK)
    person(c, 505, 985, 505, b, BACK)
    for x, y, h, tone in ((300, 972, 520, "#f0b83c"), (505, 985, 505, "#e8506a")):
        _embroidery(c, x, y, h, tone)
    person(c, 405, 988, 330, child, BACK)
    seller = Look(
        "#3f8f7a", "#23263d", hat="turban", hat_paint="#d1384a", skirt=True, trim="#f0b83c"
    )
    person(c, 1150, 870, 430, seller, Pose(20, (30, 60), (40, 70), (4, 0), (-4, -2)))
    buyer = Look("#8a4f9a", "#2a2f45", hat="non", hat_paint="#f3dfae", skirt=True, trim="#f0b83c")
    person(c, 1390, 862, 425, buyer, Pose(14, (34, 66), (24, 50), (4, 0), (-4, -2)), flip=True)


def _embroidery(c: Canvas, x: float, y: float, h: float, tone: Paint) -> None:
    for k in range(9):
        px = x + (k - 4) * h * 0.034
        py = y - h * 0.29
        c.poly([(px, py - 6), (px + 6, py), (px, py + 6), (px - 6, py)], tone)
        c.poly([(px, py + 24), (px + 5, py + 29), (px, py + 34), (px - 5, py + 29)], "#fff1dc")
