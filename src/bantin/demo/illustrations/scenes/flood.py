"""A swollen brown river in the rain; a rescue boat brings people out."""

from __future__ import annotations

from itertools import pairwise
from math import sin

from PIL import Image

from ..canvas import Canvas
from ..curves import Point, blob, ellipse, ridge, smooth
from ..landscape import hill, rain, ranges, sky, water
from ..palette import dim, lit, mix
from ..people import Figure, Look, Pose
from ..trees import areca, crown, edge


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
    for x, y, s in (
        (100, 470, 60),
        (400, 452, 46),
        (700, 430, 34),
        (1030, 440, 40),
        (1290, 470, 56),
        (1560, 480, 64),
    ):
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
    cut = c.stencil(
        [
            (x - w * 0.52, y - h * 0.28),
            (x - w * 0.36, y - h * 0.8),
            (x + w * 0.36, y - h * 0.8),
            (x + w * 0.52, y - h * 0.28),
        ]
    )
    c.pour(cut, [lit(roof, 0.15), roof, dim(roof, 0.25)])
    c.grain(cut, "#2a2430", "right", 0.6)
    for i in range(1, 22):
        t = i / 22
        c.line(
            [(x + (t - 0.5) * w * 0.72, y - h * 0.8), (x + (t - 0.5) * w * 1.04, y - h * 0.28)],
            dim(roof, 0.35),
            1,
            0.6,
        )
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
        crest = smooth(
            [
                (x - w, y),
                (x - w * 0.4, y - lift),
                (x + w * 0.2, y - lift * 0.4),
                (x + w, y + lift * 0.3),
            ],
            steps=4,
        )
        low = [
            (px, py + 1 + 5 * depth * sin(i / len(crest) * 3.1)) for i, (px, py) in enumerate(crest)
        ]
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
    helm = _sit(
        c, x + 225, y + 58, 212, crew, Pose(4, (-44, -58), (24, 60), (80, -4), (74, -8)), True
    )
    _hull(c, x, y)
    hx, hy = helm.hand("near")
    c.limb([(hx, hy), (x + 318, y - 40)], [7, 7], grey)
    c.rect(x + 306, y - 62, x + 344, y - 6, "#2b2f36")
    c.rect(x + 306, y - 62, x + 344, y - 46, "#c8372d")
    c.rect(x + 318, y - 6, x + 330, y + 26, "#23262c")


def _second_boat(c: Canvas, x: float, y: float, k: float) -> None:
    """A smaller boat farther off, on its way to the roofs."""
    c.soft([ellipse(x, y + 8, 150 * k, 12)], "#4f3a28", 0.7, 5)
    crew = Look(
        "#4a6276", "#36424a", hat="helmet", hat_paint="#e9ebe6", vest=mix(VEST, "#a39c90", 0.2)
    )
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
        c.line(
            [(x - h * 0.16, foot - h * 0.92), (x + h * 0.2, foot - h * 0.92)],
            "#5f625f",
            max(1.6, h * 0.03),
        )
        c.oval(x, foot, h * 0.1, 2, "#d9c4a2", 0.7)
        tops.append((x, foot - h * 0.92))
    for (x0, y0), (x1, y1) in pairwise(tops):
        mid = ((x0 + x1) / 2, (y0 + y1) / 2 + abs(x1 - x0) * 0.1)
        c.line(smooth([(x0, y0), mid, (x1, y1)]), "#5f625f", 1.2, 0.8)


def _hull(c: Canvas, x: float, y: float) -> None:
    tube: list[Point] = [
        (-330, -58),
        (-285, -30),
        (-200, -22),
        (0, -18),
        (200, -20),
        (300, -28),
        (306, 8),
        (280, 22),
        (0, 26),
        (-200, 22),
        (-270, 8),
        (-318, -26),
    ]
    outline = smooth([(x + px, y + py) for px, py in tube], closed=True, steps=6)
    cut = c.stencil(outline)
    c.pour(cut, ["#ff9a4a", "#ee5f1e", "#a83a18"])
    c.grain(cut, "#50160f", "down", 0.5)
    c.line(
        smooth([(x - 312, y - 36), (x - 200, y - 4), (x, y), (x + 300, y - 6)]), "#fff1dc", 6, 0.9
    )
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
        c.poly(
            [*crest, (x + w * 0.2, y + 10), (x - w * 0.4, y + 12)],
            ("#4a3423", "#7a5a3c", "#a98660")[i % 3],
            0.6,
        )
        c.line(crest[3:12], "#e2cfae", 2, 0.6)
    plank = [(1010, 900), (1180, 884), (1184, 894), (1014, 912)]
    c.poly(plank, "#4a3728")
    c.line(plank[:2], "#8a6c4c", 2)
