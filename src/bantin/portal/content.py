"""Kinds of content that stand both in the body of a page and in a zone: running text, videos."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText, expand_db_html

from bantin.portal.pictures import picture
from bantin.portal.video import UnknownVideo, video_at

FIGURE_SIZES = "(min-width: 48rem) 44rem, 100vw"
RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "superscript", "subscript"]


def rich_text_html(value: RichText | None) -> SafeString:
    """Return the HTML of ``value`` for a component to put in its place; nothing for none."""
    return mark_safe(expand_db_html(value.source) if value else "")  # noqa: S308  (Wagtail has cleaned it)


class ParagraphBlock(blocks.RichTextBlock):
    """Running text, one paragraph or several."""

    def __init__(self, **kwargs: Any) -> None:
        """Allow what such text needs and no more."""
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        label = "Đoạn văn"
        icon = "pilcrow"
        template = "portal/content/paragraph.html"


class VideoBlock(blocks.StructBlock):
    """A video of another site. Nothing is asked of that site before the reader starts it."""

    url = blocks.URLBlock(
        label="Địa chỉ video", help_text="Địa chỉ trang xem video của YouTube hoặc Vimeo."
    )
    title = blocks.CharBlock(label="Tên video", max_length=200)
    poster = ImageChooserBlock(label="Ảnh đại diện", required=False)
    caption = blocks.CharBlock(label="Chú thích", required=False, max_length=500)

    class Meta:
        label = "Video"
        icon = "media"
        template = "portal/content/video.html"

    def clean(self, value: Any) -> Any:
        """Refuse an address that is not a video of a site on the list."""
        cleaned = super().clean(value)
        try:
            video_at(cleaned["url"])
        except UnknownVideo as error:
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(error.message_vi)}
            ) from error
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the two addresses and the poster; no player where a draft's address is not a video's."""
        try:
            video = video_at(value["url"])
        except UnknownVideo:
            video = None
        poster = value["poster"]
        return {
            **super().get_context(value, parent_context=parent_context),
            "video": video,
            "picture": picture(poster, sizes=FIGURE_SIZES, alt="") if poster else None,
        }
