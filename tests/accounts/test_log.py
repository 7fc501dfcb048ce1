"""What happens to accounts stands in Wagtail's log: when, who, from where, in Vietnamese."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.models import GroupPagePermission, ModelLogEntry, Page

from bantin.accounts import disuse, law, rescue
from bantin.accounts.log import ACTIONS
from tests.accounts.people import (
    PASSWORD,
    SECURITY,
    code,
    editor,
    log_in,
    send_code,
    send_password,
    with_totp,
    wrong_code,
)


def told(about: Any = None) -> list[str]:
    """The sentences of the log, the oldest first; all, or about one user or group."""
    entries = ModelLogEntry.objects.filter(action__startswith="bantin.").order_by("pk")
    if about is not None:
        entries = entries.filter(object_id=str(about.pk))
    return [entry.formatter.format_message(entry) for entry in entries]


def test_logging_in_and_out(client: Client, lan: User) -> None:
    log_in(client)
    client.post("/quan-tri/logout/", REMOTE_ADDR="203.0.113.7")
    assert told(lan)[-2:] == [
        "Đăng nhập (từ địa chỉ 203.0.113.7)",
        "Đăng xuất (từ địa chỉ 203.0.113.7)",
    ]
    assert ModelLogEntry.objects.filter(action="bantin.login").get().user == lan


def test_failures_and_the_lock(client: Client, lan: User) -> None:
    for _ in range(law.FAILURES):
        send_password(client, password="sai")
    said = told(lan)
    assert said.count("Đăng nhập sai với tên “lan” (từ địa chỉ 203.0.113.7)") == law.FAILURES
    assert said.count("Tạm khóa đăng nhập với tên “lan” (từ địa chỉ 203.0.113.7)") == 1


def test_a_name_that_nobody_has(client: Client) -> None:
    send_password(client, "khong-co", "sai")
    entry = ModelLogEntry.objects.get(action="bantin.login_failed")
    assert (entry.object_id, entry.label, entry.user) == ("0", "khong-co", None)
    assert told() == ["Đăng nhập sai với tên “khong-co” (từ địa chỉ 203.0.113.7)"]


def test_the_second_step_and_its_lock(client: Client, lan: User) -> None:
    secret = with_totp(lan)
    send_password(client)
    for _ in range(law.FAILURES):
        send_code(client, wrong_code(secret))
    said = told(lan)
    wrong = "Sai mã ở bước xác thực thứ hai (từ địa chỉ 203.0.113.7)"
    assert said.count(wrong) == law.FAILURES
    assert "Tạm khóa đăng nhập với tên “lan” (từ địa chỉ 203.0.113.7)" in said


def test_factors(client: Client, lan: User) -> None:
    log_in(client)
    client.get(f"{SECURITY}ung-dung/")
    client.post(f"{SECURITY}ung-dung/", {"code": code(client.session["mfa.totp.secret"])})
    rescue.reset_factors(lan)
    said = " ".join(told(lan))
    assert "Thêm lớp xác thực: Ứng dụng trên điện thoại (từ địa chỉ 127.0.0.1)" in said
    assert "Thêm lớp xác thực: Mã dự phòng (từ địa chỉ 127.0.0.1)" in said
    assert "Bỏ lớp xác thực: Ứng dụng trên điện thoại (dòng lệnh)" in said


def test_passwords_and_none_of_their_letters(client: Client, lan: User) -> None:
    log_in(client)
    new = "bon mua hoa no tren doi 5"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(f"{SECURITY}mat-khau/", fields)
    assert told(lan)[-1] == "Đổi mật khẩu (từ địa chỉ 127.0.0.1)"
    everything = str(list(ModelLogEntry.objects.values()))
    assert new not in everything
    assert PASSWORD not in everything


def test_disabling_enabling_and_unlocking(lan: User) -> None:
    disuse.disable(lan)
    rescue.enable(lan)
    lan.is_active = False
    lan.save()
    rescue.unlock(lan)
    assert told(lan)[-4:] == [
        "Khóa tài khoản vì không dùng trong 45 ngày (dòng lệnh)",
        "Mở lại tài khoản (dòng lệnh)",
        "Khóa tài khoản (dòng lệnh)",
        "Bỏ tạm khóa đăng nhập (dòng lệnh)",
    ]


def test_a_session_that_ran_out(client: Client, lan: User) -> None:
    from tests.accounts.test_sessions import rest

    log_in(client)
    rest(16)
    client.get("/quan-tri/")
    assert told(lan)[-1] == "Phiên làm việc bị kết thúc (từ địa chỉ 127.0.0.1)"


def test_rights(lan: User) -> None:
    group = Group.objects.create(name="Người duyệt")
    lan.groups.add(group)
    lan.groups.clear()
    lan.is_superuser = True
    lan.save()
    right = Permission.objects.get(codename="add_user")
    group.permissions.add(right)
    page = Page.objects.get(depth=1)
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    granted = GroupPagePermission.objects.create(group=group, page=page, permission=publish)
    granted.delete()
    assert told(lan)[-3:] == [
        "Đổi quyền: + Người duyệt (dòng lệnh)",
        "Đổi quyền: − Ban biên tập, − Người duyệt (dòng lệnh)",
        "Đổi quyền: + quản trị toàn quyền (dòng lệnh)",
    ]
    assert told(group) == [
        "Đổi quyền: + Thêm người dùng (dòng lệnh)",
        "Đổi quyền: + Xuất bản trang: toàn cổng (dòng lệnh)",
        "Đổi quyền: − Xuất bản trang: toàn cổng (dòng lệnh)",
    ]


def test_who_changed_somebody_elses_rights_in_the_desk(client: Client, lan: User) -> None:
    chief = User.objects.create_superuser("chief", password=PASSWORD)
    log_in(client, "chief", with_totp(chief))
    group = Group.objects.create(name="Người duyệt")
    fields = {
        "username": "lan",
        "email": lan.email,
        "first_name": "Lan",
        "last_name": "Lò",
        "is_active": "on",
        "groups": [group.pk],
    }
    client.post(f"/quan-tri/users/edit/{lan.pk}/", fields)
    entries = ModelLogEntry.objects.filter(action="bantin.rights_changed", object_id=str(lan.pk))
    assert {entry.user for entry in entries.order_by("-pk")[:2]} == {chief}
    assert "Đổi quyền: + Người duyệt (từ địa chỉ 127.0.0.1)" in told(lan)


def test_wagtails_report_tells_all_of_it(client: Client, lan: User) -> None:
    chief = User.objects.create_superuser("chief", password=PASSWORD)
    send_password(client, "khong-co", "sai")
    log_in(client, "chief", with_totp(chief))
    page = client.get("/quan-tri/reports/site-history/")
    text = strip_tags(page.content.decode())
    assert "Đăng nhập sai với tên “khong-co”" in text


def test_a_name_with_marks_in_it_is_text_in_the_report(client: Client) -> None:
    """Anybody can put any name into the log: it must not become part of the page."""
    chief = User.objects.create_superuser("chief", password=PASSWORD)
    send_password(client, "<img src=x onerror=alert(1)>", "sai")
    log_in(client, "chief", with_totp(chief))
    text = client.get("/quan-tri/reports/site-history/").content.decode()
    assert "onerror=alert(1)" in text
    assert "<img src=x" not in text


@pytest.mark.parametrize("name", ["a" * 400, "\0lan", "x\ny", "‮lan", "%s%(name)s"])
def test_no_name_breaks_the_login(client: Client, name: str) -> None:
    assert send_password(client, name, "sai").status_code in {200, 400}
    told()


def test_entries_of_a_user_outlive_them(lan: User) -> None:
    with_totp(lan)
    number = lan.pk
    lan.delete()
    assert ModelLogEntry.objects.filter(
        object_id=str(number), action="bantin.factor_removed"
    ).exists()


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_every_sentence_can_be_said_of_an_empty_entry(action: str, lan: User) -> None:
    from bantin.accounts import log

    log.write(action, lan)
    assert "%" not in told(lan)[-1]


def test_an_address_that_somebody_makes_up_is_not_believed(client: Client, lan: User) -> None:
    editor("minh")
    client.post(
        "/quan-tri/login/",
        {"login": "minh", "password": "sai"},
        REMOTE_ADDR="203.0.113.7",
        HTTP_X_FORWARDED_FOR="1.2.3.4",
    )
    assert "từ địa chỉ 203.0.113.7" in told()[-1]


def test_rights_are_told_in_the_language_of_who_reads(lan: User) -> None:
    lan.is_superuser = True
    lan.save()
    lan.user_permissions.add(Permission.objects.get(codename="delete_user"))
    with translation.override("en"):
        assert told(lan)[-2:] == [
            "Rights changed: + administrator of everything (command line)",
            "Rights changed: + Delete user (command line)",
        ]
