"""Outlines in design units: smooth curves, blobs, arcs and ridges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, radians, sin
from random import Random

Point = tuple[float, float]
Points = Sequence[Point]


def _between(p: Point, a: Point, b: Point, n: Point, t: float) -> Point:
    """Catmull-Rom from ``a`` to ``b`` with neighbours ``p`` and ``n``."""
    t2, t3 = t * t, t * t * t
    w = (-t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2, -3 * t3 + 4 * t2 + t, t3 - t2)
    return (
        (w[0] * p[0] + w[1] * a[0] + w[2] * b[0] + w[3] * n[0]) / 2,
        (w[0] * p[1] + w[1] * a[1] + w[2] * b[1] + w[3] * n[1]) / 2,
    )


def smooth(points: Points, *, closed: bool = False, steps: int = 6) -> list[Point]:
    """A smooth curve through the points."""
    count = len(points)
    out: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            before, after = points[i - 1], points[(i + 2) % count]
        else:
            before, after = points[max(i - 1, 0)], points[min(i + 2, count - 1)]
        a, b = points[i], points[(i + 1) % count]
        out.extend(_between(before, a, b, after, s / steps) for s in range(steps))
    if not closed:
        out.append(points[-1])
    return out


def ellipse(
    x: float, y: float, rx: float, ry: float, *, start: float = 0, stop: float = 360, n: int = 28
) -> list[Point]:
    """Points on an ellipse, clockwise on the picture from three o'clock."""
    turn = radians(stop - start) / n
    first = radians(start)
    return [(x + rx * cos(first + turn * i), y + ry * sin(first + turn * i)) for i in range(n + 1)]


def blob(rng: Random, x: float, y: float, rx: float, ry: float, rough: float = 0.14) -> list[Point]:
    """An irregular rounded outline."""
    corners = 9
    raw = []
    for i in range(corners):
        angle = 2 * pi * i / corners
        reach = 1 + rng.uniform(-rough, rough)
        raw.append((x + rx * reach * cos(angle), y + ry * reach * sin(angle)))
    return smooth(raw, closed=True, steps=4)


def ridge(
    rng: Random,
    y: float,
    height: float,
    *,
    left: float = -40,
    right: float = 1640,
    waves: float = 2.0,
    rough: float = 0.5,
    step: float = 12,
) -> list[Point]:
    """A skyline from left to right, made of sines that halve as they quicken."""
    terms = []
    size, pace = 1.0, waves
    for _ in range(6):
        terms.append((size, pace * rng.uniform(0.8, 1.25), rng.uniform(0, 2 * pi)))
        size, pace = size * rough, pace * 2
    total = sum(t[0] for t in terms)
    count = int((right - left) / step)
    line = []
    for i in range(count + 1):
        across = i / count
        lift = sum(a * sin(2 * pi * p * across + phase) for a, p, phase in terms) / total
        line.append((left + (right - left) * across, y - height * (lift + 1) / 2))
    return line


def under(line: Points, floor: float) -> list[Point]:
    """The area from a skyline down to ``floor``."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def height_at(line: Points, x: float) -> float:
    """The y of a left-to-right skyline at ``x``."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return line[0][1] if x < line[0][0] else line[-1][1]


def shifted(points: Points, dx: float, dy: float) -> list[Point]:
    """The outline moved."""
    return [(x + dx, y + dy) for x, y in points]


def placed(points: Points, x: float, y: float, size: float, flip: bool = False) -> list[Point]:
    """An outline in units of ``size``, y up, set down at ``x, y``."""
    way = -size if flip else size
    return [(x + px * way, y - py * size) for px, py in points]
