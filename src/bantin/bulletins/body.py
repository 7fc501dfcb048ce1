"""The parts of a bulletin's body, as the desk edits them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import expand_db_html

from bantin.bulletins.tables import DataTableBlock
from bantin.bulletins.video import UnknownVideo, video_at
from bantin.portal.pictures import picture
from bantin.text.normalise import nfc

FIGURE_SIZES = "(min-width: 48rem) 44rem, 100vw"
RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "superscript", "subscript"]


def without_lone_paragraph(html: str) -> SafeString:
    """Return ``html`` without its ``<p>`` where that is all it is made of."""
    if html.startswith("<p") and html.endswith("</p>") and html.count("<p") == 1:
        html = html[html.index(">") + 1 : -len("</p>")]
    return mark_safe(html)  # noqa: S308  (rich text that Wagtail has cleaned)


def composed(value: Any) -> Any:
    """Return ``value``, what JSON can hold, with every text in it composed (NFC)."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {key: composed(item) for key, item in value.items()}
    return value


class ParagraphBlock(blocks.RichTextBlock):
    """Running text, one paragraph or several."""

    def __init__(self, **kwargs: Any) -> None:
        """Allow what a bulletin's text needs and no more."""
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        label = "Đoạn văn"
        icon = "pilcrow"
        template = "bulletins/body/paragraph.html"


class SubheadingBlock(blocks.CharBlock):
    """A subheading (tít phụ)."""

    class Meta:
        label = "Tít phụ"
        icon = "title"
        template = "bulletins/body/subheading.html"


class FigureBlock(blocks.StructBlock):
    """A photo with its caption and credit."""

    photo = ImageChooserBlock(label="Ảnh")
    caption = blocks.CharBlock(
        label="Chú thích",
        required=False,
        max_length=500,
        help_text="Để trống để dùng chú thích đã ghi ở ảnh.",
    )
    credit = blocks.CharBlock(
        label="Nguồn ảnh",
        required=False,
        max_length=200,
        help_text="Để trống để dùng nguồn đã ghi ở ảnh.",
    )

    class Meta:
        label = "Ảnh"
        icon = "image"
        template = "bulletins/body/figure.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the picture with its words; those of the photo where the figure has none of its own."""
        photo = value["photo"]
        return {
            **super().get_context(value, parent_context=parent_context),
            "picture": picture(photo, sizes=FIGURE_SIZES) if photo else None,
            "caption": value["caption"] or (photo.caption if photo else ""),
            "credit": value["credit"] or (photo.credit if photo else ""),
        }


class MissingFigureBlock(blocks.StructBlock):
    """A photo of an older portal's page whose file did not come along: its words hold its place."""

    caption = blocks.CharBlock(label="Chú thích", max_length=1000)
    credit = blocks.CharBlock(label="Nguồn ảnh", required=False, max_length=200)

    class Meta:
        label = "Ảnh gốc chưa chuyển sang"
        icon = "warning"
        template = "bulletins/body/missing_figure.html"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label="Lời trích", rows=3)
    attribution = blocks.CharBlock(label="Người nói", required=False, max_length=200)

    class Meta:
        label = "Trích dẫn"
        icon = "openquote"
        template = "bulletins/body/quotation.html"


class ListBlock(blocks.StructBlock):
    """A list, with points or with numbers."""

    ordered = blocks.BooleanBlock(label="Đánh số", required=False)
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label="Mục"), label="Các mục", min_num=1
    )

    class Meta:
        label = "Danh sách"
        icon = "list-ul"
        template = "bulletins/body/list.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the items as HTML; the paragraph that the editor puts around a single line is left out."""
        return {
            **super().get_context(value, parent_context=parent_context),
            "items": [
                without_lone_paragraph(expand_db_html(item.source)) for item in value["items"]
            ],
        }


class FileBlock(blocks.StructBlock):
    """A file to download."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return what the link is called: the words written here, or the file's own title."""
        file = value["file"]
        return {
            **super().get_context(value, parent_context=parent_context),
            "title": value["title"] or (file.title if file else ""),
        }

    file = DocumentChooserBlock(label="Tệp")
    title = blocks.CharBlock(label="Tên hiển thị", required=False, max_length=200)

    class Meta:
        label = "Tệp đính kèm"
        icon = "doc-full"
        template = "bulletins/body/file.html"


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
        template = "bulletins/body/video.html"

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


class BodyBlock(blocks.StreamBlock):
    """What a bulletin's body is made of."""

    paragraph = ParagraphBlock()
    subheading = SubheadingBlock()
    figure = FigureBlock()
    missing_figure = MissingFigureBlock()
    quotation = QuotationBlock()
    list = ListBlock()
    table = DataTableBlock()
    file = FileBlock()
    video = VideoBlock()

    class Meta:
        block_counts = {"video": {"max_num": 5}}


class BodyField(StreamField):
    """The field of a body: composed Unicode, and migrations that a new block does not concern."""

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored in a row or a revision, with its texts composed (NFC)."""
        return composed(super().get_prep_value(value))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration records: the field without its blocks."""
        name, path, _, options = super().deconstruct()
        return name, path, [[]], {k: v for k, v in options.items() if k != "block_lookup"}
