"""What stands at the address of a page that was withdrawn: a page that says so."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from bantin.portal import bakeable
from bantin.portal.artifacts import page_beside
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.models import PortalPage
from bantin.portal.reading import read
from bantin.portal.sites import identity_of, public_path
from bantin.portal.visibility import is_withdrawn, withdrawn

FILE_NAME = "410.html"


class WithdrawnPages(Bakeable):
    """For each page that was withdrawn, what readers find in its place. Keys: ``gone:PAGE``.

    It stands in the frame of the page's site and names nothing of the page, which may have been withdrawn for its
    headline; where its editor has left a notice, it shows that.
    """

    kind = "gone"

    def every_key(self) -> Iterator[str]:
        """Yield ``gone:ID`` for each page that was withdrawn."""
        for model in apps.get_models():
            if issubclass(model, PortalPage):
                for pk in withdrawn(model.objects.all()).values_list("pk", flat=True).iterator():
                    yield f"{self.kind}:{pk}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return nothing: who withdraws a page announces its key, and a page that is back is read here."""
        return []

    def locate(self, key: str) -> Location | None:
        """Return a place in the page's folder, or None where it is published, was never, or is a secret."""
        page = _page(key)
        path = public_path(page) if page else None
        return Location(f"{path}{FILE_NAME}") if path else None

    def render(self, key: str) -> bytes:
        """Return the HTML. Raises LookupError where the page was not withdrawn."""
        page = _page(key)
        parts = page.get_url_parts() if page else None
        if page is None or parts is None:
            raise LookupError(f"{key} is no page that was withdrawn.")
        # In the frame of the site's home page: that of the page itself would name it.
        home = identity_of(page).home
        return page_beside(
            home, f"{parts[2]}{FILE_NAME}", "portal/withdrawn.html", lambda: _context(page)
        )


def _page(key: str) -> PortalPage | None:
    page = Page.objects.filter(pk=int(key.partition(":")[2])).first()
    specific = page.specific if page is not None and is_withdrawn(page) else None
    return specific if isinstance(specific, PortalPage) else None


def _context(page: PortalPage) -> dict[str, Any]:
    read(f"page:{page.pk}")
    return {
        "title": _("Trang đã được gỡ"),
        "notice": notice_html(page.withdrawal_notice),
        "canonical_url": None,
    }


def notice_html(notice: str) -> SafeString:
    """Return ``notice``, plain text, in paragraphs, its addresses as links; "" for none."""
    linked = urlize(notice, nofollow=True, autoescape=True)
    return SafeString(linebreaks(linked) if notice else "")


def register() -> None:
    """Offer the pages to baking."""
    bakeable.register(_WITHDRAWN)


_WITHDRAWN = WithdrawnPages()
