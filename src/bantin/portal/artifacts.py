"""The artifacts of the frame: every public page, and the page for addresses that lead nowhere."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.test.client import RequestFactory
from wagtail.models import Page, Site

from bantin.portal import bakeable
from bantin.portal.bakeable import Location
from bantin.portal.frame import site_frame
from bantin.portal.models import PortalPage


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


class PublicPages:
    """Pages that are published and that anybody may read."""

    kind = "page"

    def every_key(self) -> Iterator[str]:
        """Yield ``page:ID`` for each page of each site that is live and has no restriction."""
        for site in Site.objects.select_related("root_page"):
            pages = site.root_page.get_descendants(inclusive=True).live().public()
            for pk in pages.values_list("pk", flat=True).iterator():
                yield f"page:{pk}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return nothing: the tag of a page is its key already."""
        return []

    def _page(self, key: str) -> PortalPage | None:
        page = Page.objects.filter(pk=int(key.partition(":")[2]), live=True).first()
        if page is None or page.get_view_restrictions().exists():
            return None
        specific = page.specific
        return specific if isinstance(specific, PortalPage) else None

    def locate(self, key: str) -> Location | None:
        """Return the page's path below its site, or None when it is not live or not public."""
        page = self._page(key)
        parts = page.get_url_parts() if page else None
        if page is None or parts is None or parts[2] is None:
            return None
        return Location(parts[2], page.list_tags)

    def render(self, key: str) -> bytes:
        """Return the page's HTML, rendered for an anonymous reader. Raises LookupError when it is not public."""
        page, location = self._page(key), self.locate(key)
        if page is None or location is None:
            raise LookupError(f"{key} is not a public page.")
        response = page.serve(reader_request(location.path, page.get_site()))
        if isinstance(response, TemplateResponse):
            response.render()
        return bytes(response.content)


class NotFoundPage:
    """The page for addresses that lead nowhere; it helps a reader on."""

    kind = "not-found"

    def every_key(self) -> Iterator[str]:
        """Yield the one key."""
        yield self.kind

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return nothing: no tag is about this page alone."""
        return []

    def locate(self, key: str) -> Location | None:
        """Return the path that the servers answer with where there is no file."""
        return Location("/404.html")

    def render(self, key: str) -> bytes:
        """Return the page's HTML."""
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        request = reader_request("/404.html", site)
        context = {**site_frame(site), "title": "Không tìm thấy trang"}
        return render_to_string("portal/not_found.html", context, request).encode()


def register() -> None:
    """Offer the frame's artifacts to baking."""
    bakeable.register(_PAGES)
    bakeable.register(_NOT_FOUND)


_PAGES = PublicPages()
_NOT_FOUND = NotFoundPage()
