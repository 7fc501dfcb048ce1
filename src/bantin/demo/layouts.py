"""Menus and layouts of the demonstration, as an editor would put them together in the desk."""

import datetime
from typing import Any

from bantin.demo.content import Table
from bantin.demo.pages import Pages
from bantin.demo.photos import PhotoShelf, PhotoSource
from bantin.portal.layouts import ZONES, block_named
from bantin.portal.menu_entries import MenuBlock
from bantin.portal.models import PageLayout

PAGE = "page:"


def menu_of(entries: list[Table], pages: Pages) -> list[tuple[str, Any]]:
    """Return the menu of a site; ``entries`` name their pages as ``page:lac-giang/kinh-te``.

    Raises KeyError for a page that is not in ``pages``.
    """
    raw = [{"type": "entry", "value": stored(entry, pages)} for entry in entries]
    return [(child.block_type, child.value) for child in MenuBlock().to_python(raw)]


def add_layout(site: str, table: Table, pages: Pages, photos: PhotoShelf) -> PageLayout:
    """Publish the layout that ``table`` describes, for ``site`` or for one ``section`` of it."""
    section = table.get("section")
    layout = PageLayout(
        page_type=table["page_type"],
        home=pages[site].page_ptr,
        section=pages[f"{site}/{section}"] if section else None,
        **{zone: zone_of(table.get(zone, []), pages, photos) for zone in ZONES},
    )
    layout.save()
    layout.save_revision().publish()
    return layout


def zone_of(uses: list[Table], pages: Pages, photos: PhotoShelf) -> list[tuple[str, Any]]:
    """Return the blocks of a zone, each with the options that ``uses`` give it and its own defaults.

    Raises LookupError for a block that no domain registers, or a page that is not in ``pages``.
    """
    return [_block(use, pages, photos) for use in uses]


def _block(use: Table, pages: Pages, photos: PhotoShelf) -> tuple[str, Any]:
    options = {name: value for name, value in use.items() if name != "block"}
    if (block := block_named(use["block"])) is None:
        raise LookupError(f"No block is called {use['block']!r}.")
    return block.type_name(), block.to_python(stored(options, pages, photos))


def stored(value: Any, pages: Pages, photos: PhotoShelf | None = None) -> Any:
    """Return ``value``, what a file says, as blocks store it: pages and photos by their keys, moments as text."""
    if isinstance(value, str) and value.startswith(PAGE):
        return pages[value.removeprefix(PAGE)].pk
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [stored(item, pages, photos) for item in value]
    if isinstance(value, dict):
        if "scene" in value and photos is not None:
            return photos.photo(PhotoSource.of(value)).pk
        return {name: stored(item, pages, photos) for name, item in value.items()}
    return value
