"""Finding the three kinds of metadata in a JPEG, PNG or WebP file; Pillow knows where they stand in each."""

import warnings
from collections.abc import Mapping
from typing import IO, Any

from PIL import Image

from bantin.portal.photo_metadata.exif import facts_of_exif
from bantin.portal.photo_metadata.facts import PhotoFacts, first_of
from bantin.portal.photo_metadata.iptc import facts_of_iptc
from bantin.portal.photo_metadata.xmp import facts_of_xmp

# The image resource of Photoshop that holds the records of IIM (Adobe Photoshop File Formats, "Image Resource IDs").
_IIM_RESOURCE = 0x0404
_MAX_BLOCK = 1_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")


def facts_of(file: IO[bytes]) -> PhotoFacts:
    """Return what the photo in ``file`` tells of itself. Decodes no pixel, and leaves the file at its beginning.

    Raises nothing: what cannot be read tells nothing, and that the file is a photo is judged elsewhere
    (`bantin.portal.uploads`), before this.
    """
    try:
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow's, about metadata that we do not use
            image = Image.open(file, formats=_FORMATS)
            return facts_in(image.info)
    except Exception:  # Pillow's readers raise nearly anything
        return PhotoFacts()
    finally:
        file.seek(0)


def facts_in(info: Mapping[Any, Any]) -> PhotoFacts:
    """Return what the blocks in ``info``, as Pillow names them, tell. Raises nothing."""
    photoshop = info.get("photoshop")
    iim = photoshop.get(_IIM_RESOURCE) if isinstance(photoshop, Mapping) else None
    return first_of(
        facts_of_xmp(_block(info.get("xmp"))),
        facts_of_iptc(_block(iim)),
        facts_of_exif(_block(info.get("exif"))),
    )


def _block(value: object) -> bytes:
    """Return ``value`` where that is a block of bytes of a size that words can have, else nothing."""
    return value if isinstance(value, bytes) and len(value) <= _MAX_BLOCK else b""
