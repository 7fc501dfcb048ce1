"""The frame's own blocks: the way back, and headings of pages that are lists."""

from typing import Any

from django.http import HttpRequest

from bantin.portal.layouts import Block, register_block
from bantin.portal.models import PortalPage
from bantin.portal.reading import read


def breadcrumb(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The pages above this one, from the home page down."""
    ancestors = page.get_ancestors().live().filter(depth__gt=1).order_by("path")
    trail = []
    for ancestor in ancestors:
        read(f"page:{ancestor.pk}")
        title = "Trang chủ" if ancestor.depth == 2 else ancestor.title
        trail.append({"title": title, "url": ancestor.get_url()})
    return {"trail": trail, "current": page.title}


def heading(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The page's name and its introduction."""
    return {"title": page.title, "introduction": getattr(page, "introduction", "")}


def register() -> None:
    """Make the blocks known to layouts."""
    for name, context in (
        ("breadcrumb", breadcrumb),
        ("heading", heading),
        ("site-title", heading),
    ):
        register_block(
            Block("portal", name, f"portal/blocks/{name.replace('-', '_')}.html", context)
        )
