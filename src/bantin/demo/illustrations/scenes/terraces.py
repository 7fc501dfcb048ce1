"""Terraced rice in harvest gold, low sun from the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, ridge
from ..landscape import grass, hill, ranges, sky, streaks, sun
from ..palette import Paint, dim, lit, mix, ramp
from ..people import Look, Pose, person
from ..trees import bush, edge, tree


@dataclass(frozen=True)
class Mound:
    """A terraced hill: steps of level ground inside one another."""

    x: float
    y: float
    rx: float
    ry: float
    steps: int
    rise: float
    seed: float
    shift: float = 0.0

    def outline(self, step: int) -> list[Point]:
        """The rim of one step."""
        size = 1 - 0.9 * step / self.steps
        out = []
        for i in range(96):
            a = 2 * pi * i / 96
            wave = 0.1 * sin(2 * a + self.seed + step * 0.1) + 0.075 * sin(3 * a - self.seed * 2)
            wave += 0.045 * sin(5 * a + self.seed * 3 + step * 0.2)
            wave += 0.022 * sin(9 * a + self.seed + step * 0.35)
            r = size * (1 + wave)
            x = self.x + self.shift * step + self.rx * r * cos(a)
            out.append((x, self.y - self.rise * step + self.ry * r * sin(a)))
        return out


def _terraces(c: Canvas, mound: Mound, rice: Sequence[Paint], bank: Paint, haze: float) -> None:
    """Draw from the lowest step up, each with its bank, a lit rim and sheaf rows."""
    air = "#f6cf98"
    for step in range(mound.steps):
        rim = mound.outline(step)
        tone = ramp(rice, (step * 0.37 + 0.25 * c.rng.random()) % 1.0)
        mx = mound.x + mound.shift * step
        bank_tone = mix(bank, air, haze)
        c.poly([(mx + (x - mx) * 1.012, y + mound.rise * 0.95) for x, y in rim], bank_tone)
        c.poly(
            [(mx + (x - mx) * 1.006, y + mound.rise * 0.4) for x, y in rim],
            mix(bank_tone, tone, 0.3),
        )
        cut = c.stencil(rim)
        c.pour(
            cut,
            [
                mix(lit(tone, 0.35), air, haze),
                mix(tone, air, haze),
                mix(dim(tone, 0.16), air, haze),
            ],
            "right",
        )
        c.line(rim[8:46], mix(lit(tone, 0.7), air, haze), max(1.0, mound.rise * 0.09), 0.9)
        inner = [
            (
                mound.x + mound.shift * step + (x - mound.x - mound.shift * step) * 0.965,
                y - mound.rise * 0.1,
            )
            for x, y in rim[6:44]
        ]
        c.line(inner, mix(dim(tone, 0.3), air, haze), max(1.0, mound.rise * 0.06), 0.35)


GOLD = ("#e9b23c", "#f3c552", "#d99a2b", "#eccb62", "#b9b04a")


def rice_terraces(c: Canvas) -> Image.Image:
    """Terraced rice in harvest gold, low sun from the left."""
    sky(c, ["#6f8fb0", "#d9c3a5", "#fbd493", "#ffe3a8"], 520)
    sun(c, 420, 235, 34, "#fff6d8", "#ffdf96")
    streaks(c, 60, 210, "#fff1d2", 0.5)
    ranges(c, 300, 400, "#c3b6ad", "#8d9686", "#f7d7a0", count=4, height=150)
    line = ridge(c.rng, 452, 60, waves=1.2)
    hill(c, line, ["#a7a263", "#dcbb68", "#e0b45c"], 1000)
    edge(c, line, ["#8d9a66", "#7f8e5c", "#97a06b"], 15)
    _terraces(c, Mound(1270, 520, 420, 105, 12, 12, 1.3, 4), GOLD, "#8a7a3e", 0.34)
    _terraces(c, Mound(600, 545, 330, 70, 7, 9, 3.3, -2), GOLD, "#8a7a3e", 0.3)
    c.mist(420, 600, "#ffe2ae", 0.55)
    _terraces(c, Mound(120, 700, 640, 180, 13, 19, 4.1, -12), GOLD, "#6f6a34", 0.14)
    c.mist(560, 760, "#ffdf9f", 0.35)
    _terraces(c, Mound(1250, 960, 1010, 330, 13, 27, 0.4, 14), GOLD, "#59602c", 0.0)
    _hut(c, 1372, 668)
    tree(c, 1455, 668, 110, ["#4d5f2c", "#6d7f38", "#9aa348"], wide=0.36)
    bush(c, 1320, 672, 70, 40, ["#4d5f2c", "#6d7f38", "#9aa348"])
    _reapers(c)
    c.glow(300, 200, 1100, 800, "#ffd58a", 0.28, 1.6)
    grass(c, 960, ["#5a5a22", "#8d7a2c", "#c79a38", "#e0b650"], 260, 90, 1040)
    return c.finish(vignette=0.3)


def _hut(c: Canvas, x: float, foot: float) -> None:
    c.shadow(x + 16, foot, 58, 7, 0.4)
    c.rect(x - 34, foot - 34, x + 34, foot, "#7d5637")
    c.rect(x - 8, foot - 26, x + 8, foot, "#3d2a22")
    c.poly(
        [(x - 54, foot - 30), (x - 26, foot - 68), (x + 26, foot - 68), (x + 54, foot - 30)],
        "#9b7648",
    )
    c.poly(
        [(x + 6, foot - 68), (x + 26, foot - 68), (x + 54, foot - 30), (x + 18, foot - 30)],
        "#6f5234",
    )


def _reapers(c: Canvas) -> None:
    stoop = Pose(68, (-14, 18), (10, 30), (6, -4), (-12, -8), drop=0.02)
    blue = Look("#355a8a", "#2b2f45", hat="non", hat_paint="#f4dfa8")
    rose = Look("#b3465a", "#2a2738", hat="non", hat_paint="#f4dfa8", long_hair=True)
    person(c, 610, 858, 150, blue, stoop)
    person(c, 765, 838, 146, rose, stoop, flip=True)
    carry = Pose(4, (30, 120), (20, 100), (16, 4), (-12, -18))
    green = Look("#3f7a68", "#2b2f45", hat="non", hat_paint="#f4dfa8")
    person(c, 985, 812, 142, green, carry)
    for dx in (-26, -13, 0, 13, 26):
        c.line([(990 + dx * 0.3, 745), (990 + dx - 44, 712)], "#e2b44a", 4)
        c.line([(990 + dx * 0.3, 745), (990 + dx + 44, 770)], "#caa03c", 4)
