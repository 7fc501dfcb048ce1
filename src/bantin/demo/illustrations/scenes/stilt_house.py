"""A stilt house glowing at nightfall, a ring dance around a fire."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image

from ..canvas import WIDTH, Canvas
from ..curves import ellipse, ridge, smooth
from ..landscape import hill, ranges, sky
from ..palette import dim, lit
from ..people import FRONT, Figure, Look, Pose, person
from ..trees import areca, banana, edge


def culture_house(c: Canvas) -> Image.Image:
    """A stilt house glowing at nightfall, a ring dance around a fire."""
    sky(c, ["#081c33", "#123a52", "#2f6a74", "#8fa88a"], 640)
    for _ in range(90):
        s = c.rng.uniform(0.7, 2.0)
        c.oval(
            c.rng.uniform(0, WIDTH),
            c.rng.uniform(0, 330),
            s,
            s,
            "#f4f6e2",
            c.rng.uniform(0.4, 0.95),
        )
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
    c.poly(
        [(HX - 370, HY - 150), (HX + 370, HY - 150), (HX + 350, HY + 4), (HX - 350, HY + 4)],
        "#0d2028",
    )
    c.glow(HX, HY - 60, 330, 130, "#e88a3c", 0.35)
    for dx in (-330, -165, 0, 165, 330):
        c.limb([(HX + dx * 0.9, HY - 6), (HX + dx * 0.9, HY - 150)], [13, 13], "#1f1a1c")
    for dx in (-372, -248, -124, 0, 124, 248, 372):
        c.rect(HX + dx - 10, HY - 158, HX + dx + 10, HY + 8, "#5a3826")
        c.rect(HX + dx - 10, HY - 158, HX + dx - 4, HY + 8, "#a8683c")
        c.oval(HX + dx, HY + 10, 17, 6, "#4a4644")


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
        c.pour(
            c.stencil(
                [
                    (x - 38, floor - 112),
                    (x + 38, floor - 112),
                    (x + 38, floor - 24),
                    (x - 38, floor - 24),
                ]
            ),
            ["#fff0b8", "#ffc866", "#f09a3c"],
        )
        for k in (-38, 0, 38):
            c.line([(x + k, floor - 112), (x + k, floor - 24)], "#5a3422", 4)
        for k in (112, 68, 24):
            c.line([(x - 38, floor - k), (x + 38, floor - k)], "#5a3422", 3)
    c.pour(
        c.stencil(
            [(HX - 74, floor - 122), (HX + 22, floor - 122), (HX + 22, floor), (HX - 74, floor)]
        ),
        ["#fff3c4", "#ffc866"],
    )
    Figure(
        c, HX - 28, floor, 104, Look("#8a2f4a", "#241f2c", long_hair=True, skirt=True), FRONT, False
    ).draw()
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
        c.poly(
            [(x - 6, eave + 8), (x + 8, eave + 8), (x + 1, eave + 24 + 7 * sin(i * 2.3))], "#3a3230"
        )
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
    for i in range(14):
        a = 2 * pi * i / 14
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
    look = Look(
        dim(blouse, 0.3 if near else 0.05),
        "#1b1f33",
        skirt=True,
        long_hair=False,
        hat="turban",
        hat_paint="#1f2440",
        trim="#d8425a",
        skin="#8a5a40" if near else "#d9986a",
    )
    pose = Pose(0, (-62, -74), (62, 74), (-4, -2), (4, 2), "back" if near else "front")
    person(c, x, y + 14, h, look, pose, shade=0.5)


def _flames(c: Canvas, x: float, y: float) -> None:
    for angle in (-26, 4, 30):
        c.limb(
            [(x - 62 + angle * 0.4, y + 6 - angle * 0.2), (x + 62, y + 8 + angle * 0.2)],
            [15, 12],
            "#3a2219",
        )
    for w, h, tone in (
        (62, 190, "#f0602a"),
        (46, 150, "#ff9a3c"),
        (28, 104, "#ffd46a"),
        (14, 60, "#fff6d0"),
    ):
        tongue = [
            (x - w, y - h * 0.12),
            (x - w * 0.86, y - h * 0.4),
            (x - w * 0.3, y - h * 0.62),
            (x - w * 0.24, y - h),
            (x + w * 0.24, y - h * 0.7),
            (x + w * 0.5, y - h * 0.84),
            (x + w * 0.86, y - h * 0.4),
            (x + w, y - h * 0.12),
            (x, y + 6),
        ]
        c.poly(smooth(tongue, closed=True, steps=5), tone)
