"""The page on which readers search, of each site; and that all pages lead to it."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from bantin.bulletins.models import Kind
from bantin.indexing.opensearch import description
from bantin.portal import bakeable, frame
from bantin.portal.artifacts import FramePages, OncePerSite
from bantin.portal.models import Identity
from bantin.portal.reading import read
from bantin.portal.site_map import SiteMapEntry, entries
from bantin.portal.sites import full_url_of, url_of
from bantin.reader.searching.addresses import DESCRIPTION, PAGE, QUERY

_CHOICE = {"url": "[[url]]", "label": "[[label]]", "count": "[[count]]"}


class SearchPages(FramePages):
    """The page of the search of each site. Keys: ``search:HOME``."""

    kind = "search"
    address = PAGE
    template = "indexing/search.html"

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return what the page and its pieces show."""
        return {
            "title": _("Tìm kiếm"),
            "description": _("Tìm trong các bản tin của %(site)s.") % {"site": identity.name},
            "site_map_url": frame.site_map_url(identity),
            "choices": [_CHOICE],
            "current_choices": [{**_CHOICE, "current": True}],
            "words": json.dumps(_words(identity), ensure_ascii=False),
        }


class Descriptions(OncePerSite):
    """How browsers search each site: its OpenSearch description. Keys: ``opensearch:HOME``."""

    kind = "opensearch"
    address = f"{PAGE}{DESCRIPTION}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the description of the site that ``tag`` is about."""
        kind, _, rest = tag.partition(":")
        return [f"{self.kind}:{rest}"] if kind == "site" else []

    def render(self, key: str) -> bytes:
        """Return the description. Raises LookupError when its site is not public."""
        identity = self.identity_for(key)
        read(f"site:{identity.home_id}")
        return description(
            name=identity.short_name or identity.name,
            full_name=identity.name,
            address=f"{full_url_of(identity.home)}{PAGE}",
            language=identity.home.locale.language_code,
        )


def _words(identity: Identity) -> dict[str, Any]:
    """Return what the service says of filters: their names, and those of sections and kinds."""
    return {
        "section": _("Chuyên mục"),
        "year": _("Năm"),
        "kind": _("Thể loại"),
        "order": _("Sắp xếp"),
        "all": _("Tất cả"),
        "relevance": _("Sát nhất"),
        "date": _("Mới nhất"),
        "pages": _("Trang kết quả"),
        "page": _("Trang [[number]]"),
        "sections": dict(_sections(entries(identity))),
        "kinds": {kind.value: str(kind.label) for kind in Kind},
    }


def _sections(found: tuple[SiteMapEntry, ...]) -> list[tuple[str, str]]:
    below = [pair for entry in found for pair in _sections(entry.entries)]
    return [(entry.url.strip("/"), entry.title) for entry in found] + below


def form(identity: Identity, page: Page) -> dict[str, Any]:
    """Return where the form in the banner leads."""
    action = f"{url_of(identity.home)}{PAGE}"
    description = f"{action}{DESCRIPTION}"
    return {"search": {"action": action, "name": QUERY, "description_url": description}}


def register() -> None:
    """Offer the page to baking, and lead to it from every page."""
    bakeable.register(SearchPages())
    bakeable.register(Descriptions())
    frame.contribute(form)
