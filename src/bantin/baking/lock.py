"""The only right to bake into a home."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def baking_lock(*, wait: bool = True) -> Iterator[bool]:
    """Hold the only right to bake into this home; yields False where another process has it and ``wait`` is off.

    A lock of the kernel's: it goes with the process, however that ends.
    """
    settings.BANTIN_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.BANTIN_HOME / "baking.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
