"""Where the generations of an index lie in its folder, which one is read, and who may write.

``current`` is a symbolic link to the generation that readers have; a build fills another and renames a new link
over the old one.
"""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bantin.search.engine import FORMAT
from bantin.search.values import IndexBusy, NoIndex

CURRENT: Final = "current"
WRITING: Final = "writing.lock"
BUILDING: Final = "building.lock"
_GENERATION = re.compile(r"format-(\d+)-(\d+)")
_LONGEST_WAIT: Final = 10.0
_PAUSE: Final = 0.02


def current(folder: Path) -> Path:
    """Return the generation of the index in ``folder`` that readers have. Raises NoIndex."""
    try:
        name = (folder / CURRENT).readlink().name
    except OSError as error:
        raise NoIndex(f"There is no index in {folder}.") from error
    match = _GENERATION.fullmatch(name)
    if match is None or int(match[1]) != FORMAT:
        raise NoIndex(f"The index in {folder} is of another version of BanTin; build it anew.")
    return folder / name


def begin(folder: Path) -> Path:
    """Return a new, empty generation; what killed builds have left is removed. Held: the lock of building."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = _linked(folder)
    numbers = [0]
    for path in folder.iterdir():
        if match := _GENERATION.fullmatch(path.name):
            numbers.append(int(match[2]))
            if path.name != kept:
                shutil.rmtree(path, ignore_errors=True)
    generation = folder / f"format-{FORMAT}-{max(numbers) + 1}"
    generation.mkdir()
    return generation


def switch(generation: Path) -> None:
    """Let readers have ``generation``, and remove the one that they had. Held: both locks."""
    folder = generation.parent
    before = _linked(folder)
    link = folder / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(generation.name)
    link.replace(folder / CURRENT)
    _keep(folder)
    if before and before != generation.name:
        shutil.rmtree(folder / before, ignore_errors=True)


def discard(folder: Path) -> None:
    """Take all generations away."""
    (folder / CURRENT).unlink(missing_ok=True)
    if folder.is_dir():
        for path in folder.iterdir():
            if _GENERATION.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def held(folder: Path, name: str, wait: float = _LONGEST_WAIT) -> Iterator[None]:
    """Hold the lock ``name`` of ``folder``, which ends with the process. Raises IndexBusy after ``wait`` seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("ab") as file:
        deadline = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= deadline:
                    raise IndexBusy(f"Another process writes the index in {folder}.") from error
                time.sleep(_PAUSE)
        yield


def _linked(folder: Path) -> str:
    try:
        return (folder / CURRENT).readlink().name
    except OSError:
        return ""


def _keep(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
