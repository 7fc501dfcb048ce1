"""Draw frontend/brand/share.jpg, the picture that is shown with links to pages without a photo.

The emblem of frontend/brand/emblem.svg on the portal's ground, over terraces. Run it with
``.venv/bin/python scripts/draw_share_picture.py`` after the emblem or the colours have changed.
"""

import math
import re
from pathlib import Path

from PIL import Image, ImageDraw

BRAND = Path(__file__).parent.parent / "src/bantin/frontend/brand"
SIZE = (1200, 630)
OVERSAMPLED = 3
GROUND = "#faf8f4"
TERRACES = ("#efe6d8", "#e4d4bc", "#d9bf9c", "#9a1b1f")
Point = tuple[float, float]


def subpaths(path: str) -> list[list[Point]]:
    """Return the outlines of an SVG path of the commands M, C, S, V, H, L, A and Z as polygons."""
    tokens = re.findall(r"[A-Za-z]|-?(?:\d*\.\d+|\d+)", path)
    outlines: list[list[Point]] = []
    here, start, handle = (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)
    command, position = "", 0

    def take(count: int) -> list[float]:
        nonlocal position
        taken = [float(token) for token in tokens[position : position + count]]
        position += count
        return taken

    while position < len(tokens):
        if tokens[position].isalpha():
            command = tokens[position]
            position += 1
        relative, kind = command.islower(), command.upper()
        ox, oy = here if relative else (0.0, 0.0)
        if kind == "Z":
            here = start
            continue
        if kind == "M":
            x, y = take(2)
            here = start = handle = (ox + x, oy + y)
            outlines.append([here])
            command = "l" if relative else "L"
            continue
        if kind in "LHV":
            if kind == "L":
                x, y = take(2)
                here = (ox + x, oy + y)
            elif kind == "H":
                here = (ox + take(1)[0], here[1])
            else:
                here = (here[0], oy + take(1)[0])
            handle = here
            outlines[-1].append(here)
        elif kind in "CS":
            if kind == "C":
                ax, ay, bx, by, x, y = take(6)
                first = (ox + ax, oy + ay)
            else:
                bx, by, x, y = take(4)
                first = (2 * here[0] - handle[0], 2 * here[1] - handle[1])
            handle, end = (ox + bx, oy + by), (ox + x, oy + y)
            outlines[-1] += [cubic(here, first, handle, end, step / 24) for step in range(1, 25)]
            here = end
        elif kind == "A":
            x, y = take(7)[5:]
            here = handle = (ox + x, oy + y)
            outlines[-1].append(here)  # the emblem's one arc is a corner of a few pixels
    return outlines


def cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Return the point at ``t`` of the Bézier curve from ``a`` to ``d``."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    points = (a, b, c, d)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )


def draw() -> Image.Image:
    """Return the picture."""
    width, height = (side * OVERSAMPLED for side in SIZE)
    image = Image.new("RGB", (width, height), GROUND)
    canvas = ImageDraw.Draw(image)
    for number, colour in enumerate(TERRACES):
        base = height * (0.74 + 0.075 * number)
        wave = [
            (x, base + height * 0.022 * math.sin(x / width * 6 + number * 1.7))
            for x in range(0, width + 1, 6)
        ]
        canvas.polygon([*wave, (width, height), (0, height)], fill=colour)
    scale = height * 0.52 / 56
    left, top = (width - 48 * scale) / 2, height * 0.13
    svg = (BRAND / "emblem.svg").read_text(encoding="utf-8")
    for fill, path in re.findall(r'<path fill="(#\w+)" d="([^"]+)"', svg):
        for outline in subpaths(path):
            canvas.polygon([(left + x * scale, top + y * scale) for x, y in outline], fill=fill)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    draw().save(BRAND / "share.jpg", quality=86, optimize=True, progressive=True)
