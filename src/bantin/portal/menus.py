"""The menu of a site as its readers see it."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from bantin.portal.models.identity import Identity
from bantin.portal.reading import read
from bantin.portal.sites import url_of


@dataclass(frozen=True)
class MenuEntry:
    """A link of a menu; ``current`` where the reader stands on it or below it, ``url`` "" for a mere heading."""

    title: str
    url: str
    current: bool = False
    entries: tuple["MenuEntry", ...] = ()


def site_menu(identity: Identity, page: Page | None) -> list[MenuEntry]:
    """Return the site's menu as who reads ``page`` sees it: the editor's, else the sections marked for it."""
    read(f"menu:{identity.home_id}")
    if identity.menu:
        return chosen_menu([child.value for child in identity.menu], page)
    sections = identity.home.get_children().live().public().in_menu()
    return [_page_entry(section, "", page) for section in sections]


def chosen_menu(entries: list[Any], page: Page | None) -> list[MenuEntry]:
    """Return ``entries``, values of `MenuEntryBlock` or `LinkBlock`, without those that readers cannot open.

    An entry that leads nowhere and has no entry left below it is not shown either.
    """
    public = _public_pages(entries)
    return [entry for value in entries if (entry := _entry(value, public, page)) is not None]


def _public_pages(entries: list[Any]) -> dict[int, Page]:
    values = [*entries, *(child for value in entries for child in value.get("entries") or ())]
    chosen = [value["page"].pk for value in values if value["page"]]
    read(*(f"page:{pk}" for pk in chosen))
    return dict(Page.objects.live().public().in_bulk(chosen))


def _entry(value: Any, public: dict[int, Page], page: Page | None) -> MenuEntry | None:
    children = [_entry(child, public, page) for child in value.get("entries") or ()]
    entries = tuple(child for child in children if child is not None)
    target = public.get(value["page"].pk) if value["page"] else None
    if target is not None:
        return _page_entry(target, value["title"], page, entries)
    if value["url"] or entries:
        return MenuEntry(value["title"] or _hidden_title(value), value["url"] or "", False, entries)
    return None


def _hidden_title(value: Any) -> str:
    return value["page"].title if value["page"] else ""


def _page_entry(
    target: Page, title: str, page: Page | None, entries: tuple[MenuEntry, ...] = ()
) -> MenuEntry:
    current = page is not None and (page.pk == target.pk or page.is_descendant_of(target))
    return MenuEntry(title or target.title, url_of(target), current, entries)
