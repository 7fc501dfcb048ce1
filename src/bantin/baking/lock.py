"""The only right to bake into a home, and the only right to bake all of it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# Any number will do that other programs on the same database do not use for theirs.
ADVISORY = {
    "baking.lock": 7_214_001,
    "baking-all.lock": 7_214_002,
    "renditions.lock": 7_214_003,
    "mirror.lock": 7_214_004,
}


@contextmanager
def baking_lock(*, wait: bool = True) -> Iterator[bool]:
    """Hold the only right to bake into this home; yields False where another process has it and ``wait`` is off.

    A lock of the kernel's, and on PostgreSQL one of the database's too, which holds for workers on other machines:
    both go with the process, however that ends.
    """
    with _lock("baking.lock", wait=wait) as ours:
        yield ours


@contextmanager
def full_bake_lock(*, wait: bool = True) -> Iterator[bool]:
    """Hold the only right to bake everything; yields False where another process has it and ``wait`` is off.

    What is published meanwhile is baked by others all the same.
    """
    with _lock("baking-all.lock", wait=wait) as ours:
        yield ours


@contextmanager
def renditions_lock() -> Iterator[bool]:
    """Hold the only right to make renditions in the background; yields False where another process has it."""
    with _lock("renditions.lock", wait=False) as ours:
        yield ours


@contextmanager
def mirror_lock(*, wait: bool = False) -> Iterator[bool]:
    """Hold the only right to write to the storage that follows the public folder.

    Yields False where another process has it and ``wait`` is off. Who wants the lock of baking too takes that first.
    """
    with _lock("mirror.lock", wait=wait) as ours:
        yield ours


@contextmanager
def _lock(name: str, *, wait: bool) -> Iterator[bool]:
    settings.BANTIN_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.BANTIN_HOME / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        if connection.vendor != "postgresql":
            yield True
            return
        with connection.cursor() as cursor:
            call = "pg_advisory_lock" if wait else "pg_try_advisory_lock"
            cursor.execute(f"SELECT {call}(%s)", [ADVISORY[name]])
            ours = wait or bool(cursor.fetchone()[0])
        try:
            yield ours
        finally:
            if ours and connection.connection is not None:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY[name]])
