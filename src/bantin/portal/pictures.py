"""Photos as a reader's page shows them: addresses, sizes and the text for who cannot see them.

What is read here are the renditions that exist; `bantin.portal.renditions` makes them, before a page is baked.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bantin.portal.encoding import AVIF, SHARE, WEBP, WIDTHS, Recipe
from bantin.portal.memory import remembered
from bantin.portal.reading import is_recorded, lack_files, read, read_file

if TYPE_CHECKING:
    from bantin.portal.models.photo import Photo, PhotoRendition

__all__ = ["WIDTHS", "Picture", "SharePicture", "picture", "share_picture"]

_WIDTH = re.compile(r"width-(\d+)\|format-(\w+)\|")


@dataclass(frozen=True)
class Picture:
    """What a ``<picture>`` needs. Width and height are pixels of the largest file and fix the aspect ratio.

    ``src`` and ``srcset`` are WebP; ``avif_srcset`` the same in AVIF, empty where that has not been made yet.
    """

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str
    avif_srcset: str = ""


@dataclass(frozen=True)
class SharePicture:
    """The JPEG that social networks show with a page; ``url`` is its path on the portal."""

    url: str
    width: int
    height: int


@remembered(
    lambda photo, *, sizes, alt=None, largest=1600: (photo.pk, sizes, alt, largest, is_recorded()),
    speaks=False,
)
def picture(
    photo: "Photo", *, sizes: str, alt: str | None = None, largest: int = 1600
) -> Picture | None:
    """Return the picture of ``photo`` in widths up to ``largest`` pixels, and note that the page shows it.

    ``sizes`` is the attribute of that name. ``alt`` replaces the photo's own text where it is given; an empty one
    marks the picture as decoration. Where there are no renditions yet the desk's preview shows the original, and
    the result for readers is None: baking then makes them and renders again, and only a photo whose file cannot be
    used stays without.
    """
    read(f"image:{photo.pk}")
    words = photo.alt_text if alt is None else alt
    renditions = list(photo.renditions.all())
    webp = _widths(renditions, WEBP, largest)
    # All together, when the last is made and announced: pages follow what is announced.
    avif = _widths(renditions, AVIF, largest) if photo.renditions_made else []
    if not webp:
        lack_files(photo.pk)
        return None if is_recorded() else _original(photo, sizes, words)
    for rendition in (*webp, *avif):
        read_file(rendition.file.name)
    top = webp[-1]
    return Picture(
        src=webp[min(1, len(webp) - 1)].url,
        srcset=_srcset(webp),
        sizes=sizes,
        width=top.width,
        height=top.height,
        alt=words,
        avif_srcset=_srcset(avif),
    )


def _original(photo: "Photo", sizes: str, alt: str) -> Picture:
    return Picture(photo.file.url, "", sizes, photo.width, photo.height, alt)


def _widths(
    renditions: "list[PhotoRendition]", recipes: tuple[Recipe, ...], largest: int
) -> "list[PhotoRendition]":
    """Return the renditions in the format of ``recipes``, narrowest first, one for each width.

    Those of today's recipes win over those that another edition made, which are shown until they are replaced.
    """
    specs = {recipe.spec for recipe in recipes}
    found: dict[int, PhotoRendition] = {}
    for rendition in sorted(renditions, key=lambda r: r.filter_spec in specs):
        named = _WIDTH.match(rendition.filter_spec)
        if named and named[2].upper() == recipes[0].format and int(named[1]) <= largest:
            found[rendition.width] = rendition
    return [found[width] for width in sorted(found)]


def _srcset(renditions: "list[PhotoRendition]") -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


@remembered(lambda photo: photo.pk, speaks=False)
def share_picture(photo: "Photo") -> SharePicture | None:
    """Return the cut of ``photo`` for social networks, 1200 x 630 where it is large enough; note the use.

    None where it has not been made yet, as for `picture`.
    """
    read(f"image:{photo.pk}")
    cuts = [r for r in photo.renditions.all() if r.filter_spec.startswith("fill-")]
    cuts.sort(key=lambda r: (r.filter_spec == SHARE.spec, r.pk))
    if not cuts:
        return None
    read_file(cuts[-1].file.name)
    return SharePicture(cuts[-1].url, cuts[-1].width, cuts[-1].height)
