"""The ASGI application that answers what readers search for."""

import asyncio
import gzip
import json
import logging
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bantin.reader import rules
from bantin.reader.files import Answer as Response
from bantin.reader.files import PublicFiles, accepted_encodings
from bantin.reader.searching.addresses import PAGE, QUERY, RESULTS, SUGGESTIONS, Asked
from bantin.reader.searching.limits import Limits
from bantin.reader.searching.pieces import Pieces
from bantin.reader.searching.results import data, whole_page
from bantin.search.reader import Reader
from bantin.search.values import SearchFailure

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]

HTML, JSON = rules.TYPES[".html"], rules.TYPES[".json"]
SUGGESTED = "application/x-suggestions+json; charset=utf-8"
SMALLEST_PACKED = 1_000


@dataclass(frozen=True)
class _Baked:
    """The baked page of a site's search, as it stood at ``version``."""

    version: tuple[int, int]
    pieces: Pieces
    site: str


class SearchService:
    """Answers below each site's address of the search, out of its baked page and the index in ``folder``."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """Prepare; the index is opened with the first question, as it may not be built yet."""
        self.folder = folder
        self.limits = limits or Limits()
        self._reader: Reader | None = None
        self._baked: dict[Path, _Baked] = {}

    @staticmethod
    def answers(path: str, query_string: bytes) -> bool:
        """Return whether ``path`` is the search's; its page without a question is a file like others."""
        if path.endswith(f"/{PAGE}"):
            return f"{QUERY}=".encode() in query_string
        return path.endswith((f"/{PAGE}{SUGGESTIONS}", f"/{PAGE}{RESULTS}"))

    async def answer(self, scope: Scope, files: PublicFiles, client: str) -> Response:
        """Return the response to what ``client`` asks at an address of the search, on the host of ``files``."""
        if scope["method"] not in rules.READING:
            return _plain(files, 405, ("allow", ", ".join(rules.READING)))
        folder, _, name = scope["path"].rpartition("/")
        baked = self._baked_at(files, f"{folder}/")
        if baked is None:
            return _plain(files, 404)
        if not self.limits.allow(client):
            return _plain(files, 429, ("retry-after", "10"))
        asked = Asked.of(scope["query_string"].decode("latin-1"))
        make = {"": self._page, SUGGESTIONS: self._suggestions, RESULTS: self._results}[name]
        status, kind, body = await asyncio.to_thread(make, asked, baked)
        headers = dict(scope["headers"])
        return _whole(files, status, kind, body.encode(), headers, scope["method"])

    def _page(self, asked: Asked, baked: _Baked) -> tuple[int, str, str]:
        try:
            reader = self._open()
            answer = reader.search(asked.question(baked.site))
            meant = reader.did_you_mean(asked.text)
        except SearchFailure as failure:
            log.error("The readers' search does not answer: %s", failure)
            return 503, HTML, whole_page(baked.pieces, asked, None)
        return 200, HTML, whole_page(baked.pieces, asked, answer, meant)

    def _results(self, asked: Asked, baked: _Baked) -> tuple[int, str, str]:
        try:
            reader = self._open()
            answer = reader.search(asked.question(baked.site))
            said = data(answer, reader.did_you_mean(asked.text))
        except SearchFailure as failure:
            log.error("The readers' search does not answer: %s", failure)
            return 503, JSON, json.dumps({"error": "The search is not available at the moment."})
        return 200, JSON, json.dumps(said, ensure_ascii=False)

    def _suggestions(self, asked: Asked, baked: _Baked) -> tuple[int, str, str]:
        """Return OpenSearch suggestions 1.1: the question, what could be meant, nothing, where headlines stand."""
        try:
            found = self._open().suggest(asked.text, site=baked.site)
        except SearchFailure:
            found = ()
        said = [asked.text, [it.text for it in found], [""] * len(found), [it.url for it in found]]
        return 200, SUGGESTED, json.dumps(said, ensure_ascii=False)

    def _open(self) -> Reader:
        if self._reader is None:
            self._reader = Reader.open(self.folder)
        return self._reader

    def _baked_at(self, files: PublicFiles, path: str) -> _Baked | None:
        file = files.find(path)
        if not isinstance(file, Path):
            return None
        try:
            status = file.stat()
            version = (status.st_ino, status.st_mtime_ns)
            known = self._baked.get(file)
            if known is None or known.version != version:
                page = file.read_text(encoding="utf-8")
                known = self._baked[file] = _Baked(version, Pieces.of(page), _site_of(page))
        except (OSError, ValueError):
            return None
        return known


def _site_of(page: str) -> str:
    """Return the host that ``page`` says it is of."""
    _, _, rest = page.partition('<link rel="canonical" href="')
    return urlsplit(rest.partition('"')[0]).netloc


def _whole(
    files: PublicFiles,
    status: int,
    kind: str,
    body: bytes,
    asked: Mapping[bytes, bytes],
    method: str,
) -> Response:
    more = [("vary", rules.VARY), ("cache-control", rules.NOT_KEPT)]
    takes = accepted_encodings(asked.get(b"accept-encoding", b"").decode("latin-1"))
    if len(body) >= SMALLEST_PACKED and "gzip" in takes:
        body = gzip.compress(body, 1, mtime=0)
        more.append(("content-encoding", "gzip"))
    headers = (("content-type", kind), ("content-length", str(len(body))), *more)
    return Response(status, (*headers, *files.security_headers), b"" if method == "HEAD" else body)


def _plain(files: PublicFiles, status: int, *more: tuple[str, str]) -> Response:
    body = rules.WORDS[status].encode()
    headers = (
        ("content-type", rules.PLAIN),
        ("content-length", str(len(body))),
        ("cache-control", rules.NOT_KEPT),
        *more,
    )
    return Response(status, (*headers, *files.security_headers), body)
