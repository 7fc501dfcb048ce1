"""What has to be done before pages are rendered. Domains register it here, baking does it."""

from collections.abc import Callable

Preparation = Callable[[], None]

_preparations: list[Preparation] = []


def register(preparation: Preparation) -> None:
    """Have ``preparation`` called before what has changed is baked, by one process at a time.

    It should return at once where nothing waits for it. What it raises is logged, and it is called again later;
    the pages are baked without it.
    """
    if preparation not in _preparations:
        _preparations.append(preparation)


def preparations() -> tuple[Preparation, ...]:
    """Return all preparations, in the order of their registration."""
    return tuple(_preparations)
