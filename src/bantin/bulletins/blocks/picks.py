"""Blocks of bulletins that an editor has chosen."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from bantin.bulletins.cards import card
from bantin.bulletins.queries import chosen
from bantin.portal.layouts import TitledBlock, register_block
from bantin.portal.models import PortalPage


@register_block
class HighlightsBlock(TitledBlock):
    """One to four bulletins that the editor puts forward, in the editor's order."""

    module, view = "bulletin", "highlights"
    bulletins = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="bulletins.BulletinPage", label=gettext_lazy("Bản tin")),
        label=gettext_lazy("Các bản tin"),
        default=[],
        max_num=4,
    )

    class Meta:
        label = gettext_lazy("Tin nổi bật")
        icon = "pick"
        group = gettext_lazy("Danh sách bản tin")
        description = gettext_lazy("Một đến bốn bản tin do người biên tập chọn và xếp.")
        template = "bulletins/blocks/highlights.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return those of the chosen bulletins that readers may see; nothing where there is none."""
        found = chosen([bulletin.pk for bulletin in options["bulletins"] if bulletin])
        if not found:
            return None
        return {
            "title": options["title"] or _("Tin nổi bật"),
            "bulletins": [card(bulletin) for bulletin in found],
        }
