"""Guessing: five failures, by account and client, at both steps, in any number of processes."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from bantin.accounts import law, rescue
from tests.accounts.people import (
    PASSWORD,
    SECOND_STEP,
    SECURITY,
    code,
    is_inside,
    log_in,
    send_code,
    send_password,
    with_totp,
    wrong_code,
)

ELSEWHERE = "198.51.100.9"


def fail(client: Client, times: int, **how: Any) -> Any:
    """Send a wrong password so many times; returns the last answer."""
    for _ in range(times):
        answer = send_password(client, password="sai", **how)
    return answer


def test_the_fifth_failure_locks_and_says_how_long(client: Client, lan: User) -> None:
    assert fail(client, law.FAILURES - 1).status_code == 200
    answer = fail(client, 1)
    assert answer.status_code == 429
    assert "Hãy thử lại sau 15 phút." in answer.content.decode()


def test_then_the_right_password_does_not_open_either(client: Client, lan: User) -> None:
    fail(client, law.FAILURES)
    answer = send_password(client)
    assert (answer.status_code, is_inside(client)) == (429, False)


def test_four_failures_do_not_lock(client: Client, lan: User) -> None:
    fail(client, law.FAILURES - 1)
    send_password(client)
    assert is_inside(client)


def test_a_login_begins_the_count_anew(client: Client, lan: User) -> None:
    for _ in range(3):
        fail(client, law.FAILURES - 1)
        send_password(client)
        assert is_inside(client)
        client.post("/quan-tri/logout/")


def test_another_client_is_not_locked_out(client: Client, lan: User) -> None:
    fail(client, law.FAILURES)
    other = Client()
    send_password(other, address=ELSEWHERE)
    assert is_inside(other)


def test_another_account_is_not_locked_out(client: Client, lan: User) -> None:
    fail(client, law.FAILURES, name="khac")
    send_password(client)
    assert is_inside(client)


@pytest.mark.parametrize("spelled", ["LAN", "Lan", " lan ", "lAn"])
def test_other_spellings_are_no_further_guesses(client: Client, lan: User, spelled: str) -> None:
    fail(client, law.FAILURES - 1)
    assert fail(client, 1, name=spelled).status_code == 429


def test_another_browser_is_no_further_guess(client: Client, lan: User) -> None:
    for number in range(law.FAILURES):
        answer = Client(HTTP_USER_AGENT=f"browser {number}").post(
            "/quan-tri/login/", {"login": "lan", "password": "sai"}, REMOTE_ADDR="203.0.113.7"
        )
    assert answer.status_code == 429


def test_a_line_with_many_ipv6_addresses_is_one_client(client: Client, lan: User) -> None:
    for number in range(law.FAILURES):
        answer = fail(client, 1, address=f"2001:db8:1:2::{number:x}")
    assert answer.status_code == 429


def test_the_lock_ends_by_itself(client: Client, lan: User) -> None:
    fail(client, law.FAILURES)
    AccessAttempt.objects.update(attempt_time=timezone.now() - law.LOCKED - timedelta(seconds=1))
    send_password(client)
    assert is_inside(client)


def test_trying_meanwhile_does_not_prolong_it(client: Client, lan: User) -> None:
    fail(client, law.FAILURES)
    before = AccessAttempt.objects.get()
    fail(client, 3)
    after = AccessAttempt.objects.get()
    assert (before.attempt_time, before.failures_since_start) == (
        after.attempt_time,
        after.failures_since_start,
    )


def fail_from_many(times: int) -> None:
    """Guess from as many addresses as it takes."""
    for number in range(times):
        send_password(
            Client(), password="sai", address=f"192.0.2.{number // (law.FAILURES - 1) + 1}"
        )


def test_who_has_many_addresses_gets_no_further_than_25(client: Client, lan: User) -> None:
    fail_from_many(law.FAILURES_FROM_ANYWHERE)
    answer = send_password(client, address=ELSEWHERE)
    assert (answer.status_code, is_inside(client)) == (429, False)


def test_but_the_editors_own_address_stays_open(client: Client, lan: User) -> None:
    log_in(client)
    client.post("/quan-tri/logout/")
    fail_from_many(law.FAILURES_FROM_ANYWHERE)
    send_password(client)
    assert is_inside(client)


def test_an_address_is_known_for_a_while_only(client: Client, lan: User) -> None:
    log_in(client)
    client.post("/quan-tri/logout/")
    AccessLog.objects.update(attempt_time=timezone.now() - law.KNOWN - timedelta(days=1))
    fail_from_many(law.FAILURES_FROM_ANYWHERE)
    assert send_password(client).status_code == 429


def test_five_wrong_codes_lock_the_second_step(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    send_password(client)
    for _ in range(law.FAILURES):
        send_code(client, wrong_code(secret))
    answer = send_code(client, code(secret))
    assert "Sai quá nhiều lần" in answer.content.decode()
    assert not is_inside(client)


def test_neither_another_address_nor_a_new_login_gives_more_codes(lan: User) -> None:
    secret = with_totp(lan)
    for number in range(law.FAILURES):
        client = Client()
        send_password(client, address=f"192.0.2.{number}")
        send_code(client, wrong_code(secret), address=f"192.0.2.{number}")
    last = Client()
    send_password(last, address=ELSEWHERE)
    send_code(last, code(secret), address=ELSEWHERE)
    assert not is_inside(last)


def test_nor_does_it_take_the_recovery_codes_to_guess_further(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    spare = lan.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    send_password(client)
    for _ in range(law.FAILURES):
        send_code(client, wrong_code(secret))
    send_code(client, spare)
    assert not is_inside(client)


def test_who_is_inside_cannot_guess_the_password_either(client: Client, lan: User) -> None:
    """A session that was left open: the password that changes factors is counted like any."""
    log_in(client)
    at = f"{SECURITY}xac-nhan/"
    answers = [
        client.post(at, {"password": "sai"}, REMOTE_ADDR="203.0.113.7").status_code
        for _ in range(law.FAILURES)
    ]
    assert answers[-1] == 429
    answer = client.post(at, {"password": PASSWORD}, REMOTE_ADDR="203.0.113.7")
    assert answer.status_code == 429


def test_nor_by_changing_it(client: Client, lan: User) -> None:
    log_in(client)
    new = "bon mua hoa no tren doi 5"
    fields = {"oldpassword": "sai", "password1": new, "password2": new}
    for _ in range(law.FAILURES):
        client.post(f"{SECURITY}mat-khau/", fields)
    answer = client.post(f"{SECURITY}mat-khau/", {**fields, "oldpassword": PASSWORD})
    lan.refresh_from_db()
    assert (answer.status_code, lan.check_password(PASSWORD)) == (429, True)


def test_an_officer_unlocks_both_steps(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    fail(client, law.FAILURES)
    other = Client()
    send_password(other, address=ELSEWHERE)
    for _ in range(law.FAILURES):
        send_code(other, wrong_code(secret), address=ELSEWHERE)
    rescue.unlock(lan)
    send_password(client)
    send_code(client, code(secret))
    assert is_inside(client)


def test_all_processes_count_together() -> None:
    """What allauth counts, and the codes it has seen, another process knows."""
    caches["default"].set("allauth:rl:x", [1.0], 60)
    assert caches["limits"].get("allauth:rl:x") == [1.0]
    caches["default"].set("a-page", 1, 60)
    assert caches["limits"].get("a-page") is None
    assert caches["default"].add("allauth.mfa.totp.used?user=1&code=2", "y") is True
    assert caches["default"].add("allauth.mfa.totp.used?user=1&code=2", "y") is False
    caches["default"].delete("allauth:rl:x")
    assert caches["default"].get("allauth:rl:x") is None


def test_what_is_typed_into_a_form_is_not_kept(client: Client, lan: User) -> None:
    send_password(client, password="suyt-dung-mat-khau")
    row = AccessAttempt.objects.get()
    assert "suyt-dung" not in f"{row.post_data}{row.get_data}"


def test_the_settings_are_not_laxer_than_the_law(settings: Any) -> None:
    assert law.FAILURES == settings.AXES_FAILURE_LIMIT
    assert law.LOCKED == settings.AXES_COOLOFF_TIME
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"] == f"{law.FAILURES}/15m/key"
    assert law.IDLE.total_seconds() >= settings.IDLE_MINUTES * 60
    assert law.LONGEST_SESSION.total_seconds() >= settings.SESSION_COOKIE_AGE
    assert SECOND_STEP.startswith("/quan-tri/login/"), "nginx lets login/ through slowly"


def test_production_refuses_longer_sessions() -> None:
    assert "allow at most 15 minutes" in in_production("None", BANTIN_IDLE_MINUTES="16")


def test_production_asks_of_all_what_the_demonstration_does_not() -> None:
    names = "SUPERUSERS_NEED_SECOND_FACTOR SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE IDLE_MINUTES"
    said = in_production(f"[getattr(settings, name) for name in {names.split()}]")
    assert said.strip() == "[True, True, True, 15]"
    assert "127.0.0.1" in in_production("settings.PROXIES")
    assert in_production("hasattr(settings, 'MFA_TOTP_INSECURE_BYPASS_CODE')").strip() == "False"


def in_production(question: str, **environment_: str) -> str:
    """What a process with the settings of production prints of ``question``, or why it does not start."""
    from tests.processes import environment

    code = f"import bantin.settings.production as settings; print({question})"
    hosts = {"BANTIN_HOSTS": "tinh.example.vn", "BANTIN_PUBLIC_URL": "https://tinh.example.vn"}
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(Path("/nonexistent"), **hosts, **environment_),
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout + result.stderr
