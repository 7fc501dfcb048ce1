"""Which address a request comes from: a proxy says it, but only one that is known is believed."""

import ipaddress
from collections.abc import Collection


def behind(peer: str, forwarded: str, proxies: Collection[str]) -> str:
    """Return who is behind ``peer``: the last of ``forwarded`` that is none of ``proxies``, where ``peer`` is one.

    ``forwarded`` is the field X-Forwarded-For. What stands further left came from the client itself and may be
    anything.
    """
    address = peer
    for name in reversed(forwarded.split(",")):
        if address not in proxies:
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
