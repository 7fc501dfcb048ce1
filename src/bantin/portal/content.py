"""Kinds of content that stand both in the body of a page and in a zone: running text, videos."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText, expand_db_html

from bantin.frontend.compiled import render
from bantin.portal.memory import is_kept, keep, kept
from bantin.portal.pictures import picture
from bantin.portal.video import UnknownVideo, video_at

FIGURE_SIZES = "(min-width: 48rem) 44rem, 100vw"
# As `bantin.portal.memory` keeps them.
PHOTO = "photo"
RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "superscript", "subscript"]


def rich_text_html(value: RichText | None) -> SafeString:
    """Return the HTML of ``value`` for a component to put in its place; nothing for none."""
    return mark_safe(expand_db_html(value.source) if value else "")  # noqa: S308  (Wagtail has cleaned it)


class ComponentBlock(blocks.Block):
    """A block that a component shows: the template knows what `get_context` returns, and nothing else."""

    def render(self, value: Any, context: Any = None) -> SafeString:
        """Return the HTML of ``value``."""
        shown = self.get_context(value, parent_context=dict(context or {}))
        return render(self.get_template(value, context=context), shown)


class PhotoBlock(ImageChooserBlock):
    """A photo of the library, with its files: read with those of other pages where these are baked together."""

    def bulk_to_python(self, values: Sequence[Any]) -> list[Any]:
        """Return the photos of ``values``, keys of photos; None for what is none or is there no more."""
        if all(pk is None or is_kept(PHOTO, pk) for pk in values):
            return [pk if pk is None else kept(PHOTO, pk, lambda: None) for pk in values]
        photos: list[Any] = super().bulk_to_python(values)
        return photos


def warm_photos(pks: Iterable[int]) -> None:
    """Read the photos ``pks`` together with their files, for each `PhotoBlock` that shows one."""
    wanted = set(pks)
    found = get_image_model().objects.prefetch_related("renditions").in_bulk(list(wanted))
    keep(PHOTO, {pk: found.get(pk) for pk in wanted})


class ParagraphBlock(ComponentBlock, blocks.RichTextBlock):
    """Running text, one paragraph or several."""

    def __init__(self, **kwargs: Any) -> None:
        """Allow what such text needs and no more."""
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        label = _("Đoạn văn")
        icon = "pilcrow"
        template = "components/prose/template.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the text as HTML."""
        return {"body": rich_text_html(value)}


class VideoBlock(ComponentBlock, blocks.StructBlock):
    """A video of another site. Nothing is asked of that site before the reader starts it."""

    url = blocks.URLBlock(
        label=_("Địa chỉ video"), help_text=_("Địa chỉ trang xem video của YouTube hoặc Vimeo.")
    )
    title = blocks.CharBlock(label=_("Tên video"), max_length=200)
    poster = PhotoBlock(label=_("Ảnh đại diện"), required=False)
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=500)

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
