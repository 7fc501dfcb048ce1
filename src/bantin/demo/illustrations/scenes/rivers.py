"""By the water: a town at dusk, a flood."""

from __future__ import annotations

from math import sin

from PIL import Image

from ..buildings import sampan
from ..canvas import WIDTH, Canvas
from ..curves import Point, blob, ellipse, ridge, smooth
from ..landscape import glints, hill, rain, ranges, sky, streaks, water
from ..palette import Paint, dim, lit, mix
from ..people import Figure, Look, Pose
from ..trees import areca, crown, edge

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
        roof = c.stencil([(x - 5, top + 2), (x + w * 0.16, top - w * 0.4),
                          (x + w * 0.84, top - w * 0.4), (x + w + 5, top + 2)])
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
        if rng_tank(c):
            c.rect(x + w * 0.16, top - 30, x + w * 0.44, top - 16, "#4a4468")
            c.oval(x + w * 0.3, top - 40, w * 0.13, 14, "#8a86a8")
            c.oval(x + w * 0.27, top - 42, w * 0.06, 9, "#b5b0c8")
        for i in range(5):
            crown(c, x + w * (0.56 + 0.09 * i), top - 22, 8, 8, ["#35404f", "#4f5a5c", "#7a7a66"],
                  puffs=5)


def rng_tank(c: Canvas) -> bool:
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
    awning = [(x + 4, y - h * 0.8), (x + w - 4, y - h * 0.8), (x + w + 4, y - h * 0.6),
              (x - 4, y - h * 0.6)]
    c.poly(awning, tone)
    for i in range(0, 6, 2):
        a, b = x + 4 + (w - 8) * i / 6, x + 4 + (w - 8) * (i + 1) / 6
        c.poly([(a, y - h * 0.8), (b, y - h * 0.8), (b + 1, y - h * 0.6), (a - 2, y - h * 0.6)],
               lit(tone, 0.55), 0.8)


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
        Figure(c, x, QUAY + 6, h, Look(top, "#2a2744", long_hair=i % 2 == 0),
               Pose(2, (-20, -4), (22, 40), (18, 10), (-12, -26)), i % 3 == 0).draw()


def _boats(c: Canvas) -> None:
    for x, y, w in ((420, 780, 270), (1210, 726, 190)):
        c.soft([ellipse(x, y + 8, w * 0.48, 10)], "#0c0e2c", 0.7, 5)
        shelter = smooth([(x - w * 0.2, y - w * 0.05), (x - w * 0.17, y - w * 0.2),
                          (x, y - w * 0.245), (x + w * 0.17, y - w * 0.2),
                          (x + w * 0.2, y - w * 0.05)], steps=5)
        cut = c.stencil(shelter)
        c.pour(cut, ["#6a4a4c", "#3b2b42"])
        c.oval(x - w * 0.195, y - w * 0.13, w * 0.018, w * 0.03, "#fff0c4")
        c.glow(x - w * 0.195, y - w * 0.12, w * 0.3, w * 0.22, "#ffca70", 0.8)
        sampan(c, x, y, w, "#2f2340", "#5a4050")
        glints(c, y + 10, y + 110, "#ffd48a", 0.7, 22, x=x - w * 0.19, spread=80)
    poler = Figure(c, 525, 770, 128, Look("#4a3a62", "#241f3c", hat="non", hat_paint="#d9b684"),
                   Pose(12, (44, 96), (60, 120), (6, 0), (-8, -4)), True)
    poler.draw()
    hx, hy = poler.hand("near")
    c.line([(hx + 22, hy - 96), (hx - 30, hy + 112)], "#241d38", 3.4)


# -- the flood -------------------------------------------------------------------------


def flood(c: Canvas) -> Image.Image:
    """A swollen brown river in the rain; a rescue boat brings people out."""
    sky(c, ["#4c565f", "#7d868a", "#b7b9b1"], 420)
    c.mist(-60, 260, "#39434e", 0.7, 3)
    c.mist(40, 330, "#5d676e", 0.6, 4)
    ranges(c, 300, 350, "#98a09f", "#6f7f7e", "#b9bcb2", count=3, height=120)
    c.mist(230, 400, "#c3c6be", 0.75)
    line = ridge(c.rng, 368, 30, waves=3)
    edge(c, line, ["#5b6e66", "#66776c", "#50655f"], 26)
    hill(c, line, ["#5f7268", "#6f7a68"], 392)
    water(c, 382, ["#b7a183", "#a3825b", "#86633f", "#5e442e"])
    c.mirror(382, 560, source=90, ripple=16)
    c.veil(382, 560, "#ab8d66", 0.35, 0.95)
    for x, y, w in ((250, 470, 150), (520, 436, 100), (1400, 452, 130), (1180, 424, 80)):
        _drowned_house(c, x, y, w)
    for x, y, s in ((100, 470, 60), (400, 452, 46), (700, 430, 34), (1030, 440, 40),
                    (1290, 470, 56), (1560, 480, 64)):
        _drowned_tree(c, x, y, s)
    _current(c)
    _rescue(c, 850, 790)
    _drowned_house(c, 1420, 705, 330)
    areca(c, 120, 720, 420, "#6b6a5c", ("#3f5a4a", "#54705a", "#6d8567"))
    c.soft([ellipse(120, 722, 60, 12)], "#59412c", 0.7, 6)
    _second_boat(c, 360, 585, 0.42)
    _poles(c)
    for x, y, s in ((1560, 640, 120), (30, 640, 110)):
        _drowned_tree(c, x, y, s)
    _waves(c)
    rain(c, 520, "#e6ebea", 0.42)
    c.veil(0, 1000, "#aab2b4", 0.12, 0.0)
    return c.finish(vignette=0.36, bloom=0.1)


