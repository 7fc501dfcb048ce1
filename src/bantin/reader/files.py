"""Answering requests from the baked files."""

import os
import stat
from dataclasses import dataclass, replace
from email.utils import formatdate, parsedate_to_datetime
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from bantin.reader import rules

PAGES_FOR_ERRORS = {rules.LOST: 404, rules.WITHDRAWN: 410}
# What is asked for often is kept in memory: files up to this size, of all hosts together up to that.
LARGEST_KEPT = 256 * 1024
MOST_KEPT = 32 * 1024 * 1024
# What is larger does not come into memory: scans of plans have hundreds of megabytes, and readers may be slow.
LARGE = 1_000_000


@dataclass(frozen=True)
class Answer:
    """A whole response: status, header fields as names and values, and the body, of a large file its path."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    path: Path | None = None

    @cached_property
    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The header fields as they go over the wire."""
        return [(name.encode(), value.encode("latin-1")) for name, value in self.headers]


@dataclass(frozen=True)
class Conditions:
    """What a request says of the copy it has, of the encodings it takes, and of the port it came to."""

    accept_encoding: str = ""
    if_none_match: str = ""
    if_modified_since: str = ""
    port: str = ""
    """As the Host field has it: nothing where that names none."""


class File(NamedTuple):
    """A file that stands there, and what the file system says of it."""

    path: str
    status: os.stat_result

    @property
    def version(self) -> tuple[int, int, int]:
        """What differs once another file stands in its place."""
        return self.status.st_ino, self.status.st_mtime_ns, self.status.st_size


@dataclass(frozen=True)
class Prepared:
    """The answers that a file gives: with its body, without, and none for who has it already."""

    whole: Answer
    head: Answer
    fresh: Answer
    etag: str
    modified: int


