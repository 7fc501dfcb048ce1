"""Blocks that show the frame: the way back, headings, menus, links, the contact."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from bantin.portal.content import RICH_TEXT_FEATURES, rich_text_html
from bantin.portal.frame import search_of
from bantin.portal.layouts import LayoutBlock, TitledBlock, register_block
from bantin.portal.menu_entries import LinkBlock, MenuBlock
from bantin.portal.menus import chosen_menu, site_menu
from bantin.portal.models import PortalPage
from bantin.portal.reading import read
from bantin.portal.sites import identity_of, url_of, way_to

FRAME = "Khung trang"


@register_block
class BreadcrumbBlock(LayoutBlock):
    """The pages above this one, from its site's home page down."""

    module, view = "portal", "breadcrumb"

    class Meta:
        label = gettext_lazy("Đường dẫn")
        icon = "arrow-right"
        group = FRAME
        description = gettext_lazy("Trang này nằm ở đâu: Trang chủ, chuyên mục, trang.")
        template = "portal/blocks/breadcrumb.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any]:
        """Return the trail."""
        identity = identity_of(page)
        trail = [
            {
                "title": _("Trang chủ") if ancestor.pk == identity.home_id else ancestor.title,
                "url": url_of(ancestor),
            }
            for ancestor in way_to(page, identity)
        ]
        return {"trail": trail, "current": page.title}


class _HeadingBlock(LayoutBlock):
    module = "portal"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any]:
        """Return the page's name and its introduction."""
        return {"title": page.title, "introduction": getattr(page, "introduction", "")}


@register_block
class HeadingBlock(_HeadingBlock):
    """The page's name and its introduction."""

    view = "heading"

    class Meta:
        label = gettext_lazy("Tên trang")
        icon = "title"
        group = FRAME
        description = gettext_lazy("Tên của trang hay chuyên mục, kèm lời giới thiệu.")
        template = "portal/blocks/heading.html"


@register_block
class SiteTitleBlock(_HeadingBlock):
    """The site's name on its home page, where the banner shows it already: quiet, for the order of headings."""

    view = "site-title"

    class Meta:
        label = gettext_lazy("Tên cổng")
        icon = "home"
        group = FRAME
        description = gettext_lazy("Tên cổng và lời giới thiệu trên trang chủ.")
        template = "portal/blocks/site_title.html"


@register_block
class MenuOfLinksBlock(TitledBlock):
    """A menu that the editor puts together; without entries the site's own."""

    module, view = "portal", "menu"
    entries = MenuBlock(label=gettext_lazy("Các mục"), required=False)

    class Meta:
        label = gettext_lazy("Danh mục")
        icon = "bars"
        group = FRAME
        description = gettext_lazy(
            "Các mục do người biên tập chọn; để trống thì là danh mục của cổng."
        )
        template = "portal/blocks/menu.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the entries that readers can open."""
        chosen = [child.value for child in options["entries"]]
        entries = chosen_menu(chosen, page) if chosen else site_menu(identity_of(page), page)
        title = options["title"] or _("Danh mục")
        return {"title": title, "entries": entries} if entries else None


@register_block
class SearchBoxBlock(LayoutBlock):
    """The form of the readers' search, on a portal that has one."""

    module, view = "portal", "search-box"

    class Meta:
        label = gettext_lazy("Ô tìm kiếm")
        icon = "search"
        group = FRAME
        description = gettext_lazy("Ô gõ từ cần tìm. Chỉ hiện khi cổng có phần tìm kiếm.")
        template = "portal/blocks/search_box.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return where the form leads, and what it is for: another box than the banner's needs another name."""
        search = search_of(page)
        return {**search, "label": _("Tìm bản tin, văn bản")} if search else None


@register_block
class SiteLinksBlock(TitledBlock):
    """Links to other sites (liên kết website)."""

    module, view = "portal", "site-links"
    links = blocks.ListBlock(LinkBlock(), label=gettext_lazy("Các liên kết"), default=[])

    class Meta:
        label = gettext_lazy("Liên kết website")
        icon = "link-external"
        group = FRAME
        description = gettext_lazy("Liên kết đến cổng khác: Chính phủ, tỉnh, dịch vụ công.")
        preview_value = {
            "links": [
                {"page": None, "url": "https://chinhphu.vn/", "title": "Chính phủ"},
                {"page": None, "url": "https://dichvucong.gov.vn/", "title": "Dịch vụ công"},
            ]
        }
        template = "portal/blocks/site_links.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the links that readers can open."""
        links = chosen_menu(list(options["links"]), page)
        return {"title": options["title"] or _("Liên kết"), "links": links} if links else None


@register_block
class ContactBlock(TitledBlock):
    """Who answers for the site and how to reach it; from the identity unless written here."""

    module, view = "portal", "contact"
    responsible_person = blocks.CharBlock(
        label=gettext_lazy("Người chịu trách nhiệm"), required=False, max_length=200
    )
    address = blocks.CharBlock(label=gettext_lazy("Địa chỉ"), required=False, max_length=300)
    telephone = blocks.CharBlock(label=gettext_lazy("Điện thoại"), required=False, max_length=60)
    email = blocks.EmailBlock(label=gettext_lazy("Thư điện tử"), required=False)
    text = blocks.RichTextBlock(
        label=gettext_lazy("Ghi thêm"),
        required=False,
        features=RICH_TEXT_FEATURES,
        help_text=gettext_lazy("Ví dụ: giờ tiếp dân."),
    )

    class Meta:
        label = gettext_lazy("Liên hệ")
        icon = "mail"
        group = FRAME
        description = gettext_lazy(
            "Cơ quan, người chịu trách nhiệm, địa chỉ. Ô để trống lấy theo nhận diện của cổng."
        )
        template = "portal/blocks/contact.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return what is known; nothing where that is nothing."""
        identity = identity_of(page)
        read(f"site:{identity.home_id}")
        names = ("responsible_person", "address", "telephone", "email")
        known = {name: options[name] or getattr(identity, name) for name in names}
        body = rich_text_html(options["text"])
        if not any(known.values()) and not body:
            return None
        return {
            "title": options["title"] or _("Liên hệ"),
            "agency": identity.agency,
            "body": body,
            **known,
        }
