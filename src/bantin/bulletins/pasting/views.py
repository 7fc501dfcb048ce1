"""What the desk's editor asks while something is pasted: to keep a photo, to turn HTML into blocks."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bantin.bulletins.body import BodyBlock
from bantin.bulletins.pasting.figures import photos_for
from bantin.bulletins.pasting.summary import counted, to_look_at
from bantin.bulletins.writing.arrange import arranged
from bantin.bulletins.writing.clipboard import TooMuch, read
from bantin.bulletins.writing.mending import mended
from bantin.bulletins.writing.stream import blocks_of
from bantin.bulletins.writing.tags import LONGEST
from bantin.portal.photo_taking import PhotoRefused, PhotoTaking

URL_OF_PHOTO, URL_OF_TEXT = "paste_photo", "paste_text"
_BYTES_A_CHARACTER = 4


def _refusal(text: str) -> JsonResponse:
    return JsonResponse({"error": text}, status=400)


def _given(request: HttpRequest, name: str, limit: int) -> bytes | None:
    """Return the file called ``name`` of ``request``; None where there is none, or one over ``limit``."""
    file = request.FILES.get(name)
    if not isinstance(file, UploadedFile) or (file.size or 0) > limit:
        return None
    return bytes(file.read())


@require_POST
def take_photo(request: HttpRequest) -> JsonResponse:
    """Keep a photo of a paste in the library."""
    file = request.FILES.get("photo")
    if not isinstance(file, UploadedFile):
        return _refusal(_("Không nhận được tệp ảnh."))
    moment = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    title = _("Ảnh dán vào lúc %(moment)s") % {"moment": moment}
    try:
        with PhotoTaking(request.user) as photos, transaction.atomic():
            photo = photos.take(file.read(), str(file.name), title=title)
    except PhotoRefused as error:
        return _refusal(str(error))
    return JsonResponse({"id": photo.pk})


@require_POST
def take_text(request: HttpRequest) -> JsonResponse:
    """Return the blocks that HTML of the clipboard is, in the form in which the desk's editor inserts them."""
    raw = _given(request, "html", _BYTES_A_CHARACTER * LONGEST)
    too_much = _("Đoạn dán quá dài hoặc quá rối để chuyển. Hãy dán từng phần.")
    if raw is None:
        return _refusal(too_much)
    try:
        found = mended(read(raw.decode("utf-8", "replace")))
    except TooMuch:
        return _refusal(too_much)
    parts = arranged(found.pieces)
    photos = photos_for(request.user, parts)
    block = BodyBlock()
    stream = block.normalize(block.to_python(blocks_of(parts, photos.photo_of)))
    states: list[dict[str, Any]] = block.get_form_state(stream)
    return JsonResponse(
        {
            "blocks": states,
            "counted": counted(parts, photos),
            "notes": to_look_at(photos, found.encodings),
        }
    )
