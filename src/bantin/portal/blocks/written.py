"""Blocks that an editor writes: banners, notices, text, tables, videos."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from bantin.portal.content import RICH_TEXT_FEATURES, PhotoBlock, VideoBlock, rich_text_html
from bantin.portal.layouts import LayoutBlock, TitledBlock, register_block
from bantin.portal.menu_entries import OptionalLinkBlock
from bantin.portal.menus import chosen_menu
from bantin.portal.models import PortalPage
from bantin.portal.pictures import picture
from bantin.portal.reading import good_until
from bantin.portal.tables import DataTableBlock, table_context
from bantin.portal.video import UnknownVideo, video_at
from bantin.text.dates import format_date

CONTENT = gettext_lazy("Nội dung tự soạn")
BANNER_SIZES = "(min-width: 76rem) 76rem, 100vw"


@register_block
class BannerBlock(LayoutBlock):
    """A picture across its zone, which may lead somewhere."""

    module, view = "portal", "banner"
    photo = PhotoBlock(label=gettext_lazy("Ảnh"), required=False)
    title = blocks.CharBlock(
        label=gettext_lazy("Nội dung banner"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Đọc thay cho ảnh khi người đọc không nhìn thấy ảnh: ghi đúng chữ trên ảnh."
        ),
    )
    target = OptionalLinkBlock(label=gettext_lazy("Dẫn đến"), required=False)

    class Meta:
        label = "Banner"
        icon = "image"
        group = CONTENT
        description = gettext_lazy("Ảnh tuyên truyền, có thể bấm để mở trang khác.")
        template = "portal/blocks/banner.html"

    def clean(self, value: Any) -> Any:
        """Ask for words beside a picture."""
        cleaned = super().clean(value)
        if cleaned["photo"] and not cleaned["title"]:
            raise blocks.StructBlockValidationError(
                {
                    "title": ValidationError(
                        gettext_lazy("Hãy ghi nội dung của ảnh cho người không nhìn thấy.")
                    )
                }
            )
        return cleaned

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the picture and where it leads; nothing without a picture."""
        photo = options["photo"]
        shown = picture(photo, sizes=BANNER_SIZES, alt=options["title"]) if photo else None
        if shown is None:
            return None
        target = chosen_menu([options["target"]], page)
        return {
            "picture": shown,
            "title": options["title"],
            "url": target[0].url if target else None,
        }


