"""A red tied-arch bridge strides over a jade river to limestone hills; clear noon."""

from __future__ import annotations

from math import pi, sin

from PIL import Image

from ..buildings import sampan
from ..canvas import WIDTH, Canvas
from ..curves import Point, ellipse, ridge, smooth
from ..landscape import cloud, glints, grass, hill, karst, ranges, sky, water
from ..palette import Paint, dim, lit, mix
from ..people import Look, Pose, person
from ..trees import GREENS, bamboo, crown, edge
from ..view import View

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
    top = [
        _on_bridge(start + SPAN * t, side, y, mirrored) for t, y in zip(steps, rise, strict=True)
    ]
    low = [
        _on_bridge(start + SPAN * t, side, max(DECK, y - 1.5), mirrored)
        for t, y in zip(steps, rise, strict=True)
    ]
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
            pier = [
                at(s - 1.6, side, DECK - 1),
                at(s + 1.6, side, DECK - 1),
                at(s + 1.6, side, 0),
                at(s - 1.6, side, 0),
            ]
            c.poly(pier, dim(stone, 0.3 if side > 0 else 0.16))
        cap = [
            at(s, 6.2, DECK - 0.6),
            at(s, -6.2, DECK - 0.6),
            at(s, -4.6, DECK - 3),
            at(s, 4.6, DECK - 3),
        ]
        c.poly(cap, dim(stone, 0.2))
    for i in range(3, -1, -1):
        _arch(c, HALF, 10 + SPAN * i, dim(red, 0.3), mirrored)
    c.poly(
        [at(-40, HALF, DECK), at(330, HALF, DECK), at(330, -HALF, DECK), at(-40, -HALF, DECK)],
        mix("#6e757e", air, fade),
    )
    if not mirrored:
        for s in range(-30, 300, 12):
            c.poly(
                [
                    at(s, 0.16, DECK),
                    at(s + 6, 0.16, DECK),
                    at(s + 6, -0.16, DECK),
                    at(s, -0.16, DECK),
                ],
                "#f2efe2",
            )
        _traffic(c)
    girder = [
        at(-40, -HALF, DECK + 0.9),
        at(330, -HALF, DECK + 0.9),
        at(330, -HALF, DECK - 1.9),
        at(-40, -HALF, DECK - 1.9),
    ]
    c.poly(girder, mix("#f1eee4", air, fade))
    c.poly(
        [
            at(-40, -HALF, DECK - 0.7),
            at(330, -HALF, DECK - 0.7),
            at(330, -HALF, DECK - 1.9),
            at(-40, -HALF, DECK - 1.9),
        ],
        dim(stone, 0.22),
    )
    for i in range(3, -1, -1):
        _arch(c, -HALF, 10 + SPAN * i, red, mirrored)


def _traffic(c: Canvas) -> None:
    for s, side, paint, long, tall in (
        (236, 2.6, "#f5f5f0", 6, 2.4),
        (182, -2.6, "#2c6fb3", 5, 1.9),
        (128, 2.6, "#e8b23a", 9, 3.2),
        (84, -2.8, "#c8372d", 4.4, 1.7),
        (52, 2.4, "#f2f4f5", 10, 3.2),
    ):

        def at(ds: float, dd: float, y: float, s: float = s, side: float = side) -> Point:
            return _on_bridge(s + ds, side + dd, DECK + y, False)

        c.poly(
            [at(0, 1, tall), at(long, 1, tall), at(long, -1, tall), at(0, -1, tall)],
            lit(paint, 0.4),
        )
        c.poly([at(0, 1, 0.3), at(0, -1, 0.3), at(0, -1, tall), at(0, 1, tall)], dim(paint, 0.15))
        c.poly([at(0, -1, 0.3), at(long, -1, 0.3), at(long, -1, tall), at(0, -1, tall)], paint)
        c.poly(
            [
                at(long * 0.1, -1, tall * 0.55),
                at(long * 0.9, -1, tall * 0.55),
                at(long * 0.9, -1, tall * 0.9),
                at(long * 0.1, -1, tall * 0.9),
            ],
            "#34465a",
            0.8,
        )


def river_bridge(c: Canvas) -> Image.Image:
    """A red tied-arch bridge strides over a jade river to limestone hills; clear noon."""
    sky(c, ["#2f8fd0", "#7cc3e6", "#d9f0f2"], 560)
    cloud(c, 330, 200, 560, "#ffffff", 0.95, "#a9cbe0")
    cloud(c, 980, 130, 380, "#ffffff", 0.85, "#a9cbe0")
    cloud(c, 1420, 240, 420, "#ffffff", 0.8, "#b4d3e4")
    ranges(c, 420, 470, "#a3cbdc", "#86b9c6", "#dff2f0", count=2, height=120)
    for x, w, h in (
        (120, 230, 230),
        (300, 190, 160),
        (470, 170, 120),
        (1010, 170, 150),
        (1150, 240, 260),
        (1340, 210, 190),
        (1510, 260, 290),
    ):
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
    person(
        c,
        x + w * 0.26,
        y - 4,
        w * 0.56,
        look,
        Pose(16, (50, 70), (62, 82), (8, 0), (-6, -8)),
        flip=True,
        shade=0,
    )
    c.line([(x + w * 0.18, y - w * 0.34), (x - w * 0.02, y + 10)], "#6b4a2f", 3)
    sampan(c, x, y, w, "#5d4030", "#8a6446")
