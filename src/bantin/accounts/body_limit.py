"""How much somebody may send who is not logged in.

Django reads the whole of a request before anything looks at it, and spools it to the disk: without this anybody
could fill the disk by sending a form without end. Large bodies are taken only with the session of somebody who
is logged in.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.http import parse_cookie
from django.utils import timezone

from bantin.accounts.door import SAYS_ENDED
from bantin.accounts.models import Presence
from bantin.accounts.presence import KEY, ends_at

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

STRANGERS = 64 * 1024
"""Bytes that anybody may send: a login is less than one thousand."""
DROPPED = 64 * 1024 * 1024
"""Bytes of a body that is refused which are read, and kept nowhere."""
WORDS = "413: chưa đăng nhập, hoặc phiên làm việc đã kết thúc, nên cổng không nhận tệp hay biểu mẫu lớn."


class TooMuch(Exception):
    """Somebody who is not logged in has sent more than they may."""

    def __init__(self, *, goes_on: bool) -> None:
        """Say whether more of it comes."""
        super().__init__()
        self.goes_on = goes_on


class BodyLimit:
    """The desk behind a limit of what strangers may send."""

    def __init__(self, desk: Application) -> None:
        """Stand in front of ``desk``."""
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on; answer 413 where it is larger than who sends it may send."""
        if scope["type"] != "http":
            await self.desk(scope, receive, send)
            return
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"0")
        large = not length.isdigit() or int(length) > STRANGERS
        if large and not await is_logged_in(headers):
            await refuse(receive, send, goes_on=True)
            return
        try:
            limited = receive if large else counted(receive, headers)
            await self.desk(scope, limited, send)
        except TooMuch as body:
            await refuse(receive, send, goes_on=body.goes_on)


def counted(receive: Receive, headers: dict[bytes, bytes]) -> Receive:
    """Return a ``receive`` that raises TooMuch where more comes than was said, and nobody is logged in."""
    taken, asked = 0, False

    async def receive_some() -> MutableMapping[str, Any]:
        nonlocal taken, asked
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > STRANGERS and not asked:
            asked = True
            if not await is_logged_in(headers):
                raise TooMuch(goes_on=message.get("more_body", False))
        return message

    return receive_some


async def is_logged_in(headers: dict[bytes, bytes]) -> bool:
    """Tell whether a request with ``headers`` has the session of somebody who is logged in."""
    cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin-1"))
    key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    return bool(key) and bool(await sync_to_async(has_user)(key))


def has_user(key: str) -> bool:
    """Tell whether the session ``key`` is somebody's, and not over."""
    session = SessionStore(key)
    standing = Presence.objects.filter(pk=session[KEY]).first() if session.get(KEY) else None
    return SESSION_KEY in session and standing is not None and ends_at(standing) > timezone.now()


async def refuse(receive: Receive, send: Send, *, goes_on: bool) -> None:
    """Answer 413. What still comes is read and kept nowhere, up to a limit: a proxy calls a closed line a fault."""
    dropped = 0
    while goes_on and dropped < DROPPED:
        message = await receive()
        dropped += len(message.get("body", b""))
        goes_on = message["type"] != "http.disconnect" and message.get("more_body", False)
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        # A long article whose writer's session has ended: the desk's script asks for a login, and sends it again.
        (SAYS_ENDED.lower().encode(), b"ended"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": WORDS.encode()})
