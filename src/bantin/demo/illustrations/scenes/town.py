"""Narrow houses with lit windows along a quay, doubled in the river, after sunset."""

from __future__ import annotations

from PIL import Image

from ..buildings import sampan
from ..canvas import WIDTH, Canvas
from ..curves import ellipse, smooth
from ..landscape import glints, ranges, sky, streaks, water
from ..palette import Paint, dim, lit, mix
from ..people import Figure, Look, Pose
from ..trees import crown

QUAY = 610.0


PLASTER = ("#c98f6b", "#b57a78", "#8f8aa6", "#d1a377", "#a88a9a", "#7f8fa8", "#c27f62")


LAMP = "#ffd88a"


def riverside_town(c: Canvas) -> Image.Image:
    """Narrow houses with lit windows along a quay, doubled in the river, after sunset."""
    sky(c, ["#232a5c", "#5a4a86", "#c46a83", "#f6a774", "#ffd39a"], QUAY)
    streaks(c, 150, 400, "#f9b28a", 0.35, 10)
    c.oval(1240, 150, 30, 30, "#fff3d6")
    c.glow(1240, 150, 190, 190, "#ffe9c4", 0.45)
    for _ in range(46):
        s = c.rng.uniform(0.8, 1.9)
        c.oval(c.rng.uniform(0, WIDTH), c.rng.uniform(5, 200), s, s, "#fff6e0", 0.8)
    ranges(c, 430, 510, "#a0698c", "#5c4a80", "#e79a86", count=3, height=170)
    x = -30.0
    while x < WIDTH:
        w = c.rng.uniform(62, 104)
        _tall_house(c, x, w, c.rng.randint(2, 4))
        x += w
    _quay(c)
    water(c, QUAY + 34, ["#c07a86", "#3a3566", "#171a40"])
    c.mirror(QUAY + 34, 1000, source=430, ripple=18)
    c.veil(QUAY + 34, 1000, "#1d1f4e", 0.18, 0.72)
    glints(c, QUAY + 50, 990, "#ffcf8f", 0.55, 150)
    glints(c, QUAY + 50, 990, "#12143a", 0.4, 130)
    _boats(c)
    return c.finish(vignette=0.36, bloom=0.3)


def _tall_house(c: Canvas, x: float, w: float, floors: int) -> None:
    rng = c.rng
    storey = rng.uniform(62, 74)
    top = QUAY - floors * storey
    paint = dim(mix(rng.choice(PLASTER), "#5a3f70", 0.38), 0.1)
    cut = c.stencil([(x, QUAY), (x, top), (x + w, top), (x + w, QUAY)])
    c.pour(cut, [lit(paint, 0.12), paint, dim(paint, 0.25)])
    c.grain(cut, "#231d48", "right", 0.4)
    _house_roof(c, x, top, w, paint)
    for floor in range(floors):
        y = QUAY - floor * storey
        if floor == 0:
            _shop(c, x, y, w, storey)
        else:
            _storey(c, x, y, w, storey)
        c.rect(x, y - storey - 2, x + w, y - storey + 2, lit(paint, 0.25))


def _house_roof(c: Canvas, x: float, top: float, w: float, paint: Paint) -> None:
    style = c.rng.randrange(3)
    if style == 0:
        roof = c.stencil(
            [
                (x - 5, top + 2),
                (x + w * 0.16, top - w * 0.4),
                (x + w * 0.84, top - w * 0.4),
                (x + w + 5, top + 2),
            ]
        )
        c.pour(roof, ["#8a4a55", "#5c2f4a"])
    elif style == 1:
        c.poly([(x - 4, top + 2), (x + w / 2, top - w * 0.42), (x + w + 4, top + 2)], "#6f3a4e")
        c.oval(x + w / 2, top - w * 0.14, 7, 7, LAMP)
    else:
        c.rect(x - 3, top - 16, x + w + 3, top + 2, dim(paint, 0.12))
        for i in range(8):
            px = x + 4 + i * (w - 8) / 7
            c.line([(px, top - 16), (px, top - 32)], dim(paint, 0.3), 1.6)
        c.line([(x, top - 32), (x + w, top - 32)], dim(paint, 0.3), 2)
        if _has_tank(c):
            c.rect(x + w * 0.16, top - 30, x + w * 0.44, top - 16, "#4a4468")
            c.oval(x + w * 0.3, top - 40, w * 0.13, 14, "#8a86a8")
            c.oval(x + w * 0.27, top - 42, w * 0.06, 9, "#b5b0c8")
        for i in range(5):
            crown(
                c,
                x + w * (0.56 + 0.09 * i),
                top - 22,
                8,
                8,
                ["#35404f", "#4f5a5c", "#7a7a66"],
                puffs=5,
            )


def _has_tank(c: Canvas) -> bool:
    """Whether this roof carries a water tank."""
    return c.rng.random() < 0.55


