"""Pages on which the desk shows a block or a layout before anybody has placed it."""

from typing import Any

from django.apps import apps
from wagtail.models import Page, Site

from bantin.frontend import bundle
from bantin.portal.artifacts import reader_request
from bantin.portal.layouts import LayoutBlock
from bantin.portal.models import PortalPage
from bantin.portal.sites import seen_from


def newest_page(kind: type[PortalPage], place: Page | None = None) -> PortalPage | None:
    """Return the newest page of ``kind`` that is published, at or below ``place`` where that is given."""
    pages = kind._default_manager.live().order_by("-pk")
    page: PortalPage | None = (
        pages.descendant_of(place, inclusive=True) if place else pages
    ).first()
    return page


def page_for(block: LayoutBlock) -> PortalPage | None:
    """Return a page on which ``block`` has something to show: of a kind that has it untouched, else a home page."""
    for kind in apps.get_models():
        if (
            issubclass(kind, PortalPage)
            and any(use.name == block.block_name() for _, use in kind.layout.uses())
            and (page := newest_page(kind))
        ):
            return page
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    specific = site.root_page.specific if site else None
    return specific if isinstance(specific, PortalPage) else None


def block_on_example_page(block: LayoutBlock, options: Any) -> dict[str, Any]:
    """Return what the preview of ``block`` with ``options`` shows: ``html``, and the site's stylesheet."""
    page = page_for(block)
    html = ""
    if page is not None:
        site = page.get_site()
        with seen_from(site):
            html = block.html(options, page, reader_request("/", site))
    return {"html": html, "stylesheet_url": bundle.asset_url("site.css")}
