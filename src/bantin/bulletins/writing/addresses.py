"""Addresses of links: to the web and to mailboxes, without the detours that programs put before them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

LONGEST: Final = 2000
# Where the true address of a redirecting page stands, by the end of its host.
_DETOURS: Final = {
    "www.google.com": ("/url", ("q", "url")),
    "google.com": ("/url", ("q", "url")),
    "www.google.com.vn": ("/url", ("q", "url")),
    "safelinks.protection.outlook.com": ("", ("url",)),
    "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)),
}
_MOST_DETOURS: Final = 4
_IGNORED = re.compile("[\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def address_of(href: str) -> str:
    """Return where ``href`` leads, "" where that is nowhere that a link of a bulletin may lead.

    That is a script, a bookmark in the document it was copied from, a file of somebody's machine.
    """
    address = _IGNORED.sub("", href)
    for _ in range(_MOST_DETOURS):
        if (further := _behind(address)) is None:
            break
        address = further
    return address if len(address) <= LONGEST and _may_be_linked(address) else ""


def _behind(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    for known, (path, names) in _DETOURS.items():
        if (host == known or host.endswith(f".{known}")) and parts.path.startswith(path):
            query = parse_qs(parts.query, max_num_fields=50) if len(parts.query) < 10_000 else {}
            found = next((query[name][0] for name in names if name in query), None)
            return _IGNORED.sub("", found) if found else None
    return None


def _may_be_linked(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(host) and "\\" not in address
    return parts.scheme == "mailto" and "@" in parts.path
