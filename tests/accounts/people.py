"""People who log in, and what they do for it."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone

from tests.accounts.codes import code

LOGIN, SECOND_STEP, SECURITY = (
    "/quan-tri/login/",
    "/quan-tri/login/buoc-hai/",
    "/quan-tri/tai-khoan/",
)
PASSWORD = "mua-xuan tren ban lang 27"


def editor(name: str = "lan", **fields: Any) -> User:
    """Somebody who may work in the desk."""
    group, _ = Group.objects.get_or_create(name="Ban biên tập")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user(name, f"{name}@tinh.example.vn", PASSWORD, **fields)
    user.groups.add(group)
    return user


def with_totp(user: User) -> str:
    """Give ``user`` a second factor and recovery codes; returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def wrong_code(secret: str) -> str:
    """A code that the app shows at no time near now."""
    near = {code(secret, steps=steps) for steps in range(-3, 4)}
    return next(str(number) for number in range(100_000, 100_010) if str(number) not in near)


def send_password(client: Client, name: str = "lan", password: str = PASSWORD, **extra: Any) -> Any:
    """Send the form of the login page."""
    address = {"REMOTE_ADDR": extra.pop("address", "203.0.113.7")}
    fields = {"login": name, "password": password, **extra}
    return client.post(LOGIN, fields, **address)


def send_code(client: Client, value: str, address: str = "203.0.113.7") -> Any:
    """Send the form of the second step."""
    return client.post(SECOND_STEP, {"code": value}, REMOTE_ADDR=address)


def log_in(client: Client, name: str = "lan", secret: str | None = None) -> Client:
    """Log in by the door; with the ``secret`` of an app in two steps."""
    send_password(client, name)
    if secret:
        send_code(client, code(secret))
    assert is_inside(client), f"{name} did not get in"
    return client


def is_inside(client: Client) -> bool:
    """Whether the desk shows its home page."""
    return client.get("/quan-tri/").status_code == 200


def days_ago(days: float) -> Any:
    """A moment in the past."""
    return timezone.now() - timezone.timedelta(days=days)
