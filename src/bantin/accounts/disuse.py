"""Accounts that nobody uses are disabled after 45 days (NĐ 331/2026, TCVN 14423 level 2).

The rule is asked at each login, so that it holds to the second; once a day the worker marks whom it concerns,
so that an administrator sees it on the user's page, and enables the account again there.
"""

import time
from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from bantin.accounts import law, log
from bantin.accounts.models import Account

DAY_SECONDS = 86_400.0


def used_at(user: User) -> datetime:
    """Return when ``user`` was last of use: logged in, was made, or was enabled again."""
    account = Account.objects.filter(user=user.pk).first()
    moments = (user.last_login, user.date_joined, account.enabled_at if account else None)
    return max(moment for moment in moments if moment)


def is_unused(user: User) -> bool:
    """Tell whether the account of ``user`` has been unused for too long."""
    return used_at(user) + law.UNUSED <= timezone.now()


def unused() -> "QuerySet[User]":
    """Return the active accounts that have been unused for too long."""
    before = timezone.now() - law.UNUSED
    return (
        User.objects.filter(is_active=True, date_joined__lte=before)
        .exclude(last_login__gt=before)
        .exclude(desk_account__enabled_at__gt=before)
    )


def disable(user: User) -> None:
    """Disable an unused account, and say so in the log."""
    user.is_active = False
    user.is_disused = True  # type: ignore[attr-defined]  # told to `follow`
    user.save(update_fields=["is_active"])
    del user.is_disused  # type: ignore[attr-defined]
    log.write("disabled", user, days=law.UNUSED.days)


def disable_unused() -> int:
    """Disable all accounts that have been unused for too long; returns how many."""
    found = list(unused())
    for user in found:
        disable(user)
    return len(found)


def tidy() -> None:
    """Do what is done once a day: disable unused accounts, forget sessions and counters that are over."""
    disable_unused()
    call_command("clearsessions")


def follow(user: User) -> None:
    """Note, before ``user`` is stored, whether the account is enabled again: then it has its full days again."""
    if user.pk is None:
        return
    was_active = User.objects.filter(pk=user.pk).values_list("is_active", flat=True).first()
    if was_active is None or was_active == user.is_active:
        return
    if user.is_active:
        Account.objects.update_or_create(user=user, defaults={"enabled_at": timezone.now()})
        log.write("enabled", user)
    elif not getattr(user, "is_disused", False):
        log.write("disabled", user)


def daily(job: Callable[[], object]) -> Callable[[], bool]:
    """Return a step of the worker that does ``job`` at its start and once a day."""
    due = 0.0

    def step() -> bool:
        nonlocal due
        if time.monotonic() < due:
            return False
        due = time.monotonic() + DAY_SECONDS
        job()
        return False

    return step
