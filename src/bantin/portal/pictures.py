"""Photos as a reader's page shows them: addresses, sizes and the text for who cannot see them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bantin.portal.reading import read, read_file

if TYPE_CHECKING:
    from bantin.portal.models.photo import Photo

WIDTHS = (400, 800, 1200, 1600)
# One spec per width, always written the same way: a filter with its operations in another order is, to
# Wagtail, another filter, and makes its files again.
SHARE_FILTER = "fill-1200x630|format-jpeg|jpegquality-82"
FILTERS = tuple(f"width-{width}|format-webp|webpquality-78" for width in WIDTHS)


@dataclass(frozen=True)
class Picture:
    """What an ``<img>`` needs. Width and height are pixels of the largest file and fix the aspect ratio."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str


def picture(photo: "Photo", *, sizes: str, alt: str | None = None, largest: int = 1600) -> Picture:
    """Return the picture of ``photo`` in widths up to ``largest`` pixels, and note that the page shows it.

    ``sizes`` is the attribute of that name. ``alt`` replaces the photo's own text where it is given;
    an empty one marks the picture as decoration.
    """
    filters = [spec for width, spec in zip(WIDTHS, FILTERS, strict=True) if width <= largest]
    renditions = sorted(
        {r.width: r for r in photo.get_renditions(*filters).values()}.values(),
        key=lambda r: r.width,
    )
    read(f"image:{photo.pk}")
    for rendition in renditions:
        read_file(rendition.file.name)
    top = renditions[-1]
    return Picture(
        src=renditions[min(1, len(renditions) - 1)].url,
        srcset=", ".join(f"{r.url} {r.width}w" for r in renditions),
        sizes=sizes,
        width=top.width,
        height=top.height,
        alt=photo.alt_text if alt is None else alt,
    )


@dataclass(frozen=True)
class SharePicture:
    """The JPEG that social networks show with a page; ``url`` is its path on the portal."""

    url: str
    width: int
    height: int


def share_picture(photo: "Photo") -> SharePicture | None:
    """Return the cut of ``photo`` for social networks, 1200 x 630 where it is large enough; note the use."""
    rendition = photo.get_rendition(SHARE_FILTER)
    read(f"image:{photo.pk}")
    read_file(rendition.file.name)
    return SharePicture(rendition.url, rendition.width, rendition.height)
