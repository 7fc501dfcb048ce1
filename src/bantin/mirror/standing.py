"""What stands in the public folder under a name, as a storage that only hands out files has to have it.

A storage knows no rules: what the server would say in place of a page has to be a page there.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext, override

from bantin.baking.write import file_of
from bantin.reader import rules

CHUNK = 1 << 20
SHARED = tuple(prefix.lstrip("/") for prefix in rules.SHARED)


@dataclass(frozen=True)
class Fields:
    """What a file is served with; ``redirect`` is an address that the storage leads to, where it can."""

    type: str
    caching: str
    redirect: str = ""

    def __str__(self) -> str:
        """Say it in one line, which differs where anything does."""
        return "; ".join(filter(None, (self.type, self.caching, self.redirect)))


@dataclass(frozen=True)
class Standing:
    """A file to be sent: its place in the folder, or a body of its own; and what it is served with."""

    fields: Fields
    stamp: str
    path: Path | None = None
    body: bytes = b""
    is_notice: bool = False
    """Whether it says that a page was withdrawn, and stands in the page's place."""

    def open(self) -> BinaryIO:
        """Open what is to be sent."""
        return self.path.open("rb") if self.path else io.BytesIO(self.body)

    def sha256(self) -> str:
        """Return the digest of what is to be sent."""
        with self.open() as file:
            return digest_of(file)


def digest_of(file: BinaryIO) -> str:
    """Return the SHA-256 of ``file`` from where it stands, which is then at its end."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def name_of(path: str) -> str:
    """Return the name under which a storage has what stands at the public address ``path``.

    The notice that a page was withdrawn takes the page's own name.
    """
    name = file_of(Path(), path).as_posix()
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}{rules.PAGE}" if last == rules.WITHDRAWN else name


def is_shared(name: str) -> bool:
    """Tell whether ``name`` is of a file that pages show, rather than of a page."""
    return name.startswith(SHARED)


def is_public(name: str) -> bool:
    """Tell whether readers may ask for ``name``."""
    first, *others = name.split("/")
    return (
        PurePosixPath(name).suffix.lower() in rules.TYPES
        and not first.startswith(".")
        and not any(part.startswith(rules.HIDDEN) for part in others)
        and PurePosixPath(name).name != rules.WITHDRAWN
    )


def names_below(root: Path) -> Iterator[str]:
    """Yield the name of each file that the storage of ``root`` is to have; what pages show comes first."""
    for top in SHARED:
        yield from _names(root, root / top)
    yield from _names(root, root, without=SHARED)


def _names(root: Path, top: Path, without: tuple[str, ...] = ()) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        below = Path(folder).relative_to(root).as_posix()
        prefix = "" if below == "." else f"{below}/"
        folders[:] = [name for name in folders if f"{prefix}{name}/" not in without]
        found = set(files)
        if found & {rules.WITHDRAWN, rules.SIGNPOST}:
            found.add(rules.PAGE)
        yield from (prefix + name for name in sorted(found) if is_public(prefix + name))


def look(root: Path, name: str, public_url: str) -> Standing | None:
    """Return what stands below ``root`` under ``name``: a file, a withdrawn page's notice, or a way on."""
    if not is_public(name):
        return None
    file = root / name
    if stamp := stamp_of(file):
        return Standing(_fields(name), stamp, file)
    if file.name != rules.PAGE:
        return None
    notice = file.with_name(rules.WITHDRAWN)
    if stamp := stamp_of(notice):
        fields = Fields(rules.TYPES[".html"], rules.NOT_KEPT)
        return Standing(fields, stamp, notice, is_notice=True)
    try:
        target = file.with_name(rules.SIGNPOST).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _way_on(name, target, public_url)


def stamp_of(file: Path) -> str:
    """Return what differs once another file stands at ``file``; nothing where none does."""
    try:
        return stamp(file.stat())
    except (FileNotFoundError, NotADirectoryError):
        return ""


def stamp(status: os.stat_result) -> str:
    """Return what differs once a file of ``status`` has changed."""
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"


def _fields(name: str) -> Fields:
    last = PurePosixPath(name)
    kind = rules.TYPES_BY_NAME.get(last.name) or rules.TYPES[last.suffix.lower()]
    top = f"/{name.partition('/')[0]}/"
    caching = rules.SHARED.get(top, rules.ASK_AGAIN)
    return Fields(kind, rules.NOT_KEPT if last.name == rules.LOST else caching)


def _way_on(name: str, target: str, public_url: str) -> Standing:
    """Return a page that leads on to ``target``, as a signpost says it."""
    host = name[1:].partition("/")[0] if name.startswith("@") else urlsplit(public_url).hostname
    to = quote(target.removeprefix(f"//{host}"), safe="/:")
    if to.startswith("//"):
        to = f"{urlsplit(public_url).scheme}:{to}"
    # "/en/" begins what stands there in English.
    language = "en" if "/en/" in target else "vi"
    address = escape(to)
    with override(language):
        title, words = gettext("Trang đã chuyển"), gettext("Trang này đã chuyển đến địa chỉ mới:")
    body = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{address}">'
        f'<meta http-equiv="refresh" content="0; url={address}">'
        '<meta name="viewport" content="width=device-width"></head>'
        f'<body><p>{words} <a href="{address}">{escape(target)}</a></p></body></html>\n'
    )
    content = body.encode()
    fields = Fields(rules.TYPES[".html"], rules.ASK_AGAIN, to)
    return Standing(fields, f"moved-{hashlib.sha256(content).hexdigest()}", body=content)
