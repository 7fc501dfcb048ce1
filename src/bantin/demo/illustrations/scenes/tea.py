"""Tea hedges sweeping down to the viewer, pickers among them, a fresh morning."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, ridge, smooth
from ..landscape import cloud, hill, ranges, sky
from ..palette import Paint, mix
from ..people import Look, Pose, person
from ..trees import tree

TEA = ("#2f6b3c", "#4c8f45", "#7db956", "#b6dd6f")


def _tea_rows(
    c: Canvas,
    top: Sequence[Point],
    floor: float,
    tones: Sequence[Paint],
    rows: int,
    air: float,
    lean: float,
) -> None:
    """Clipped hedges that follow a hill, wider toward the viewer."""
    haze = "#dff0d4"
    for row in range(rows + 1):
        share = (row / rows) ** 1.75
        high = 6 + 58 * share
        line = []
        for i, (x, y) in enumerate(top):
            base = y + (floor - y) * share
            bow = sin(i / len(top) * pi + lean) * 46 * share
            line.append((x, base + bow))
        bumps = [
            (x, y - high * (0.08 + 0.1 * abs(sin(i * 1.3 + row * 2.1))))
            for i, (x, y) in enumerate(line)
        ]
        body = [*bumps, *[(x, y + high) for x, y in reversed(line)]]
        c.poly(body, mix(tones[0], haze, air))
        c.poly(
            [*bumps, *[(x, y + high * 0.5) for x, y in reversed(line)]], mix(tones[1], haze, air)
        )
        c.poly(
            [*bumps, *[(x, y + high * 0.24) for x, y in reversed(line)]], mix(tones[2], haze, air)
        )
        _leaves(c, line, high, tones, air)


def _leaves(
    c: Canvas,
    line: Sequence[Point],
    high: float,
    tones: Sequence[Paint],
    air: float,
) -> None:
    if high < 14:
        return
    rng = c.rng
    for x, y in line:
        for _ in range(5):
            px, py = x + rng.uniform(-9, 9), y + rng.uniform(-0.16, 0.8) * high
            s = high * rng.uniform(0.06, 0.13)
            deep = (py - y) / high
            tone = tones[3] if deep < 0.15 else tones[2] if deep < 0.45 else tones[1]
            c.poly(
                [(px - s, py), (px, py - s * 0.9), (px + s, py), (px, py + s * 0.5)],
                mix(tone, "#dff0d4", air),
            )


def tea_hills(c: Canvas) -> Image.Image:
    """Tea hedges sweeping down to the viewer, pickers among them, a fresh morning."""
    sky(c, ["#7fc1d8", "#bfe3e0", "#f2f6da"], 480)
    c.glow(1180, 150, 700, 420, "#fff7cf", 0.75)
    cloud(c, 330, 170, 420, "#ffffff", 0.85, "#b9d6dc")
    cloud(c, 820, 105, 260, "#ffffff", 0.7, "#b9d6dc")
    ranges(c, 250, 330, "#a9cfcf", "#7fb39a", "#eaf5dc", count=3, height=140)
    for crest, floor, air, lean, rows in (
        (ridge(c.rng, 380, 120, waves=0.9, rough=0.3, step=16), 640, 0.34, 0.4, 15),
        (
            smooth([(-40, 400), (200, 372), (470, 430), (800, 560), (1150, 640), (1660, 650)]),
            900,
            0.16,
            1.1,
            15,
        ),
    ):
        hill(c, crest, [mix(TEA[2], "#dff0d4", air), mix(TEA[0], "#dff0d4", air)], 1000)
        _tea_rows(c, crest, floor, TEA, rows, air, lean)
        c.mist(crest[0][1] - 30, floor - 60, "#f1f8df", 0.4)
    for x, y in ((250, 378), (330, 392), (1290, 340), (1350, 345)):
        tree(c, x, y + 4, 92, ["#3c7350", "#5c9a5c", "#9cc871"], wide=0.3, puffs=14)
    crest = smooth(
        [(-40, 900), (300, 810), (700, 700), (1050, 590), (1350, 530), (1660, 500)], steps=14
    )
    hill(c, crest, [TEA[1], TEA[0]], 1000)
    _pickers(c)
    c.glow(1250, 120, 900, 700, "#fff4b8", 0.3, 1.7)
    return c.finish(vignette=0.2)


def _picker(c: Canvas, x: float, y: float, h: float, top: Paint, flip: bool) -> None:
    look = Look(top, "#28364a", hat="non", hat_paint="#f6e3b4", scarf=None, long_hair=True)
    pose = Pose(20, (40, 74), (52, 88), (2, 0), (-2, 0))
    way = -1 if flip else 1
    person(c, x, y, h, look, pose, flip=flip, shade=0)
    bx, by = x - way * h * 0.06, y - h * 0.64
    cut = c.stencil(
        smooth(
            [
                (bx - h * 0.1, by - h * 0.12),
                (bx + h * 0.08, by - h * 0.12),
                (bx + h * 0.06, by + h * 0.12),
                (bx - h * 0.07, by + h * 0.12),
            ],
            closed=True,
        )
    )
    c.pour(cut, ["#d8ab66", "#a87a41", "#7b572f"], "right")
    for i in range(4):
        c.line(
            [
                (bx - h * 0.09, by - h * 0.08 + i * h * 0.055),
                (bx + h * 0.07, by - h * 0.08 + i * h * 0.055),
            ],
            "#6b4a29",
            h * 0.006,
            0.6,
        )
    c.oval(bx - h * 0.01, by - h * 0.125, h * 0.09, h * 0.024, "#8fcf5c")


def _hedge(c: Canvas, lift: float) -> None:
    """One of the near hedges, clipped round on top, full of young leaves."""
    rng = c.rng
    crest = smooth(
        [(-60, 900), (300, 812), (700, 702), (1050, 604), (1350, 546), (1680, 510)], steps=12
    )
    share = lift / 420
    high = 54 + 74 * share
    top = [
        (x, y + lift + 26 * share * sin(i * 0.19) - 4 * sin(i * 1.9))
        for i, (x, y) in enumerate(crest)
    ]
    cut = c.stencil([*top, *[(x, y + high * 1.7) for x, y in reversed(top)]])
    c.pour(cut, [TEA[1], TEA[0], "#1f5134", "#1a4530"])
    c.soft(
        [
            [
                *[(x, y + high * 0.95) for x, y in top],
                *[(x, y + high * 1.5) for x, y in reversed(top)],
            ]
        ],
        "#0f3328",
        0.5,
        9,
    )
    for x, y in top:
        for _ in range(26):
            deep = rng.random() ** 1.4
            px, py = x + rng.uniform(-17, 17), y + (deep * 0.92 - 0.06) * high
            s = rng.uniform(5, 9) * (0.7 + 0.6 * share)
            tone = TEA[3] if deep < 0.12 else TEA[2] if deep < 0.4 else TEA[1]
            if deep > 0.6 and rng.random() < 0.6:
                tone = "#3a7a3f"
            turn = rng.uniform(-0.8, 0.8)
            c.poly(
                [(px - s * 0.5, py), (px + turn * s * 0.4, py - s * 1.25), (px + s * 0.5, py)], tone
            )


def _pickers(c: Canvas) -> None:
    _hedge(c, 0)
    _picker(c, 1290, 716, 232, "#3f6fb5", True)
    _picker(c, 905, 800, 262, "#d8485a", False)
    _hedge(c, 92)
    _picker(c, 560, 1000, 326, "#e7a13a", False)
    _hedge(c, 208)
    _hedge(c, 350)
