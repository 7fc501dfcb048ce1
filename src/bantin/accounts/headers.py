"""Header fields of the desk's answers. Readers have their own (`bantin.reader.headers`), from the files' server.

The policy is as strict as Wagtail 8 allows. What is still needed, and why:

- ``style-src 'unsafe-inline'``: Wagtail's templates and its editor set ``style`` attributes;
- ``img-src data: blob:``: pictures that are looked at before they are uploaded, the QR code of a second factor.

No script is inline and none is evaluated. Pages of readers that the desk shows (previews, drafts) have the
readers' policy, which knows the hash of their only inline script.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

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
        answer.headers.setdefault("Content-Security-Policy", policy_of(request))
        if request.path.startswith(reverse("wagtailadmin_home")):
            answer["Cache-Control"] = caching_of(request)
        return answer


def policy_of(request: HttpRequest) -> str:
    """Return the policy of the answer to ``request``."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    if request.method == "GET" and any(part in (name or "") for part in READERS_PAGES):
        return bundle.content_security_policy()
    return POLICY


def caching_of(request: HttpRequest) -> str:
    """Return how long the answer to ``request`` is kept: only the icons and words of the desk, which say nothing."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    is_same_for_all = name in {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
    return "private, max-age=3600" if is_same_for_all else "no-store"
