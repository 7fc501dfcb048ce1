"""The protocol through which a domain says which files readers get from it.

An artifact is one file of the public site. Its key says what it shows (``page:12``, ``month:4:2024-04``);
the word before the first colon names the `Bakeable` that knows it. Baking works with keys and tags only
and knows no domain.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Location:
    """Where an artifact stands on the public site, and the lists that show it.

    ``heat`` says how soon it is baked where much has changed at once: what many readers look at has more.
    ``path`` is an address as readers type it: absolute, percent-encoding not applied, a trailing slash for
    a page. ``listed_in`` are the tags of the lists that show the artifact's content, so that lists it has
    left can be baked again.
    """

    path: str
    listed_in: frozenset[str] = frozenset()
    heat: int = 0


class Bakeable(Protocol):
    """A family of artifacts."""

    kind: str
    """The first word of the family's keys."""

    def every_key(self) -> Iterator[str]:
        """Yield the key of every artifact that should exist."""

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the keys of this family's artifacts that ``tag`` is about, whether they were baked before or not.

        A tag that is a key itself need not be named.
        """

    def warm(self, keys: Sequence[str]) -> None:
        """Read together what locating and rendering ``keys`` will need, and leave it in `bantin.portal.memory`."""
        return

    def locate(self, key: str) -> Location | None:
        """Return where the artifact stands, or None when readers must not have it (withdrawn, private, gone)."""

    def render(self, key: str) -> bytes:
        """Return the artifact's content as readers receive it, without compression."""


_families: dict[str, Bakeable] = {}


def register(family: Bakeable) -> None:
    """Make the artifacts of ``family`` known to baking. Raises ValueError when its kind is taken."""
    if _families.get(family.kind, family) is not family:
        raise ValueError(f"Two families of artifacts are called {family.kind!r}.")
    _families[family.kind] = family


def families() -> list[Bakeable]:
    """Return all families, in the order of their registration."""
    return list(_families.values())


def family_of(key: str) -> Bakeable:
    """Return the family that knows ``key``. Raises KeyError for a kind that nobody registered."""
    return _families[key.partition(":")[0]]


def every_key() -> list[str]:
    """Return the key of every artifact that should exist, family by family."""
    return [key for family in families() for key in family.every_key()]


def place_of(key: str) -> Location | None:
    """Return where the artifact of ``key`` stands; None where readers must not have it, or no family knows it."""
    try:
        return family_of(key).locate(key)
    except (KeyError, ValueError):
        return None


def warm(keys: Iterable[str]) -> None:
    """Let each family read together what its ``keys`` will need."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.partition(":")[0], []).append(key)
    for kind, some in by_kind.items():
        if kind in _families:
            _families[kind].warm(some)
