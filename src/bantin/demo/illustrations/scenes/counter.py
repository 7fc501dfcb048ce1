"""An officer hands a paper over a light wooden counter; others work behind."""

from __future__ import annotations

from PIL import Image

from ..busts import back, front
from ..canvas import WIDTH, Canvas
from ..curves import Point, smooth
from ..palette import Paint
from ..trees import potted
from ..view import View, Wall

OFFICE = View(horizon=400, centre=640, focal=1150, eye=1.72)


def one_stop_counter(c: Canvas) -> Image.Image:
    """An officer hands a paper over a light wooden counter; others work behind."""
    c.pour(c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 700), (0, 700)]), ["#dfeef0", "#c9e0e4"])
    _office_back(c)
    c.defocus(1.3)
    _far_desks(c)
    _signs(c)
    c.soft([[(980, 60), (1250, 60), (760, 1000), (180, 1000)]], "#fffdf0", 0.3, 30)
    _counter(c)
    _visitors(c)
    c.glow(1180, 220, 900, 700, "#fff6da", 0.36, 1.7)
    return c.finish(vignette=0.24, bloom=0.2)


def _office_back(c: Canvas) -> None:
    wall = Wall(OFFICE, (-7, 0, 10), (1, 0))
    c.pour(c.stencil(wall.rect(0, 0, 16, 4.4)), ["#eef6f4", "#d5e8e8"])
    c.poly(wall.rect(0, 2.75, 16, 3.3), "#2f7fb0")
    c.poly(wall.rect(0, 2.7, 16, 2.76), "#f0b84a")
    for i in range(3):
        u = 8.1 + i * 2.2
        c.pour(c.stencil(wall.rect(u, 0.95, u + 1.9, 2.5)), ["#fffef4", "#d6efdd", "#a9d6b0"])
        c.poly(wall.rect(u + 0.92, 0.95, u + 0.98, 2.5), "#8fb0b8")
        c.line([*wall.rect(u, 0.95, u + 1.9, 2.5), wall.at(u, 0.95)], "#8fb0b8", 3)
    for i in range(4):
        for j in range(3):
            u, v = 0.8 + i * 1.5, 0.35 + j * 0.72
            c.poly(wall.rect(u, v, u + 1.42, v + 0.68), "#caa06c")
            c.poly(wall.rect(u + 0.04, v + 0.05, u + 1.38, v + 0.64), "#8f6c46")
            _files(c, wall, u + 0.06, v + 0.05)
    ceiling = OFFICE.path([(-7, 3.6, 3), (9, 3.6, 3), (9, 3.6, 10), (-7, 3.6, 10)])
    c.pour(c.stencil(ceiling), ["#cfe2e6", "#f3f8f4"])
    for x in (-4.2, -0.8, 2.6, 6.0):
        for z in (4.4, 6.6, 8.6):
            lamp = OFFICE.path(
                [(x, 3.6, z), (x + 1.6, 3.6, z), (x + 1.6, 3.6, z + 0.7), (x, 3.6, z + 0.7)]
            )
            c.poly(lamp, "#ffffff")
    c.pour(c.stencil(OFFICE.floor(-9, 10, 1.5, 10)), ["#c2d6d6", "#93b0b4"])


def _files(c: Canvas, wall: Wall, u: float, v: float) -> None:
    end = u + 1.28
    while u < end - 0.12:
        w = c.rng.uniform(0.08, 0.13)
        tone = c.rng.choice(["#3f86b8", "#e8eef0", "#d96a4f", "#e8b84f", "#5fa08a", "#2f5f86"])
        c.poly(wall.rect(u, v, u + w, v + c.rng.uniform(0.42, 0.52)), tone)
        u += w + 0.015


