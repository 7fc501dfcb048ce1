"""Header fields of the desk's answers. Readers have their own (`bantin.reader.headers`), from the files' server.

The policy is as strict as Wagtail 8 allows. What is still needed, and why:

- ``style-src 'unsafe-inline'``: Wagtail's templates and its editor set ``style`` attributes;
- ``img-src data: blob:``: pictures that are looked at before they are uploaded, the QR code of a second factor.

No script is inline and none is evaluated. Pages of readers that the desk shows (previews, drafts) have the
readers' policy, which knows the hash of their only inline script.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag

from bantin.frontend import bundle

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
OTHERS = {
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)"
    ),
}
ICONS, WORDS = "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"
READERS_PAGES = ("preview", "view_draft", "revisions_view", "revisions_compare_preview")
"""Parts of the names of views that show a reader's page inside the desk."""


class DeskHeaders:
    """Give the desk's answers their fields; nothing of them is kept by a browser or a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, as Django hands it over."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``."""
        answer = self.get_response(request)
        for name, value in OTHERS.items():
            answer.headers.setdefault(name, value)
        if shows_readers_page(request):
            # Wagtail renders it behind this middleware too, by a request that has no name.
            answer["Content-Security-Policy"] = bundle.content_security_policy()
        answer.headers.setdefault("Content-Security-Policy", POLICY)
        if request.path.startswith(reverse("wagtailadmin_home")):
            answer["Cache-Control"] = caching_of(request)
        if name_of(request) == WORDS and isinstance(answer, HttpResponse) and answer.content:
            set_response_etag(answer)
            return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer
        return answer


def name_of(request: HttpRequest) -> str:
    """Return the name of the address that ``request`` asks for; "" where it is none of the desk's."""
    return (request.resolver_match.url_name or "") if request.resolver_match else ""


def shows_readers_page(request: HttpRequest) -> bool:
    """Tell whether the answer to ``request`` is a page as readers get it."""
    name = name_of(request)
    return request.method == "GET" and any(part in name for part in READERS_PAGES)


def caching_of(request: HttpRequest) -> str:
    """Return how long the answer to ``request`` is kept: only icons and words of the desk, which say nothing.

    The words are in the language of the account, which may have chosen another one since: a browser asks again.
    """
    kept = {ICONS: "private, max-age=3600", WORDS: "private, no-cache"}
    return kept.get(name_of(request), "no-store")
