"""Close behind the delegates: red cards go up against tall bright windows."""

from __future__ import annotations

from PIL import Image

from ..buildings import star
from ..busts import back, front
from ..canvas import WIDTH, Canvas
from ..curves import Point, smooth
from ..palette import FLAG_GOLD, FLAG_RED, HAIR, SKIN, SUITS, Paint, dim
from ..view import View, Wall

ROOM = View(horizon=455, centre=1060, focal=1120, eye=1.75)


def show_of_cards(c: Canvas) -> Image.Image:
    """Close behind the delegates: red cards go up against tall bright windows."""
    c.pour(
        c.stencil([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)]), ["#d9e6e2", "#bcd3d0", "#7fa3a6"]
    )
    _windows(c)
    _platform(c)
    c.defocus(2.2)
    for x in (120, 420, 760):
        c.soft([[(x, 90), (x + 150, 90), (x + 620, 1000), (x + 250, 1000)]], "#fffbe8", 0.26, 26)
    for i, z in enumerate((13.0, 11.4, 9.8, 8.3, 6.9, 5.6, 4.4, 3.3, 2.35)):
        _voters(c, z, i)
        _seats(c, z, i)
        if z > 5:
            c.veil(0, 1000, "#d7e6e2", 0.0, 0.14)
    c.glow(160, 200, 900, 800, "#fff6d8", 0.4, 1.7)
    c.veil(700, 1000, "#12303c", 0.0, 0.3)
    return c.finish(vignette=0.3, bloom=0.22)


def _windows(c: Canvas) -> None:
    wall = Wall(ROOM, (-14.5, 0, 16), (1, 0))
    c.pour(c.stencil(wall.rect(-4, 0, 30, 8.2)), ["#e9efe6", "#d3e0da"])
    for i in range(6):
        u = -2.2 + i * 3.1
        c.soft([wall.rect(u - 0.2, 1.2, u + 2.1, 6.2)], "#ffffff", 0.9, 14)
        c.pour(c.stencil(wall.rect(u, 1.3, u + 1.9, 6.0)), ["#fffdf0", "#f3f7e2", "#cfe6cf"])
        for k in (0.0, 0.92, 1.84):
            c.poly(wall.rect(u + k, 1.3, u + k + 0.07, 6.0), "#8aa9a8")
        for v in (1.3, 2.9, 4.5, 5.95):
            c.poly(wall.rect(u, v, u + 1.9, v + 0.07), "#8aa9a8")
        for a, b in ((u - 0.55, u + 0.1), (u + 1.8, u + 2.45)):
            c.pour(c.stencil(wall.rect(a, 0.9, b, 6.4)), ["#3f8a8c", "#2b6a70"])
            for k in range(3):
                c.poly(wall.rect(a + 0.2 * k, 0.9, a + 0.2 * k + 0.07, 6.4), "#18474f", 0.5)
    c.poly(wall.rect(-4, 6.4, 30, 6.7), "#c9a46a")


def _platform(c: Canvas) -> None:
    wall = Wall(ROOM, (3.4, 0, 15.6), (1, 0))
    c.pour(c.stencil(wall.rect(0, 0.4, 9, 7.4)), ["#d23a38", "#a81f2a"])
    for i in range(16):
        c.poly(wall.rect(i * 0.56, 0.4, i * 0.56 + 0.2, 7.4), "#5f0d1a", 0.4)
    c.poly(wall.rect(1.2, 3.4, 4.6, 5.5), FLAG_RED)
    x, y = wall.at(2.9, 4.45)
    c.poly(star(x, y, 42), FLAG_GOLD)
    for i, u in enumerate((1.4, 2.9, 4.4)):
        px, py = wall.at(u, 2.2)
        front(c, px, py, 22, SUITS[i], HAIR[0], SKIN[i], tie="#b52a30", face=False)
    c.poly(wall.rect(0.5, 0.7, 5.6, 1.9), "#f6ead0")
    c.poly(wall.rect(0.5, 1.75, 5.6, 1.95), "#c8262d")


