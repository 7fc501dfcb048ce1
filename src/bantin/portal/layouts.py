"""Layouts and blocks: a page is zones of blocks, a block is a module and a view of it.

A domain registers its blocks in its ``blocks.py``; layouts call them as the older portals did, module and
view: ``bulletin · toolbar``. What a page type shows unless the desk says otherwise is its class's `Layout`;
`bantin.portal.models.PageLayout` is one that was put together in the desk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from bantin.frontend.compiled import render

if TYPE_CHECKING:
    from bantin.portal.models import PortalPage

ZONES = ("top", "main", "aside", "bottom")


@dataclass(frozen=True)
class Use:
    """A block in a layout: its name, and the options that differ from the block's own defaults."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)


def use(name: str, **options: Any) -> Use:
    """Return the use of the block ``name`` with ``options``."""
    return Use(name, options)


@dataclass(frozen=True)
class Layout:
    """What stands in each zone, from top to bottom: names of blocks, or uses of them with options."""

    top: tuple[str | Use, ...] = ()
    main: tuple[str | Use, ...] = ()
    aside: tuple[str | Use, ...] = ()
    bottom: tuple[str | Use, ...] = ()

    def uses(self) -> Iterator[tuple[str, Use]]:
        """Yield the name of a zone and a use of a block in it, for all zones in their order."""
        for zone in fields(self):
            for item in getattr(self, zone.name):
                yield zone.name, item if isinstance(item, Use) else Use(item)


class LayoutBlock(blocks.StructBlock):
    """One view of a module, with the options that the desk may set. Subclasses say what is shown.

    The options are the fields of the struct; each needs a default that is right without a touch. ``Meta``
    has ``label``, ``icon``, ``description``, ``group`` and ``template``.
    """

    module: str
    view: str

    class Meta:
        form_classname = "struct-block"
        preview_template = "portal/block_preview.html"
        preview_value: dict[str, Any] = {}

    @classmethod
    def block_name(cls) -> str:
        """Return the name by which layouts call the block: ``bulletin · toolbar``."""
        return f"{cls.module} · {cls.view}"

    @classmethod
    def type_name(cls) -> str:
        """Return the name under which stored layouts keep the block: ``bulletin_toolbar``."""
        return f"{cls.module}_{cls.view}".replace("-", "_")

    def show(self, options: Any, page: "PortalPage", request: HttpRequest) -> dict[str, Any] | None:
        """Return what the template shows on ``page``, or None to show nothing there."""
        raise NotImplementedError

    def html(self, options: Any, page: "PortalPage", request: HttpRequest) -> str:
        """Return the block as it stands on ``page``; nothing where it has nothing to show."""
        context = self.show(options, page, request)
        if context is None:
            return ""
        named = {"block_name": self.block_name(), "page": page, **context}
        return render(self.meta.template, named)

    def get_preview_value(self) -> Any:
        """Return the options with which the desk's menu of blocks shows this one."""
        return self.options_with(self.meta.preview_value)

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Return the block's HTML as it stands on a page of the portal, for the desk's menu of blocks."""
        from bantin.portal.examples import block_on_example_page

        return {**(parent_context or {}), **block_on_example_page(self, value)}

    def options_with(self, given: Mapping[str, Any]) -> Any:
        """Return the block's default options, changed by ``given``."""
        return self.normalize({**self.get_default(), **given})


class TitledBlock(LayoutBlock):
    """A block with a heading that the desk may change."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=120)


AnyBlock = TypeVar("AnyBlock", bound=type[LayoutBlock])
_blocks: dict[str, LayoutBlock] = {}


def register_block(block: AnyBlock) -> AnyBlock:
    """Make ``block`` known to layouts; for use as a decorator. Raises ValueError when its name is taken."""
    name = block.block_name()
    if any(name == known.block_name() for known in _blocks.values()):
        raise ValueError(f"Two blocks are called {name!r}.")
    made = block()
    made.set_name(block.type_name())
    _blocks[block.type_name()] = made
    return block


def registered_blocks() -> Mapping[str, LayoutBlock]:
    """Return all blocks by the name under which stored layouts keep them."""
    return _blocks


def block_named(name: str) -> LayoutBlock | None:
    """Return the block called ``name`` (``bulletin · toolbar``), or None when no domain registered it."""
    return next((block for block in _blocks.values() if block.block_name() == name), None)


def block_names() -> list[str]:
    """Return the names of all blocks, sorted."""
    return sorted(block.block_name() for block in _blocks.values())
