"""Finding and reading the files of an export. Pure of Django; every trouble is an IntakeError of its own file."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.intake.errors import IntakeError

# What lies beside the pages in an export and is no page. Named on the command line it is tried all the same.
NOT_PAGES = frozenset(
    [
        ".avif",
        ".bmp",
        ".css",
        ".db",
        ".doc",
        ".docx",
        ".gif",
        ".gz",
        ".heic",
        ".ico",
        ".jpeg",
        ".jpg",
        ".js",
        ".mp3",
        ".mp4",
        ".pdf",
        ".png",
        ".ppt",
        ".pptx",
        ".rar",
        ".svg",
        ".tif",
        ".tiff",
        ".wav",
        ".webp",
        ".wmv",
        ".xls",
        ".xlsx",
        ".zip",
    ]
)


@dataclass(frozen=True)
class Found:
    """A file to read, or the reason why what was named cannot be."""

    path: str
    error: IntakeError | None = None
    skipped: bool = False


def shown(path: str) -> str:
    """Return ``path`` as it can be printed and stored: bytes that are no UTF-8 and control characters escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def find(paths: tuple[str, ...]) -> Iterator[Found]:
    """Yield every file named by ``paths``, folders walked in the order of names, links followed, none twice."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _find(Path(path), seen, named=True)


def _find(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Found]:
    try:
        status = path.stat()
        entries = sorted(path.iterdir()) if stat.S_ISDIR(status.st_mode) else None
    except OSError as error:
        yield Found(str(path), _unreadable(error, path))
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    if entries is not None:
        for entry in entries:
            if not entry.name.startswith("."):
                yield from _find(entry, seen, named=False)
    elif not stat.S_ISREG(status.st_mode):
        yield Found(
            str(path),
            IntakeError("not-a-file", "this is neither a file nor a folder; leave it out"),
        )
    else:
        yield Found(str(path), skipped=not named and path.suffix.lower() in NOT_PAGES)


def read(path: str, limit: int) -> bytes:
    """Return the bytes of the file ``path``. Raises IntakeError when it cannot be read or is over ``limit``."""
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                raise IntakeError(
                    "too-large",
                    f"the file has {size:,} bytes, over the limit of {limit:,} for one page; "
                    "a file holds one page: split it, or take out what is not text",
                )
            return file.read(limit + 1)
    except OSError as error:
        raise _unreadable(error, Path(path)) from error


def _unreadable(error: OSError, path: Path) -> IntakeError:
    what = "link" if path.is_symlink() else "file or folder"
    return IntakeError(
        "unreadable",
        f"this {what} cannot be read ({error.strerror}); check that it exists and its permissions",
    )