class Kept:
    """Answers that were given, each with the version of its file."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, tuple[str, ...]], tuple[object, Prepared]] = {}
        self._bytes = 0

    def get(self, file: File, codings: tuple[str, ...]) -> Prepared | None:
        """Return what was kept for ``file``; None where it has changed since, or nothing was."""
        version, prepared = self._answers.get((file.path, codings), (None, None))
        return prepared if version == file.version else None

    def keep(self, file: File, codings: tuple[str, ...], prepared: Prepared) -> None:
        """Keep ``prepared`` for ``file`` as it was before its answer was prepared."""
        size = len(prepared.whole.body)
        if size > LARGEST_KEPT:
            return
        if self._bytes + size > MOST_KEPT:
            self._answers.clear()
            self._bytes = 0
        self._answers[file.path, codings] = file.version, prepared
        self._bytes += size


class PublicFiles:
    """The files below one folder, as HTTP shows them."""

    def __init__(
        self,
        root: Path,
        security_headers: tuple[tuple[str, str], ...],
        host: str = "",
        kept: Kept | None = None,
    ) -> None:
        """Serve ``root``, the files of ``host``; every answer carries ``security_headers``."""
        self.root = root
        self.security_headers = security_headers
        self.host = host
        self._root = os.fspath(root)
        self._kept = kept or Kept()

    def for_host(self, name: str) -> "PublicFiles | None":
        """Return the files of the host ``name``, where it has a folder of its own."""
        root = f"{self._root}/@{name}"
        if not os.path.isdir(root):  # noqa: PTH112  (a Path costs more than the look)
            return None
        return PublicFiles(Path(root), self.security_headers, name, self._kept)

    def answer(self, method: str, path: str, conditions: Conditions) -> Answer:
        """Return the response to ``method`` on ``path``, an address with its percent-encoding resolved."""
        if method not in rules.READING:
            return self._plain(405, ("allow", ", ".join(rules.READING)))
        found = self._find_or_not(path)
        if isinstance(found, str):
            return self._redirect(found, conditions.port)
        if found is None:
            found = self._page_for_lost(path)
        try:
            return self._plain(404) if found is None else self._file(method, found, conditions)
        except OSError:  # it was taken away a moment ago
            return self._plain(404)

    def find(self, path: str) -> Path | str | None:
        """Return the file at ``path``, or another address to go to, or None.

        One goes to the address with a slash where that was left out, and to where a page has moved. For a
        page that was withdrawn the file is the one that says so.
        """
        found = self._find_or_not(path)
        return Path(found.path) if isinstance(found, File) else found

    def _find_or_not(self, path: str) -> File | str | None:
        try:
            return self._find(path)
        except (OSError, ValueError):  # such as a name longer than the file system takes
            return None

    def _find(self, path: str) -> File | str | None:
        *folders, name = path.split("/")[1:] or [""]
        if not path.startswith("/") or "" in folders:
            return None
        if any(part.startswith(rules.HIDDEN) for part in (*folders, name)):
            return None
        target = self._root + path
        if not name:
            return _file_at(target + rules.PAGE) or _in_place_of_a_page(target)
        if os.path.splitext(name)[1].lower() in rules.TYPES:  # noqa: PTH122  (twice as fast as Path.suffix)
            return self._find_file(path, target, name)
        if _file_at(f"{target}/{rules.PAGE}"):
            return f"{path}/"
        return _in_place_of_a_page(f"{target}/")

    def _find_file(self, path: str, target: str, name: str) -> File | str | None:
        if name in PAGES_FOR_ERRORS:
            return None
        if file := _file_at(target):
            return path.removesuffix(rules.PAGE) if name == rules.PAGE else file
        if name in rules.BESIDE_PAGE and (page := _signpost(target.removesuffix(name))):
            return f"{page}{name}"
        return None

    def _redirect(self, address: str, port: str) -> Answer:
        if address.startswith(own := f"//{self.host}/"):
            address = address.removeprefix(own[:-1])
        elif address.startswith("//") and port:
            host, slash, path = address[2:].partition("/")
            address = f"//{host}:{port}{slash}{path}"
        # A browser would keep it for ever otherwise, and run in circles when the page moves back.
        caching = ("cache-control", rules.ASK_AGAIN)
        return self._plain(301, ("location", quote(address, safe="/:")), caching)

    def _file(self, method: str, file: File, conditions: Conditions) -> Answer:
        codings = codings_for(conditions.accept_encoding)
        prepared = self._kept.get(file, codings)
        if prepared is None:
            prepared = self._prepared(file, codings)
            self._kept.keep(file, codings, prepared)
        if prepared.etag and _is_fresh(conditions, prepared.etag, prepared.modified):
            return prepared.fresh
        return prepared.head if method == "HEAD" else prepared.whole

    def _prepared(self, file: File, codings: tuple[str, ...]) -> Prepared:
        name = file.path.rpartition("/")[2]
        coding, served = _packed(file.path, codings)
        with served.open("rb") as opened:
            status = os.fstat(opened.fileno())
            is_large = status.st_size > LARGE
            body = b"" if is_large else opened.read()
        headers = [
            (
                "content-type",
                rules.TYPES_BY_NAME.get(name) or rules.TYPES[Path(name).suffix.lower()],
            ),
            ("vary", rules.VARY),
            *self.security_headers,
        ]
        etag, modified = "", int(status.st_mtime)
        if name in PAGES_FOR_ERRORS:
            headers.append(("cache-control", rules.NOT_KEPT))
        else:
            etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
            headers += [
                ("cache-control", self._caching(file.path)),
                ("etag", etag),
                ("last-modified", formatdate(modified, usegmt=True)),
            ]
        fresh = Answer(304, tuple(headers))
        if coding:
            headers.append(("content-encoding", coding))
        headers.append(("content-length", str(status.st_size)))
        head = Answer(PAGES_FOR_ERRORS.get(name, 200), tuple(headers))
        whole = replace(head, path=served) if is_large else replace(head, body=body)
        return Prepared(whole, head, fresh, etag, modified)

    def _caching(self, path: str) -> str:
        top = path.removeprefix(self._root).split("/", 2)[1]
        return rules.SHARED.get(f"/{top}/", rules.ASK_AGAIN)

    def _page_for_lost(self, path: str) -> File | None:
        """Return the page for lost addresses of the site that ``path`` would belong to: the nearest above it."""
        parts = [part for part in path.split("/") if part]
        above = list(takewhile(lambda part: not part.startswith(rules.HIDDEN), parts))
        for length in range(min(len(above), rules.LOST_DEPTH), -1, -1):
            try:
                page = _file_at("/".join([self._root, *above[:length], rules.LOST]))
            except (OSError, ValueError):
                continue
            if page:
                return page
        return None

    def _plain(self, status: int, *more: tuple[str, str]) -> Answer:
        body = rules.WORDS.get(status, "").encode()
        headers = (
            ("content-type", rules.PLAIN),
            ("content-length", str(len(body))),
            *more,
            *self.security_headers,
        )
        if status != 301:
            headers += (("cache-control", rules.NOT_KEPT),)
        return Answer(status, headers, body)


def _file_at(path: str) -> File | None:
    try:
        status = os.stat(path)  # noqa: PTH116  (a Path costs more than the look)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return File(path, status) if stat.S_ISREG(status.st_mode) else None


def _packed(path: str, codings: tuple[str, ...]) -> tuple[str, Path]:
    """Return the best copy of the file at ``path`` that a reader takes, after the name of its coding.

    The baker replaces the copies first and the file itself last: its version stands for theirs.
    """
    for name, ending in rules.ENCODINGS:
        if name in codings and (copy := Path(path + ending)).is_file():
            return name, copy
    return "", Path(path)


def _in_place_of_a_page(folder: str) -> File | str | None:
    """Return what stands in ``folder``, which ends with a slash, where its page has left it."""
    return _file_at(folder + rules.WITHDRAWN) or _signpost(folder)


def _signpost(folder: str) -> str | None:
    try:
        return Path(folder + rules.SIGNPOST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=256)
def codings_for(header: str) -> tuple[str, ...]:
    """Return those of our codings that an Accept-Encoding field takes, the best first."""
    accepted = accepted_encodings(header)
    return tuple(name for name, _ in rules.ENCODINGS if name in accepted)


def accepted_encodings(header: str) -> set[str]:
    """Return the content codings that an Accept-Encoding field takes (RFC 9110, 12.5.3); q=0 refuses one."""
    accepted: set[str] = set()
    refused: set[str] = set()
    for item in header.lower().split(","):
        name, _, parameters = item.strip().partition(";")
        weight = parameters.strip().removeprefix("q=").strip()
        try:
            (accepted if float(weight or 1) > 0 else refused).add(name.strip())
        except ValueError:
            continue
    if "*" in accepted:
        accepted |= {name for name, _ in rules.ENCODINGS}
    return accepted - refused


def _is_fresh(conditions: Conditions, etag: str, modified: int) -> bool:
    if not conditions.if_none_match and not conditions.if_modified_since:
        return False
    if conditions.if_none_match:
        tags = {tag.strip().removeprefix("W/") for tag in conditions.if_none_match.split(",")}
        return etag in tags or "*" in tags
    try:
        return modified <= parsedate_to_datetime(conditions.if_modified_since).timestamp()
    except (TypeError, ValueError):
        return False
