"""The readers' part alone: files and search, without Django, the desk and its database.

It needs the public folder and the index below BANTIN_HOME, or copies of both. BANTIN_PROXIES are believed as in
production: nginx on this machine, unless it names others.
"""

import os
from pathlib import Path

from bantin.portal.client_address import plain
from bantin.reader.app import Front
from bantin.reader.searching.service import SearchService
from bantin.search.values import FOLDER


def proxies_of(given: str) -> frozenset[str]:
    """Return the addresses in ``given``, parted by commas. Raises ValueError for what is none."""
    names = [plain(name) for name in given.split(",") if name.strip()]
    if None in names:
        raise ValueError(
            f"BANTIN_PROXIES is {given!r}; it must be IP addresses, separated by commas."
        )
    return frozenset(name for name in names if name)


home = Path(os.environ.get("BANTIN_HOME") or "var").resolve()
proxies = proxies_of(os.environ.get("BANTIN_PROXIES") or "127.0.0.1,::1")
application = Front(home / "public", search=SearchService(home / FOLDER), proxies=proxies)
