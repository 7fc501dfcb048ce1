"""Sky, sun, clouds, hills in the haze, water, rain."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import HEIGHT, WIDTH, Canvas
from .curves import Point, Points, blob, ellipse, ridge, smooth, under
from .palette import Paint, mix


def sky(c: Canvas, paints: Sequence[Paint], floor: float = HEIGHT) -> None:
    """The whole upper sheet in a gradient."""
    c.pour(c.stencil([(0, 0), (WIDTH, 0), (WIDTH, floor), (0, floor)]), paints)


def sun(c: Canvas, x: float, y: float, size: float, paint: Paint, halo: Paint) -> None:
    """A disc in wide warm air."""
    c.glow(x, y, size * 12, size * 9, halo, 0.55, 2.2)
    c.glow(x, y, size * 4.5, size * 4.5, halo, 0.7, 2)
    c.oval(x, y, size, size, paint)


def cloud(
    c: Canvas, x: float, y: float, w: float, paint: Paint, alpha: float, shade: Paint
) -> None:
    """A flat-based heap of cloud, lit from above."""
    rng = c.rng
    puffs = []
    for i in range(9):
        across = (i - 4) / 4
        high = w * 0.13 * (1.15 - across * across) * rng.uniform(0.8, 1.25)
        puffs.append(blob(rng, x + across * w * 0.42, y - high * 0.6, w * 0.14, high))
    base = ellipse(x, y, w * 0.56, w * 0.035)
    c.soft([*puffs, base], paint, alpha, w * 0.012)
    low = [ellipse(x + rng.uniform(-0.3, 0.3) * w, y - w * 0.02, w * 0.2, w * 0.03) for _ in "abc"]
    c.soft(low, shade, alpha * 0.55, w * 0.03)


def streaks(c: Canvas, y0: float, y1: float, paint: Paint, alpha: float, count: int = 9) -> None:
    """Long thin evening clouds."""
    rng = c.rng
    bars = []
    for _ in range(count):
        y, x, w = rng.uniform(y0, y1), rng.uniform(-100, 1500), rng.uniform(160, 560)
        bars.append(ellipse(x, y, w, rng.uniform(3, 10)))
    c.soft(bars, paint, alpha, 5)


def birds(c: Canvas, x: float, y: float, count: int, paint: Paint, size: float = 12) -> None:
    """A loose flock."""
    rng = c.rng
    for i in range(count):
        bx, by = x + i * size * 3 * rng.uniform(0.7, 1.3), y + rng.uniform(-2.4, 2.4) * size
        s = size * rng.uniform(0.7, 1.1)
        wing = smooth([(bx - s, by - s * 0.35), (bx - s * 0.4, by - s * 0.45), (bx, by)], steps=4)
        other = smooth([(bx, by), (bx + s * 0.45, by - s * 0.5), (bx + s, by - s * 0.2)], steps=4)
        c.line([*wing, *other], paint, max(1.2, s * 0.14), 0.85)


def hill(
    c: Canvas,
    line: Points,
    paints: Sequence[Paint],
    floor: float,
    *,
    shade: Paint | None = None,
    way: str = "down",
    strength: float = 0.4,
    patches: Paint | None = None,
) -> None:
    """A ridge filled from crest to foot, with cloudy patches and stippled shade."""
    cut = c.stencil(under(line, floor))
    c.pour(cut, paints)
    if patches is not None:
        c.mottle(cut, patches, 0.5, 9, 5)
    if shade is not None:
        c.grain(cut, shade, way, strength)


def ranges(
    c: Canvas,
    first: float,
    last: float,
    far: Paint,
    near: Paint,
    haze: Paint,
    *,
    count: int = 4,
    height: float = 110,
    waves: float = 1.6,
) -> None:
    """Hills behind hills, paler with distance, each foot lost in haze."""
    for i in range(count):
        share = i / max(1, count - 1)
        y = first + (last - first) * share
        crest = mix(far, near, share)
        line = ridge(c.rng, y, height * (1.15 - 0.25 * share), waves=waves + share, rough=0.52)
        foot = mix(crest, haze, 0.72 - 0.25 * share)
        hill(
            c,
            line,
            [crest, foot, foot],
            y + 200,
            shade=mix(crest, "#10203a", 0.3),
            way="right",
            strength=0.25,
        )


def karst(
    c: Canvas, x: float, foot: float, w: float, h: float, paints: Sequence[Paint], shade: Paint
) -> None:
    """A limestone tower, steep sided and round topped."""
    rng = c.rng
    side = [(-0.5, 0.0), (-0.44, 0.3), (-0.36, 0.58), (-0.24, 0.83), (-0.08, 0.98), (0.08, 1.0)]
    side += [(0.22, 0.88), (0.32, 0.66), (0.42, 0.36), (0.52, 0.0)]
    raw = [
        (x + px * w * rng.uniform(0.92, 1.08), foot - py * h * rng.uniform(0.94, 1.04))
        for px, py in side
    ]
    cut = c.stencil([*smooth(raw, steps=8), (x + w / 2, foot), (x - w / 2, foot)])
    c.pour(cut, paints)
    c.grain(cut, shade, "right", 0.75)
    c.mottle(cut, shade, 0.35, 5, 3)


def water(c: Canvas, y: float, paints: Sequence[Paint], floor: float = HEIGHT) -> None:
    """A level sheet of water to the sides of the picture."""
    c.pour(c.stencil([(0, y), (WIDTH, y), (WIDTH, floor), (0, floor)]), paints)


def glints(
    c: Canvas,
    y0: float,
    y1: float,
    paint: Paint,
    alpha: float,
    count: int = 90,
    *,
    x: float | None = None,
    spread: float = 900,
) -> None:
    """Short flat strokes of light on water, larger toward the viewer."""
    rng = c.rng
    for _ in range(count):
        depth = rng.random() ** 1.6
        gy = y0 + (y1 - y0) * depth
        gx = rng.uniform(0, WIDTH) if x is None else x + rng.gauss(0, 0.3) * spread
        w = (6 + 46 * depth) * rng.uniform(0.4, 1.3)
        c.oval(gx, gy, w, 0.7 + 1.7 * depth, paint, alpha * rng.uniform(0.3, 1))


def rain(c: Canvas, count: int, paint: Paint, alpha: float) -> None:
    """Slanting strokes, some near and long."""
    rng = c.rng
    for _ in range(count):
        x, y = rng.uniform(-50, WIDTH + 80), rng.uniform(-60, HEIGHT)
        near = rng.random() ** 3
        length = 18 + 70 * near
        stroke = [(x, y), (x - length * 0.22, y + length)]
        c.line(stroke, paint, 0.7 + 1.4 * near, alpha * rng.uniform(0.4, 1))


def shafts(
    c: Canvas, x: float, y: float, ends: Sequence[Point], paint: Paint, alpha: float
) -> None:
    """Beams of light from one spot; each end is a centre on the floor line and a half width."""
    for end, wide in ends:
        beam = [(x, y), (x + 6, y), (end + wide, HEIGHT), (end - wide, HEIGHT)]
        c.soft([beam], paint, alpha, 14)


def grass(
    c: Canvas, y: float, paints: Sequence[Paint], count: int, high: float, floor: float = HEIGHT
) -> None:
    """Blades along the foreground."""
    rng = c.rng
    for _ in range(count):
        x, foot = rng.uniform(-20, WIDTH + 20), rng.uniform(y, floor)
        h, bend = high * rng.uniform(0.5, 1.2), rng.uniform(-0.45, 0.45)
        paint = paints[rng.randrange(len(paints))]
        w = h * 0.055
        tip = (x + bend * h, foot - h)
        c.poly(
            [
                (x - w, foot),
                (x + bend * h * 0.35 - w * 0.6, foot - h * 0.55),
                tip,
                (x + bend * h * 0.35 + w * 0.6, foot - h * 0.55),
                (x + w, foot),
            ],
            paint,
        )