def _window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    rng = c.rng
    if rng.random() < 0.72:
        warm = rng.choice(["#ffd27a", "#ffbf5e", "#ffe3a1", "#ffca86"])
        c.glow(x + w / 2, y + h / 2, w * 1.7, h * 1.3, "#ffb85c", 0.4)
        cut = c.stencil([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        c.pour(cut, [lit(warm, 0.4), warm, mix(warm, "#d9703f", 0.35)])
        if rng.random() < 0.3:
            c.rect(x, y, x + w * 0.35, y + h, "#c2563f", 0.55)
    else:
        c.rect(x, y, x + w, y + h, "#2a2a55")
    c.line([(x + w / 2, y), (x + w / 2, y + h)], "#3a2744", 2)
    c.line([(x, y + h * 0.35), (x + w, y + h * 0.35)], "#3a2744", 1.6)


def _storey(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    count = 2 if w > 78 else 1
    size = w * (0.26 if count == 2 else 0.4)
    gap = (w - count * size) / (count + 1)
    for i in range(count):
        _window(c, x + gap + i * (size + gap), y - h * 0.78, size, h * 0.62)
    if c.rng.random() < 0.6:
        c.rect(x + 4, y - h * 0.16, x + w - 4, y - h * 0.12, "#3a2b50")
        c.rect(x + 4, y - h * 0.42, x + w - 4, y - h * 0.39, "#3a2b50")
        for i in range(9):
            px = x + 6 + i * (w - 12) / 8
            c.line([(px, y - h * 0.4), (px, y - h * 0.14)], "#3a2b50", 1.4)


def _shop(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    rng = c.rng
    c.glow(x + w / 2, y - h * 0.3, w, h * 0.9, "#ffb85c", 0.5)
    c.rect(x + 8, y - h * 0.66, x + w - 8, y, "#ffc66b")
    c.rect(x + 8, y - h * 0.66, x + w - 8, y - h * 0.4, "#ffe2a0")
    for i in range(3):
        px = x + 8 + (w - 16) * (i + 0.5) / 3 + rng.uniform(-5, 5)
        c.rect(px - 5, y - rng.uniform(14, 26), px + 5, y, "#8a4a3c")
    if rng.random() < 0.6:
        head = rng.uniform(x + 20, x + w - 20)
        c.oval(head, y - 34, 5, 6, "#3a2340")
        c.limb([(head, y - 24), (head, y - 4)], [11, 9], "#3a2340")
    tone = rng.choice(["#d1503f", "#e09a3f", "#3f7f8f", "#b8405e"])
    awning = [
        (x + 4, y - h * 0.8),
        (x + w - 4, y - h * 0.8),
        (x + w + 4, y - h * 0.6),
        (x - 4, y - h * 0.6),
    ]
    c.poly(awning, tone)
    for i in range(0, 6, 2):
        a, b = x + 4 + (w - 8) * i / 6, x + 4 + (w - 8) * (i + 1) / 6
        c.poly(
            [(a, y - h * 0.8), (b, y - h * 0.8), (b + 1, y - h * 0.6), (a - 2, y - h * 0.6)],
            lit(tone, 0.55),
            0.8,
        )


def _quay(c: Canvas) -> None:
    c.rect(0, QUAY - 3, WIDTH, QUAY + 12, "#a9808c")
    cut = c.stencil([(0, QUAY + 8), (WIDTH, QUAY + 8), (WIDTH, QUAY + 36), (0, QUAY + 36)])
    c.pour(cut, ["#6a4f74", "#3a2f5a"])
    for x in range(30, 1600, 58):
        c.line([(x, QUAY - 2), (x, QUAY - 20)], "#35284c", 2)
    c.line([(0, QUAY - 20), (WIDTH, QUAY - 20)], "#35284c", 2)
    c.line([(0, QUAY - 11), (WIDTH, QUAY - 11)], "#35284c", 1.4)
    for x in range(90, 1600, 236):
        c.line([(x, QUAY), (x, QUAY - 96)], "#2b2244", 3)
        c.oval(x, QUAY - 100, 8, 9, "#fff0c4")
        c.glow(x, QUAY - 100, 70, 70, "#ffd27a", 0.75)
    for x in (215, 700, 1180, 1490):
        c.limb([(x, QUAY + 4), (x - 4, QUAY - 90)], [9, 6], "#2a2040")
        crown(c, x, QUAY - 110, 58, 46, ["#2a2a4c", "#43425c", "#86655f"], puffs=14)
    for i, x in enumerate((330, 352, 560, 860, 884, 1060, 1330)):
        h = 50 + (i % 3) * 3
        top = ("#e9d7c0", "#b8506a", "#5f7fb0", "#e0a04a")[i % 4]
        Figure(
            c,
            x,
            QUAY + 6,
            h,
            Look(top, "#2a2744", long_hair=i % 2 == 0),
            Pose(2, (-20, -4), (22, 40), (18, 10), (-12, -26)),
            i % 3 == 0,
        ).draw()


def _boats(c: Canvas) -> None:
    for x, y, w in ((420, 780, 270), (1210, 726, 190)):
        c.soft([ellipse(x, y + 8, w * 0.48, 10)], "#0c0e2c", 0.7, 5)
        shelter = smooth(
            [
                (x - w * 0.2, y - w * 0.05),
                (x - w * 0.17, y - w * 0.2),
                (x, y - w * 0.245),
                (x + w * 0.17, y - w * 0.2),
                (x + w * 0.2, y - w * 0.05),
            ],
            steps=5,
        )
        cut = c.stencil(shelter)
        c.pour(cut, ["#6a4a4c", "#3b2b42"])
        c.oval(x - w * 0.195, y - w * 0.13, w * 0.018, w * 0.03, "#fff0c4")
        c.glow(x - w * 0.195, y - w * 0.12, w * 0.3, w * 0.22, "#ffca70", 0.8)
        sampan(c, x, y, w, "#2f2340", "#5a4050")
        glints(c, y + 10, y + 110, "#ffd48a", 0.7, 22, x=x - w * 0.19, spread=80)
    poler = Figure(
        c,
        525,
        770,
        128,
        Look("#4a3a62", "#241f3c", hat="non", hat_paint="#d9b684"),
        Pose(12, (44, 96), (60, 120), (6, 0), (-8, -4)),
        True,
    )
    poler.draw()
    hx, hy = poler.hand("near")
    c.line([(hx + 22, hy - 96), (hx - 30, hy + 112)], "#241d38", 3.4)
