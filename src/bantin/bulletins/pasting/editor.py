"""The body in the desk's editor: a stream into which text of other programs can be pasted."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from bantin.bulletins.body import BodyBlock
from bantin.bulletins.pasting.views import URL_OF_PHOTO, URL_OF_TEXT


def texts() -> dict[str, str]:
    """Return what the editor says around a paste, in the language of whoever is in the desk."""
    return {
        "button": _("Dán từ Word"),
        "title": _("Dán từ Word, Google Docs…"),
        "help": _(
            "Bấm vào ô dưới đây rồi nhấn Ctrl+V (trên điện thoại: giữ ngón tay trong ô rồi chọn Dán). "
            "Tít phụ, danh sách, bảng, liên kết và ảnh được giữ; màu, cỡ chữ được bỏ."
        ),
        "area": _("Ô để dán"),
        "close": _("Đóng"),
        "stop": _("Dừng"),
        "undo": _("Hoàn tác"),
        "working": _("Đang chuyển đoạn dán…"),
        "uploading": _("Đang tải ảnh {number}/{count}…"),
        "pasted": _("Đã dán {counted}."),
        "nothing": _("Trong đoạn dán không có chữ hay ảnh nào dùng được."),
        "stopped": _("Đã dừng; chưa dán gì."),
        "undone": _("Đã hoàn tác đoạn dán. Ảnh đã tải lên vẫn ở trong kho ảnh."),
        "changed": _("Bạn đã sửa đoạn vừa dán. Hoàn tác sẽ bỏ cả chỗ sửa ấy. Vẫn hoàn tác?"),
        "failed": _("Không chuyển được đoạn dán ({reason}); đã dán riêng phần chữ."),
        "photo_failed": _("Ảnh {name}: {reason}"),
        "no_answer": _("máy chủ không trả lời"),
        "logged_out": _("phiên làm việc đã hết; hãy đăng nhập lại ở thẻ khác rồi dán lại"),
    }


class BodyBlockAdapter(StreamBlockAdapter):
    """How the desk's editor learns of a body: as of any stream, with the ways to paste."""

    js_constructor = "bantin.bulletins.BodyBlock"

    def js_args(self, block: BodyBlock) -> list[Any]:
        """Return what the editor's class is made with; where to ask and what to say are in the last."""
        *others, meta = super().js_args(block)
        pasting = {
            "photoUrl": reverse(URL_OF_PHOTO),
            "textUrl": reverse(URL_OF_TEXT),
            "texts": texts(),
        }
        return [*others, {**meta, "pasting": pasting}]

    @cached_property
    def media(self) -> forms.Media:
        """The scripts and styles of the editor."""
        media: forms.Media = super().media
        return media + forms.Media(
            js=["bulletins/body-block.js"], css={"all": ["bulletins/pasting/pasting.css"]}
        )


register(BodyBlockAdapter(), BodyBlock)
