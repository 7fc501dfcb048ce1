"""People planting saplings on a hillside at sunrise."""

from __future__ import annotations

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, blob, ridge, smooth
from ..landscape import grass, hill, ranges, sky, streaks, sun
from ..people import Look, Pose, person
from ..trees import edge
from ..view import View


def planting(c: Canvas) -> Image.Image:
    """People planting saplings on a hillside at sunrise."""
    sky(c, ["#f08d7d", "#f9b78d", "#ffe0ac", "#fff3cf"], 700)
    sun(c, 520, 480, 62, "#fffbe6", "#fff0b8")
    streaks(c, 90, 330, "#fff0d8", 0.5, 8)
    ranges(c, 520, 620, "#e9b49c", "#b08a86", "#ffe3b4", count=4, height=150)
    line = ridge(c.rng, 660, 60, waves=1.1)
    edge(c, line, ["#7f7360", "#8a7b62", "#736a5d"], 22)
    hill(c, line, ["#8d8360", "#b9a26c"], 900)
    slope = smooth(
        [(-40, 690), (300, 705), (700, 748), (1100, 745), (1400, 700), (1640, 640)], steps=10
    )
    hill(
        c,
        slope,
        ["#8f9a4e", "#6c7a3c", "#4a5a30"],
        1000,
        shade="#2c3a24",
        way="down",
        strength=0.6,
        patches="#a9ab5b",
    )
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
        leaf = [
            (x, y),
            (x + side * reach * 0.5, y - reach * 0.62),
            (x + side * reach, y - reach * 0.3),
            (x + side * reach * 0.6, y + reach * 0.04),
        ]
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
    dig = Pose(34, (40, 30), (-10, 95), (20, -6), (-20, -14), drop=0.03)
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
    c.poly(
        [(hx - 58, hy + 2), (hx + 46, hy + 2), (hx + 36, hy + 34), (hx - 48, hy + 34)], "#2b2f38"
    )
    c.rect(hx - 58, hy - 2, hx + 46, hy + 7, "#454b57")
    for x, y, s in ((170, 800, 205), (255, 792, 198), (1500, 772, 190)):
        small = Look(
            ("#a43f3f", "#3d6a52", "#c98a2f")[int(s) % 3], "#2d3040", hat="non", hat_paint="#e9cf96"
        )
        person(
            c,
            x,
            y,
            s,
            small,
            Pose(52, (20, 40), (34, 52), (8, -4), (-12, -8), drop=0.03),
            flip=x > 200,
        )


def _hoe(c: Canvas, low: Point, high: Point) -> None:
    """A long handle through both hands, the blade in loose earth."""
    if high[1] > low[1]:
        low, high = high, low
    pace = (low[0] - high[0]) / max(1.0, low[1] - high[1])
    tip = (low[0] + pace * (908 - low[1]), 908.0)
    end = (high[0] - pace * 46, high[1] - 46)
    c.line([end, tip], "#8a5f38", 8)
    c.poly(
        [tip, (tip[0] + 16, tip[1] - 10), (tip[0] + 40, tip[1] + 22), (tip[0] + 6, tip[1] + 30)],
        "#4b4f58",
    )
    c.oval(tip[0] + 10, tip[1] + 34, 74, 15, "#5b3a28")
    c.oval(tip[0] - 4, tip[1] + 28, 44, 9, "#7d5236")
    c.poly(blob(c.rng, tip[0] + 52, tip[1] + 28, 12, 8), "#6a442c")
