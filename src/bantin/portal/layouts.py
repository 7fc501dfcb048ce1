"""Layouts and blocks: a page is zones of blocks, a block is a module and a view of it.

A domain registers its blocks in its ``blocks.py``; a layout names them as the older portals did, module
and view: ``bulletin · toolbar``.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from bantin.portal.models import PortalPage

BlockContext = Callable[["PortalPage", HttpRequest], dict[str, Any] | None]


@dataclass(frozen=True)
class Layout:
    """Names of blocks in each zone, from top to bottom."""

    top: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()

    def has_view(self, view: str) -> bool:
        """Tell whether a block in any zone is the ``view`` of its module."""
        names = (*self.top, *self.main, *self.aside, *self.bottom)
        return any(name.rpartition(" · ")[2] == view for name in names)


@dataclass(frozen=True)
class Block:
    """One view of a module. ``context`` returns what ``template`` shows, or None to show nothing."""

    module: str
    view: str
    template: str
    context: BlockContext

    @property
    def name(self) -> str:
        """The name by which layouts call the block."""
        return f"{self.module} · {self.view}"


_blocks: dict[str, Block] = {}


def register_block(block: Block) -> None:
    """Make ``block`` known to layouts. Raises ValueError when its name is taken."""
    if block.name in _blocks:
        raise ValueError(f"Two blocks are called {block.name!r}.")
    _blocks[block.name] = block


def block_named(name: str) -> Block:
    """Return the block called ``name``. Raises KeyError when no domain registered it."""
    return _blocks[name]


def block_names() -> list[str]:
    """Return the names of all blocks, sorted."""
    return sorted(_blocks)


def rendered_zones(page: "PortalPage", request: HttpRequest) -> dict[str, SafeString]:
    """Return the HTML of each zone of ``page``'s layout, by the zone's name."""
    return {
        zone.name: SafeString(
            "".join(render_block(name, page, request) for name in getattr(page.layout, zone.name))
        )
        for zone in fields(page.layout)
    }


def render_block(name: str, page: "PortalPage", request: HttpRequest) -> str:
    """Return the HTML of one block on ``page``, or nothing where it has nothing to show."""
    block = block_named(name)
    context = block.context(page, request)
    if context is None:
        return ""
    return render_to_string(
        block.template, {"block_name": block.name, "page": page, **context}, request
    )
