"""The menu of a site as its readers see it."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from bantin.portal import facets
from bantin.portal.memory import remembered
from bantin.portal.models.identity import Identity
from bantin.portal.reading import read
from bantin.portal.sites import here, url_of
from bantin.portal.visibility import for_readers


@dataclass(frozen=True)
class MenuEntry:
    """A link of a menu; ``current`` where the reader stands on it or below it, ``url`` "" for a mere heading."""

    title: str
    url: str
    current: bool = False
    entries: tuple["MenuEntry", ...] = ()

    def __hash__(self) -> int:
        """Return the hash of what tells most entries apart: fragments are kept by the menus that they show."""
        return hash((self.title, self.url, self.current))


def site_menu(identity: Identity, page: Page | None) -> list[MenuEntry]:
    """Return the site's menu as who reads ``page`` sees it: the editor's, else the sections marked for it."""
    read(f"menu:{identity.home_id}")
    return list(_menu_seen_from(identity, page))


def _place(identity: Identity, page: Page | None) -> tuple[int, int | None, str]:
    """Return what decides how the menu is shown: the site, the host, and where in the tree its reader stands."""
    if page is None:
        return identity.pk, here(), ""
    is_entry = page.depth <= identity.home.depth + 1 or page.pk in _entries_of(identity)
    return identity.pk, here(), page.path if is_entry else page.path[: -page.steplen]


@remembered(lambda identity: identity.pk)
def _entries_of(identity: Identity) -> frozenset[int]:
    values = [child.value for child in identity.menu]
    values += [child for value in values for child in value.get("entries") or ()]
    return frozenset(value["page"].pk for value in values if value["page"])


@remembered(_place)
def _menu_seen_from(identity: Identity, page: Page | None) -> list[MenuEntry]:
    if identity.menu:
        return chosen_menu([child.value for child in identity.menu], page)
    return [_page_entry(section, "", page) for section in _sections(identity)]


@remembered(lambda identity: identity.pk)
def _sections(identity: Identity) -> list[Page]:
    return list(for_readers(identity.home.get_children()).in_menu())


def _facet_of(home_id: str) -> tuple[Any, ...]:
    """Return what pages show of the menu of a site: the editor's choice, and the sections that can stand in it."""
    identity = Identity.objects.select_related("home").filter(home=int(home_id)).first()
    if identity is None:
        return ()
    sections = for_readers(identity.home.get_children())
    shown = [(s.pk, s.title, s.full_url, s.show_in_menus, s.locale_id) for s in sections]
    return list(identity.menu.raw_data), shown


facets.register("menu", _facet_of)


def chosen_menu(entries: list[Any], page: Page | None) -> list[MenuEntry]:
    """Return ``entries``, values of `MenuEntryBlock` or `LinkBlock`, without those that readers cannot open.

    An entry that leads nowhere and has no entry left below it is not shown either.
    """
    public = _public_pages(entries)
    return [entry for value in entries if (entry := _entry(value, public, page)) is not None]


def _public_pages(entries: list[Any]) -> dict[int, Page]:
    values = [*entries, *(child for value in entries for child in value.get("entries") or ())]
    chosen = [value["page"].pk for value in values if value["page"]]
    return _public_of(frozenset(chosen))


@remembered(lambda pks: pks)
def _public_of(pks: frozenset[int]) -> dict[int, Page]:
    read(*(f"link:{pk}" for pk in pks))
    return dict(for_readers(Page.objects.all()).in_bulk(list(pks)))


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
