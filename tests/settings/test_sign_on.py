"""What the environment may say of accounts."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from bantin.settings.sign_on import idle_minutes, proxies, single_sign_on, switch

WHOLE = {
    "BANTIN_OIDC_ISSUER": "https://sso.tinh.example.vn/realms/tinh/",
    "BANTIN_OIDC_CLIENT_ID": "bantin",
    "BANTIN_OIDC_CLIENT_SECRET": "x",
}


def test_nothing_said_is_a_portal_with_passwords() -> None:
    found = single_sign_on({})
    assert (found.provider, found.local_login, found.new_accounts) == ("", True, False)


def test_single_sign_on_is_what_is_said() -> None:
    found = single_sign_on({**WHOLE, "BANTIN_OIDC_GROUPS": '{"a": "B"}'})
    [app] = found.providers["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == "https://sso.tinh.example.vn/realms/tinh"
    assert app["settings"]["oauth_pkce_enabled"] is True
    assert found.groups == {"a": "B"}


def test_each_provider_has_a_name_of_its_own() -> None:
    other = {**WHOLE, "BANTIN_OIDC_ISSUER": "https://khac.example.vn"}
    assert single_sign_on(WHOLE).provider != single_sign_on(other).provider


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"BANTIN_LOCAL_LOGIN": "0"}, "no other way to log in"),
        ({"BANTIN_LOCAL_LOGIN": "no"}, "must be 0 or 1"),
        ({**WHOLE, "BANTIN_OIDC_ISSUER": "http://sso.tinh.example.vn"}, "https://"),
        ({**WHOLE, "BANTIN_OIDC_ISSUER": "sso.tinh.example.vn"}, "https://"),
        ({**WHOLE, "BANTIN_OIDC_CLIENT_ID": ""}, "BANTIN_OIDC_CLIENT_ID is not"),
        ({**WHOLE, "BANTIN_OIDC_CLIENT_SECRET": ""}, "BANTIN_OIDC_CLIENT_SECRET is not"),
        ({**WHOLE, "BANTIN_OIDC_GROUPS": "a=b"}, "no object of names"),
        ({**WHOLE, "BANTIN_OIDC_GROUPS": '{"a": 1}'}, "no object of names"),
        ({**WHOLE, "BANTIN_OIDC_NEW_ACCOUNTS": "yes"}, "must be 0 or 1"),
    ],
)
def test_contradictions_are_named(said: dict[str, str], complaint: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=complaint):
        single_sign_on(said)


@pytest.mark.parametrize("given", ["0", "721", "x", "-1", "1.5"])
def test_minutes_are_a_number(given: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        idle_minutes(given)


def test_minutes_have_a_default() -> None:
    assert (idle_minutes(None), idle_minutes("5")) == (15, 5)


def test_proxies_are_addresses() -> None:
    assert proxies("127.0.0.1, ::1") == {"127.0.0.1", "::1"}
    assert proxies(None) == frozenset()
    with pytest.raises(ImproperlyConfigured):
        proxies("10.0.0.0/8")


@pytest.mark.parametrize(("given", "found"), [(None, True), ("", True), ("0", False), ("1", True)])
def test_a_switch(given: str | None, found: bool) -> None:
    assert switch("X", given, default=True) is found
