"""Files that are old or new and never half: written beside their place, then renamed into it."""

import errno
import gzip
import os
import secrets
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import brotli
from isal import isal_zlib

COMPRESSED = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
SIGNPOST = ".moved"
UNFINISHED = ".baking-"
SUFFIXES = (".br", ".gz", "")
UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}
NO_LINKS = frozenset({errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
# As zlib is told that a header goes before and a check after.
GZIP = 31
BROKEN_GZIP = (gzip.BadGzipFile, zlib.error)


def file_of(root: Path, path: str) -> Path:
    """Return the file below ``root`` for the public address ``path``; a folder's is its index.html.

    What stands on another host than the default one (``//host/path``) is kept in a folder ``@host``.
    Raises ValueError for an address that would leave ``root``.
    """
    return Path(_place(root, path))


def _place(root: Path, path: str) -> str:
    # A string: a full bake asks for hundreds of thousands, and Path takes as long as the disk.
    below = f"@{path[2:]}" if path.startswith("//") else path
    parts = [part for part in below.split("/") if part not in ("", ".")]
    if ".." in parts or "\0" in path:
        raise ValueError(f"The address {path!r} leaves the public folder.")
    return os.path.join(root, *parts, *(["index.html"] if path.endswith("/") else []))


def address_of(root: Path, file: Path) -> str:
    """Return the public address of ``file``, which stands below ``root``: what `file_of` was given."""
    below = file.relative_to(root).as_posix()
    path = f"//{below[1:]}" if below.startswith("@") else f"/{below}"
    return path.removesuffix("index.html") if file.name == "index.html" else path


def addresses_below(root: Path) -> Iterator[str]:
    """Yield the address of each file below ``root`` that is no compressed copy, signpost or unfinished file."""
    for folder, _, names in os.walk(root):
        for name in names:
            if not name.startswith(".") and not name.endswith((".br", ".gz")):
                yield address_of(root, Path(folder, name))


def signposts_below(root: Path) -> Iterator[str]:
    """Yield each page address below ``root`` at which a signpost stands."""
    for folder, _, names in os.walk(root):
        if SIGNPOST in names:
            yield address_of(root, Path(folder, SIGNPOST)).removesuffix(SIGNPOST)


def signpost_at(root: Path, path: str) -> str | None:
    """Return where the signpost at the page address ``path`` leads; None where there is none."""
    try:
        return (file_of(root, path).parent / SIGNPOST).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_file(
    root: Path, path: str, content: bytes, *, quick: bool = False, unseen: bool = False
) -> None:
    """Put ``content`` at the address ``path`` with its compressed copies, each replaced in one step.

    The compressed copies come first, so that nobody is served a copy older than the file itself. ``quick``
    makes them somewhat larger in a tenth of the time. ``unseen`` says that nobody looks below ``root`` yet: what
    is written where nothing stands need not be whole at once.
    """
    target = _place(root, path)
    try:
        os.mkdir(os.path.dirname(target))
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
    copies = (
        {**compressed(content, quick=quick), "": content} if is_compressed(path) else {"": content}
    )
    for suffix in SUFFIXES:
        if suffix in copies:
            if unseen:
                _create(target + suffix, copies[suffix])
            else:
                _replace(target + suffix, copies[suffix])


def is_compressed(path: str) -> bool:
    """Tell whether compressed copies belong to what stands at ``path``."""
    return path.endswith("/") or os.path.splitext(path)[1] in COMPRESSED


def compressed(content: bytes, *, quick: bool) -> dict[str, bytes]:
    """Return the compressed copies of ``content`` by their suffixes."""
    return {
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=3 if quick else 11),
        ".gz": isal_zlib.compress(content, 3, wbits=GZIP)
        if quick
        else gzip.compress(content, compresslevel=9, mtime=0),
    }


def content_at(root: Path, path: str) -> bytes | None:
    """Return what stands at ``path``; None for nothing."""
    try:
        return file_of(root, path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def replace_copies(root: Path, path: str, copies: dict[str, bytes]) -> None:
    """Put ``copies``, by their suffixes, beside what stands at ``path``; the file itself stays as it is."""
    target = _place(root, path)
    for suffix, copy in copies.items():
        _replace(target + suffix, copy)


def link_file(old: Path, new: Path, path: str) -> bool:
    """Let the file at ``path`` below ``old`` stand below ``new`` too, with its copies; returns whether it could.

    The new name is of the same file, which keeps its time: nothing is copied and nothing read. Between two disks,
    and where a disk knows no second names, it is copied with its time.
    """
    source, target = file_of(old, path), file_of(new, path)
    if not is_whole(old, path):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in SUFFIXES if is_compressed(path) else ("",):
        _link(source.with_name(source.name + suffix), target.with_name(target.name + suffix))
    return True


def _link(source: Path, target: Path) -> None:
    beside = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        try:
            beside.hardlink_to(source)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            shutil.copy2(source, beside)
        # Does nothing, and leaves the name beside, where both are the same file already.
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_signpost(root: Path, path: str, target: str) -> None:
    """Let the page address ``path`` lead to ``target``: a file that the server reads, beside no page.

    Addresses of files have no signpost: their names change with their content.
    """
    if not path.endswith("/"):
        return
    folder = file_of(root, path).parent
    folder.mkdir(parents=True, exist_ok=True)
    if not _says(folder / SIGNPOST, target):
        _replace(str(folder / SIGNPOST), target.encode())


def remove_signpost(root: Path, path: str) -> None:
    """Take the signpost at the page address ``path`` away, and folders that are empty then."""
    if path.endswith("/"):
        folder = file_of(root, path).parent
        (folder / SIGNPOST).unlink(missing_ok=True)
        _remove_empty(root, folder)


def _says(signpost: Path, target: str) -> bool:
    return signpost.is_file() and signpost.read_bytes() == target.encode()


def holds(root: Path, path: str, content: bytes) -> bool:
    """Tell whether the file of ``path`` is ``content``, and its compressed copies are copies of that.

    A process that was killed while it wrote can have left newer copies beside an older file.
    """
    target = _place(root, path)
    try:
        return _read(target) == content and all(
            unpack(_read(target + suffix)) == content
            for suffix, unpack in (UNPACK if is_compressed(path) else {}).items()
        )
    except (FileNotFoundError, NotADirectoryError, EOFError, brotli.error, *BROKEN_GZIP):
        return False


def is_whole(root: Path, path: str) -> bool:
    """Tell whether the file of ``path`` stands there with the compressed copies that belong to it."""
    target = _place(root, path)
    suffixes = SUFFIXES if is_compressed(path) else ("",)
    return all(os.path.isfile(target + suffix) for suffix in suffixes)


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


def remove_leftovers(root: Path, older_than: float = 0) -> None:
    """Take away what a process that was killed while it wrote has left, if it is ``older_than`` so many seconds.

    Only who holds the baking lock may take away what is young.
    """
    youngest = time.time() - older_than
    for folder, _, names in os.walk(root):
        for name in names:
            if name.startswith(UNFINISHED):
                file = Path(folder, name)
                with suppress(FileNotFoundError):
                    if not older_than or file.stat().st_ctime < youngest:
                        file.unlink()


def _tell_apart(new: str, old: str) -> None:
    """Give ``new`` another time than ``old``, whose place it takes, in whole seconds.

    From time and length servers make the tag by which a browser asks whether what it has is still good.
    """
    try:
        before, now = os.stat(old), os.stat(new)
    except FileNotFoundError:
        return
    if int(before.st_mtime) >= int(now.st_mtime) and before.st_size == now.st_size:
        os.utime(new, (now.st_atime, int(before.st_mtime) + 1))


def _replace(target: str, content: bytes) -> None:
    beside = os.path.join(os.path.dirname(target), f"{UNFINISHED}{secrets.token_hex(8)}")
    _write(beside, content)
    try:
        _tell_apart(beside, target)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _create(target: str, content: bytes) -> None:
    try:
        _write(target, content)
    except FileExistsError:
        # It may be a second name of what readers have.
        _replace(target, content)


def _write(target: str, content: bytes) -> None:
    """Write a file, all of it or nothing. Raises FileExistsError where one stands."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        # Whatever the mask of this process takes away.
        os.fchmod(descriptor, 0o644)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except BaseException:
        os.unlink(target)
        raise
    finally:
        os.close(descriptor)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()
