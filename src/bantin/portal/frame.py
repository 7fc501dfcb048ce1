"""The frame around every page: identity, menu, addresses of styles and scripts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail.models import Site

from bantin.frontend import bundle
from bantin.portal.reading import read

if TYPE_CHECKING:
    from bantin.portal.models import PortalPage


@dataclass(frozen=True)
class MenuEntry:
    """A link of the site's menu; ``current`` where the reader stands on it or below it."""

    title: str
    url: str
    current: bool


def menu(site: Site, page: "PortalPage | None") -> list[MenuEntry]:
    """Return the site's published sections, as its menu shows them to who reads ``page``."""
    read("menu")
    children = site.root_page.get_children().live().public().in_menu()
    return [
        MenuEntry(
            title=child.title,
            url=child.get_url(current_site=site),
            current=page is not None and (page.pk == child.pk or page.is_descendant_of(child)),
        )
        for child in children
    ]


def site_frame(site: Site, page: "PortalPage | None" = None) -> dict[str, Any]:
    """Return what the layout's frame shows on any page of ``site``, also on one that is no page (404)."""
    from bantin.portal.models import Identity

    read("site")
    identity = Identity.for_site(site)
    return {
        "identity": {
            "name": identity.name,
            "short_name": identity.short_name,
            "agency": identity.agency,
            "responsible_person": identity.responsible_person,
            "address": identity.address,
            "telephone": identity.telephone,
            "email": identity.email,
            "licence": identity.licence,
            "notice": identity.notice,
            "url": "/",
        },
        "menu": menu(site, page),
        "boot_script": bundle.boot_script(),
        "stylesheet_url": bundle.asset_url("site.css"),
        "script_url": bundle.asset_url("site.js"),
        "font_url": bundle.asset_url("bantin-sans-roman.woff2"),
        "icon_url": bundle.asset_url("icon.svg"),
    }


def frame_context(page: "PortalPage", request: HttpRequest) -> dict[str, Any]:
    """Return the frame of ``page``, with its public address."""
    site = Site.find_for_request(request) or page.get_site()
    return {**site_frame(site, page), "canonical_url": page.get_full_url()}
