"""What people build: walls with windows, roofs, flags, boxes, rails, boats."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin

from .canvas import Canvas
from .curves import Point, Points, smooth
from .palette import FLAG_GOLD, FLAG_RED, Paint, dim, lit
from .view import View, Wall


def star(x: float, y: float, r: float) -> list[Point]:
    """A five-pointed star."""
    out = []
    for i in range(10):
        reach = r if i % 2 == 0 else r * 0.4
        a = -pi / 2 + i * pi / 5
        out.append((x + reach * cos(a), y + reach * sin(a)))
    return out


def flag(
    c: Canvas,
    x: float,
    foot: float,
    h: float,
    w: float,
    *,
    paint: Paint = FLAG_RED,
    starred: bool = True,
    pole: Paint = "#d8d3c8",
    flip: bool = False,
) -> None:
    """A flag on a pole, moved by a light wind."""
    way = -1 if flip else 1
    c.line([(x, foot), (x, foot - h)], pole, max(1.5, w * 0.035))
    c.oval(x, foot - h, w * 0.035, w * 0.035, "#f0d27a")
    top, tall = foot - h * 0.985, w * 0.66
    steps = [i / 10 for i in range(11)]
    wave = [(x + way * t * w, top + sin(t * 6.5) * w * 0.05 * t + t * w * 0.05) for t in steps]
    low = [(px, py + tall) for px, py in wave]
    c.poly([*wave, *reversed(low)], paint)
    fold = [*wave[3:6], *reversed(low[3:6])]
    c.poly(fold, "#000000", 0.13)
    c.poly([*wave[7:10], *reversed(low[7:10])], "#000000", 0.1)
    c.poly([*wave[5:8], *reversed(low[5:8])], "#ffffff", 0.1)
    if starred:
        c.poly(star(wave[5][0], wave[5][1] + tall / 2, w * 0.17), FLAG_GOLD)


def festoon(
    c: Canvas, a: Point, b: Point, paints: Sequence[Paint], count: int, size: float
) -> None:
    """A sagging line of pennants."""
    spots = []
    sag = abs(b[0] - a[0]) * 0.06
    for i in range(count + 1):
        t = i / count
        spots.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * sin(pi * t)))
    c.line(spots, "#6b5b4b", 1.2)
    for i, (x, y) in enumerate(spots[1:-1]):
        paint = paints[i % len(paints)]
        c.poly([(x - size * 0.4, y), (x + size * 0.4, y), (x, y + size)], paint)


def panes(
    c: Canvas,
    wall: Wall,
    box: tuple[float, float, float, float],
    glass: Paint,
    frame: Paint,
    *,
    across: int = 2,
    down: int = 1,
    edge: float = 0.06,
    shine: float = 0.25,
) -> None:
    """A window in its frame, with a slanting reflection."""
    u0, v0, u1, v1 = box
    c.poly(wall.rect(u0 - edge, v0 - edge, u1 + edge, v1 + edge), frame)
    w, h = (u1 - u0) / across, (v1 - v0) / down
    for i in range(across):
        for j in range(down):
            a, b = u0 + i * w + edge / 2, v0 + j * h + edge / 2
            c.poly(wall.rect(a, b, a + w - edge, b + h - edge), glass)
            if shine:
                top = b + h - edge
                c.poly(
                    wall.path([(a, top), (a + w * 0.6, top), (a, top - h * 0.6)]), "#ffffff", shine
                )


def box(
    c: Canvas,
    view: View,
    near: tuple[float, float, float],
    span: tuple[float, float, float],
    paint: Paint,
    *,
    top: Paint | None = None,
    side: Paint | None = None,
) -> None:
    """A block seen from the front; ``near`` is its left, low, near corner."""
    x, y, z = near
    w, h, d = span
    lid = view.path([(x, y + h, z), (x + w, y + h, z), (x + w, y + h, z + d), (x, y + h, z + d)])
    shade = side if side is not None else dim(paint, 0.3)
    for edge in (x, x + w):  # the hidden flank is painted over by the front
        flank = [(edge, y, z), (edge, y + h, z), (edge, y + h, z + d), (edge, y, z + d)]
        c.poly(view.path(flank), shade)
    if y + h < view.eye:
        c.poly(lid, top if top is not None else lit(paint, 0.2))
    front = [(x, y, z), (x + w, y, z), (x + w, y + h, z), (x, y + h, z)]
    c.poly(view.path(front), paint)


def tiles(
    c: Canvas,
    eaves: tuple[Point, Point],
    crest: tuple[Point, Point],
    paints: Sequence[Paint],
    line: Paint,
    count: int = 22,
) -> None:
    """A pitched roof plane with its courses."""
    (a, b), (d, e) = eaves, crest
    c.pour(c.stencil([a, b, e, d]), paints)
    for i in range(1, count):
        t = i / count
        top = (d[0] + (e[0] - d[0]) * t, d[1] + (e[1] - d[1]) * t)
        low = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
        c.line([top, low], line, 1, 0.35)
    for i in range(1, 7):
        t = i / 7
        left = (d[0] + (a[0] - d[0]) * t, d[1] + (a[1] - d[1]) * t)
        right = (e[0] + (b[0] - e[0]) * t, e[1] + (b[1] - e[1]) * t)
        c.line([left, right], line, 1, 0.22)


def sampan(c: Canvas, x: float, y: float, w: float, hull: Paint, inside: Paint) -> None:
    """A low boat from the side, its waterline at ``y``."""
    h = w * 0.1
    rim = smooth(
        [
            (x - w / 2, y - h * 1.25),
            (x - w * 0.3, y - h * 0.62),
            (x, y - h * 0.5),
            (x + w * 0.3, y - h * 0.62),
            (x + w / 2, y - h * 1.3),
        ],
        steps=5,
    )
    keel = smooth(
        [(x + w / 2, y - h * 1.3), (x + w * 0.36, y), (x - w * 0.36, y), (x - w / 2, y - h * 1.25)],
        steps=5,
    )
    inner = smooth(
        [(x - w * 0.44, y - h * 0.98), (x, y - h * 0.74), (x + w * 0.44, y - h)], steps=5
    )
    c.poly([*rim, *keel], hull)
    c.poly([*inner, *reversed(rim[3:-3])], inside)
    c.line(rim, lit(hull, 0.35), w * 0.008)


def flowers(c: Canvas, x: float, y: float, r: float, paints: Sequence[Paint], leaf: Paint) -> None:
    """A bowl-shaped arrangement of blossoms."""
    rng = c.rng
    for i in range(9):
        a = radians(200 + i * 17.5)
        c.poly([(x - r * 0.1, y), (x + cos(a) * r * 1.35, y + sin(a) * r), (x + r * 0.1, y)], leaf)
    for i in range(26):
        a, reach = i * 2.4, ((i + 0.5) / 26) ** 0.5 * r
        px, py = x + cos(a) * reach, y - r * 0.4 + sin(a) * reach * 0.62
        s = r * rng.uniform(0.15, 0.24)
        paint = paints[i % len(paints)]
        c.oval(px, py, s, s * 0.85, dim(paint, 0.25))
        c.oval(px - s * 0.1, py - s * 0.15, s * 0.8, s * 0.65, paint)
        c.oval(px - s * 0.1, py - s * 0.15, s * 0.25, s * 0.2, lit(paint, 0.5))


def rail(c: Canvas, line: Points, high: float, paint: Paint, post: Paint, every: int = 1) -> None:
    """Posts and two bars along a path of (x, y) feet, all of height ``high`` at its own scale."""
    for x, y in line[::every]:
        c.line([(x, y), (x, y - high)], post, high * 0.1)
    for share in (1.0, 0.55):
        c.line([(x, y - high * share) for x, y in line], paint, high * 0.09)
