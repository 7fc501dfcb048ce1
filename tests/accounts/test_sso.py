"""Single sign-on, against a real provider."""

import base64
import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import ModelLogEntry

from bantin.settings.sign_on import single_sign_on
from tests.accounts.people import (
    LOGIN,
    PASSWORD,
    code,
    days_ago,
    editor,
    is_inside,
    send_code,
    send_password,
    with_totp,
)
from tests.accounts.provider import Provider, running_provider

BEGIN, BACK = f"{LOGIN}mot-lan/", f"{LOGIN}mot-lan/tra-loi/"
LABEL = "Tài khoản công vụ"
EMAIL = "lan@tinh.example.vn"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider that knows a few people."""
    with running_provider() as provider:
        provider.knows("lan-1", email=EMAIL, email_verified=True, name="Lò Thị Lan")
        provider.knows("lan-2", email=EMAIL, email_verified=False)
        provider.knows("lan-3", email=EMAIL)
        provider.knows("la-4", email="la@khac.example.vn", email_verified=True, name="Người Lạ")
        yield provider


def apply(settings: Any, issuer: str, **more: str) -> None:
    """Let the settings be those that the environment of a server would make."""
    said = {
        "BANTIN_OIDC_ISSUER": issuer,
        "BANTIN_OIDC_CLIENT_ID": "bantin",
        "BANTIN_OIDC_CLIENT_SECRET": "khoa bi mat",
        "BANTIN_OIDC_LABEL": LABEL,
        **more,
    }
    found = single_sign_on(said)
    settings.SOCIALACCOUNT_PROVIDERS = found.providers
    settings.OIDC_PROVIDER, settings.OIDC_LABEL = found.provider, found.label
    settings.OIDC_GROUPS_CLAIM, settings.OIDC_GROUPS = found.groups_claim, found.groups
    settings.OIDC_NEW_ACCOUNTS, settings.LOCAL_LOGIN = found.new_accounts, found.local_login


@pytest.fixture
def sso(settings: Any, provider: Provider) -> Provider:
    """The provider, named by the settings."""
    apply(settings, provider.issuer)
    return provider


def asked(client: Client, **form: str) -> str:
    """Press the button; returns where the browser is sent."""
    answer = client.post(BEGIN, form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def changed(address: str, **parameters: str) -> str:
    """``address`` with other parameters."""
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode({**query, **parameters})).geturl()


def come_back(client: Client, address: str) -> Any:
    """Follow the provider's redirect to the desk."""
    parts = urlsplit(address)
    assert parts.path == BACK
    return client.get(f"{parts.path}?{parts.query}")


def sign_on(client: Client, provider: Provider, number: str, **form: str) -> Any:
    """The whole way."""
    return come_back(client, provider.log_in(asked(client, **form), number))


def test_the_login_page_has_a_button_with_the_label(client: Client, sso: Provider) -> None:
    assert LABEL in client.get(LOGIN).content.decode()


def test_without_settings_there_is_no_such_way(client: Client) -> None:
    assert "mot-lan" not in client.get(LOGIN).content.decode()
    assert (client.post(BEGIN).status_code, client.get(BACK).status_code) == (404, 404)


