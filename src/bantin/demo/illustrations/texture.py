"""Seeded noise and gradients, made small and stretched, so they cost little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops

from .palette import Paint, ramp

Size = tuple[int, int]
Resampling = Image.Resampling
Turn = Image.Transpose


@lru_cache(maxsize=4)
def white_noise(size: Size) -> Image.Image:
    """Uniform noise: ``Image.effect_noise`` cannot be seeded, a generator's bytes can."""
    return Image.frombytes("L", size, Random(7).randbytes(size[0] * size[1]))


def clouds(seed: int, size: Size, across: int, down: int, octaves: int = 4) -> Image.Image:
    """Smooth value noise with about ``across`` by ``down`` swells."""
    rng = Random(seed)
    sheet = Image.new("L", size, 128)
    for octave in range(octaves):
        cells = max(2, across << octave), max(2, down << octave)
        raw = Image.frombytes("L", cells, rng.randbytes(cells[0] * cells[1]))
        grown = raw.resize(size, Resampling.BICUBIC)
        sheet = Image.blend(sheet, grown, 0.5 / (1 + 0.35 * octave) if octave else 1.0)
    return sheet


def curve(image: Image.Image, change: Callable[[float], float]) -> Image.Image:
    """An L image with ``change`` applied to its values, on a scale of 0 to 1."""
    table = [min(255, max(0, round(change(v / 255) * 255))) for v in range(256)]
    return image.point(table)


def band(size: Size, low: float, high: float, seed: int, across: int, down: int) -> Image.Image:
    """Clouds stretched so that ``low`` is empty and ``high`` is full."""
    small = max(8, size[0] // 4), max(8, size[1] // 4)
    sheet = clouds(seed, small, across, down)
    return curve(sheet, lambda v: (v - low) / (high - low)).resize(size, Resampling.BILINEAR)


def slope(size: Size, way: str) -> Image.Image:
    """An L gradient that grows ``down``, ``up``, ``right``, ``left`` or to two of them."""
    down = Image.linear_gradient("L").resize((64, 64), Resampling.BILINEAR)
    turned = {
        "down": down,
        "up": down.transpose(Turn.FLIP_TOP_BOTTOM),
        "right": down.transpose(Turn.ROTATE_90),
        "left": down.transpose(Turn.ROTATE_270),
    }
    parts = [turned[part] for part in way.split("-")]
    sheet = parts[0] if len(parts) == 1 else Image.blend(parts[0], parts[1], 0.5)
    return sheet.resize(size, Resampling.BILINEAR)


def gradient(size: Size, paints: Sequence[Paint], way: str = "down") -> Image.Image:
    """Colours in even steps from top to bottom (or left to right)."""
    data = b"".join(bytes(ramp(paints, i / 127)) for i in range(128))
    if way == "right":
        return Image.frombytes("RGB", (128, 1), data).resize(size, Resampling.BILINEAR)
    return Image.frombytes("RGB", (1, 128), data).resize(size, Resampling.BILINEAR)


def stipple(share: Image.Image, offset: tuple[int, int]) -> Image.Image:
    """Grain: each pixel is on with the chance that ``share`` gives it."""
    noise = white_noise((1024, 1024))
    sheet = Image.new("L", share.size)
    for top in range(-(offset[1] % 1024), share.size[1], 1024):
        for left in range(-(offset[0] % 1024), share.size[0], 1024):
            sheet.paste(noise, (left, top))
    return curve(ImageChops.subtract(share, sheet), lambda v: v * 6)
