"""Answering requests from the baked files."""

import os
import stat
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from itertools import takewhile
from pathlib import Path
from urllib.parse import quote

from bantin.reader import rules

PAGES_FOR_ERRORS = {rules.LOST: 404, rules.WITHDRAWN: 410}


@dataclass(frozen=True)
class Answer:
    """A whole response: status, header fields as names and values, and the body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


@dataclass(frozen=True)
class Conditions:
    """What a request says of the copy it has, of the encodings it takes, and of the port it came to."""

    accept_encoding: str = ""
    if_none_match: str = ""
    if_modified_since: str = ""
    port: str = ""
    """As the Host field has it: nothing where that names none."""


class PublicFiles:
    """The files below one folder, as HTTP shows them."""

    def __init__(
        self, root: Path, security_headers: tuple[tuple[str, str], ...], host: str = ""
    ) -> None:
        """Serve ``root``, the files of ``host``; every answer carries ``security_headers``."""
        self.root = root
        self.security_headers = security_headers
        self.host = host
        self._root = os.fspath(root)

    def answer(self, method: str, path: str, conditions: Conditions) -> Answer:
        """Return the response to ``method`` on ``path``, an address with its percent-encoding resolved."""
        if method not in rules.READING:
            return self._plain(405, ("allow", ", ".join(rules.READING)))
        found = self.find(path)
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
        try:
            return self._find(path)
        except (OSError, ValueError):  # such as a name longer than the file system takes
            return None

    def _find(self, path: str) -> Path | str | None:
        *folders, name = path.split("/")[1:] or [""]
        if not path.startswith("/") or "" in folders:
            return None
        if any(part.startswith(rules.HIDDEN) for part in (*folders, name)):
            return None
        target = self._root + path
        if not name:
            return _file_at(target + rules.PAGE) or _in_place_of_a_page(target)
        if os.path.splitext(name)[1] in rules.TYPES:  # noqa: PTH122  (twice as fast as Path.suffix)
            return self._find_file(path, target, name)
        if _file_at(f"{target}/{rules.PAGE}"):
            return f"{path}/"
        return _in_place_of_a_page(f"{target}/")

    def _find_file(self, path: str, target: str, name: str) -> Path | str | None:
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

    def _file(self, method: str, file: Path, conditions: Conditions) -> Answer:
        answered = PAGES_FOR_ERRORS.get(file.name, 200)
        encoding, served = self._encoded(file, conditions.accept_encoding)
        with served.open("rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FileNotFoundError(served)
            headers = [
                ("content-type", rules.TYPES_BY_NAME.get(file.name, rules.TYPES[file.suffix])),
                ("vary", rules.VARY),
                *self.security_headers,
            ]
            if answered == 200:
                etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
                headers += [
                    ("cache-control", self._caching(file)),
                    ("etag", etag),
                    ("last-modified", formatdate(int(status.st_mtime), usegmt=True)),
                ]
                if _is_fresh(conditions, etag, int(status.st_mtime)):
                    return Answer(304, tuple(headers))
            else:
                headers.append(("cache-control", rules.NOT_KEPT))
            if encoding:
                headers.append(("content-encoding", encoding))
            headers.append(("content-length", str(status.st_size)))
            return Answer(answered, tuple(headers), b"" if method == "HEAD" else opened.read())

    def _encoded(self, file: Path, accepted: str) -> tuple[str, Path]:
        takes = accepted_encodings(accepted)
        for name, suffix in rules.ENCODINGS:
            if name in takes and (copy := file.with_name(file.name + suffix)).is_file():
                return name, copy
        return "", file

    def _caching(self, file: Path) -> str:
        top = file.relative_to(self.root).parts[0]
        return rules.SHARED.get(f"/{top}/", rules.ASK_AGAIN)

    def _page_for_lost(self, path: str) -> Path | None:
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


def _file_at(path: str) -> Path | None:
    try:
        return Path(path) if stat.S_ISREG(os.stat(path).st_mode) else None  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None


def _in_place_of_a_page(folder: str) -> Path | str | None:
    """Return what stands in ``folder``, which ends with a slash, where its page has left it."""
    return _file_at(folder + rules.WITHDRAWN) or _signpost(folder)


def _signpost(folder: str) -> str | None:
    try:
        return Path(folder + rules.SIGNPOST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


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
    if conditions.if_none_match:
        tags = {tag.strip().removeprefix("W/") for tag in conditions.if_none_match.split(",")}
        return etag in tags or "*" in tags
    try:
        return modified <= parsedate_to_datetime(conditions.if_modified_since).timestamp()
    except (TypeError, ValueError):
        return False