def _drowned_house(c: Canvas, x: float, y: float, w: float) -> None:
    h = w * 0.5
    far = max(0.0, 0.5 - w / 500)
    wall, roof = mix("#c9b491", "#b7b9b1", far), mix("#93493a", "#9aa09c", far)
    c.soft([ellipse(x, y + h * 0.12, w * 0.52, h * 0.16)], "#4f3a28", 0.6, w * 0.03)
    c.rect(x - w * 0.42, y - h * 0.34, x + w * 0.42, y + h * 0.03, wall)
    c.rect(x - w * 0.42, y - h * 0.1, x + w * 0.42, y + h * 0.03, dim(wall, 0.3))
    for dx in (-0.28, 0.02, 0.2):
        c.rect(x + dx * w, y - h * 0.26, x + (dx + 0.1) * w, y, mix("#3c4448", "#b7b9b1", far))
    cut = c.stencil([(x - w * 0.52, y - h * 0.28), (x - w * 0.36, y - h * 0.8),
                     (x + w * 0.36, y - h * 0.8), (x + w * 0.52, y - h * 0.28)])
    c.pour(cut, [lit(roof, 0.15), roof, dim(roof, 0.25)])
    c.grain(cut, "#2a2430", "right", 0.6)
    for i in range(1, 22):
        t = i / 22
        c.line([(x + (t - 0.5) * w * 0.72, y - h * 0.8), (x + (t - 0.5) * w * 1.04, y - h * 0.28)],
               dim(roof, 0.35), 1, 0.6)
    c.line([(x - w * 0.36, y - h * 0.8), (x + w * 0.36, y - h * 0.8)], lit(roof, 0.3), w * 0.014)
    for i in range(7):
        px = x + (i - 3) * w * 0.15
        c.oval(px, y + h * 0.04 + (i % 2) * 3, w * 0.07, w * 0.008, "#d9c4a2", 0.7)


def _drowned_tree(c: Canvas, x: float, y: float, s: float) -> None:
    far = max(0.0, 0.5 - s / 120)
    tones = [mix(t, "#b7b9b1", far) for t in ("#334a40", "#4a6350", "#6d8062")]
    c.soft([ellipse(x, y + 3, s * 0.8, s * 0.16)], "#4f3a28", 0.6, 4)
    crown(c, x, y - s * 0.62, s * 0.8, s * 0.72, tones, puffs=16)
    c.oval(x, y + 1, s * 0.8, 2.4, "#d9c4a2", 0.6)


def _current(c: Canvas) -> None:
    rng = c.rng
    for _ in range(170):
        depth = rng.random() ** 1.3
        y = 420 + 570 * depth
        x, w = rng.uniform(-60, 1640), (24 + 150 * depth) * rng.uniform(0.5, 1.2)
        lift = 2 + 9 * depth
        crest = smooth([(x - w, y), (x - w * 0.4, y - lift), (x + w * 0.2, y - lift * 0.4),
                        (x + w, y + lift * 0.3)], steps=4)
        low = [(px, py + 1 + 5 * depth * sin(i / len(crest) * 3.1)) for i, (px, py) in
               enumerate(crest)]
        tone = rng.choice(["#c8ac84", "#6b4c31", "#b4936a", "#553c28", "#d9c19c"])
        c.poly([*crest, *reversed(low)], tone, 0.55)


VEST = "#ff7a1c"


def _sit(c: Canvas, x: float, y: float, h: float, look: Look, pose: Pose, flip: bool) -> Figure:
    figure = Figure(c, x, y, h, look, pose, flip)
    figure.draw()
    return figure


