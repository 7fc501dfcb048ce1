"""How long somebody stays logged in, and what keeps them so."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from bantin.accounts import law
from bantin.accounts.models import Presence
from tests.accounts.people import editor, is_inside, log_in, send_password

SESSION = "/quan-tri/phien/"
NAVIGATION = {"HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "document"}
SCRIPT = {"HTTP_SEC_FETCH_MODE": "cors", "HTTP_SEC_FETCH_DEST": "empty"}
FRAME = {"HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "iframe"}


def rest(minutes: float) -> None:
    """Let so many minutes pass in which nobody does anything."""
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=minutes))


def seconds_since_work() -> float:
    """How long ago the clock was wound."""
    return (timezone.now() - Presence.objects.get().seen_at).total_seconds()


def test_fifteen_minutes_without_work_end_it(client: Client, lan: User) -> None:
    log_in(client)
    rest(15)
    assert not is_inside(client)
    assert "_auth_user_id" not in client.session


def test_fourteen_do_not_and_going_somewhere_winds_the_clock(client: Client, lan: User) -> None:
    log_in(client)
    for _ in range(3):
        rest(14)
        assert client.get("/quan-tri/", **NAVIGATION).status_code == 200  # type: ignore[arg-type]
        assert seconds_since_work() < 5


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("post", "/quan-tri/editing-sessions/ping/wagtailcore/page/1/1/", {}),
        ("post", "/quan-tri/pages/1/edit/", {"HTTP_ACCEPT": "application/json"}),
        ("post", "/quan-tri/pages/1/edit/preview/", {}),
        ("get", "/quan-tri/pages/1/edit/preview/", {}),
        ("get", SESSION, {}),
    ],
)
def test_what_an_open_editor_does_by_itself_does_not(
    client: Client, lan: User, method: str, path: str, headers: dict[str, str]
) -> None:
    log_in(client)
    rest(14)
    getattr(client, method)(path, **SCRIPT, **headers)
    assert seconds_since_work() > 800


@pytest.mark.parametrize(
    ("accept", "winds"), [("text/html,*/*", True), ("*/*", False), ("", False)]
)
def test_browsers_that_do_not_say_who_asks_are_told_by_what_they_want(
    client: Client, lan: User, accept: str, winds: bool
) -> None:
    log_in(client)
    rest(14)
    client.get("/quan-tri/", HTTP_ACCEPT=accept)
    assert (seconds_since_work() < 5) is winds


def test_nor_does_a_preview_that_loads_itself_anew(client: Client, lan: User) -> None:
    log_in(client)
    rest(14)
    client.get("/quan-tri/", **FRAME)  # type: ignore[arg-type]
    assert seconds_since_work() > 800


def test_typing_does_which_the_page_tells(client: Client, lan: User) -> None:
    log_in(client)
    rest(14)
    said = client.post(SESSION, **SCRIPT).json()  # type: ignore[arg-type]
    assert seconds_since_work() < 5
    assert (said["user"], 890 <= said["left"] <= 900) == ("lan", True)


def test_nobody_winds_a_clock_from_another_site(lan: User) -> None:
    client = log_in(Client(enforce_csrf_checks=False))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    rest(14)
    assert strict.post(SESSION).status_code == 403


def test_a_clock_that_has_run_out_is_not_wound_again(client: Client, lan: User) -> None:
    log_in(client)
    rest(15.1)
    assert client.post(SESSION, **SCRIPT).status_code == 401  # type: ignore[arg-type]
    assert not is_inside(client)


def test_twelve_hours_end_it_whatever_somebody_does(client: Client, lan: User) -> None:
    log_in(client)
    Presence.objects.update(began_at=timezone.now() - law.LONGEST_SESSION)
    assert not is_inside(client)


def test_the_minutes_can_be_fewer(client: Client, lan: User, settings: Any) -> None:
    settings.IDLE_MINUTES = 5
    log_in(client)
    rest(5)
    assert not is_inside(client)


def test_a_script_hears_that_nobody_is_logged_in(client: Client, lan: User) -> None:
    for headers in (
        SCRIPT,
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    ):
        answer = client.post("/quan-tri/pages/1/edit/", **headers)  # type: ignore[arg-type]
        assert (answer.status_code, answer["X-BanTin-Session"]) == (401, "ended")
        assert answer.json()["error_message"].startswith("Phiên làm việc đã kết thúc.")


def test_a_person_is_led_to_the_login(client: Client) -> None:
    answer = client.get("/quan-tri/pages/", **NAVIGATION)  # type: ignore[arg-type]
    assert answer["Location"].startswith("/quan-tri/login/")


def test_the_login_page_itself_is_no_scripts_affair(client: Client) -> None:
    """Its own pictures and styles, and a form that is sent by script, are answered."""
    assert client.get("/quan-tri/jsi18n/", HTTP_SEC_FETCH_MODE="no-cors").status_code == 200


def test_a_login_has_a_new_key(client: Client, lan: User) -> None:
    """Whoever planted a session in somebody's browser does not know it any more."""
    client.get("/quan-tri/login/")
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key
    send_password(client)
    assert is_inside(client)
    assert client.session.session_key != session.session_key
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_a_session_without_a_clock_is_none(client: Client, lan: User) -> None:
    log_in(client)
    Presence.objects.all().delete()
    assert not is_inside(client)


def test_nor_is_one_with_the_clock_of_somebody_else(client: Client, lan: User) -> None:
    log_in(client)
    other = log_in(Client(), editor("minh").get_username())
    rest(20)
    fresh = Presence.objects.create(user=lan)
    session = other.session
    session["bantin_presence"] = str(fresh.pk)
    session.save()
    assert not is_inside(other)


@pytest.mark.parametrize("mark", ["", "x", 7, None, ["a"]])
def test_nor_is_one_with_a_broken_mark(client: Client, lan: User, mark: Any) -> None:
    log_in(client)
    session = client.session
    session["bantin_presence"] = mark
    session.save()
    assert not is_inside(client)


def test_cookies_are_kept_from_scripts_and_other_sites(client: Client, lan: User) -> None:
    client.get("/quan-tri/login/")
    send_password(client)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not client.cookies["sessionid"]["max-age"]


def test_a_new_password_ends_the_other_sessions(client: Client, lan: User) -> None:
    from tests.accounts.people import PASSWORD, SECURITY

    other = log_in(Client())
    log_in(client)
    new = "bon mua hoa no tren doi 5"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(f"{SECURITY}mat-khau/", fields)
    assert (is_inside(client), is_inside(other)) == (True, False)


def test_locking_an_account_ends_its_sessions(client: Client, lan: User) -> None:
    log_in(client)
    lan.is_active = False
    lan.save()
    assert not is_inside(client)