def _far_desks(c: Canvas) -> None:
    z = 6.6
    s = OFFICE.size(z)
    for i, x in enumerate((-2.5, 3.6)):
        px, py = OFFICE.at(x, 1.2, z)
        front(
            c,
            px,
            py,
            s * 0.23,
            ("#f4f4f0", "#7fb0d0")[i],
            "#241f24",
            "#c98d63",
            woman=i == 1,
            tie="#2f5f86" if i == 0 else None,
            face=False,
        )
        _monitor(c, *OFFICE.at(x + 0.65, 0.82, z - 0.3), s * 0.5)
    desk = Wall(OFFICE, (-4.2, 0, z - 0.4), (1, 0))
    c.pour(c.stencil(desk.rect(0, 0, 10.5, 0.82)), ["#e3c496", "#b9905f"])
    c.poly(desk.rect(0, 0.78, 10.5, 0.86), "#f6e3bf")


def _monitor(c: Canvas, x: float, foot: float, w: float) -> None:
    """The back of a screen, as the public sees it."""
    h = w * 0.62
    c.rect(x - w * 0.06, foot - h * 0.3, x + w * 0.06, foot, "#4b5662")
    c.oval(x, foot, w * 0.22, w * 0.03, "#3a444f")
    c.rect(x - w / 2, foot - h * 1.2, x + w / 2, foot - h * 0.22, "#2b343f")
    shine = [
        (x - w / 2, foot - h * 1.2),
        (x, foot - h * 1.2),
        (x - w * 0.3, foot - h * 0.22),
        (x - w / 2, foot - h * 0.22),
    ]
    c.poly(shine, "#ffffff", 0.08)
    c.oval(x, foot - h * 0.72, w * 0.035, w * 0.035, "#4b5662")


def _counter(c: Canvas) -> None:
    z = 3.1
    px, py = OFFICE.at(0.4, 1.36, z + 0.35)
    c.rect(px - 84, py - 60, px + 84, py + 190, "#3f5f78")
    front(c, px, py, 104, "#e9eef2", "#211c22", "#d29a70", woman=True, shirt="#9fc4de")
    _monitor(c, px + 330, OFFICE.at(0, 1.0, z + 0.1)[1], 236)
    top = c.stencil(OFFICE.floor(-4, 4, z - 0.5, z + 0.25, 0.98))
    c.pour(top, ["#f6e3bd", "#e2bf8a"])
    c.mottle(top, "#d1a56c", 0.35, 14, 2)
    face = Wall(OFFICE, (-4, 0, z - 0.5), (1, 0))
    c.pour(c.stencil(face.rect(0, 0, 8, 0.98)), ["#d3a870", "#a87c4e"])
    c.poly(face.rect(0, 0.9, 8, 0.98), "#fbeed6")
    for k in range(14):
        c.poly(face.rect(0.2 + k * 0.6, 0.1, 0.23 + k * 0.6, 0.86), "#7d5836", 0.4)
    c.pour(c.stencil(face.rect(3.62, 0.3, 5.0, 0.8)), ["#3f90c0", "#2b6f9c"])
    c.line([*face.rect(3.66, 0.34, 4.96, 0.76), face.at(3.66, 0.34)], "#9fd0ea", 2)
    _arm(
        c,
        [(px - 84, py + 66), (px - 104, py + 152), (px - 40, py + 180)],
        [56, 46, 33],
        "#e4eaef",
        "#d29a70",
    )
    _arm(
        c,
        [(px + 84, py + 66), (px + 106, py + 152), (px + 40, py + 184)],
        [56, 46, 33],
        "#d3dde5",
        "#c98f66",
    )
    paper = [(px - 130, py + 172), (px - 16, py + 164), (px - 2, py + 196), (px - 124, py + 206)]
    c.soft([[(x + 5, y + 9) for x, y in paper]], "#5a3f26", 0.4, 4)
    c.poly(paper, "#fffdf4")
    for k in range(3):
        t = k * 9
        c.line([(px - 108, py + 179 + t), (px - 34, py + 173 + t)], "#9fb0b8", 2)
    _desk_things(c, px, py)


