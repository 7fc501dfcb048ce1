"""The ASGI application in front: files for readers, and the desk for its own addresses."""

import re
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from pathlib import Path
from typing import Any

from bantin.portal.client_address import behind
from bantin.reader import rules
from bantin.reader.files import Answer, Conditions, PublicFiles
from bantin.reader.headers import security_headers
from bantin.reader.searching.service import SearchService

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LONGEST_HOST = 253  # RFC 1035, 2.3.4, as text; a longer one is also no name of a folder
PORT = re.compile(r":(\d*)$")
# An extension of ASGI: the server sends a file by itself, as fast as the reader takes it.
PATHSEND = "http.response.pathsend"
CHUNK = 65_536
SHARED = tuple(rules.SHARED)


class Front:
    """Sends each request to the files or to the desk.

    The desk gets what lies below ``desk_prefixes``, and what lies below ``shared_prefixes`` when there is
    no public file and the request carries a session: photos of drafts, which only editors see.
    """

    def __init__(
        self,
        root: Path,
        desk: Application | None = None,
        *,
        desk_prefixes: tuple[str, ...] = (),
        shared_prefixes: tuple[str, ...] = (),
        session_cookie: str = "sessionid",
        search: SearchService | None = None,
        proxies: Collection[str] = (),
    ) -> None:
        """Serve the files of ``root``; without a ``desk`` and a ``search`` nothing else.

        ``proxies`` are the addresses whose X-Forwarded-For is believed.
        """
        self.root = root
        self.files = PublicFiles(root, security_headers())
        self.desk = desk
        self.desk_prefixes = desk_prefixes
        self.shared_prefixes = shared_prefixes
        self.session_cookie = f"{session_cookie}=".encode()
        self.search = search
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (or the server's lifespan events)."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            headers = dict(scope["headers"])
            host = headers.get(b"host", b"").decode("latin-1")
            path, files = scope["path"], self.files_of(host)
            is_first_host = files is self.files
            if (
                self.desk is not None
                and is_first_host
                and self.is_for_desk(path, headers.get(b"cookie", b""))
            ):
                await self.desk(scope, receive, send)
            elif self.search is not None and self.search.answers(path, scope["query_string"]):
                forwarded = headers.get(b"x-forwarded-for", b"").decode("latin-1")
                client = behind((scope.get("client") or ("",))[0], forwarded, self.proxies)
                await _send(send, await self.search.answer(scope, files, client), by_path=False)
            else:
                files = self.files if path.startswith(SHARED) else files
                answer = files.answer(scope["method"], path, _conditions(headers, host))
                await _send(send, answer, by_path=PATHSEND in scope.get("extensions", ()))

    def files_of(self, host: str) -> PublicFiles:
        """Return the files of ``host``: of its own folder where it has one, else those of the default site.

        What all hosts share (assets, media) is with the default site's.
        """
        # "example.vn." is the same host, spelled to its end.
        name = PORT.sub("", host).lower().removesuffix(".")
        is_host = len(name) <= LONGEST_HOST and rules.HOST.fullmatch(name)
        return (self.files.for_host(name) if is_host else None) or self.files

    def is_for_desk(self, path: str, cookie: bytes) -> bool:
        """Tell whether the desk answers ``path`` for somebody who sends ``cookie``."""
        if path.startswith(self.desk_prefixes) or f"{path}/" in self.desk_prefixes:
            return True
        return (
            path.startswith(self.shared_prefixes)
            and self.session_cookie in cookie
            and self.files.find(path) is None
        )


def _conditions(headers: dict[bytes, bytes], host: str) -> Conditions:
    def field(name: bytes) -> str:
        return headers.get(name, b"").decode("latin-1")

    port = PORT.search(host)
    return Conditions(
        field(b"accept-encoding"),
        field(b"if-none-match"),
        field(b"if-modified-since"),
        port[1] if port else "",
    )


async def _send(send: Send, answer: Answer, *, by_path: bool) -> None:
    status, headers = answer.status, answer.raw_headers
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if answer.path is None:
        await send({"type": "http.response.body", "body": answer.body})
    elif by_path:
        await send({"type": PATHSEND, "path": str(answer.path)})
    else:
        with answer.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body"})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
