"""`bantin account`: help on the command line, in processes of their own."""

import sqlite3
from pathlib import Path

from tests.processes import bantin

MAKE = """
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.utils import timezone
user = User.objects.get(username="admin")
User.objects.filter(pk=user.pk).update(is_active=False)
Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
AccessAttempt.objects.create(username="admin", ip_address="203.0.113.7", user_agent="x",
    failures_since_start=5, attempt_time=timezone.now())
"""


def asked(home: Path, question: str) -> list[tuple[object, ...]]:
    """Ask the database."""
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        return database.execute(question).fetchall()


def test_an_officer_helps_an_administrator_who_has_lost_everything(site: Path) -> None:
    made = bantin(site, "manage", "shell", "-c", MAKE)
    assert made.returncode == 0, made.stderr
    for command in ("reset-mfa", "unlock", "enable"):
        result = bantin(site, "account", command, "admin")
        assert (result.returncode, result.stdout.startswith("admin")) == (0, True), result.stderr
    assert asked(site, "SELECT count(*) FROM mfa_authenticator") == [(0,)]
    assert asked(site, "SELECT count(*) FROM axes_accessattempt") == [(0,)]
    assert asked(site, "SELECT is_active FROM auth_user WHERE username = 'admin'") == [(1,)]
    entries = asked(site, "SELECT action FROM wagtailcore_modellogentry ORDER BY id")
    assert [action for (action,) in entries][-3:] == [
        "bantin.factor_removed",
        "bantin.unlocked",
        "bantin.enabled",
    ]


def test_a_name_that_nobody_has_is_told(site: Path) -> None:
    result = bantin(site, "account", "unlock", "khong-co")
    assert (result.returncode, "There is no account called 'khong-co'." in result.stderr) == (
        1,
        True,
    )
