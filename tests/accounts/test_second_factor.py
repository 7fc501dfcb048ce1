"""Who must have a second factor, and does nothing in the desk before."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bantin.accounts.models import Account, GroupRule
from tests.accounts.people import (
    PASSWORD,
    SECURITY,
    code,
    editor,
    is_inside,
    log_in,
    send_code,
    send_password,
    with_totp,
)

SET_UP = f"{SECURITY}ung-dung/"


@pytest.fixture
def chief() -> User:
    """An administrator without a second factor."""
    return User.objects.create_superuser("chief", "chief@tinh.example.vn", PASSWORD)


@pytest.fixture
def held(client: Client, chief: User) -> Client:
    """The administrator, logged in with a password."""
    send_password(client, "chief")
    return client


def desk_paths(patterns: list[Any], prefix: str = "/") -> list[str]:
    """Addresses of all that Django answers, with made-up numbers and names in them."""
    found: list[str] = []
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += desk_paths(pattern.url_patterns, prefix + route.lstrip("^"))
        elif isinstance(pattern, URLPattern) and "(" not in route and "<" not in route:
            found.append(prefix + route.lstrip("^").rstrip("$"))
    return found


def test_an_administrator_is_led_to_set_one_up(held: Client) -> None:
    assert held.get("/quan-tri/")["Location"] == SECURITY
    text = held.get(SECURITY).content.decode()
    assert "phải có lớp xác thực thứ hai" in text


def test_and_reaches_nothing_else_by_any_address(held: Client) -> None:
    """All addresses without parameters that the site answers, the desk's API among them."""
    paths = {path for path in desk_paths(get_resolver().url_patterns) if "quan-tri" in path}
    assert len(paths) > 80
    open_to_all = {
        "/quan-tri/login/",
        "/quan-tri/login/buoc-hai/",
        "/quan-tri/logout/",
        "/quan-tri/sprite/",
        "/quan-tri/jsi18n/",
        "/quan-tri/tai-khoan/",
        "/quan-tri/tai-khoan/mat-khau/",
        "/quan-tri/tai-khoan/xac-nhan/",
        "/quan-tri/tai-khoan/xac-nhan/ma/",
        "/quan-tri/tai-khoan/xac-nhan/khoa/",
        "/quan-tri/tai-khoan/ung-dung/",
        "/quan-tri/tai-khoan/khoa/them/",
        "/quan-tri/tai-khoan/ma-du-phong/",
        "/quan-tri/tai-khoan/ma-du-phong/tai/",
    }
    for path in sorted(paths - open_to_all):
        looked = held.get(path)
        assert (looked.status_code, looked.get("Location")) == (302, SECURITY), path
        assert held.post(path).status_code == 403, path


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tri/pages/1/",
        "/quan-tri/pages/add/home/homepage/1/",
        "/quan-tri/pages/1/edit/",
        "/quan-tri/pages/1/edit/preview/",
        "/quan-tri/users/edit/1/",
        "/quan-tri/api/main/pages/1/",
        "/quan-tri/images/multiple/add/",
        "/quan-tri/editing-sessions/ping/wagtailcore/page/1/1/",
        "/quan-tri/khong-co/",
        "/media/original_images/nhap.jpg",
        "/quan-tri/tep/1/a.pdf",
        "/quan-tri/tai-khoan/ma-du-phong/tao/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "patch", "head"])
def test_nor_by_one_with_parameters_or_another_method(held: Client, path: str, method: str) -> None:
    answer = getattr(held, method)(path)
    assert answer.status_code == (302 if method == "get" else 403)


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tri/tai-khoan/../pages/",
        "/quan-tri/tai-khoan/ung-dung/../../pages/",
        "/quan-tri/tai-khoan%2f..%2fpages/",
        "//quan-tri/pages/",
        "/quan-tri//pages/",
        "/QUAN-TRI/pages/",
    ],
)
def test_nor_by_an_odd_spelling(held: Client, path: str) -> None:
    assert "wagtail-config" not in held.get(path, follow=True).content.decode()


def test_a_script_is_told_instead_of_led_away(held: Client) -> None:
    for headers in ({"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_SEC_FETCH_MODE": "cors"}):
        assert held.get("/quan-tri/api/main/pages/", **headers).status_code == 403  # type: ignore[arg-type]


def test_setting_one_up_opens_the_desk(held: Client, chief: User) -> None:
    held.get(SET_UP)
    secret = held.session["mfa.totp.secret"]
    answer = held.post(SET_UP, {"code": code(secret)})
    assert answer["Location"] == f"{SECURITY}ma-du-phong/"
    assert "Mã dự phòng" in held.get(answer["Location"]).content.decode()
    assert is_inside(held)
    assert Authenticator.objects.filter(user=chief).count() == 2


