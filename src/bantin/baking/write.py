"""Files that are old or new and never half: written beside their place, then renamed into it."""

import gzip
import os
import tempfile
from pathlib import Path, PurePosixPath

import brotli

COMPRESSED = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
SIGNPOST = ".moved"
UNFINISHED = ".baking-"
SUFFIXES = (".br", ".gz", "")


def file_of(root: Path, path: str) -> Path:
    """Return the file below ``root`` for the public address ``path``; a folder's is its index.html.

    What stands on another host than the default one (``//host/path``) is kept in a folder ``@host``.
    Raises ValueError for an address that would leave ``root``.
    """
    below = f"@{path[2:]}" if path.startswith("//") else path.lstrip("/")
    parts = PurePosixPath(below).parts
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


def write_signpost(root: Path, path: str, target: str) -> None:
    """Let the page address ``path`` lead to ``target``: a file that the server reads, beside no page.

    Addresses of files have no signpost: their names change with their content.
    """
    if not path.endswith("/"):
        return
    folder = file_of(root, path).parent
    folder.mkdir(parents=True, exist_ok=True)
    if not _says(folder / SIGNPOST, target):
        _replace(folder / SIGNPOST, target.encode())


def remove_signpost(root: Path, path: str) -> None:
    """Take the signpost at the page address ``path`` away, and folders that are empty then."""
    if path.endswith("/"):
        folder = file_of(root, path).parent
        (folder / SIGNPOST).unlink(missing_ok=True)
        _remove_empty(root, folder)


def _says(signpost: Path, target: str) -> bool:
    return signpost.is_file() and signpost.read_bytes() == target.encode()


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
    _remove_empty(root, target.parent)


def _remove_empty(root: Path, folder: Path) -> None:
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent


def remove_leftovers(root: Path) -> None:
    """Take away what a process that was killed while it wrote has left. Only who holds the baking lock may."""
    for file in root.rglob(f"{UNFINISHED}*"):
        file.unlink(missing_ok=True)


def _replace(target: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
