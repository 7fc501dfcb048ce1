"""Words beside a photo: by what right it is published, who is named below it, and what is still lacking."""

import re
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import ImageQuerySet


def credit_line(credit: str, source: str) -> str:
    """Return ``credit`` and ``source`` as the press writes them below a photo: Thu Hà/TTXVN.

    One of them alone where the other is empty, or names it already.
    """
    if not credit or not source or source.casefold() in credit.casefold():
        return credit or source
    return source if credit.casefold() in source.casefold() else f"{credit}/{source}"


class Licence(models.TextChoices):
    """By what right a photo is published."""

    OWN = "own", _("Ảnh của cơ quan")
    PROVIDED = "provided", _("Nơi cung cấp cho phép đăng")
    CC_BY = "cc-by", _("Creative Commons: ghi công (CC BY)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons: ghi công, chia sẻ tương tự (CC BY-SA)")
    PUBLIC = "public", _("Không còn hoặc không có bản quyền (CC0)")
    OTHER = "other", _("Khác, ghi ở điều kiện sử dụng")


# What stands behind a name, where the licence asks that it be named with the photo.
_NAMED_WITH_CREDIT = {Licence.CC_BY: "CC BY", Licence.CC_BY_SA: "CC BY-SA"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def with_licence(line: str, licence: str) -> str:
    """Return ``line``, who is named below a photo, with ``licence`` where that asks for it: Thu Hà/TTXVN (CC BY)."""
    named = _NAMED_WITH_CREDIT.get(Licence(licence)) if licence else None
    return f"{line} ({named})" if line and named else line


def address_in(terms: str) -> str:
    """Return the first address of the web in ``terms``, where a licence can be read; "" where none stands there."""
    found = _ADDRESS.search(terms)
    return found[0].rstrip(".,;:)") if found else ""


# Of the lack of words for who cannot see a photo, and of a name for it.
_UNDESCRIBED = models.Q(description="")
_UNNAMED = models.Q(credit="", source="")


class PhotoQuerySet(ImageQuerySet):
    """Photos, as Wagtail's queries choose them, and by what they lack."""

    def undescribed(self) -> Self:
        """Return those that say nothing to who cannot see them."""
        chosen: Self = self.filter(_UNDESCRIBED)
        return chosen

    def unnamed(self) -> Self:
        """Return those of which nobody is named who took or provided them."""
        chosen: Self = self.filter(_UNNAMED)
        return chosen

    def unfinished(self) -> Self:
        """Return those that lack one or the other."""
        chosen: Self = self.filter(_UNDESCRIBED | _UNNAMED)
        return chosen


_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(licenses/(?P<kind>[a-z-]+)|publicdomain/(zero|mark))(/|$|\s)", re.ASCII
)


def licence_in(terms: str) -> str:
    """Return the licence that an address in ``terms`` names; "" where none does.

    Of Creative Commons' own, those that forbid changes or commerce are for a person to read: the others.
    """
    if (found := _CREATIVE_COMMONS.search(terms)) is None:
        return ""
    named = {None: Licence.PUBLIC, "by": Licence.CC_BY, "by-sa": Licence.CC_BY_SA}
    return named.get(found["kind"], Licence.OTHER)