def _rescue(c: Canvas, x: float, y: float) -> None:
    """The boat moves to the left; people sit in it, one stands at the bow."""
    c.soft([ellipse(x + 30, y + 18, 330, 26)], "#3a2a1e", 0.7, 9)
    wake = [blob(c.rng, x + 330 + i * 40, y + 12 + i * 3, 50, 9) for i in range(5)]
    c.soft(wake, "#e6d6ba", 0.7, 6)
    sitting = Pose(6, (26, 62), (34, 70), (84, -4), (78, -8))
    grey = "#3a4348"
    crew = Look("#31506b", "#2a3340", hat="helmet", hat_paint="#f3f4ef", vest=VEST)
    elder = Look("#7a5a70", "#2f2c3a", hat="non", hat_paint="#ecd6a2", vest=VEST)
    child = Look("#d9c04a", "#4a5a80", hat="", vest=VEST)
    mother = Look("#b8566a", "#2f2c3a", vest=VEST, long_hair=True)
    _sit(c, x + 95, y + 62, 205, mother, sitting, True)
    _sit(c, x + 40, y + 26, 142, child, sitting, True)
    _sit(c, x - 35, y + 62, 205, elder, sitting, True)
    _sit(c, x - 205, y + 6, 215, crew, Pose(14, (54, 84), (64, 96), (10, -4), (-14, -12)), True)
    helm = _sit(c, x + 225, y + 58, 212, crew, Pose(4, (-44, -58), (24, 60), (80, -4), (74, -8)),
                True)
    _hull(c, x, y)
    hx, hy = helm.hand("near")
    c.limb([(hx, hy), (x + 318, y - 40)], [7, 7], grey)
    c.rect(x + 306, y - 62, x + 344, y - 6, "#2b2f36")
    c.rect(x + 306, y - 62, x + 344, y - 46, "#c8372d")
    c.rect(x + 318, y - 6, x + 330, y + 26, "#23262c")


def _second_boat(c: Canvas, x: float, y: float, k: float) -> None:
    """A smaller boat farther off, on its way to the roofs."""
    c.soft([ellipse(x, y + 8, 150 * k, 12)], "#4f3a28", 0.7, 5)
    crew = Look("#4a6276", "#36424a", hat="helmet", hat_paint="#e9ebe6", vest=mix(VEST, "#a39c90", 0.2))
    pose = Pose(6, (30, 66), (40, 76), (82, -4), (76, -8))
    for dx in (-90, 10, 110):
        _sit(c, x + dx * k, y + 28 * k * 2, 190 * k, crew, pose, False)
    rim = [(-190, -22), (-100, -12), (100, -12), (205, -36), (190, 16), (-180, 18)]
    c.poly(smooth([(x + px * k, y + py * k) for px, py in rim], closed=True), "#c96a3c")
    c.line([(x - 180 * k, y - 6 * k), (x + 190 * k, y - 12 * k)], "#f2dcc0", 2)


def _poles(c: Canvas) -> None:
    """A line of electric poles that the water has reached."""
    tops: list[Point] = []
    for x, foot, h in ((1130, 520, 150), (960, 474, 108), (838, 446, 80), (750, 428, 60)):
        c.line([(x, foot), (x + h * 0.03, foot - h)], "#5f625f", max(2.0, h * 0.04))
        c.line([(x - h * 0.16, foot - h * 0.92), (x + h * 0.2, foot - h * 0.92)], "#5f625f",
               max(1.6, h * 0.03))
        c.oval(x, foot, h * 0.1, 2, "#d9c4a2", 0.7)
        tops.append((x, foot - h * 0.92))
    for (x0, y0), (x1, y1) in zip(tops, tops[1:], strict=False):
        mid = ((x0 + x1) / 2, (y0 + y1) / 2 + abs(x1 - x0) * 0.1)
        c.line(smooth([(x0, y0), mid, (x1, y1)]), "#5f625f", 1.2, 0.8)


def _hull(c: Canvas, x: float, y: float) -> None:
    tube: list[Point] = [(-330, -58), (-285, -30), (-200, -22), (0, -18), (200, -20), (300, -28),
                         (306, 8), (280, 22), (0, 26), (-200, 22), (-270, 8), (-318, -26)]
    outline = smooth([(x + px, y + py) for px, py in tube], closed=True, steps=6)
    cut = c.stencil(outline)
    c.pour(cut, ["#ff9a4a", "#ee5f1e", "#a83a18"])
    c.grain(cut, "#50160f", "down", 0.5)
    c.line(smooth([(x - 312, y - 36), (x - 200, y - 4), (x, y), (x + 300, y - 6)]), "#fff1dc", 6, 0.9)
    ring = ellipse(x - 90, y + 2, 24, 22)
    c.line(ring, "#f7f1e4", 9)
    for a in (20, 110, 200, 290):
        c.line(ellipse(x - 90, y + 2, 24, 22, start=a, stop=a + 30, n=6), "#d23b2c", 9)
    for i in range(9):
        px = x - 300 + i * 75
        c.oval(px, y + 26 + (i % 2) * 4, 46, 4, "#e2cfae", 0.8)


def _waves(c: Canvas) -> None:
    rng = c.rng
    for i in range(34):
        x, y = rng.uniform(-40, 1640), 860 + 140 * rng.random()
        w = rng.uniform(70, 190)
        crest = smooth([(x - w, y + 6), (x - w * 0.3, y - 8), (x + w * 0.2, y - 2), (x + w, y + 8)])
        c.poly([*crest, (x + w * 0.2, y + 10), (x - w * 0.4, y + 12)],
               ("#4a3423", "#7a5a3c", "#a98660")[i % 3], 0.6)
        c.line(crest[3:12], "#e2cfae", 2, 0.6)
    plank = [(1010, 900), (1180, 884), (1184, 894), (1014, 912)]
    c.poly(plank, "#4a3728")
    c.line(plank[:2], "#8a6c4c", 2)
