"""When nobody may try a password for a while (NĐ 331/2026, TCVN 14423 level 2: at most five failures).

django-axes counts failures by account and client. Two rules read its rows:

- *A client* is locked out of an account after five failures there, and others, its editor among them, are not.
- *All clients together* have 25: whoever has many addresses gets no further. Then only addresses from which the
  account has logged in lately may try, each within its own five. So an attacker cannot lock an editor out of
  the office.

Both end 15 minutes after the last failure that counted; what is tried meanwhile is not looked at and does not
prolong it.
"""

import hashlib
from datetime import datetime

from allauth.account.internal.userkit import get_user_by_username
from axes.models import AccessAttempt, AccessLog
from django.core.cache import caches
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bantin.accounts import address, law

FIELDS = ("username", "login", "email")
"""The names under which forms and allauth hand over who wants in."""


def account_name(request: HttpRequest | None, credentials: dict[str, str] | None = None) -> str:
    """Return the account that somebody tries to get into, always spelled the same way.

    Otherwise each spelling that the database takes for the same name (ADMIN, Admin) would have attempts of its own.
    """
    given = dict(credentials or {})
    if not given and request is not None:
        given = {field: str(request.POST.get(field, "")) for field in FIELDS}
    name = (
        next((given[field] for field in FIELDS if given.get(field)), "").strip().replace("\0", "")
    )
    user = get_user_by_username(name) if name else None
    return str(user.get_username() if user else name.lower())[:255]


def locked_until(name: str, client: str) -> datetime | None:
    """Return until when ``client`` may not try the account ``name``; None where it may."""
    recent = AccessAttempt.objects.filter(
        username=name, attempt_time__gt=timezone.now() - law.LOCKED
    )
    if until := _used_up(recent.filter(ip_address=client), law.FAILURES):
        return until
    if (until := _used_up(recent, law.FAILURES_FROM_ANYWHERE)) and not is_known(name, client):
        return until
    return None


def _used_up(attempts: "QuerySet[AccessAttempt]", limit: int) -> datetime | None:
    found = attempts.aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    return found["last"] + law.LOCKED if (found["failures"] or 0) >= limit else None


def is_known(name: str, client: str) -> bool:
    """Tell whether the account ``name`` has logged in from ``client`` lately."""
    since = timezone.now() - law.KNOWN
    logins = AccessLog.objects.filter(username=name, ip_address=client, attempt_time__gt=since)
    return bool(logins.exists())


def refusal(request: HttpRequest, name: str) -> HttpResponse | None:
    """Return the page for who may not try the account ``name`` now; None for who may.

    Attempts of one client at one account wait for each other: two at once would both see the count before either.
    """
    client = address.of_request(request)
    key = hashlib.sha256(f"{name}\n{client}".encode()).hexdigest()
    caches["limits"].set(f"attempt:{key}", 1, 60)
    until = locked_until(name, client)
    return None if until is None else page(request, until)


def page(request: HttpRequest, until: datetime) -> HttpResponse:
    """Return the page that says how long nobody may try."""
    minutes = max(1, -(-int((until - timezone.now()).total_seconds()) // 60))
    return render(
        request,
        "accounts/locked.html",
        {"minutes": minutes, "failures": law.FAILURES, "until": until},
        status=429,
    )


def page_of_axes(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """Return what axes shows at the failure that locks: ours, in words that say how long."""
    until = locked_until(account_name(request, credentials), address.of_request(request))
    return page(request, until or timezone.now() + law.LOCKED)


def unlock(name: str, keys: list[str]) -> None:
    """Forget what failed at the account ``name``, and the counters ``keys`` of its second step."""
    AccessAttempt.objects.filter(username=name).delete()
    caches["limits"].delete_many(keys)
