"""One way in: the login page, in one step or two."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.accounts.people import (
    LOGIN,
    PASSWORD,
    SECOND_STEP,
    code,
    editor,
    is_inside,
    log_in,
    send_code,
    send_password,
    with_totp,
    wrong_code,
)


def test_a_password_lets_an_editor_in(client: Client, lan: User) -> None:
    answer = send_password(client)
    assert (answer.status_code, answer["Location"]) == (302, "/quan-tri/")
    assert is_inside(client)


def test_the_page_is_ours_and_in_vietnamese(client: Client) -> None:
    text = client.get(LOGIN).content.decode()
    assert "<h1>Đăng nhập</h1>" in text
    assert "Wagtail" not in text


@pytest.mark.parametrize("password", ["", "sai", PASSWORD + " "])
def test_a_wrong_password_does_not(client: Client, lan: User, password: str) -> None:
    assert send_password(client, password=password).status_code == 200
    assert not is_inside(client)


def test_who_is_unknown_hears_the_same_as_who_errs(client: Client, lan: User) -> None:
    def said(name: str) -> str:
        text = send_password(client, name, "sai").content.decode()
        return re.sub(r'value="[^"]*"', "", text)

    assert said("lan") == said("khong-co")
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in said("lan")


def test_where_somebody_wanted_to_go_they_go(client: Client, lan: User) -> None:
    answer = client.get("/quan-tri/pages/")
    assert answer["Location"] == f"{LOGIN}?next=/quan-tri/pages/"
    answer = send_password(client, next="/quan-tri/pages/")
    assert answer["Location"] == "/quan-tri/pages/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_nobody_is_sent_to_another_host(client: Client, lan: User, elsewhere: str) -> None:
    assert send_password(client, next=elsewhere)["Location"] == "/quan-tri/"


def test_with_a_second_factor_the_password_alone_opens_nothing(client: Client, lan: User) -> None:
    with_totp(lan)
    assert send_password(client)["Location"] == SECOND_STEP
    assert not is_inside(client)
    assert "Bước thứ hai" in client.get(SECOND_STEP).content.decode()


def test_the_code_of_the_app_opens(client: Client, lan: User) -> None:
    log_in(client, secret=with_totp(lan))


def test_a_wrong_code_does_not(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    send_password(client)
    assert send_code(client, wrong_code(secret)).status_code == 200
    assert not is_inside(client)


def test_a_code_opens_once(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    used = code(secret)
    send_password(client)
    send_code(client, used)
    other = Client()
    send_password(other)
    send_code(other, used)
    assert (is_inside(client), is_inside(other)) == (True, False)


def test_a_recovery_code_opens_once(client: Client, lan: User) -> None:
    with_totp(lan)
    spare = lan.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    other = Client()
    for who in (client, other):
        send_password(who)
        send_code(who, spare)
    assert (is_inside(client), is_inside(other)) == (True, False)


def test_the_second_step_cannot_be_taken_first(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    assert send_code(client, code(secret))["Location"] == LOGIN
    assert not is_inside(client)


def test_the_code_of_another_person_does_not_open(client: Client, lan: User) -> None:
    with_totp(lan)
    theirs = with_totp(editor("minh"))
    send_password(client)
    send_code(client, code(theirs))
    assert not is_inside(client)


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tri/password_reset/confirm/MQ/set-password/",
        "/quan-tri/password_reset/complete/",
        "/quan-tri/password_reset/done/",
    ],
)
def test_wagtails_own_ways_to_a_password_are_closed(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, {"new_password1": PASSWORD}).status_code == 404


def test_wagtails_account_page_changes_neither_password_nor_email(
    client: Client, lan: User
) -> None:
    log_in(client)
    before = User.objects.get(pk=lan.pk)
    client.post(
        "/quan-tri/account/",
        {
            "name_email-first_name": "Lan",
            "name_email-last_name": "Lò",
            "name_email-email": "khac@evil.example",
            "password-old_password": PASSWORD,
            "password-new_password1": "bon mua hoa no tren doi 5",
            "password-new_password2": "bon mua hoa no tren doi 5",
            "locale-preferred_language": "vi",
            "locale-current_time_zone": "Asia/Ho_Chi_Minh",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )
    lan.refresh_from_db()
    assert (lan.first_name, lan.email, lan.password) == ("Lan", before.email, before.password)


def test_logging_out_ends_it(client: Client, lan: User) -> None:
    log_in(client)
    assert client.post("/quan-tri/logout/")["Location"] == LOGIN
    assert not is_inside(client)


def test_looking_at_the_logout_address_logs_nobody_out(client: Client, lan: User) -> None:
    log_in(client)
    assert client.get("/quan-tri/logout/").status_code == 200
    assert is_inside(client)


def test_who_has_no_right_in_the_desk_is_told_so_and_not_sent_to_and_fro(client: Client) -> None:
    User.objects.create_user("doc-gia", password=PASSWORD)
    send_password(client, "doc-gia")
    answer = client.get("/quan-tri/", follow=True)
    assert answer.status_code == 403
    assert "Chưa có quyền" in answer.content.decode()


def test_a_disabled_account_is_told_so_only_with_its_password(client: Client) -> None:
    editor("lan", is_active=False)
    assert "đã bị khóa" not in send_password(client, password="sai").content.decode()
    answer = send_password(client)
    assert (answer.status_code, "đã bị khóa" in answer.content.decode()) == (403, True)
    assert not is_inside(client)


def test_a_form_without_its_token_is_refused_in_words(lan: User) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = send_password(client)
    assert (answer.status_code, "Biểu mẫu đã hết hạn" in answer.content.decode()) == (403, True)


def test_the_desk_has_no_other_way_in_than_django_knows(client: Client, lan: User) -> None:
    """HTTP's own authentication, which some API would take, opens nothing."""
    import base64

    basic = base64.b64encode(f"lan:{PASSWORD}".encode()).decode()
    for path in ("/quan-tri/", "/quan-tri/api/main/pages/"):
        answer: Any = client.get(path, HTTP_AUTHORIZATION=f"Basic {basic}")
        assert answer.status_code == 302
