"""A photo as it is published: turned upright, in sRGB, without what the camera wrote into it, in several sizes."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from bantin.portal.uploads import is_too_large

WIDTHS = (400, 800, 1200, 1600)
# What social networks show of a page (Open Graph): 1.91 to 1.
SHARE_SIZE = (1200, 630)
# A JPEG is decoded at the smallest of its own fractions that leaves this many pixels a side.
_ENOUGH = 2 * max(WIDTHS)


class UnusablePhotoError(Exception):
    """The original cannot be read as a picture, or is too large a one."""


@dataclass(frozen=True)
class Recipe:
    """One file that is made of each photo; ``spec`` is its name in Wagtail's words, always written the same way.

    A filter with its operations in another order is, to Wagtail, another filter, and makes its files again.
    ``width`` is that of the whole photo; None makes the cut for social networks.
    """

    spec: str
    format: str
    extension: str
    quality: int
    width: int | None = None


WEBP = tuple(
    Recipe(f"width-{width}|format-webp|webpquality-78", "WEBP", "webp", 78, width)
    for width in WIDTHS
)
AVIF = tuple(
    Recipe(f"width-{width}|format-avif|avifquality-{quality}", "AVIF", "avif", quality, width)
    for width, quality in zip(WIDTHS, (55, 55, 50, 50), strict=True)
)
SHARE = Recipe(
    f"fill-{SHARE_SIZE[0]}x{SHARE_SIZE[1]}|format-jpeg|jpegquality-80", "JPEG", "jpg", 80
)
# docs/decisions/0008-photo-formats.md has the figures. One thread: the desk needs the other core.
_OPTIONS: dict[str, dict[str, int | bool]] = {
    "WEBP": {},
    "AVIF": {"speed": 6, "max_threads": 1},
    "JPEG": {"progressive": True, "optimize": True},
}


def upright(original: bytes) -> Image.Image:
    """Return the pixels of ``original`` as they are seen, in RGB or RGBA of the sRGB space, and nothing else of it.

    A large JPEG comes back smaller, but large enough for every recipe. Raises `UnusablePhotoError`.
    """
    try:
        image: Image.Image = Image.open(BytesIO(original))
        if is_too_large(*image.size):
            raise UnusablePhotoError(f"{image.width} x {image.height} pixels are too many")
        image.draft(image.mode, (_ENOUGH, _ENOUGH))
        ImageOps.exif_transpose(image, in_place=True)
        image = _srgb(image)
    except UnusablePhotoError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # Pillow's decoders raise nearly anything for a broken file
        raise UnusablePhotoError(str(error)) from error
    image.info = {}
    return image


def _srgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile := image.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if image.mode == "P":
                image = image.convert(mode)
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that is broken or of another colour model says nothing
    return image.convert(mode)


def cut_out(
    size: tuple[float, float], aspect: float, centre: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return the largest box of the ratio ``aspect`` within ``size``, as near to ``centre`` as its edges allow.

    A box is left, top, right and bottom.
    """
    width, height = min(size[0], size[1] * aspect), min(size[1], size[0] / aspect)
    left = min(max(centre[0] - width / 2, 0), size[0] - width)
    top = min(max(centre[1] - height / 2, 0), size[1] - height)
    return left, top, left + width, top + height


def recipes_for(width: int, recipes: tuple[Recipe, ...]) -> list[Recipe]:
    """Return those of ``recipes`` that suit a photo ``width`` pixels wide.

    Of each format these are the widths below that of the photo, and the next one, which shows it as large as it is.
    """

    def next_narrower(recipe: Recipe) -> int:
        widths = [r.width for r in recipes if r.format == recipe.format and r.width]
        return max((w for w in widths if w < (recipe.width or 0)), default=0)

    return [recipe for recipe in recipes if next_narrower(recipe) < width]


def encode(image: Image.Image, recipe: Recipe, centre: tuple[float, float]) -> bytes:
    """Return ``image``, which `upright` has made, as ``recipe`` says. It is never made larger than it is.

    ``centre`` is what a cut must show, as fractions of width and height.
    """
    if recipe.width is None:
        aspect = SHARE_SIZE[0] / SHARE_SIZE[1]
        box = cut_out(image.size, aspect, (centre[0] * image.width, centre[1] * image.height))
        width = min(SHARE_SIZE[0], round(box[2] - box[0]))
        made = _on_white(image).resize(
            (max(width, 1), max(round(width / aspect), 1)), Image.Resampling.LANCZOS, box
        )
    else:
        width = min(recipe.width, image.width)
        height = max(round(image.height * width / image.width), 1)
        made = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    options = _OPTIONS[recipe.format]
    made.save(buffer := BytesIO(), recipe.format, quality=recipe.quality, **options)
    return buffer.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page