def test_what_is_asked_of_the_provider(client: Client, sso: Provider) -> None:
    """PKCE (RFC 7636) with a challenge that the verifier in the session fits; a nonce, a state; our scopes alone."""
    address = asked(client, scope="admin", auth_params="prompt=none")
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{sso.issuer}/oauth2/authorize?")
    assert set(query["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in query
    assert query["redirect_uri"] == f"http://testserver{BACK}"
    assert query["code_challenge_method"] == "S256"
    [(state, *_)] = client.session["socialaccount_states"].values()
    challenge = hashlib.sha256(state["pkce_code_verifier"].encode()).digest()
    assert query["code_challenge"] == base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
    assert query["nonce"] == state["nonce"]
    assert len(query["nonce"]) >= 32


def test_an_editor_is_found_by_the_verified_address(
    client: Client, sso: Provider, lan: User
) -> None:
    answer = sign_on(client, sso, "lan-1", next="/quan-tri/pages/")
    assert answer["Location"] == "/quan-tri/pages/"
    assert is_inside(client)
    assert SocialAccount.objects.get().user == lan
    assert not SocialToken.objects.exists()
    assert ModelLogEntry.objects.filter(action="bantin.login", user=lan).exists()


def test_and_later_by_the_providers_number_whatever_their_address(
    client: Client, sso: Provider, lan: User
) -> None:
    sign_on(client, sso, "lan-1")
    User.objects.filter(pk=lan.pk).update(email="moi@tinh.example.vn")
    other = Client()
    sign_on(other, sso, "lan-1")
    assert is_inside(other)


@pytest.mark.parametrize("number", ["lan-2", "lan-3"])
def test_an_address_that_is_not_verified_opens_nothing(
    client: Client, sso: Provider, lan: User, number: str
) -> None:
    answer = sign_on(client, sso, number)
    assert answer.status_code == 403
    assert "chưa xác minh địa chỉ thư" in answer.content.decode()
    assert not is_inside(client)
    assert not SocialAccount.objects.exists()


def test_somebody_unknown_gets_no_account(client: Client, sso: Provider, lan: User) -> None:
    answer = sign_on(client, sso, "la-4")
    assert answer.status_code == 403
    assert "Chưa có tài khoản nào" in answer.content.decode()
    assert User.objects.count() == 1
    assert ModelLogEntry.objects.filter(
        action="bantin.login_refused", label="la@khac.example.vn"
    ).exists()


def test_or_one_without_any_right_where_the_settings_say_so(
    client: Client, provider: Provider, settings: Any
) -> None:
    apply(settings, provider.issuer, BANTIN_OIDC_NEW_ACCOUNTS="1")
    sign_on(client, provider, "la-4")
    made = User.objects.get()
    assert (made.email, made.is_superuser, made.is_staff, made.groups.count()) == (
        "la@khac.example.vn",
        False,
        False,
        0,
    )
    assert not made.has_usable_password()
    answer = client.get("/quan-tri/", follow=True)
    assert "Chưa có quyền" in answer.content.decode()


def test_two_accounts_with_one_address_are_not_guessed_between(
    client: Client, sso: Provider, lan: User
) -> None:
    User.objects.create_user("lan2", EMAIL.upper(), PASSWORD)
    answer = sign_on(client, sso, "lan-1")
    assert "nhiều tài khoản" in answer.content.decode()
    assert not is_inside(client)


def test_groups_follow_the_providers_roles(
    client: Client, provider: Provider, settings: Any, lan: User
) -> None:
    approvers = Group.objects.create(name="Người duyệt")
    own = Group.objects.create(name="Chi đoàn")
    lan.groups.add(own)
    apply(
        settings,
        provider.issuer,
        BANTIN_OIDC_GROUPS_CLAIM="realm_access.roles",
        BANTIN_OIDC_GROUPS='{"bien-tap": "Ban biên tập", "duyet": "Người duyệt"}',
    )
    try:
        roles = {"realm_access": {"roles": ["duyet", "bien-tap", "admin"]}}
        provider.knows("lan-1", email=EMAIL, email_verified=True, **roles)
        sign_on(client, provider, "lan-1")
        assert set(lan.groups.all()) >= {approvers, own}
        provider.knows("lan-1", email=EMAIL, email_verified=True, realm_access={"roles": ["duyet"]})
        sign_on(Client(), provider, "lan-1")
        assert set(lan.groups.values_list("name", flat=True)) == {"Người duyệt", "Chi đoàn"}
        lan.refresh_from_db()
        assert not lan.is_superuser
    finally:
        provider.knows("lan-1", email=EMAIL, email_verified=True)


def test_the_second_step_is_asked_for_here_too(client: Client, sso: Provider, lan: User) -> None:
    secret = with_totp(lan)
    assert sign_on(client, sso, "lan-1")["Location"] == "/quan-tri/login/buoc-hai/"
    assert not is_inside(client)
    send_code(client, code(secret))
    assert is_inside(client)


def test_an_administrator_still_has_to_set_one_up(client: Client, sso: Provider) -> None:
    User.objects.create_superuser("chief", EMAIL, PASSWORD)
    sign_on(client, sso, "lan-1")
    assert client.get("/quan-tri/")["Location"] == "/quan-tri/tai-khoan/"


def test_who_has_no_password_can_set_one_up(client: Client, sso: Provider, lan: User) -> None:
    lan.set_unusable_password()
    lan.save()
    sign_on(client, sso, "lan-1")
    path = "/quan-tri/tai-khoan/ung-dung/"
    assert client.get(path).status_code == 200
    client.post(path, {"code": code(client.session["mfa.totp.secret"])})
    assert lan.authenticator_set.filter(type="totp").exists()
    assert is_inside(client)


def test_a_disabled_account_stays_shut(client: Client, sso: Provider) -> None:
    editor("lan", is_active=False)
    assert sign_on(client, sso, "lan-1").status_code == 403
    assert not is_inside(client)


def test_an_unused_one_too(client: Client, sso: Provider, lan: User) -> None:
    User.objects.filter(pk=lan.pk).update(date_joined=days_ago(46))
    assert sign_on(client, sso, "lan-1").status_code == 403
    assert not is_inside(client)


def refusal_of(answer: Any) -> str:
    """What is said to who was not let in."""
    assert answer.status_code == 403
    return str(answer.content.decode())


def test_a_state_that_is_not_ours_is_refused(client: Client, sso: Provider, lan: User) -> None:
    back = sso.log_in(asked(client), "lan-1")
    for state in ("", "x", "a" * 16):
        assert "không hợp lệ" in refusal_of(come_back(client, changed(back, state=state)))
    assert not is_inside(client)


def test_an_answer_for_another_browser_is_refused(client: Client, sso: Provider, lan: User) -> None:
    """Login CSRF: a link with somebody's answer in it logs nobody else in."""
    back = sso.log_in(asked(client), "lan-1")
    victim = Client()
    assert "không hợp lệ" in refusal_of(come_back(victim, back))
    asked(victim)
    assert "không hợp lệ" in refusal_of(come_back(victim, back))
    assert not is_inside(victim)


def test_another_nonce_is_refused(client: Client, sso: Provider, lan: User) -> None:
    """An ID token that was made for another login."""
    address = changed(asked(client), nonce="of-another-login")
    assert "không hợp lệ" in refusal_of(come_back(client, sso.log_in(address, "lan-1")))
    assert not is_inside(client)


def test_an_answer_counts_once(client: Client, sso: Provider, lan: User) -> None:
    back = sso.log_in(asked(client), "lan-1")
    assert come_back(client, back).status_code == 302
    client.post("/quan-tri/logout/")
    assert "không hợp lệ" in refusal_of(come_back(client, back))
    assert not is_inside(client)


def test_an_invented_code_is_refused(client: Client, sso: Provider, lan: User) -> None:
    back = changed(sso.log_in(asked(client), "lan-1"), code="x")
    assert "không hợp lệ" in refusal_of(come_back(client, back))


def test_who_declines_there_is_told_so(client: Client, sso: Provider, lan: User) -> None:
    back = changed(sso.log_in(asked(client), "lan-1", action="deny"))
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]
    back = changed(back, state=state)
    assert "đã hủy" in refusal_of(come_back(client, back))


def test_somebody_elses_account_is_not_connected_to_who_is_logged_in(
    client: Client, sso: Provider, lan: User
) -> None:
    """No way to add one's own door to a session that was left open."""
    editor("minh")
    send_password(client, "minh")
    answer = client.post(f"{BEGIN}?process=connect", {"process": "connect"})
    come_back(client, sso.log_in(answer["Location"], "lan-1"))
    assert SocialAccount.objects.get().user == lan


def test_a_provider_that_is_down_is_told_in_words(
    client: Client, settings: Any, lan: User, caplog: Any
) -> None:
    apply(settings, "http://127.0.0.1:9")
    answer = client.post(BEGIN)
    assert answer.status_code == 503
    text = answer.content.decode()
    assert f"Không liên lạc được với hệ thống “{LABEL}”." in text
    assert "đăng nhập bằng mật khẩu" in text
    assert "cannot be reached" in caplog.text
    send_password(client)
    assert is_inside(client)


def test_and_one_that_goes_down_in_between(client: Client, settings: Any, lan: User) -> None:
    with running_provider() as short_lived:
        short_lived.knows("lan-1", email=EMAIL, email_verified=True)
        apply(settings, short_lived.issuer)
        back = short_lived.log_in(asked(client), "lan-1")
    answer = come_back(client, back)
    assert (answer.status_code, "Không liên lạc được" in answer.content.decode()) == (503, True)


def test_one_that_speaks_for_another_issuer_is_not_believed(
    client: Client, settings: Any, provider: Provider, lan: User
) -> None:
    """Discovery that names itself otherwise than it was asked for (OpenID Connect Discovery, 4.3)."""
    apply(settings, provider.issuer)
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["server_url"] = f"{provider.issuer}/.well-known/openid-configuration"
    assert client.post(BEGIN).status_code == 503


def test_people_of_another_provider_are_other_people(
    client: Client, settings: Any, sso: Provider, lan: User
) -> None:
    """Numbers of people are the provider's: the same number elsewhere is somebody else."""
    sign_on(client, sso, "lan-1")
    with running_provider() as other:
        other.knows("lan-1", email="ke-gian@khac.example.vn", email_verified=True)
        apply(settings, other.issuer)
        stranger = Client()
        assert sign_on(stranger, other, "lan-1").status_code == 403
        assert not is_inside(stranger)


def test_passwords_can_be_switched_off(
    client: Client, settings: Any, provider: Provider, lan: User
) -> None:
    apply(settings, provider.issuer, BANTIN_LOCAL_LOGIN="0")
    text = client.get(LOGIN).content.decode()
    assert (LABEL in text, 'type="password"' in text) == (True, False)
    answer = send_password(client)
    assert (answer.status_code, "chỉ đăng nhập qua" in answer.content.decode()) == (403, True)
    assert client.get("/quan-tri/password_reset/").status_code == 404
    assert not is_inside(client)
    sign_on(client, provider, "lan-1")
    assert is_inside(client)


def test_the_button_works_only_with_its_token(sso: Provider) -> None:
    assert Client(enforce_csrf_checks=True).post(BEGIN).status_code == 403
    assert Client().get(BEGIN).status_code == 405


def tokens() -> dict[str, Any]:
    """ID tokens by what is wrong with them, and the keys that the provider names."""
    import json
    import time

    import jwt
    from cryptography.hazmat.primitives.asymmetric import rsa

    ours, theirs = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(ours.public_key()))
    keys = {"keys": [{**public, "kid": "a", "alg": "RS256"}]}
    now = int(time.time())
    said = {"iss": "https://i", "aud": "bantin", "sub": "1", "iat": now, "exp": now + 300}
    secret = base64.urlsafe_b64decode(public["n"] + "==")

    def signed(key: Any = ours, kid: str = "a", alg: str = "RS256", **other: Any) -> str:
        return jwt.encode({**said, **other}, key, algorithm=alg, headers={"kid": kid})

    return {
        "keys": keys,
        "good": signed(),
        "somebody else's key": signed(theirs),
        "no signature": signed(None, alg="none"),
        "a public key as a secret": signed(secret, alg="HS256"),
        "a key that is not named": signed(kid="b"),
        "another issuer": signed(iss="https://j"),
        "another client": signed(aud="khac"),
        "too old": signed(exp=now - 120),
        "without an end": jwt.encode(
            {k: v for k, v in said.items() if k != "exp"}, ours, "RS256", {"kid": "a"}
        ),
    }


def test_only_the_providers_own_signature_counts() -> None:
    from allauth.socialaccount.providers.oauth2.client import OAuth2Error

    from bantin.accounts.sso.provider import verified

    given = tokens()
    keys, good = given.pop("keys"), given.pop("good")
    assert verified(good, keys, "https://i", "bantin")["sub"] == "1"
    assert len(given) == 8
    for token in given.values():
        with pytest.raises(OAuth2Error):
            verified(token, keys, "https://i", "bantin")
