"""The artifacts of the frame: every public page, and what each site has beside its pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.test.client import RequestFactory
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from bantin.frontend import design_system
from bantin.frontend.compiled import render
from bantin.portal import bakeable
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.frame import SITE_MAP, site_frame
from bantin.portal.metadata import head_of, metadata_beside
from bantin.portal.models import Identity, PortalPage
from bantin.portal.public_pages import public_page, warm_pages
from bantin.portal.site_map import entries
from bantin.portal.sites import (
    identity_of,
    public_identities,
    public_identity,
    public_path,
    seen_from,
    site_of,
)
from bantin.portal.visibility import for_readers


def reader_request(path: str, site: Site) -> HttpRequest:
    """Return a request for ``path`` of ``site`` as somebody sends it who is not logged in."""
    address = urlsplit(site.root_url)
    request = RequestFactory(headers={"host": address.netloc}).get(
        path, secure=address.scheme == "https"
    )
    request.user = AnonymousUser()
    # Where Wagtail keeps the site of a request: the readers' host need not be one of the desk's.
    request._wagtail_site = site  # type: ignore[attr-defined]  # Wagtail's own
    return request


def page_beside(
    page: Page, path: str, template: str, context: Callable[[], dict[str, Any]]
) -> bytes:
    """Return the HTML of an artifact that belongs to ``page`` and is none itself, in the frame of its site.

    ``path`` is its address on the site's host. ``context`` returns what the template shows; it is called
    where links are made as from that site, and in its language.
    """
    if (site := site_of(page)) is None:
        raise LookupError(f"No host leads to the page {page.pk} ({page.title!r}).")
    with seen_from(site), translation.override(page.locale.language_code):
        frame = {**site_frame(page, itself=False), "canonical_url": f"{site.root_url}{path}"}
        shown = {**frame, **context()}
        if url := shown["canonical_url"]:
            described = metadata_beside(
                page, title=shown["title"], description=shown.get("description", ""), url=url
            )
            shown["metadata"] = head_of(described)
        return render(template, shown).encode()


class PublicPages(Bakeable):
    """Pages that are published and that anybody may read."""

    kind = "page"

    def every_key(self) -> Iterator[str]:
        """Yield ``page:ID`` for each page of each site that is live and unrestricted, in the order of the tree."""
        roots = [identity.home for identity in public_identities()]
        outermost = [
            home for home in roots if not any(home.is_descendant_of(other) for other in roots)
        ]
        for home in outermost:
            pages = for_readers(home.get_descendants(inclusive=True))
            for pk in pages.order_by("path").values_list("pk", flat=True).iterator():
                yield f"page:{pk}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return nothing: the tag of a page is its key already."""
        return []

    def _page(self, key: str) -> PortalPage | None:
        return public_page(int(key.partition(":")[2]))

    def warm(self, keys: Sequence[str]) -> None:
        """Read the pages, and let each kind of them read what it shows besides."""
        warm_pages(int(key.partition(":")[2]) for key in keys)

    def locate(self, key: str) -> Location | None:
        """Return the page's path below its site, or None when it is not live or not public."""
        page = self._page(key)
        path = public_path(page) if page else None
        return Location(path, page.list_tags, page.heat) if page and path else None

    def render(self, key: str) -> bytes:
        """Return the page's HTML, rendered for an anonymous reader. Raises LookupError when it is not public."""
        page = self._page(key)
        parts = page.get_url_parts() if page else None
        if page is None or parts is None:
            raise LookupError(f"{key} is not a public page.")
        with translation.override(page.locale.language_code):
            response = page.serve(reader_request(parts[2], site_of(page)))
            if isinstance(response, TemplateResponse):
                return render(str(response.template_name), response.context_data or {}).encode()
        return bytes(response.content)


class OncePerSite(Bakeable):
    """A file of which each site has one, beside the pages of its tree. Keys: ``KIND:HOME``."""

    kind: str
    address: str
    """Where the file stands, below the site's home page."""

    def every_key(self) -> Iterator[str]:
        """Yield a key for each public site."""
        for identity in public_identities():
            yield f"{self.kind}:{identity.home_id}"

    def locate(self, key: str) -> Location | None:
        """Return the file's place, or None when its site is not public."""
        identity = public_identity(key.partition(":")[2])
        path = public_path(identity.home) if identity else None
        return Location(f"{path}{self.address}") if path else None

    def identity_for(self, key: str) -> Identity:
        """Return the identity of the site that ``key`` is about. Raises LookupError when that is not public."""
        if (identity := public_identity(key.partition(":")[2])) is None:
            raise LookupError(f"{key} belongs to no public site.")
        return identity


class FramePages(OncePerSite):
    """Pages in the frame of their site that are none of its tree."""

    template: str

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return what the template shows."""
        raise NotImplementedError

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the page of the site that ``tag`` is about."""
        kind, _, rest = tag.partition(":")
        return [f"{self.kind}:{rest}"] if kind in {"home", "site"} else []

    def render(self, key: str) -> bytes:
        """Return the page's HTML. Raises LookupError when its site is not public."""
        identity = self.identity_for(key)
        path = f"{identity.home.get_url_parts()[2]}{self.address}"
        return page_beside(identity.home, path, self.template, lambda: self.context(identity))


class NotFoundPages(FramePages):
    """The page for addresses that lead nowhere; it helps a reader on."""

    kind = "not-found"
    address = "404.html"
    template = "portal/not_found.html"

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return the title; a lost address has no canonical one."""
        return {"title": _("Không tìm thấy trang"), "canonical_url": None}


class SiteMaps(FramePages):
    """The site's map as a tree of text, as TT 32/2017/TT-BTTTT asks for."""

    kind = "site-map"
    address = SITE_MAP
    template = "portal/site_map.html"

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return the tree."""
        return {
            "title": _("Sơ đồ cổng"),
            "description": _("Các chuyên mục và trang của %(site)s, xếp theo cây.")
            % {"site": identity.name},
            "entries": entries(identity),
        }


class DesignSystem(FramePages):
    """One page that shows every component with its sample: for designers, developers and the browser tests."""

    kind = "design-system"
    address = "he-thong-giao-dien/"
    template = "layouts/design-system.html"

    def every_key(self) -> Iterator[str]:
        """Yield the key of the default site's: the components are the same for all."""
        for site in Site.objects.filter(is_default_site=True):
            yield f"{self.kind}:{identity_of(site.root_page).home_id}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the page, when the default site has changed."""
        return [key for key in self.every_key() if tag == f"site:{key.partition(':')[2]}"]

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return the tokens and the components."""
        return design_system.page_context()


def register() -> None:
    """Offer the frame's artifacts to baking."""
    for family in _FAMILIES:
        bakeable.register(family)


_FAMILIES: tuple[Bakeable, ...] = (
    PublicPages(),
    NotFoundPages(),
    SiteMaps(),
    DesignSystem(),
)
