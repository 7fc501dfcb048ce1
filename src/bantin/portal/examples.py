"""Pages on which the desk shows a block or a layout before anybody has placed it."""

from typing import Any

from django.apps import apps
from django.utils import translation
from wagtail.models import Page, Site

from bantin.frontend import bundle
from bantin.portal.artifacts import reader_request
from bantin.portal.layouts import LayoutBlock
from bantin.portal.models import PortalPage
from bantin.portal.sites import seen_from


def newest_page(kind: type[PortalPage], place: Page | None = None) -> PortalPage | None:
    """Return the newest published page of ``kind``; of the site or section ``place`` where that is given.

    The sites below a home page, communes' or those in other languages, are not part of its own.
    """
    pages = kind._default_manager.live().order_by("-pk")
    if place is not None:
        pages = pages.descendant_of(place, inclusive=True)
        for home in Page.objects.descendant_of(place).filter(identity__isnull=False):
            pages = pages.not_descendant_of(home, inclusive=True)
    page: PortalPage | None = pages.first()
    return page


def page_for(block: LayoutBlock) -> PortalPage | None:
    """Return a page on which ``block`` has something to show: of a kind that has it untouched, else a home page.

    It is of the default site where that has one, so that the desk's menu of blocks speaks of one site.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    for kind in apps.get_models():
        if (
            issubclass(kind, PortalPage)
            and any(use.name == block.block_name() for _, use in kind.layout.uses())
            and (page := newest_page(kind, home) or newest_page(kind))
        ):
            return page
    return home if isinstance(home, PortalPage) else None


def block_on_example_page(block: LayoutBlock, options: Any) -> dict[str, Any]:
    """Return what the preview of ``block`` with ``options`` shows: ``html``, and the site's stylesheet."""
    page = page_for(block)
    html = ""
    if page is not None:
        site = page.get_site()
        with seen_from(site), translation.override(page.locale.language_code):
            html = block.html(options, page, reader_request("/", site))
    return {"html": html, "stylesheet_url": bundle.asset_url("site.css")}
