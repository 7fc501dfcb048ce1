"""Header fields of the desk, and how much strangers may send."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.test import Client

from bantin.accounts import body_limit, inline_scripts
from bantin.frontend import bundle
from tests.accounts.people import log_in


def directives(policy: str) -> dict[str, str]:
    """A policy by its directives."""
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


@pytest.mark.parametrize("path", ["/quan-tri/login/", "/quan-tri/", "/quan-tri/khong-co/"])
def test_every_answer_of_the_desk_has_them(client: Client, lan: User, path: str) -> None:
    log_in(client)
    answer = client.get(path)
    policy = directives(answer["Content-Security-Policy"])
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe-eval" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_redirect_and_a_refusal_have_them_too(client: Client) -> None:
    for answer in (client.get("/quan-tri/"), client.post("/quan-tri/", HTTP_SEC_FETCH_MODE="cors")):
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert answer["Cache-Control"] == "no-store"


def test_a_readers_page_in_the_desk_has_the_readers_policy(client: Client, lan: User) -> None:
    from django.urls import reverse

    log_in(client)
    answer = client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[1]))
    assert answer["Content-Security-Policy"] == bundle.content_security_policy()


def test_the_words_of_scripts_follow_the_language_of_the_account(client: Client, lan: User) -> None:
    from wagtail.users.models import UserProfile

    log_in(client)
    words = client.get("/quan-tri/jsi18n/")
    assert words["Cache-Control"] == "private, no-cache"
    kept = {"HTTP_IF_NONE_MATCH": words["ETag"]}
    assert client.get("/quan-tri/jsi18n/", **kept).status_code == 304
    profile = UserProfile.get_for_user(lan)
    profile.preferred_language = "en"
    profile.save()
    assert client.get("/quan-tri/jsi18n/", **kept).status_code == 200


@pytest.mark.parametrize(
    ("call", "name", "id_"),
    [
        ('new PageChooser("id_a", {"x": "<\\/script>"});', "PageChooser", "id_a"),
        ('new ImageChooser("b", {})', "ImageChooser", "b"),
        ('createTaskChooser("c");', "createTaskChooser", "c"),
    ],
)
def test_choosers_are_said_in_data(call: str, name: str, id_: str) -> None:
    said = inline_scripts.carrier(call)
    assert f'data-desk-run="{name}" data-id="{id_}"' in said
    assert "<script" not in said


@pytest.mark.parametrize("call", ["alert(1)", "new X(1, 2); alert(1)", ""])
def test_nothing_else_is(call: str) -> None:
    with pytest.raises(ValueError):
        inline_scripts.carrier(call)


class Desk:
    """An application that reads what it is sent, as Django does."""

    def __init__(self) -> None:
        self.taken = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        more = True
        while more:
            message = await receive()
            self.taken += len(message.get("body", b""))
            more = message.get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def send_body(size: int, *, length: bytes | None = None, cookie: str = "") -> tuple[int, int]:
    """Send so many bytes in pieces; returns the status, and how much the desk has taken."""
    headers = [(b"content-length", length)] if length is not None else []
    if cookie:
        headers.append((b"cookie", f"sessionid={cookie}".encode()))
    pieces = [b"x" * min(16_384, size - start) for start in range(0, size, 16_384)] or [b""]
    messages = iter(
        {"type": "http.request", "body": piece, "more_body": index < len(pieces) - 1}
        for index, piece in enumerate(pieces)
    )
    statuses: list[int] = []
    fields: dict[bytes, bytes] = {}

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
            fields.update(message["headers"])

    desk = Desk()
    scope = {"type": "http", "headers": headers}
    # In this thread, which sees the rows of the test.
    async_to_sync(body_limit.BodyLimit(desk))(scope, receive, send)
    if statuses[0] == 413:
        assert fields[b"x-bantin-session"] == b"ended", "an editor's script is not told to log in"
    return statuses[0], desk.taken


MEGABYTE = 1024 * 1024


class TestBodies:
    """What strangers and editors may send."""

    @pytest.mark.parametrize("cookie", ["", "guess", "a; csrftoken=b"])
    def test_strangers_may_not_send_large_ones(self, cookie: str) -> None:
        assert send_body(MEGABYTE, length=str(MEGABYTE).encode(), cookie=cookie) == (413, 0)

    @pytest.mark.parametrize("length", [None, b"10", b"-1", b"x"])
    def test_nor_by_not_saying_how_large(self, length: bytes | None) -> None:
        status, taken = send_body(MEGABYTE, length=length)
        assert status == 413
        assert taken <= body_limit.STRANGERS

    @pytest.mark.parametrize("size", [66_000, 5 * 16_384])
    def test_nor_with_the_last_piece(self, size: int) -> None:
        """The end of the body is what is too much: nothing more is waited for."""
        assert send_body(size)[0] == 413

    def test_a_login_is_small_enough(self) -> None:
        assert send_body(2_000, length=b"2000") == (200, 2_000)

    def test_an_editor_may(self, client: Client, lan: User) -> None:
        log_in(client)
        key = client.session.session_key or ""
        assert send_body(MEGABYTE, cookie=key) == (200, MEGABYTE)
        assert send_body(MEGABYTE, length=str(MEGABYTE).encode(), cookie=key) == (200, MEGABYTE)

    def test_an_editor_whose_session_is_over_may_not(self, client: Client, lan: User) -> None:
        from tests.accounts.test_sessions import rest

        log_in(client)
        rest(16)
        assert send_body(MEGABYTE, cookie=client.session.session_key or "")[0] == 413

    def test_half_a_login_is_none(self, client: Client, lan: User) -> None:
        from tests.accounts.people import send_password, with_totp

        with_totp(lan)
        send_password(client)
        assert send_body(MEGABYTE, cookie=client.session.session_key or "")[0] == 413