def _desk_things(c: Canvas, px: float, py: float) -> None:
    x, y = px + 150, py + 196
    c.poly([(x, y), (x + 110, y - 4), (x + 100, y - 26), (x + 8, y - 22)], "#c3ccd2")
    c.poly([(x + 4, y - 6), (x + 106, y - 10), (x + 100, y - 26), (x + 8, y - 22)], "#ffffff")
    potted(c, px + 540, py + 200, 170, ("#3f8a5a", "#62ab6c", "#8fcb7e"), "#e9ece8")
    c.rect(px - 300, py + 128, px - 232, py + 176, "#2f7fb0")
    c.poly(
        [(px - 304, py + 176), (px - 228, py + 176), (px - 236, py + 190), (px - 296, py + 190)],
        "#245f86",
    )
    c.rect(px - 294, py + 134, px - 238, py + 168, "#d9f0f6")
    glass = [(px + 210, py - 70), (px + 214, py + 196), (px + 470, py + 196), (px + 466, py - 70)]
    c.poly(glass, "#ffffff", 0.14)
    c.line([*glass, glass[0]], "#ffffff", 2, 0.7)


def _signs(c: Canvas) -> None:
    """Hanging panels over the counters, a coloured disc each."""
    for x, tone in ((-2.3, "#d1483c"), (0.45, "#2f8f6a"), (3.2, "#e0982f")):
        z = 5.4
        left, top = OFFICE.at(x - 0.62, 2.62, z)
        right, low = OFFICE.at(x + 0.62, 2.2, z)
        for px in (left + 24, right - 24):
            c.line([(px, OFFICE.at(0, 3.6, z)[1]), (px, top)], "#8fa6ae", 2)
        c.soft(
            [[(left, top + 6), (right, top + 6), (right, low + 8), (left, low + 8)]],
            "#3a5a68",
            0.3,
            6,
        )
        c.rect(left, top, right, low, "#fdfefb")
        c.rect(left, low - 8, right, low, tone)
        c.oval(left + 44, (top + low) / 2 - 4, 25, 25, tone)
        for k in range(2):
            c.rect(left + 88, top + 26 + k * 22, right - 34 - k * 40, top + 36 + k * 22, "#b9cdd2")


def _arm(c: Canvas, joints: list[Point], widths: list[float], sleeve: Paint, skin: Paint) -> None:
    c.limb(joints, widths, sleeve)
    hand = joints[-1]
    c.limb(
        [hand, (hand[0] + (18 if hand[0] > joints[1][0] else -18), hand[1] + 8)],
        [widths[-1] * 0.85, widths[-1] * 0.7],
        skin,
    )


def _visitors(c: Canvas) -> None:
    c.limb([(470, 770), (584, 792), (632, 724)], [112, 82, 58], "#75589a")
    c.limb([(628, 728), (648, 704)], [44, 36], "#b97a52")
    for k in range(3):
        c.limb([(648, 692 + k * 10), (672, 690 + k * 9)], [15, 12], "#b97a52")
    back(c, 338, 720, 168, "#8468a6", "#4a4550", "#b97a52", rim="#fff4d8", collar="#a58cc0")
    for x, y, s, coat, woman in (
        (1330, 846, 128, "#d98a4a", False),
        (1510, 858, 124, "#3f8f86", True),
    ):
        back(c, x, y, s, coat, "#211c22", "#c98d63", woman=woman, rim="#fff4d8", collar="#f4efe4")
    for x in (1330, 1510):
        c.poly(
            smooth(
                [
                    (x - 96, 1010),
                    (x - 92, 930),
                    (x - 78, 918),
                    (x + 78, 918),
                    (x + 92, 930),
                    (x + 96, 1010),
                ],
                steps=5,
            ),
            "#2f6f96",
        )
        c.line(smooth([(x - 92, 934), (x - 78, 918), (x + 78, 918), (x + 92, 934)]), "#7fb8d6", 5)
