"""A site's map: its pages as a tree, without the bulletins, which lists and archives lead to."""

from dataclasses import dataclass

from django.apps import apps
from wagtail.models import Page

from bantin.portal.models import Identity, PortalPage
from bantin.portal.reading import read
from bantin.portal.sites import url_of
from bantin.portal.visibility import for_readers


@dataclass(frozen=True)
class SiteMapEntry:
    """A page and those below it; ``language`` where it is not that of the page above."""

    title: str
    url: str
    entries: tuple["SiteMapEntry", ...] = ()
    language: str = ""


def entries(identity: Identity) -> tuple[SiteMapEntry, ...]:
    """Return the pages below the site's home page that its map names, with theirs below them."""
    return _below(identity.home)


def _below(page: Page) -> tuple[SiteMapEntry, ...]:
    # Where only kinds of pages can stand that the map does not name, none is read: a section has thousands.
    if not (kinds := [kind for kind in _kinds() if page.specific_class in _parents_of(kind)]):
        return ()
    # The tag of the list of what is below a home page, that of a commune within the map too.
    read(f"menu:{page.pk}")
    children = for_readers(page.get_children()).type(*kinds).select_related("locale")
    return tuple(
        SiteMapEntry(
            child.title,
            url_of(child),
            _below(child),
            child.locale.language_code if child.locale_id != page.locale_id else "",
        )
        for child in children
    )


def _kinds() -> list[type[PortalPage]]:
    """The kinds of pages that a map names."""
    kinds = (model for model in apps.get_models() if issubclass(model, PortalPage))
    return [kind for kind in kinds if kind.in_site_map]


def _parents_of(kind: type[PortalPage]) -> list[type[Page]]:
    parents: list[type[Page]] = kind.allowed_parent_page_models()
    return parents
