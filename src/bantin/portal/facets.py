"""What others show of a thing, in short: that tells whether a change of the thing is one of theirs too.

A section that is published again with another introduction has the name and the address that it had: the thousands
of pages whose breadcrumb leads to it stay as they are. Such a facet has a tag of its own (``link:4``, ``menu:3``),
announced with each change of the thing; baking asks for its digest and goes no further where that is what it was.
"""

import hashlib
from collections.abc import Callable
from typing import Any

_digests: dict[str, Callable[[str], Any]] = {}


def register(kind: str, value: Callable[[str], Any]) -> None:
    """Let ``value(rest)`` say what others show of ``KIND:rest``: anything whose ``repr`` tells one from another."""
    _digests[kind] = value


def kinds() -> tuple[str, ...]:
    """Return the first words of the tags that name facets."""
    return tuple(_digests)


def digest_of(tag: str) -> str | None:
    """Return the digest of the facet that ``tag`` names; None where it names none."""
    kind, _, rest = tag.partition(":")
    if (value := _digests.get(kind)) is None:
        return None
    return hashlib.blake2s(repr(value(rest)).encode(), digest_size=16).hexdigest()
