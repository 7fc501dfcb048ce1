"""Generations of the public folder: a full bake writes into a new one, which readers get in one step.

``public`` is a symbolic link to ``public-N`` beside it. What the new generation shares with the old one is the
same file under two names, so that nothing is copied and its time stays.
"""

import logging
import shutil
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

log = logging.getLogger(__name__)

# How long files that pages once asked for by a name of their own stay within reach of a page that is still open.
KEPT_SECONDS = 30 * 86_400


def current(root: Path) -> int:
    """Return the number of the generation that ``root`` leads to; 0 for a folder that is none."""
    number = root.readlink().name.rpartition("-")[2] if root.is_symlink() else "0"
    return int(number) if number.isdecimal() else 0


def folder_of(root: Path, number: int) -> Path:
    """Return the folder of the generation ``number``."""
    return root.with_name(f"{root.name}-{number}")


def begin(root: Path) -> int:
    """Make the folder of a new generation and return its number; what an interrupted bake has left goes first.

    Raises ImproperlyConfigured where a disk is mounted at ``root`` itself.
    """
    if is_mount(root):
        raise ImproperlyConfigured(
            f"a disk is mounted at {root}, which a full bake has to replace in one step. "
            f"Mount it at {root.parent} instead (docs/operations/disks.md)"
        )
    remove_others(root)
    number = current(root) + 1
    while folder_of(root, number).exists():
        number += 1
    folder_of(root, number).mkdir(parents=True)
    return number


def is_mount(root: Path) -> bool:
    """Tell whether something is mounted at ``root``: a disk, or a folder of the same disk, as containers do."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return root.is_mount()
    name = str(root.absolute()).replace("\\", r"\134").replace(" ", r"\040")
    return any(line.split(" ")[4] == name for line in mounts.splitlines())


def switch(root: Path, number: int) -> None:
    """Let ``root`` lead to the generation ``number``, for every reader from the same moment on.

    A folder that stands at ``root``, as older editions of the portal had it, becomes generation 0 first.
    """
    if root.is_dir() and not root.is_symlink():
        root.rename(folder_of(root, 0))
    beside = root.with_name(f".{root.name}-next")
    beside.unlink(missing_ok=True)
    beside.symlink_to(folder_of(root, number).name)
    beside.replace(root)


def remove_others(root: Path) -> None:
    """Take away all generations but the current one. What cannot be removed (a disk is mounted there) stays."""
    kept = folder_of(root, current(root))
    for folder in root.parent.glob(f"{root.name}-*"):
        if folder != kept and folder.name.removeprefix(f"{root.name}-").isdecimal():
            shutil.rmtree(folder, onerror=_say)


def _say(
    function: object, path: str, fault: tuple[type[BaseException], BaseException, object]
) -> None:
    log.warning("%s could not be removed: %s", path, fault[1])
