"""Whose address is believed."""

import pytest

from bantin.portal.client_address import behind, network

PROXY = "127.0.0.1"
NOBODY = "0.0.0.0"  # noqa: S104  (who has no address; nothing listens there)


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "1.2.3.4", "203.0.113.7"),
        (PROXY, "203.0.113.7", "203.0.113.7"),
        (PROXY, "1.2.3.4, 203.0.113.7", "203.0.113.7"),
        (PROXY, "1.2.3.4, 10.0.0.2, 127.0.0.1", "10.0.0.2"),
        (PROXY, "1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (PROXY, "2001:db8::1", "2001:db8::1"),
        (PROXY, "", PROXY),
        (PROXY, "unknown", PROXY),
        (PROXY, "203.0.113.7, x", PROXY),
    ],
)
def test_only_proxies_say_who_is_behind_them(peer: str, forwarded: str, found: str) -> None:
    assert behind(peer, forwarded, {PROXY, "10.0.0.1"}) == found


def test_without_a_proxy_nothing_is_believed() -> None:
    assert behind(PROXY, "203.0.113.7", ()) == PROXY


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", NOBODY),
        ("unix:", NOBODY),
    ],
)
def test_what_counts_as_one_client(address: str, counts_as: str) -> None:
    assert network(address) == counts_as
