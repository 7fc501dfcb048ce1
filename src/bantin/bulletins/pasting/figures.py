"""Pictures of a paste: photos of the library, or words that hold their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from bantin.bulletins.writing.parts import Figure, Part
from bantin.portal.models import Photo
from bantin.portal.photo_taking import PhotoTaking

PHOTO = "photo:"
REFUSED = "refused:"
_LONGEST_NAME = 80


def name_of(source: str) -> str:
    """Return what a picture is called that was at ``source``: its file's name; "" where it has none."""
    try:
        path = unquote(urlsplit(source.removeprefix(REFUSED)).path)
    except ValueError:
        return ""
    return PurePosixPath(path.replace("\\", "/")).name[:_LONGEST_NAME]


def why_missing(source: str) -> str:
    """Return why the picture at ``source`` did not come along, and what to do."""
    if source.startswith(REFUSED):
        return _("không tải lên được")
    if source.startswith(("http:", "https:")):
        return _("ảnh nằm ở một trang khác, trình duyệt không được lấy về")
    return _("ảnh nằm trong máy đã soạn bài, trình duyệt không được đọc")


@dataclass
class Photos:
    """The photos that a paste may show, and the pictures that it cannot."""

    usable: Mapping[int, Any]
    missing: list[str] = field(default_factory=list)
    placed: int = 0

    def photo_of(self, figure: Figure) -> int | str:
        """Return the key of the photo of ``figure``, or the words that hold its place; counts both."""
        key = _key(figure.source)
        if key is not None and key in self.usable:
            self.placed += 1
            return key
        name = name_of(figure.source) if key is None else ""
        shown = name or _("ảnh không tên")
        self.missing.append(f"{shown}: {why_missing(figure.source)}")
        return _("Cần tải ảnh lên chỗ này: %(name)s") % {"name": shown}


def _key(source: str) -> int | None:
    number = source.removeprefix(PHOTO)
    return int(number) if number != source and number.isdecimal() and len(number) < 15 else None


def photos_for(user: Any, parts: Iterable[Part]) -> Photos:
    """Return the photos that ``parts`` name and that ``user`` may use."""
    keys = {_key(part.source) for part in parts if isinstance(part, Figure)} - {None}
    usable = PhotoTaking(user).may_use(Photo.objects.filter(pk__in=keys))
    return Photos({photo.pk: photo for photo in usable})
