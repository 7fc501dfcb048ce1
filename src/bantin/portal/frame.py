"""The frame around every page: identity, menu, languages, addresses of styles and scripts.

Rooms above the portal add to it through `contribute`: feeds name their addresses, search its form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from bantin.frontend import bundle
from bantin.portal.memory import kept, remembered
from bantin.portal.menus import site_menu
from bantin.portal.models.identity import Identity
from bantin.portal.pictures import picture
from bantin.portal.reading import read
from bantin.portal.sites import full_url_of, here, identity_of, url_of
from bantin.portal.visibility import for_readers

SITE_MAP = "so-do-cong/"
EMBLEM_SIZES = "4rem"

Contribution = Callable[[Identity, Page], dict[str, Any]]
_contributions: list[Contribution] = []


@dataclass(frozen=True)
class Language:
    """A language in which a page can be read: its code, its own name, and the page's addresses in it."""

    code: str
    title: str
    url: str
    full_url: str
    current: bool


LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def contribute(contribution: Contribution) -> None:
    """Let ``contribution(identity, page)`` add to the frame of every page what the components know.

    Such as ``feeds`` (title, url, type) and ``search`` (action, name); what is a list in the frame is added to.
    For a page of the frame's own (an archive's month, the site map) ``page`` is the page it belongs to.
    """
    if contribution not in _contributions:
        _contributions.append(contribution)


def languages(page: Page) -> list[Language]:
    """Return the languages in which readers can have ``page``, its own first named among them."""
    read(f"translation:{page.translation_key}")
    translations = kept("translations", page.translation_key, lambda: _translations(page))
    return [
        Language(
            code=translation.locale.language_code,
            title=LANGUAGE_NAMES[translation.locale.language_code],
            url=url_of(translation),
            full_url=full_url_of(translation),
            current=translation.pk == page.pk,
        )
        for translation in translations
        if full_url_of(translation)
    ]


def _translations(page: Page) -> list[Page]:
    found = for_readers(page.get_translations(inclusive=True)).select_related("locale")
    return list(found.order_by("-locale__language_code"))


def site_frame(page: Page, *, itself: bool = True) -> dict[str, Any]:
    """Return what the frame shows on ``page``.

    With ``itself`` False the frame is of something that belongs to ``page`` and is none (a month of an
    archive, the page for lost addresses): it has no other languages.
    """
    identity = identity_of(page)
    context = {
        **_frame_of_site(identity),
        "menu": site_menu(identity, page),
        "languages": languages(page) if itself else [],
        "search": None,
        "feeds": [],
    }
    return _with_contributions(context, identity, page)


@remembered(lambda identity: (identity.pk, here()))
def _frame_of_site(identity: Identity) -> dict[str, Any]:
    """Return what the frame shows on all pages of one site."""
    read(f"site:{identity.home_id}")
    return {
        "identity": {
            **identity.texts,
            "url": url_of(identity.home),
            "emblem": picture(identity.emblem, sizes=EMBLEM_SIZES, alt="", largest=400)
            if identity.emblem
            else None,
            "parent": _parent(identity),
        },
        "footer_links": [{"title": _("Sơ đồ cổng"), "url": site_map_url(identity)}],
        "language": identity.home.locale.language_code,
        "boot_script": bundle.boot_script(),
        "stylesheet_url": bundle.asset_url("site.css"),
        "script_url": bundle.asset_url("site.js"),
        "font_url": bundle.asset_url("bantin-sans-roman.woff2"),
        "icon_url": bundle.asset_url("icon.svg"),
    }


def search_of(page: Page) -> dict[str, Any] | None:
    """Return where the form of the readers' search leads: ``action`` and ``name``; None on a site without one."""
    found = _with_contributions({"search": None}, identity_of(page), page)["search"]
    return dict(found) if found else None


def _with_contributions(context: dict[str, Any], identity: Identity, page: Page) -> dict[str, Any]:
    for contribution in _contributions:
        for name, value in contribution(identity, page).items():
            listed = isinstance(context.get(name), list)
            context[name] = [*context[name], *value] if listed else value
    return context


def _parent(identity: Identity) -> dict[str, str] | None:
    """Return the site that this one is a component of; the same site in another language is none."""
    above = identity.home.get_parent()
    if above is None or above.is_root():
        return None
    parent = identity_of(above)
    if parent.home.translation_key == identity.home.translation_key:
        return None
    read(f"site:{parent.home_id}")
    return {"title": parent.name, "url": url_of(parent.home)}


def site_map_url(identity: Identity) -> str:
    """Return the address of the site's map."""
    return f"{url_of(identity.home)}{SITE_MAP}"
