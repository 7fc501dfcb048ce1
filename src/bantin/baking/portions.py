"""Many values in lists that one query, or one process, takes at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# Databases take so many values in one query.
MANY = 500


def in_portions(values: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    """Yield ``values`` in lists of ``size``, the last of which may be shorter."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
