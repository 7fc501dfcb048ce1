"""The sheet that every scene is drawn on, in design units of 1600 by 1000."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .curves import Point, Points, ellipse
from .palette import Paint, rgb
from .texture import Resampling, Turn, band, curve, gradient, slope, stipple

WIDTH, HEIGHT = 1600, 1000
SUPERSAMPLING = 2
RIM = 255 / 180  # Image.radial_gradient is white in its corners; its inscribed circle is 180
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Stencil:
    """A shape cut out: where paint may go."""

    mask: Image.Image
    box: Box


class Canvas:
    """Draws at twice the size and hands the picture over at its own."""

    def __init__(self, seed: str, size: tuple[int, int]) -> None:
        self.rng = Random(seed)
        self.size = size
        self.k = SUPERSAMPLING * max(size[0] / WIDTH, size[1] / HEIGHT)
        whole = ceil(WIDTH * self.k), ceil(HEIGHT * self.k)
        self.image = Image.new("RGB", whole)
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    # -- flat shapes ------------------------------------------------------------------

    def _ink(self, paint: Paint, alpha: float) -> tuple[int, int, int, int]:
        return (*rgb(paint), round(255 * alpha))

    def scaled(self, points: Points) -> list[Point]:
        """Design units to pixels of the sheet."""
        k = self.k
        return [(x * k, y * k) for x, y in points]

    def poly(self, points: Points, paint: Paint, alpha: float = 1) -> None:
        """A filled outline."""
        self._pen.polygon(self.scaled(points), fill=self._ink(paint, alpha))

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, paint: Paint, alpha: float = 1
    ) -> None:
        """A filled upright rectangle."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], paint, alpha)

    def oval(
        self, x: float, y: float, rx: float, ry: float, paint: Paint, alpha: float = 1
    ) -> None:
        """A filled ellipse."""
        k = self.k
        box = ((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k)
        self._pen.ellipse(box, fill=self._ink(paint, alpha))

    def line(self, points: Points, paint: Paint, width: float = 1, alpha: float = 1) -> None:
        """A stroke of even width."""
        wide = max(1, round(width * self.k))
        self._pen.line(self.scaled(points), self._ink(paint, alpha), wide, "curve")

    def limb(self, points: Points, widths: Sequence[float], paint: Paint) -> None:
        """A tapering stroke with round joints: an arm, a trunk, a branch."""
        for (x, y), w in zip(points, widths, strict=True):
            self.oval(x, y, w / 2, w / 2, paint)
        for i in range(len(points) - 1):
            (x0, y0), (x1, y1) = points[i], points[i + 1]
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1
            nx, ny = (y0 - y1) / length / 2, (x1 - x0) / length / 2
            a, b = widths[i], widths[i + 1]
            self.poly(
                [
                    (x0 + nx * a, y0 + ny * a),
                    (x1 + nx * b, y1 + ny * b),
                    (x1 - nx * b, y1 - ny * b),
                    (x0 - nx * a, y0 - ny * a),
                ],
                paint,
            )

    # -- shapes that take gradients, grain and texture ----------------------------------

    def _clip(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        w, h = self.image.size
        k = self.k
        left, top = max(0, int(x0 * k)), max(0, int(y0 * k))
        return left, top, max(left, min(w, ceil(x1 * k))), max(top, min(h, ceil(y1 * k)))

    def stencil(self, *outlines: Points) -> Stencil:
        """Cut a shape out of one or more outlines."""
        xs = [p[0] for o in outlines for p in o]
        ys = [p[1] for o in outlines for p in o]
        box = self._clip(min(xs), min(ys), max(xs), max(ys))
        mask = Image.new("L", (max(1, box[2] - box[0]), max(1, box[3] - box[1])))
        pen = ImageDraw.Draw(mask)
        for outline in outlines:
            pen.polygon([(x - box[0], y - box[1]) for x, y in self.scaled(outline)], fill=255)
        return Stencil(mask, box)

    def pour(self, stencil: Stencil, paints: Sequence[Paint], way: str = "down") -> None:
        """Fill with a gradient."""
        sheet = gradient(stencil.mask.size, paints, way)
        self.image.paste(sheet, stencil.box[:2], stencil.mask)

    def grain(self, stencil: Stencil, paint: Paint, way: str, strength: float = 0.6) -> None:
        """Stippled shading that thickens in one direction."""
        share = curve(slope(stencil.mask.size, way), lambda v: strength * v * v)
        dots = ImageChops.multiply(stipple(share, stencil.box[:2]), stencil.mask)
        self.image.paste(rgb(paint), stencil.box[:2], dots)

    def glaze(self, stencil: Stencil, paint: Paint, alpha: float, way: str = "") -> None:
        """A thin layer of colour, even or growing in one direction."""
        mask = curve(stencil.mask, lambda v: v * alpha)
        if way:
            mask = ImageChops.multiply(mask, slope(mask.size, way))
        self.image.paste(rgb(paint), stencil.box[:2], mask)

    def mottle(self, stencil: Stencil, paint: Paint, alpha: float, across: int, down: int) -> None:
        """Cloudy patches of a colour."""
        sheet = band(stencil.mask.size, 0.42, 0.68, self.rng.randrange(1 << 30), across, down)
        mask = ImageChops.multiply(curve(sheet, lambda v: v * alpha), stencil.mask)
        self.image.paste(rgb(paint), stencil.box[:2], mask)

    # -- light and air --------------------------------------------------------------

    def glow(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        paint: Paint,
        alpha: float = 0.6,
        falloff: float = 2.0,
    ) -> None:
        """A soft round light (or, in a dark colour, a soft round shadow)."""
        k = self.k
        size = max(2, round(2 * rx * k)), max(2, round(2 * ry * k))
        spot = curve(
            Image.radial_gradient("L"), lambda v: alpha * max(0.0, 1 - v * RIM) ** (falloff * 0.8)
        )
        left, top = round((x - rx) * k), round((y - ry) * k)
        w, h = self.image.size
        box = max(0, left), max(0, top), min(w, left + size[0]), min(h, top + size[1])
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        fx, fy = 256 / size[0], 256 / size[1]
        part = (
            (box[0] - left) * fx,
            (box[1] - top) * fy,
            (box[2] - left) * fx,
            (box[3] - top) * fy,
        )
        spread = box[2] - box[0], box[3] - box[1]
        mask = spot.resize(spread, Resampling.BILINEAR, box=part)
        self.image.paste(rgb(paint), box[:2], mask)

    def soft(self, outlines: Sequence[Points], paint: Paint, alpha: float, blur: float) -> None:
        """Blurred shapes: shadows, shafts of light, scraps of mist."""
        xs = [p[0] for o in outlines for p in o]
        ys = [p[1] for o in outlines for p in o]
        pad = blur * 2.5
        box = self._clip(min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad)
        shrink = max(1.0, min(8.0, blur * self.k / 2))
        w, h = box[2] - box[0], box[3] - box[1]
        if w < 1 or h < 1:
            return
        small = Image.new("L", (max(2, round(w / shrink)), max(2, round(h / shrink))))
        pen = ImageDraw.Draw(small)
        for outline in outlines:
            spots = [
                ((x - box[0]) / shrink, (y - box[1]) / shrink) for x, y in self.scaled(outline)
            ]
            pen.polygon(spots, fill=round(255 * alpha))
        small = small.filter(ImageFilter.GaussianBlur(blur * self.k / shrink))
        self.image.paste(rgb(paint), box[:2], small.resize((w, h), Resampling.BICUBIC))

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.35) -> None:
        """The dark that ties a thing to the ground."""
        self.soft([ellipse(x, y, rx, ry, n=16)], "#14182a", alpha, max(2.0, ry * 0.8))

    def mist(self, y0: float, y1: float, paint: Paint, alpha: float, across: int = 3) -> None:
        """A drifting bank of haze between two heights."""
        box = self._clip(0, y0, WIDTH, y1)
        size = box[2] - box[0], box[3] - box[1]
        sheet = band(size, 0.25, 0.62, self.rng.randrange(1 << 30), across, 2)
        fade = curve(slope((64, 64), "down"), lambda v: sin(v * 3.14159) ** 1.3 * alpha)
        mask = ImageChops.multiply(sheet, fade.resize(size, Resampling.BILINEAR))
        self.image.paste(rgb(paint), box[:2], mask)

    def veil(self, y0: float, y1: float, paint: Paint, top: float, bottom: float) -> None:
        """An even haze whose strength runs from ``top`` to ``bottom``."""
        box = self._clip(0, y0, WIDTH, y1)
        size = box[2] - box[0], box[3] - box[1]
        sheet = curve(slope((8, 128), "down"), lambda v: top + (bottom - top) * v)
        self.image.paste(rgb(paint), box[:2], sheet.resize(size, Resampling.BILINEAR))

    def defocus(self, radius: float) -> None:
        """Everything so far goes out of focus."""
        w, h = self.image.size
        small = self.image.resize((max(2, w // 4), max(2, h // 4)), Resampling.BOX)
        small = small.filter(ImageFilter.GaussianBlur(radius * self.k / 4))
        self.image.paste(small.resize((w, h), Resampling.BICUBIC))

    def mirror(
        self, y: float, floor: float, *, source: float, ripple: float, area: Stencil | None = None
    ) -> None:
        """Water below ``y`` shows the ``source`` units above it, upside down and wavering."""
        left, top, right, bottom = self._clip(0, y, WIDTH, floor)
        above = self.image.crop((left, max(0, top - round(source * self.k)), right, top))
        above = above.resize((right // 2, (bottom - top) // 2), Resampling.BOX)
        above = above.transpose(Turn.FLIP_TOP_BOTTOM).filter(ImageFilter.BoxBlur((3, 1)))
        still = above.resize((right, bottom - top), Resampling.BILINEAR)
        moved = still.copy()
        row, step = 0, max(1, round(1.5 * self.k))
        while row < still.size[1]:
            depth = row / still.size[1]
            high = round(step * (1 + 3 * depth))
            sway = sin(row * 0.11 / self.k * 2) + self.rng.uniform(-0.9, 0.9)
            strip = still.crop((0, row, right, min(row + high, still.size[1])))
            moved.paste(strip, (round(sway * ripple * self.k * (0.3 + depth)), row))
            row += high
        if area is None:
            self.image.paste(moved, (left, top))
        else:
            x0, y0, x1, y1 = area.box
            self.image.paste(moved.crop((x0, y0 - top, x1, y1 - top)), (x0, y0), area.mask)

    # -- handing over ---------------------------------------------------------------

    def finish(
        self, *, vignette: float = 0.22, grain: float = 0.028, bloom: float = 0.16
    ) -> Image.Image:
        """Bloom, vignette, film grain, and down to the size asked for."""
        w, h = self.size
        picture = self.image.reduce(SUPERSAMPLING)
        left, top = (picture.size[0] - w) // 2, (picture.size[1] - h) // 2
        picture = picture.crop((left, top, left + w, top + h))
        small = picture.resize((max(2, w // 8), max(2, h // 8)), Resampling.BOX)
        small = small.filter(ImageFilter.GaussianBlur(3)).resize((w, h), Resampling.BICUBIC)
        picture = Image.blend(picture, ImageChops.screen(picture, small), bloom)
        edge = curve(Image.radial_gradient("L"), lambda v: vignette * max(0.0, v - 0.35) ** 1.5)
        inset = edge.resize((w, h), Resampling.BICUBIC, box=(37, 37, 219, 219))
        picture.paste((16, 14, 34), (0, 0), inset)
        dust = stipple(Image.new("L", (w, h), 128), (31, 77)).filter(ImageFilter.BoxBlur(1))
        dust = curve(dust, lambda v: 0.5 + (v - 0.5) * grain * 2.4)
        return ImageChops.add(picture, Image.merge("RGB", (dust, dust, dust)), 1, -128)
