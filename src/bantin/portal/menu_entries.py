"""The entries of a menu that an editor has put together."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class WebAddressBlock(blocks.CharBlock):
    """An address on this portal (``/thoi-su/``) or elsewhere (``https://…``); no other scheme."""

    def __init__(self, **kwargs: Any) -> None:
        """Leave room for long addresses."""
        super().__init__(max_length=500, **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse what a browser would not open as a page, such as ``javascript:``."""
        cleaned = super().clean(value)
        if cleaned and not is_web_address(cleaned):
            raise ValidationError(
                _(
                    "Địa chỉ phải bắt đầu bằng https://, http:// hoặc dấu gạch chéo (/), ví dụ /thoi-su/."
                )
            )
        return cleaned


def is_web_address(text: str) -> bool:
    """Tell whether ``text`` is a path on this site or an http(s) address with a host."""
    if any(character.isspace() or not character.isprintable() for character in text):
        return False
    if text.startswith("/") and not text.startswith(("//", "/\\")):
        return True
    try:
        address = urlsplit(text)
        return address.scheme in {"http", "https"} and bool(address.hostname)
    except ValueError:
        return False


class LinkBlock(blocks.StructBlock):
    """A page of the portal, or an address elsewhere."""

    page = blocks.PageChooserBlock(label="Trang", required=False)
    url = WebAddressBlock(label=_("Hoặc địa chỉ"), required=False)
    title = blocks.CharBlock(
        label=_("Tên hiện trên trang"),
        required=False,
        max_length=120,
        help_text=_("Để trống để dùng tên của trang."),
    )

    class Meta:
        label = _("Liên kết")
        icon = "link"

    def clean(self, value: Any) -> Any:
        """Ask for a page or an address, not both, and for a name beside an address."""
        cleaned = super().clean(value)
        if message := self.fault(cleaned):
            field, text = message
            raise blocks.StructBlockValidationError({field: ValidationError(text)})
        return cleaned

    def fault(self, value: Any) -> tuple[str, Any] | None:
        """Return the field that is wrong and what to do, or None."""
        if value["page"] and value["url"]:
            return "url", _("Chỉ chọn một: trang của cổng, hoặc địa chỉ.")
        if not value["page"] and not value["url"]:
            return "page", _("Hãy chọn một trang, hoặc ghi địa chỉ.")
        if value["url"] and not value["title"]:
            return "title", _("Hãy ghi tên cho liên kết này.")
        return None


class OptionalLinkBlock(LinkBlock):
    """A link that may be left out."""

    def fault(self, value: Any) -> tuple[str, Any] | None:
        """Accept one without page and address, whatever its name."""
        return super().fault(value) if value["page"] or value["url"] else None


class MenuEntryBlock(LinkBlock):
    """An entry of the menu, with entries below it where it has any."""

    entries = blocks.ListBlock(
        LinkBlock(), label=_("Mục con"), default=[], required=False, collapsed=True
    )

    class Meta:
        label = _("Mục")
        icon = "bars"

    def fault(self, value: Any) -> tuple[str, Any] | None:
        """Let an entry that has entries below it be a mere heading: a name and nothing else."""
        if value["entries"] and value["title"] and not value["page"] and not value["url"]:
            return None
        return super().fault(value)


class MenuBlock(blocks.StreamBlock):
    """A menu."""

    entry = MenuEntryBlock()
