"""Blocks about sections: a section's own list, another section's, all sections'."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from bantin.bulletins.archive.links import month_url, year_url
from bantin.bulletins.archive.queries import years_of
from bantin.bulletins.blocks.latest import HowMany, Look, front_story
from bantin.bulletins.cards import card
from bantin.bulletins.queries import LATEST, latest, latest_of
from bantin.portal.layouts import LayoutBlock, TitledBlock, register_block
from bantin.portal.models import PortalPage, SectionPage
from bantin.portal.reading import read
from bantin.portal.sections import sections_below
from bantin.portal.sites import identity_of, url_of
from bantin.portal.visibility import for_readers

GROUP = gettext_lazy("Danh sách bản tin")


@register_block
class ListBlock(LayoutBlock):
    """The latest bulletins of the section that the page is, and the way to its older ones, month by month."""

    module, view = "bulletin", "list"
    look = Look(default="row")

    class Meta:
        label = gettext_lazy("Tin của chuyên mục này")
        icon = "list-ul"
        group = GROUP
        description = gettext_lazy(
            "Hai mươi bản tin mới nhất của chuyên mục đang mở, kèm lối đến các tháng trước."
        )
        template = "bulletins/blocks/list.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the list; nothing on a page that is no section."""
        if not isinstance(page, SectionPage):
            return None
        bulletins = latest_of(page)
        month = bulletins[-1].month if len(bulletins) == LATEST else None
        return {
            "kind": options["look"],
            "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins],
            "more": {"title": _("Các bản tin cũ hơn"), "url": month_url(page, month)}
            if month
            else None,
            "years": [
                {"title": str(year), "url": year_url(page, year)} for year in years_of(page.pk)
            ],
        }


@register_block
class OfSectionBlock(TitledBlock):
    """The latest bulletins of one section, on any page."""

    module, view = "bulletin", "of-section"
    section = blocks.PageChooserBlock(
        label=gettext_lazy("Chuyên mục"), page_type="portal.SectionPage", required=False
    )
    count = HowMany(default=5)
    look = Look(default="group")

    class Meta:
        label = gettext_lazy("Tin của một chuyên mục")
        icon = "list-ul"
        group = GROUP
        description = gettext_lazy(
            "Bản tin mới nhất của chuyên mục được chọn: thẻ, hàng hay danh sách, có hoặc không có ảnh."
        )
        template = "bulletins/blocks/bulletins.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the list; nothing where the section is not public or has no bulletin."""
        if (chosen := options["section"]) is None:
            return None
        read(f"page:{chosen.pk}")
        section = for_readers(SectionPage.objects.filter(pk=chosen.pk)).first()
        bulletins = latest_of(section, options["count"]) if section else []
        if section is None or not bulletins:
            return None
        return {
            "title": options["title"] or section.title,
            "url": url_of(section),
            "kind": options["look"],
            "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins],
        }


@register_block
class BySectionBlock(LayoutBlock):
    """The latest bulletins of each section of the site; the one that leads the page is not repeated."""

    module, view = "bulletin", "by-section"
    count = HowMany(default=4, label=gettext_lazy("Số tin mỗi chuyên mục"))

    class Meta:
        label = gettext_lazy("Tin theo chuyên mục")
        icon = "grip"
        group = GROUP
        description = gettext_lazy("Mỗi chuyên mục trong danh mục một nhóm tin mới nhất.")
        template = "bulletins/blocks/by_section.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return a group for each section that has bulletins."""
        home, count = identity_of(page).home, options["count"]
        read(f"menu:{home.pk}")
        sections = for_readers(sections_below(home)).in_menu().order_by("path")
        first = front_story(latest(home.pk))
        groups = [
            {
                "title": section.title,
                "url": url_of(section),
                "bulletins": [
                    card(bulletin, with_section=False)
                    for bulletin in latest_of(section, count + 1)
                    if bulletin != first
                ][:count],
            }
            for section in sections
        ]
        return {"groups": [group for group in groups if group["bulletins"]]}