@register_block
class NoticeBlock(TitledBlock):
    """A notice, from one moment until another: a planned outage, a deadline, a warning."""

    module, view = "portal", "notice"
    text = blocks.RichTextBlock(
        label=gettext_lazy("Nội dung"), required=False, features=RICH_TEXT_FEATURES
    )
    level = blocks.ChoiceBlock(
        label=gettext_lazy("Mức độ"),
        choices=[
            ("info", gettext_lazy("Thông báo")),
            ("warning", gettext_lazy("Lưu ý")),
            ("urgent", gettext_lazy("Khẩn cấp")),
        ],
        default="info",
    )
    since = blocks.DateTimeBlock(label=gettext_lazy("Hiện từ"), required=False)
    until = blocks.DateTimeBlock(label=gettext_lazy("Hiện đến"), required=False)

    class Meta:
        label = gettext_lazy("Thông báo")
        icon = "info-circle"
        group = CONTENT
        description = gettext_lazy("Thông báo ngắn, tự hiện và tự ẩn theo giờ đã đặt.")
        preview_value = {
            "title": "Tạm dừng hệ thống để bảo trì",
            "text": "<p>Cổng thông tin tạm dừng từ 22 giờ thứ Bảy đến 5 giờ Chủ nhật.</p>",
        }
        template = "portal/blocks/notice.html"

    def clean(self, value: Any) -> Any:
        """Refuse a notice that ends before it begins, and a year that is a slip of the keyboard."""
        cleaned = super().clean(value)
        for name in ("since", "until"):
            if cleaned[name] and not 1900 <= cleaned[name].year <= 2100:
                raise blocks.StructBlockValidationError(
                    {name: ValidationError(gettext_lazy("Năm phải trong khoảng từ 1900 đến 2100."))}
                )
        if cleaned["since"] and cleaned["until"] and cleaned["until"] <= cleaned["since"]:
            raise blocks.StructBlockValidationError(
                {"until": ValidationError(gettext_lazy("Giờ ẩn phải sau giờ hiện."))}
            )
        return cleaned

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the notice within its time, and note when the page has to be made again."""
        now, since, until = timezone.now(), _aware(options["since"]), _aware(options["until"])
        good_until(*(moment for moment in (since, until) if moment and moment > now))
        text = rich_text_html(options["text"])
        if (since and now < since) or (until and now >= until) or not (options["title"] or text):
            return None
        shown_from = since and timezone.localtime(since)
        return {
            "title": options["title"] or _("Thông báo"),
            "body": text,
            "level": options["level"],
            "date_text": format_date(shown_from.date(), "short") if shown_from else "",
        }


def _aware(moment: datetime.datetime | None) -> datetime.datetime | None:
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


@register_block
class RichTextBlock(TitledBlock):
    """Free text."""

    module, view = "portal", "rich-text"
    text = blocks.RichTextBlock(
        label=gettext_lazy("Nội dung"),
        required=False,
        features=[*RICH_TEXT_FEATURES, "h3", "ul", "ol"],
    )

    class Meta:
        label = gettext_lazy("Nội dung tự soạn")
        icon = "pilcrow"
        group = CONTENT
        description = gettext_lazy("Đoạn văn, danh sách, liên kết.")
        preview_value = {"title": "Giờ làm việc", "text": "<p>Thứ Hai đến thứ Sáu.</p>"}
        template = "portal/blocks/rich_text.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the text."""
        if not options["text"]:
            return None
        return {"title": options["title"], "body": rich_text_html(options["text"])}


@register_block
class ZoneTableBlock(TitledBlock):
    """A table."""

    module, view = "portal", "table"
    table = DataTableBlock(label=gettext_lazy("Bảng"), required=False)

    class Meta:
        label = gettext_lazy("Bảng")
        icon = "table"
        group = CONTENT
        description = gettext_lazy("Bảng chữ và số, ví dụ lịch tiếp dân.")
        preview_value = {
            "title": "Lịch tiếp công dân",
            "table": {
                "data": [["Ngày", "Người tiếp"], ["Thứ Hai", "Chủ tịch"], ["Thứ Tư", "Bí thư"]],
                "first_row_is_table_header": True,
            },
        }
        template = "portal/blocks/table.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the table; nothing where it is empty."""
        table = table_context(options["table"] or {})
        filled = table["rows"] or table["header"]
        return {"title": options["title"], "table": table} if filled else None


@register_block
class ZoneVideoBlock(LayoutBlock):
    """A video of a site on the list; nothing is asked of that site before the reader starts it."""

    module, view = "portal", "video"
    video = VideoBlock(label="Video")

    class Meta:
        label = "Video"
        icon = "media"
        group = CONTENT
        description = gettext_lazy(
            "Một video của YouTube hoặc Vimeo, chỉ tải khi người đọc bấm xem."
        )
        preview_value = {
            "video": {
                "url": "https://vimeo.com/1084537",
                "title": "Video giới thiệu",
                "poster": None,
                "caption": "",
            }
        }
        template = "portal/blocks/video.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the video's addresses and its poster; nothing where there is no video."""
        chosen = options["video"]
        try:
            found = video_at(chosen["url"] or "")
        except UnknownVideo:
            return None
        poster = chosen["poster"]
        return {
            "title": chosen["title"],
            "caption": chosen["caption"],
            "watch_url": found.watch_url,
            "embed_url": found.embed_url,
            "picture": picture(poster, sizes=BANNER_SIZES, alt="") if poster else None,
        }