def _voters(c: Canvas, z: float, index: int) -> None:
    rng = c.rng
    s = ROOM.size(z)
    step = 1.06
    x = -12.0 + (index % 2) * 0.53
    while x < 8:
        px, py = ROOM.at(x + rng.uniform(-0.07, 0.07), 1.1 + rng.uniform(-0.04, 0.05), z)
        if -0.7 * s < px < WIDTH + 0.7 * s:
            _voter(c, px, py, s)
        x += step


def _seats(c: Canvas, z: float, index: int) -> None:
    """Pale wooden chair backs, in front of the people who sit on them."""
    s = ROOM.size(z)
    x = -12.0 + (index % 2) * 0.53
    while x < 8:
        px, top = ROOM.at(x, 0.82, z - 0.1)
        if -0.6 * s < px < WIDTH + 0.6 * s:
            w, low = 0.3 * s, ROOM.at(0, 0.0, z - 0.1)[1]
            panel = smooth(
                [
                    (px - w, top + 0.5 * s),
                    (px - w * 0.96, top + 0.05 * s),
                    (px, top),
                    (px + w * 0.96, top + 0.05 * s),
                    (px + w, top + 0.5 * s),
                ],
                steps=5,
            )
            for dx in (-w * 0.86, w * 0.86):
                c.line([(px + dx, top + 0.3 * s), (px + dx * 1.06, low)], "#8f6a48", 0.05 * s)
            c.pour(c.stencil(panel), ["#e2bd88", "#c0925e"])
            c.line(panel, "#f7e2bd", max(1.0, 0.02 * s))
        x += 1.06


def _voter(c: Canvas, px: float, py: float, s: float) -> None:
    rng = c.rng
    woman = rng.random() < 0.42
    coats = (
        ("#c8566a", "#3f8a86", "#e0b04a", "#5a6fae", "#f4efe4")
        if woman
        else ("#2f4a63", "#eef1ee", "#3d4a5c", "#8fb0c4", "#31566a", "#f4f4f0")
    )
    coat: Paint = rng.choice(coats)
    skin: Paint = rng.choice(SKIN)
    head = s * 0.25
    side = 1 if rng.random() < 0.88 else -1
    lean = rng.uniform(-0.04, 0.07) * side
    shoulder = (px + side * 0.2 * s, py + 0.09 * s)
    elbow = (px + side * (0.3 * s) + lean * s, py - 0.12 * s)
    hand = (px + side * 0.27 * s + lean * 2 * s, py - rng.uniform(0.42, 0.5) * s)
    _card(c, hand[0], hand[1] - 0.1 * s, s, rng.uniform(-0.14, 0.14))
    c.limb([elbow, hand], [0.085 * s, 0.06 * s], skin)
    cuff = (elbow[0] + (hand[0] - elbow[0]) * 0.72, elbow[1] + (hand[1] - elbow[1]) * 0.72)
    c.limb([shoulder, elbow, cuff], [0.16 * s, 0.13 * s, 0.1 * s], dim(coat, 0.08))
    _fist(c, hand, s, skin)
    back(c, px, py, head, coat, rng.choice(HAIR[:3]), skin, woman=woman, rim="#fffbe8")


def _fist(c: Canvas, hand: Point, s: float, skin: Paint) -> None:
    x, y = hand
    c.limb([(x, y + 0.01 * s), (x, y - 0.05 * s)], [0.07 * s, 0.075 * s], skin)
    for i in range(4):
        fx = x + (i - 1.5) * 0.02 * s
        c.limb(
            [(fx, y - 0.035 * s), (fx, y - 0.075 * s)],
            [0.019 * s, 0.017 * s],
            dim(skin, 0.05 + 0.05 * (i % 2)),
        )


def _card(c: Canvas, x: float, y: float, s: float, tilt: float) -> None:
    w, h = 0.105 * s, 0.15 * s

    def at(px: float, py: float) -> Point:
        return x + px * w - py * h * tilt, y + py * h + px * w * tilt

    c.poly([at(-1, -1), at(1, -1), at(1, 0.75), at(-1, 0.75)], "#e0362f")
    c.poly([at(-1, -1), at(1, -1), at(-1, 0.75)], "#ff6a4f", 0.45)
    c.line(
        [at(-0.82, -0.84), at(0.82, -0.84), at(0.82, 0.6), at(-0.82, 0.6), at(-0.82, -0.84)],
        "#ffd9a0",
        0.012 * s,
    )