def test_a_wrong_code_sets_up_nothing(held: Client, chief: User) -> None:
    held.get(SET_UP)
    held.post(SET_UP, {"code": "000000"})
    assert not Authenticator.objects.filter(user=chief).exists()
    assert not is_inside(held)


def test_recovery_codes_alone_are_no_factor(held: Client, chief: User) -> None:
    Authenticator.objects.create(user=chief, type="recovery_codes", data={"seed": "x"})
    assert held.get("/quan-tri/")["Location"] == SECURITY


def test_members_of_a_group_that_says_so_must(client: Client, lan: User) -> None:
    log_in(client)
    GroupRule.objects.create(group=lan.groups.get(), needs_second_factor=True)
    assert client.get("/quan-tri/")["Location"] == SECURITY


def test_members_of_another_group_need_not(client: Client, lan: User) -> None:
    other = Group.objects.create(name="Người duyệt")
    GroupRule.objects.create(group=other, needs_second_factor=True)
    log_in(client)


def test_who_has_a_password_that_needs_one_must(client: Client, lan: User) -> None:
    log_in(client)
    Account.objects.update_or_create(user=lan, defaults={"has_short_password": True})
    assert client.get("/quan-tri/")["Location"] == SECURITY


def test_a_session_from_before_the_factor_ends(client: Client, lan: User) -> None:
    """A thief who was logged in with the password is not let stay when the owner adds a factor."""
    log_in(client)
    with_totp(lan)
    assert not is_inside(client)


def test_no_login_that_somebody_adds_is_a_way_around(client: Client, lan: User) -> None:
    with_totp(lan)
    client.force_login(lan, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert not is_inside(client)


def test_a_forged_mark_in_the_session_of_another_user_proves_nothing(
    client: Client, lan: User
) -> None:
    """What the session says of steps is about its own user."""
    log_in(client, secret=with_totp(lan))
    minh = editor("minh")
    with_totp(minh)
    session = client.session
    session["_auth_user_id"] = str(minh.pk)
    session["_auth_user_hash"] = minh.get_session_auth_hash()
    session.save()
    assert not is_inside(client)


def test_the_last_factor_of_who_must_have_one_stays(client: Client, chief: User) -> None:
    log_in(client, "chief", with_totp(chief))
    answer = client.post(f"{SECURITY}ung-dung/bo/")
    assert "bắt buộc có lớp xác thực thứ hai" in answer.content.decode()
    assert Authenticator.objects.filter(user=chief, type="totp").exists()


def test_who_need_not_have_one_may_take_it_away(client: Client, lan: User) -> None:
    log_in(client, secret=with_totp(lan))
    client.post(f"{SECURITY}ung-dung/bo/")
    assert not Authenticator.objects.filter(user=lan).exists()


def test_long_after_the_login_changing_factors_asks_who_it_is(client: Client, lan: User) -> None:
    from bantin.accounts.models import Presence
    from tests.accounts.people import days_ago

    log_in(client, secret=with_totp(lan))
    Presence.objects.update(began_at=days_ago(0.01))
    answer = client.post(f"{SECURITY}ung-dung/bo/")
    assert answer["Location"].startswith(f"{SECURITY}xac-nhan/")
    assert Authenticator.objects.filter(user=lan, type="totp").exists()
    client.post(answer["Location"], {"password": PASSWORD})
    assert not Authenticator.objects.filter(user=lan, type="totp").exists()


def test_secrets_do_not_stand_in_the_database(lan: User) -> None:
    secret = with_totp(lan)
    assert secret not in str(Authenticator.objects.get(user=lan, type="totp").data)


def test_another_secret_key_makes_no_code_fit(client: Client, lan: User, settings: Any) -> None:
    secret = with_totp(lan)
    settings.SECRET_KEY = "another" * 8
    send_password(client)
    assert send_code(client, code(secret)).status_code == 200
    assert not is_inside(client)


def test_administrators_set_the_rule_in_the_groups_page(client: Client, chief: User) -> None:
    log_in(client, "chief", with_totp(chief))
    group = Group.objects.create(name="Người duyệt")
    page = client.get(f"/quan-tri/groups/edit/{group.pk}/")
    assert "Bắt buộc xác thực hai lớp" in page.content.decode()
    forms = {
        "page_permissions": "0",
        "collection_permissions": "0",
        "image_permissions": "0",
        "document_permissions": "0",
        "collection_mgmt_permissions": "0",
    }
    fields = {"name": "Người duyệt", "desk_rule-needs_second_factor": "on"}
    for prefix in forms:
        fields |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    assert client.post(f"/quan-tri/groups/edit/{group.pk}/", fields).status_code == 302
    assert GroupRule.objects.get(group=group).needs_second_factor
