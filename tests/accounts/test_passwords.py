"""What passwords must be."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from bantin.accounts.models import Account
from bantin.accounts.passwords import is_common
from tests.accounts.people import PASSWORD, SECURITY, is_inside, log_in, send_password, with_totp

RESET = "/quan-tri/password_reset/"


def refused(password: str, user: User | None = None) -> str:
    """What is said against ``password``; nothing where it is good."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def test_fourteen_characters_are_enough_and_thirteen_are_not(lan: User) -> None:
    assert refused("xk7 quat mo 2b", lan) == ""
    assert "ít nhất 14 ký tự" in refused("xk7 quat mo 2", lan)


def test_eight_are_beside_a_second_factor(lan: User) -> None:
    with_totp(lan)
    assert refused("xk7quat2", lan) == ""
    assert "ít nhất 8 ký tự" in refused("xk7quat", lan)


@pytest.mark.parametrize(
    "password",
    [
        "Matkhau@123456789",
        "mậtkhẩu1234567",
        "M@tkh4u!!!!!!2026",
        "Vietnam@vodich2024",
        "AnhYeuEmNhieuLam1",
        "việt nam vô địch 1",
        "quantrivien@123456",
        "Hanoi.Hanoi.Hanoi.1",
        "qwertyuiop123456",
        "p@ssw0rdp@ssw0rd",
    ],
)
def test_common_words_with_figures_are_refused(password: str, lan: User) -> None:
    assert "quá phổ biến" in refused(password, lan)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "con trâu đi trước cái cày",
        "Nà Lùm mùa gặt 17 bồ thóc",
        "hanoi matkhau vietnam tinhyeu",
        "7Gq!t0zRw2#pLm9x",
    ],
)
def test_others_are_not(password: str, lan: User) -> None:
    assert not is_common(password)
    assert refused(password, lan) == ""


def test_figures_alone_and_ones_own_name_are_refused(lan: User) -> None:
    lan.first_name = "Hoàng Thị Ngọc Lan"
    assert refused("83610275549182", lan)
    assert refused("hoàng thị ngọc lan", lan)


def test_hashes_are_argon2(settings: Any) -> None:
    from bantin.settings import base

    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_older_hashes_are_renewed_when_somebody_logs_in(
    client: Client, lan: User, settings: Any
) -> None:
    from bantin.settings import base

    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    lan.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    lan.save()
    send_password(client)
    lan.refresh_from_db()
    assert lan.password.startswith("argon2$")
    assert is_inside(client)


def test_a_short_password_needs_the_factor_it_was_allowed_for(client: Client, lan: User) -> None:
    """Without the factor it would be too short: taking the factor away is refused, or leads to a new one."""
    log_in(client, secret=with_totp(lan))
    fields = {"oldpassword": PASSWORD, "password1": "xk7quat2", "password2": "xk7quat2"}
    client.post(f"{SECURITY}mat-khau/", fields)
    lan.refresh_from_db()
    assert lan.check_password("xk7quat2")
    answer = client.post(f"{SECURITY}ung-dung/bo/")
    assert "mật khẩu ngắn hơn 14 ký tự" in answer.content.decode()
    lan.authenticator_set.all().delete()
    other = Client()
    send_password(other, password="xk7quat2")
    assert other.get("/quan-tri/")["Location"] == SECURITY


def test_a_long_one_frees_it(client: Client, lan: User) -> None:
    Account.objects.create(user=lan, has_short_password=True)
    send_password(client)
    new = "bon mua hoa no tren doi 5"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(f"{SECURITY}mat-khau/", fields)
    assert not Account.objects.get(user=lan).has_short_password
    assert is_inside(client)


def test_the_rule_holds_where_administrators_set_passwords(client: Client) -> None:
    chief = User.objects.create_superuser("chief", password=PASSWORD)
    log_in(client, "chief", with_totp(chief))
    fields = {
        "username": "moi",
        "email": "moi@tinh.example.vn",
        "first_name": "Một",
        "last_name": "Người",
        "password1": "ngan-qua-2",
        "password2": "ngan-qua-2",
    }
    answer = client.post("/quan-tri/users/new/", fields)
    assert "ít nhất 14 ký tự" in answer.content.decode()
    assert not User.objects.filter(username="moi").exists()


def test_a_message_sets_a_new_password_and_logs_nobody_in(
    client: Client, lan: User, mailoutbox: list[Any]
) -> None:
    import re

    client.post(RESET, {"email": lan.email})
    [message] = mailoutbox
    assert message.subject == "Đặt lại mật khẩu ở khu vực biên tập"
    assert "Mở liên kết này" in message.body
    path = re.search(r"http://testserver(\S+)", message.body)[1]  # type: ignore[index]
    at = client.get(path)["Location"]
    new = "bon mua hoa no tren doi 5"
    assert client.post(at, {"password1": "ngan", "password2": "ngan"}).status_code == 200
    client.post(at, {"password1": new, "password2": new})
    lan.refresh_from_db()
    assert lan.check_password(new)
    assert not is_inside(client)
    assert "đã dùng rồi" in client.get(path, follow=True).content.decode()


def test_a_new_password_by_message_does_not_replace_the_second_step(
    client: Client, lan: User, mailoutbox: list[Any]
) -> None:
    import re

    with_totp(lan)
    client.post(RESET, {"email": lan.email})
    path = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]  # type: ignore[index]
    new = "bon mua hoa no tren doi 5"
    client.post(client.get(path)["Location"], {"password1": new, "password2": new})
    assert send_password(client, password=new)["Location"] == "/quan-tri/login/buoc-hai/"
    assert not is_inside(client)


def test_nobody_learns_which_addresses_have_an_account(
    client: Client, lan: User, mailoutbox: list[Any]
) -> None:
    known = client.post(RESET, {"email": lan.email})
    unknown = client.post(RESET, {"email": "ai-do@tinh.example.vn"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mailoutbox) == 1


def test_a_mail_server_that_is_down_breaks_nothing(
    client: Client, lan: User, settings: Any, caplog: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = client.post(RESET, {"email": lan.email})
    assert answer["Location"] == "/quan-tri/password_reset/da-gui/"
    assert "could not be sent" in caplog.text


def test_a_portal_without_a_mail_server_says_whom_to_ask(
    client: Client, lan: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "bantin.mail.backends.NoServer"
    for answer in (client.get(RESET), client.post(RESET, {"email": lan.email})):
        assert "Hãy nhờ quản trị viên đặt mật khẩu mới cho bạn." in answer.content.decode()
        assert 'name="email"' not in answer.content.decode()
