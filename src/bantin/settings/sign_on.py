"""The desk's accounts, as the environment says: idle minutes, proxies that are believed, who logs in how.

BANTIN_IDLE_MINUTES         a session of the desk ends after so many minutes without work; at most 15 in production
BANTIN_PROXIES              addresses of the proxies in front, separated by commas, whose X-Forwarded-For is believed
BANTIN_OIDC_ISSUER          the provider of single sign-on, ``https://...``; none: only passwords
BANTIN_OIDC_CLIENT_ID, BANTIN_OIDC_CLIENT_SECRET
                            what the provider knows this portal by
BANTIN_OIDC_LABEL           what stands on the button
BANTIN_OIDC_GROUPS_CLAIM    the claim that names somebody's groups or roles; parts parted by dots
BANTIN_OIDC_GROUPS          which group of the desk each stands for, in JSON: ``{"bien-tap": "Biên tập viên"}``
BANTIN_OIDC_NEW_ACCOUNTS    ``1``: people without an account get one, without any right
BANTIN_LOCAL_LOGIN          ``0``: nobody logs in with a password
"""

import hashlib
import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SWITCH = {"": None, "0": False, "1": True}
LONGEST_IDLE_MINUTES = 720


def idle_minutes(given: str | None) -> int:
    """Return after how many minutes a session ends; 15 where nothing is ``given``."""
    value = given or "15"
    if not value.isdecimal() or not 1 <= int(value) <= LONGEST_IDLE_MINUTES:
        raise ImproperlyConfigured(
            f"BANTIN_IDLE_MINUTES is {value!r}; it must be a number from 1 to 15 (to {LONGEST_IDLE_MINUTES} "
            "for the demonstration)."
        )
    return int(value)


def proxies(given: str | None) -> frozenset[str]:
    """Return the addresses of the proxies that are believed."""
    names = [name.strip() for name in (given or "").split(",") if name.strip()]
    try:
        return frozenset(str(ipaddress.ip_address(name)) for name in names)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"BANTIN_PROXIES is {given!r}; it must be IP addresses, separated by commas."
        ) from error


def switch(name: str, given: str | None, *, default: bool) -> bool:
    """Return what the variable ``name`` switches."""
    if (given or "") not in SWITCH:
        raise ImproperlyConfigured(f"{name} is {given!r}; it must be 0 or 1.")
    value = SWITCH[given or ""]
    return default if value is None else value


@dataclass(frozen=True)
class SingleSignOn:
    """How people log in, beside or in place of a password."""

    provider: str
    """Its name for allauth; empty where there is none."""
    providers: dict[str, Any]
    label: str
    groups_claim: str
    groups: dict[str, str]
    new_accounts: bool
    local_login: bool


def single_sign_on(environment: Mapping[str, str]) -> SingleSignOn:
    """Return what the ``environment`` says of single sign-on."""

    def said(name: str) -> str:
        return environment.get(f"BANTIN_OIDC_{name}", "")

    issuer = said("ISSUER").rstrip("/")
    local = switch("BANTIN_LOCAL_LOGIN", environment.get("BANTIN_LOCAL_LOGIN"), default=True)
    _refuse_contradictions(issuer, said, local=local)
    # Its name holds a trace of the issuer: numbers of people are the issuer's, and another's would be somebody else.
    provider = f"sso-{hashlib.sha256(issuer.encode()).hexdigest()[:12]}" if issuer else ""
    app = {
        "provider_id": provider,
        "name": provider,
        "client_id": said("CLIENT_ID"),
        "secret": said("CLIENT_SECRET"),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return SingleSignOn(
        provider=provider,
        providers={
            "openid_connect": {
                "provider_class": "bantin.accounts.sso.provider.SingleSignOn",
                "APPS": [app] if issuer else [],
            }
        },
        label=said("LABEL") or "Đăng nhập một lần",
        groups_claim=said("GROUPS_CLAIM"),
        groups=_mapping(said("GROUPS")),
        new_accounts=switch("BANTIN_OIDC_NEW_ACCOUNTS", said("NEW_ACCOUNTS"), default=False),
        local_login=local,
    )


def _refuse_contradictions(issuer: str, said: Any, *, local: bool) -> None:
    if not issuer:
        if not local:
            raise ImproperlyConfigured(
                "BANTIN_LOCAL_LOGIN is 0, but BANTIN_OIDC_ISSUER names no other way to log in."
            )
        return
    if not re.fullmatch(r"https://[^\s?#]+|http://(127\.0\.0\.1|localhost)(:\d+)?[^\s?#]*", issuer):
        raise ImproperlyConfigured(
            f"BANTIN_OIDC_ISSUER is {issuer!r}; it must be an address that begins with https://."
        )
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        if not said(name):
            raise ImproperlyConfigured(f"BANTIN_OIDC_ISSUER is set, but BANTIN_OIDC_{name} is not.")


def _mapping(given: str) -> dict[str, str]:
    try:
        found = json.loads(given or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise ImproperlyConfigured(
            'BANTIN_OIDC_GROUPS is no object of names in JSON; it must be like {"bien-tap": "Biên tập viên"}.'
        )
    return found
