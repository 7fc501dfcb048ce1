"""Blocks of a bulletin's own page: the toolbar, the text, related bulletins, those beside it."""

import base64
import json
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bantin.bulletins.cards import card
from bantin.bulletins.corrections.notes import history_of, notes_of
from bantin.bulletins.figures import lead_figure, photo_count, rendered_body
from bantin.bulletins.models import BulletinPage, Kind
from bantin.bulletins.queries import beside
from bantin.bulletins.related.queries import related_of
from bantin.portal.layouts import LayoutBlock, register_block
from bantin.portal.models import PortalPage
from bantin.portal.reading import read
from bantin.portal.sites import full_url_of, url_of

GROUP = gettext_lazy("Trang bản tin")
LEAD_PHOTO_SIZES = "(min-width: 56rem) 52rem, 100vw"


class BulletinBlock(LayoutBlock):
    """A block of a bulletin's page: it shows nothing on others."""

    module = "bulletin"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return what is shown of the bulletin; None on a page that is none."""
        return self.show_of(page, options) if isinstance(page, BulletinPage) else None

    def show_of(self, bulletin: BulletinPage, options: Any) -> dict[str, Any] | None:
        """Return what is shown of ``bulletin``."""
        raise NotImplementedError


def share_links(url: str, headline: str) -> dict[str, str]:
    """Return plain links that hand ``url`` on, so that no script of another site is needed."""
    packed = base64.b64encode(json.dumps({"url": url}).encode()).decode()
    return {
        "email_url": f"mailto:?subject={quote(headline)}&body={quote(url)}",
        "zalo_url": "https://button-share.zalo.me/share_external?"
        + urlencode({"layout": 1, "isDesktop": "true", "url": url, "d": packed, "shareType": 0}),
        "facebook_url": f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}",
    }


@register_block
class ToolbarBlock(BulletinBlock):
    """The date, the size of the text, printing, saving and sharing."""

    view = "toolbar"

    class Meta:
        label = gettext_lazy("Thanh công cụ")
        icon = "cogs"
        group = GROUP
        description = gettext_lazy("Ngày đăng, cỡ chữ, in, lưu, chia sẻ.")
        template = "bulletins/blocks/toolbar.html"

    def show_of(self, bulletin: BulletinPage, options: Any) -> dict[str, Any]:
        """Return the date and the addresses."""
        url = full_url_of(bulletin)
        return {
            "date_text": bulletin.date_text,
            "date_iso": bulletin.date_iso,
            "page_url": url,
            "save_url": url_of(bulletin),
            "save_name": f"{bulletin.slug}.html",
            "share": share_links(url, bulletin.title),
        }


@register_block
class ViewBlock(BulletinBlock):
    """Headline, lead, photos, text, byline and source."""

    view = "view"

    class Meta:
        label = gettext_lazy("Nội dung bản tin")
        icon = "doc-full"
        group = GROUP
        description = gettext_lazy("Tít, sapo, ảnh, nội dung, bút danh và nguồn.")
        template = "bulletins/blocks/view.html"

    def show_of(self, bulletin: BulletinPage, options: Any) -> dict[str, Any]:
        """Return the parts of the bulletin; the photos of a photo story are numbered."""
        if figure := lead_figure(bulletin, sizes=LEAD_PHOTO_SIZES):
            figure |= {"missing": False, "eager": True}
        count = photo_count(figure, bulletin.body)
        is_story = bulletin.kind == Kind.PHOTO_STORY and count > 1
        if figure and is_story:
            figure |= {"position": 1, "of": count}
        after_lead = (2 if figure else 1) if is_story else None
        return {
            "headline": bulletin.title,
            "lead_paragraphs": [line for line in bulletin.lead.splitlines() if line.strip()],
            "figure": figure,
            "body": rendered_body(bulletin, numbered_from=after_lead, of=count if is_story else 0),
            "byline": bulletin.byline,
            "source": bulletin.source,
            "corrections": notes_of(bulletin),
            "history": history_of(bulletin),
        }


@register_block
class NeighboursBlock(BulletinBlock):
    """The bulletins of the section that are just older and just newer."""

    view = "neighbours"

    class Meta:
        label = gettext_lazy("Tin trước và sau")
        icon = "arrows-up-down"
        group = GROUP
        description = gettext_lazy("Bản tin cũ hơn và mới hơn trong cùng chuyên mục.")
        template = "bulletins/blocks/neighbours.html"

    def show_of(self, bulletin: BulletinPage, options: Any) -> dict[str, Any] | None:
        """Return the two; nothing where the bulletin is alone."""
        older, newer = beside(bulletin)
        if older is None and newer is None:
            return None
        return {
            "older": _neighbour(older),
            "newer": _neighbour(newer),
            "label": _("Tin khác trong chuyên mục"),
        }


def _neighbour(bulletin: BulletinPage | None) -> dict[str, str] | None:
    if bulletin is None:
        return None
    read(f"page:{bulletin.pk}")
    return {
        "title": bulletin.title,
        "url": url_of(bulletin),
        "date_text": bulletin.date_text,
    }


@register_block
class RelatedBlock(BulletinBlock):
    """Bulletins that tell of the same, chosen by the editor or computed when the bulletin was published."""

    view = "related"

    class Meta:
        label = gettext_lazy("Tin liên quan")
        icon = "link"
        group = GROUP
        description = gettext_lazy(
            "Tin cùng nội dung: do người biên tập chọn, hoặc tự tìm khi đăng."
        )
        template = "bulletins/blocks/related.html"

    def show_of(self, bulletin: BulletinPage, options: Any) -> dict[str, Any] | None:
        """Return the related bulletins; nothing where none is near enough."""
        related = related_of(bulletin)
        return {"bulletins": [card(other) for other in related]} if related else None
