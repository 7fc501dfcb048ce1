"""Answering requests from the baked files."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

# Types are named here rather than taken from the machine's own table, which differs from one to the next.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": "application/rtf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
# Names that say more than their endings.
TYPES_BY_NAME = {
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
}
# Files beside a page that subscribers ask for by name: they are found where the page has moved.
BESIDE_PAGE = frozenset({*TYPES_BY_NAME, "ninjs.json"})
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
# What the baker leaves at the address of a page that has moved: the new address.
SIGNPOST = ".moved"
DAY = 86_400
YEAR = 365 * DAY
# What is larger does not come into memory: scans of plans have hundreds of megabytes, and readers may be slow.
LARGE = 1_000_000


@dataclass(frozen=True)
class Answer:
    """A whole response: status, header fields as names and values, and the body, of a large file its path."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    path: Path | None = None


@dataclass(frozen=True)
class Conditions:
    """What a request says of the copy it has and of the encodings it takes."""

    accept_encoding: str = ""
    if_none_match: str = ""
    if_modified_since: str = ""


class PublicFiles:
    """The files below one folder, as HTTP shows them."""

    def __init__(
        self, root: Path, security_headers: tuple[tuple[str, str], ...], host: str = ""
    ) -> None:
        """Serve ``root``, the files of ``host``; every answer carries ``security_headers``."""
        self.root = root
        self.security_headers = security_headers
        self.host = host

    def answer(self, method: str, path: str, conditions: Conditions) -> Answer:
        """Return the response to ``method`` on ``path``, an address with its percent-encoding resolved."""
        if method not in {"GET", "HEAD"}:
            return self._plain(
                405, "405: chỉ đọc được trang này (GET, HEAD).", ("allow", "GET, HEAD")
            )
        found = self.find(path)
        if found is None:
            return self._not_found(method, path)
        if isinstance(found, str):
            own = f"//{self.host}/"
            there = found.removeprefix(own[:-1]) if found.startswith(own) else found
            return self._plain(301, "", ("location", quote(there)))
        return self._file(method, found, conditions)

    def find(self, path: str) -> Path | str | None:
        """Return the file at ``path``, or another address to go to, or None.

        One goes to the address with a slash where that was left out, and to where a page has moved.
        """
        try:
            return self._find(path)
        except OSError:  # such as a name longer than the file system takes
            return None

    def _find(self, path: str) -> Path | str | None:
        parts = path.split("/")[1:]
        hidden = any(part.startswith((".", "@")) for part in parts)
        # With an empty part no address is one of ours: "//thoi-su" would be sent on to a host of that name.
        if not path.startswith("/") or "\0" in path or hidden or "" in parts[:-1]:
            return None
        target = self.root.joinpath(*(part for part in parts if part))
        if path.endswith("/"):
            if not (target / "index.html").is_file():
                return self._signpost(target)
            target /= "index.html"
        elif target.is_dir():
            is_page = (target / "index.html").is_file()
            return f"{path}/" if is_page else self._signpost(target)
        if target.suffix.lower() not in TYPES:
            return None
        if not target.is_file():
            return self._moved_beside(target) if target.name in BESIDE_PAGE else None
        return (
            path.removesuffix("index.html") if target.name == "index.html" and parts[-1] else target
        )

    def _signpost(self, folder: Path) -> str | None:
        try:
            return (folder / SIGNPOST).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _moved_beside(self, file: Path) -> str | None:
        page = self._signpost(file.parent)
        return f"{page}{file.name}" if page else None

    def _file(self, method: str, file: Path, conditions: Conditions) -> Answer:
        encoding, served = self._encoded(file, conditions.accept_encoding)
        try:
            with served.open("rb") as opened:
                status = os.fstat(opened.fileno())
                etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
                headers = [
                    ("content-type", TYPES_BY_NAME.get(file.name, TYPES[file.suffix.lower()])),
                    ("cache-control", self._caching(file)),
                    ("etag", etag),
                    ("last-modified", formatdate(status.st_mtime, usegmt=True)),
                    ("vary", "accept-encoding"),
                    *self.security_headers,
                ]
                if not stat.S_ISREG(status.st_mode):
                    return self._not_found(method, "/")
                if _is_fresh(conditions, etag, int(status.st_mtime)):
                    return Answer(304, tuple(headers))
                if encoding:
                    headers.append(("content-encoding", encoding))
                headers.append(("content-length", str(status.st_size)))
                if method == "HEAD":
                    return Answer(200, tuple(headers))
                if status.st_size > LARGE:
                    return Answer(200, tuple(headers), path=served)
                return Answer(200, tuple(headers), opened.read())
        except FileNotFoundError:
            return self._not_found(method, "/")

    def _encoded(self, file: Path, accepted: str) -> tuple[str, Path]:
        takes = accepted_encodings(accepted)
        for name, suffix in ENCODINGS:
            if name in takes and (copy := file.with_name(file.name + suffix)).is_file():
                return name, copy
        return "", file

    def _caching(self, file: Path) -> str:
        top = file.relative_to(self.root).parts[0]
        if top == "assets":
            return f"public, max-age={YEAR}, immutable"
        if top == "media":
            return f"public, max-age={DAY}"
        return "no-cache"

    def _not_found(self, method: str, path: str) -> Answer:
        page = self._page_for_lost(path)
        if page is None:
            return self._plain(404, "404: không tìm thấy trang này.")
        body = page.read_bytes()
        headers = (
            ("content-type", TYPES[".html"]),
            ("cache-control", "no-store"),
            ("content-length", str(len(body))),
            *self.security_headers,
        )
        return Answer(404, headers, b"" if method == "HEAD" else body)

    def _page_for_lost(self, path: str) -> Path | None:
        """Return the page for lost addresses of the site that ``path`` would belong to: the nearest above it."""
        parts = [part for part in path.split("/") if part and part.isprintable()]
        if any(part.startswith((".", "@")) for part in parts):
            parts = []
        for length in range(min(len(parts), 8), -1, -1):
            page = self.root.joinpath(*parts[:length], "404.html")
            with suppress(OSError):
                if page.is_file():
                    return page
        return None

    def _plain(self, status: int, text: str, *more: tuple[str, str]) -> Answer:
        body = text.encode()
        headers = (
            ("content-type", "text/plain; charset=utf-8"),
            ("content-length", str(len(body))),
            *more,
            *self.security_headers,
        )
        return Answer(status, headers, body)


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
        accepted |= {name for name, _ in ENCODINGS}
    return accepted - refused


def _is_fresh(conditions: Conditions, etag: str, modified: int) -> bool:
    if conditions.if_none_match:
        tags = {tag.strip().removeprefix("W/") for tag in conditions.if_none_match.split(",")}
        return etag in tags or "*" in tags
    try:
        return modified <= parsedate_to_datetime(conditions.if_modified_since).timestamp()
    except (TypeError, ValueError):
        return False
