"""Which address a request comes from: nginx says it, but only nginx is believed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from bantin.portal.client_address import behind, network

FORWARDED = "HTTP_X_FORWARDED_FOR"


class RealAddress:
    """Replace the address of the proxy in a request by that of its client; `settings.PROXIES` are the proxies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, as Django hands it over."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` with the client's address in REMOTE_ADDR."""
        peer = request.META.get("REMOTE_ADDR", "")
        request.META["REMOTE_ADDR"] = behind(
            peer, request.META.get(FORWARDED, ""), settings.PROXIES
        )
        return self.get_response(request)


def of_request(request: HttpRequest) -> str:
    """Return what counts as the client of ``request``."""
    return network(request.META.get("REMOTE_ADDR", ""))
