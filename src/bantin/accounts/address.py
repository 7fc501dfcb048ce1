"""Which address a request comes from: nginx says it, but only nginx is believed."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

FORWARDED = "HTTP_X_FORWARDED_FOR"


class RealAddress:
    """Replace the address of the proxy in a request by that of its client; `settings.PROXIES` are the proxies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, as Django hands it over."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` with the client's address in REMOTE_ADDR."""
        peer = request.META.get("REMOTE_ADDR", "")
        request.META["REMOTE_ADDR"] = client(peer, request.META.get(FORWARDED, ""))
        return self.get_response(request)


def client(peer: str, forwarded: str) -> str:
    """Return who is behind ``peer``: the last of ``forwarded`` that is no proxy, where ``peer`` is one.

    What stands further left came from the client itself and may be anything.
    """
    address = peer
    for name in reversed(forwarded.split(",")):
        if address not in settings.PROXIES:
            break
        given = plain(name)
        if given is None:
            break
        address = given
    return address


def plain(name: str) -> str | None:
    """Return ``name`` as an address is written; None where it is none."""
    try:
        return str(ipaddress.ip_address(name.strip()))
    except ValueError:
        return None


def network(address: str) -> str:
    """Return what counts as one client: an address, or of IPv6 the /64, of which one line has all addresses."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return "0.0.0.0"  # noqa: S104  (no address to listen on: a client without one, as tests and sockets have)
    if given.version == 4:
        return str(given)
    mapped = getattr(given, "ipv4_mapped", None)
    if mapped is not None:
        return str(mapped)
    return str(ipaddress.ip_network((given, 64), strict=False).network_address)


def of_request(request: HttpRequest) -> str:
    """Return what counts as the client of ``request``."""
    return network(request.META.get("REMOTE_ADDR", ""))
