"""Putting a page together: the layout in force, and the HTML of its zones."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.safestring import SafeString

from bantin.portal.layouts import ZONES, LayoutBlock, block_named
from bantin.portal.memory import remembered
from bantin.portal.reading import read
from bantin.portal.sites import identity_of

if TYPE_CHECKING:
    from bantin.portal.models import PageLayout, PortalPage

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PlacedBlock:
    """A block with its options in a zone of a page."""

    zone: str
    block: LayoutBlock
    options: Any


def placed_blocks(page: "PortalPage", request: HttpRequest) -> list[PlacedBlock]:
    """Return the blocks of ``page`` in the order of its zones: the desk's where it filled one, else the class's."""
    from bantin.portal.models.layout import zones_in_force

    chosen = zones_in_force(layouts_for(page, request))
    return [*_from_desk(chosen), *_from_class(type(page), frozenset(chosen))]


def layouts_for(page: "PortalPage", request: HttpRequest) -> list["PageLayout"]:
    """Return the published layouts that are for ``page``, nearest first; the one being previewed takes its place."""
    kind, home, section = page._meta.label, identity_of(page).home_id, page.layout_section_id
    return list(_layouts(kind, home, section, getattr(request, "layout_preview", None)))


@remembered(lambda *place: place)
def _layouts(
    kind: str, home: int, section: int | None, preview: "PageLayout | None"
) -> list["PageLayout"]:
    from bantin.portal.models.layout import PageLayout, layout_tag

    places = [(section, section), (home, None), (None, None)]
    read(*(layout_tag(kind, *place) for place in places))
    found = {
        layout.tag: layout
        for layout in PageLayout.objects.filter(live=True, page_type=kind).filter(
            Q(section=None, home=None) | Q(section=None, home=home) | Q(section=section)
        )
    }
    if preview is not None and preview.page_type == kind:
        found = {tag: layout for tag, layout in found.items() if layout.pk != preview.pk}
        found[preview.tag] = preview
    nearest = dict.fromkeys(layout_tag(kind, *place) for place in places)
    layouts = [found[tag] for tag in nearest if tag in found]
    read(*(f"layout:{layout.pk}" for layout in layouts if layout.pk))
    return layouts


def _from_desk(zones: dict[str, Any]) -> Iterator[PlacedBlock]:
    for zone, stream in zones.items():
        for child in stream:
            if isinstance(child.block, LayoutBlock):
                yield PlacedBlock(zone, child.block, child.value)


@remembered(lambda kind, without: (kind, without))
def _from_class(kind: type["PortalPage"], without: frozenset[str]) -> list[PlacedBlock]:
    placed = []
    for zone, use in kind.layout.uses():
        if zone in without:
            continue
        if (block := block_named(use.name)) is None:
            log.warning("%s has a layout with the unknown block %r", kind._meta.label, use.name)
        else:
            placed.append(PlacedBlock(zone, block, block.options_with(use.options)))
    return placed


def rendered_zones(
    placed: list[PlacedBlock], page: "PortalPage", request: HttpRequest
) -> dict[str, SafeString]:
    """Return the HTML of each zone, by the zone's name; "" for one that shows nothing."""
    return {
        zone: SafeString(
            "".join(
                item.block.html(item.options, page, request) for item in placed if item.zone == zone
            )
        )
        for zone in ZONES
    }


def stored_zones(kind: type["PortalPage"]) -> dict[str, list[tuple[str, Any]]]:
    """Return the layout that comes with a kind of page as streams keep it: for the desk to start from."""
    zones: dict[str, list[tuple[str, Any]]] = {zone: [] for zone in ZONES}
    for zone, use in kind.layout.uses():
        if (block := block_named(use.name)) is not None:
            zones[zone].append((block.type_name(), block.options_with(use.options)))
    return zones
