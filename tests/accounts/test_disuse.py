"""Accounts that nobody uses."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from bantin.accounts import disuse, rescue
from tests.accounts.people import (
    PASSWORD,
    days_ago,
    editor,
    is_inside,
    log_in,
    send_password,
    with_totp,
)


def unused_for(user: User, days: float) -> User:
    """Let ``user`` have been made and last used so many days ago."""
    User.objects.filter(pk=user.pk).update(date_joined=days_ago(days), last_login=days_ago(days))
    user.refresh_from_db()
    return user


def test_after_46_days_nobody_gets_in_though_no_job_has_run(client: Client, lan: User) -> None:
    unused_for(lan, 46)
    assert lan.is_active
    answer = send_password(client)
    assert (answer.status_code, "45 ngày" in answer.content.decode()) == (403, True)
    assert not is_inside(client)
    lan.refresh_from_db()
    assert not lan.is_active


def test_nor_in_two_steps(client: Client, lan: User) -> None:
    with_totp(lan)
    unused_for(lan, 46)
    assert send_password(client).status_code == 403
    assert client.get("/quan-tri/login/buoc-hai/")["Location"] == "/quan-tri/login/"


def test_after_44_days_they_do_and_the_days_begin_anew(client: Client, lan: User) -> None:
    log_in(client, unused_for(lan, 44).get_username())
    lan.refresh_from_db()
    assert not disuse.is_unused(lan)
    assert (timezone.now() - disuse.used_at(lan)).total_seconds() < 60


def test_a_new_account_has_its_days_though_nobody_has_logged_in(client: Client) -> None:
    user = editor("moi")
    assert user.last_login is None
    assert not disuse.is_unused(user)
    User.objects.filter(pk=user.pk).update(date_joined=days_ago(45.1))
    user.refresh_from_db()
    assert disuse.is_unused(user)


def test_once_a_day_the_worker_marks_them(lan: User) -> None:
    unused_for(lan, 46)
    minh = unused_for(editor("minh"), 44)
    calls: list[int] = []
    step = disuse.daily(lambda: calls.append(disuse.disable_unused()))
    assert (step(), step(), calls) == (False, False, [1])
    lan.refresh_from_db()
    minh.refresh_from_db()
    assert (lan.is_active, minh.is_active) == (False, True)


@pytest.mark.parametrize("how", ["in the desk", "on the command line"])
def test_who_is_enabled_again_has_their_days(client: Client, lan: User, how: str) -> None:
    disuse.disable(unused_for(lan, 100))
    if how == "in the desk":
        chief = User.objects.create_superuser("chief", password=PASSWORD)
        desk = log_in(Client(), "chief", with_totp(chief))
        fields = {
            "username": "lan",
            "email": lan.email,
            "first_name": "Lan",
            "last_name": "Lò",
            "is_active": "on",
            "groups": [lan.groups.get().pk],
        }
        assert desk.post(f"/quan-tri/users/edit/{lan.pk}/", fields).status_code == 302
    else:
        rescue.enable(lan)
    assert disuse.disable_unused() == 0
    send_password(client)
    assert is_inside(client)


def test_the_last_administrator_is_never_lost(client: Client) -> None:
    chief = unused_for(User.objects.create_superuser("chief", password=PASSWORD), 46)
    assert send_password(client, "chief").status_code == 403
    chief.refresh_from_db()
    rescue.enable(chief)
    assert send_password(client, "chief").status_code == 302


def test_somebody_who_works_is_not_disabled_by_the_worker(client: Client, lan: User) -> None:
    log_in(client)
    User.objects.filter(pk=lan.pk).update(date_joined=days_ago(400))
    assert disuse.disable_unused() == 0
    assert is_inside(client)


def test_storing_a_user_for_another_reason_gives_no_days(lan: User) -> None:
    unused_for(lan, 46)
    lan.first_name = "Lan"
    lan.save()
    assert disuse.is_unused(lan)


def test_counters_and_sessions_that_are_over_go(client: Client, lan: User, settings: Any) -> None:
    from django.contrib.sessions.models import Session

    log_in(client)
    Session.objects.update(expire_date=days_ago(1))
    disuse.tidy()
    assert not Session.objects.exists()
