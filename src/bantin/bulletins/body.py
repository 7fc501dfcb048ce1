"""The parts of a bulletin's body, as the desk edits them."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import expand_db_html

from bantin.portal.content import (
    FIGURE_SIZES,
    RICH_TEXT_FEATURES,
    ComponentBlock,
    ParagraphBlock,
    PhotoBlock,
    VideoBlock,
)
from bantin.portal.fields import BlocksField
from bantin.portal.pictures import picture
from bantin.portal.tables import DataTableBlock


def without_lone_paragraph(html: str) -> SafeString:
    """Return ``html`` without its ``<p>`` where that is all it is made of."""
    if html.startswith("<p") and html.endswith("</p>") and html.count("<p") == 1:
        html = html[html.index(">") + 1 : -len("</p>")]
    return mark_safe(html)  # noqa: S308  (rich text that Wagtail has cleaned)


def position_in(context: Any) -> dict[str, Any]:
    """Return the number of a figure and of how many, where ``context`` numbers the figures."""
    return {name: context[name] for name in ("position", "of") if context and name in context}


class SubheadingBlock(ComponentBlock, blocks.CharBlock):
    """A subheading (tít phụ)."""

    class Meta:
        label = _("Tít phụ")
        icon = "title"
        template = "components/subheading/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the words."""
        return {"text": value}


class MinorSubheadingBlock(SubheadingBlock):
    """A subheading below another one."""

    class Meta:
        label = _("Tít phụ nhỏ")
        icon = "title"
        template = "components/subheading/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the words, and that they are of the lower level."""
        return {"text": value, "minor": True}


class FigureBlock(ComponentBlock, blocks.StructBlock):
    """A photo with its caption, its credit, and what it shows for who cannot see it."""

    photo = PhotoBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(
        label=_("Chú thích"),
        required=False,
        max_length=500,
        help_text=_("Để trống để dùng chú thích đã ghi ở ảnh."),
    )
    credit = blocks.CharBlock(
        label=_("Nguồn ảnh"),
        required=False,
        max_length=200,
        help_text=_("Để trống để dùng nguồn đã ghi ở ảnh."),
    )
    alt = blocks.CharBlock(
        label=_("Mô tả cho người không nhìn thấy ở bài này"),
        required=False,
        max_length=255,
        help_text=_("Để trống để dùng mô tả của ảnh."),
    )

    class Meta:
        label = _("Ảnh")
        icon = "image"
        template = "components/figure/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the picture with its words; those of the photo where the figure has none of its own."""
        photo = value["photo"]
        return {
            "picture": picture(photo, sizes=FIGURE_SIZES, alt=value.get("alt") or None)
            if photo
            else None,
            "caption": value["caption"] or (photo.caption if photo else ""),
            "credit": value["credit"] or (photo.credit_line if photo else ""),
            **position_in(parent_context),
        }


class MissingFigureBlock(ComponentBlock, blocks.StructBlock):
    """A photo of an older portal's page whose file did not come along: its words hold its place."""

    caption = blocks.CharBlock(label=_("Chú thích"), max_length=1000)
    credit = blocks.CharBlock(label=_("Nguồn ảnh"), required=False, max_length=200)

    class Meta:
        label = _("Ảnh gốc chưa chuyển sang")
        icon = "warning"
        template = "components/figure/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the words, and the number of the photo in a photo story."""
        words = {"caption": value["caption"], "credit": value["credit"], "missing": True}
        return words | position_in(parent_context)


class QuotationBlock(ComponentBlock, blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("Lời trích"), rows=3)
    attribution = blocks.CharBlock(label=_("Người nói"), required=False, max_length=200)

    class Meta:
        label = _("Trích dẫn")
        icon = "openquote"
        template = "components/quotation/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the words, and who said them."""
        return {"text": value["text"], "attribution": value["attribution"]}


class ListBlock(ComponentBlock, blocks.StructBlock):
    """A list, with points or with numbers."""

    ordered = blocks.BooleanBlock(label=_("Đánh số"), required=False)
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("Mục")),
        label=_("Các mục"),
        min_num=1,
    )

    class Meta:
        label = _("Danh sách")
        icon = "list-ul"
        template = "components/list/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the items as HTML; the paragraph that the editor puts around a single line is left out."""
        items = [without_lone_paragraph(expand_db_html(item.source)) for item in value["items"]]
        return {"items": items, "ordered": value["ordered"]}


class FileBlock(ComponentBlock, blocks.StructBlock):
    """A file to download."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return where the link leads, and what it is called: the words written here, or the file's own title."""
        file = value["file"]
        return {
            **super().get_context(value, parent_context=parent_context),
            "title": value["title"] or (file.title if file else ""),
            "url": file.public_url if file else "",
        }

    file = DocumentChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(label=_("Tên hiển thị"), required=False, max_length=200)

    class Meta:
        label = _("Tệp đính kèm")
        icon = "doc-full"
        template = "bulletins/body/file.html"


class BodyBlock(blocks.StreamBlock):
    """What a bulletin's body is made of."""

    paragraph = ParagraphBlock()
    subheading = SubheadingBlock()
    minor_subheading = MinorSubheadingBlock()
    figure = FigureBlock()
    missing_figure = MissingFigureBlock()
    quotation = QuotationBlock()
    list = ListBlock()
    table = DataTableBlock()
    file = FileBlock()
    video = VideoBlock()

    class Meta:
        block_counts = {"video": {"max_num": 5}}


class BodyField(BlocksField):
    """The field of a body."""
