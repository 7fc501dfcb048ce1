"""What takes long to make and is the same for all processes of a run of the tests."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that ``make`` has filled, given its path: whichever process asks first, the others wait.

    It is for reading only; who wants to write copies it.
    """
    base = folders.getbasetemp()
    # Each process of xdist has a folder of its own in that of the run.
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"made-once-{name}"
    place.mkdir(exist_ok=True)
    made = place / name
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_dir():
            make(making := place / "making")
            making.rename(made)
    return made
