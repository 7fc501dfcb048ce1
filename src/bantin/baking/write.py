"""Files that are old or new and never half: written beside their place, then renamed into it."""

import gzip
import os
import tempfile
from pathlib import Path, PurePosixPath

import brotli

COMPRESSED = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
SUFFIXES = (".br", ".gz", "")


def file_of(root: Path, path: str) -> Path:
    """Return the file below ``root`` for the public address ``path``; a folder's is its index.html.

    Raises ValueError for an address that would leave ``root``.
    """
    parts = PurePosixPath(path.lstrip("/")).parts
    if ".." in parts or "\0" in path:
        raise ValueError(f"The address {path!r} leaves the public folder.")
    return root.joinpath(*parts, "index.html") if path.endswith("/") else root.joinpath(*parts)


def write_file(root: Path, path: str, content: bytes) -> None:
    """Put ``content`` at the address ``path`` with its compressed copies, each replaced in one step.

    The compressed copies come first, so that nobody is served a copy older than the file itself.
    """
    target = file_of(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    copies = {"": content}
    if target.suffix in COMPRESSED:
        copies[".br"] = brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)
        copies[".gz"] = gzip.compress(content, compresslevel=9, mtime=0)
    for suffix in SUFFIXES:
        if suffix in copies:
            _replace(target.with_name(target.name + suffix), copies[suffix])


def is_whole(root: Path, path: str) -> bool:
    """Tell whether the file of ``path`` stands there with the compressed copies that belong to it."""
    target = file_of(root, path)
    suffixes = SUFFIXES if target.suffix in COMPRESSED else ("",)
    return all(target.with_name(target.name + suffix).is_file() for suffix in suffixes)


def remove_file(root: Path, path: str) -> None:
    """Take the file of ``path`` and its copies away, and folders that are empty then."""
    target = file_of(root, path)
    for suffix in reversed(SUFFIXES):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root or root not in folder.parents:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _replace(target: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".baking-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
