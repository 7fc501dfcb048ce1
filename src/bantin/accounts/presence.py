"""How long somebody stays logged in: idle minutes, and an end in any case (NĐ 331/2026, TCVN 14423 level 2).

The clock is not the session's own, which every request would wind: it stands in a row beside it, and only what
a person does winds it. The editor's pings and the previews that it reloads do not.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from bantin.accounts import law
from bantin.accounts.models import Presence

KEY = "bantin_presence"
"""Under which a session holds the row that belongs to it; it stays when the session's own key changes."""
EXACTNESS = timedelta(seconds=20)
"""How often the clock is written at most: a session may end so much early, never late."""


def begin(request: HttpRequest, user: AbstractBaseUser) -> Presence:
    """Start the clock of a session that ``user`` has just logged in with."""
    Presence.objects.filter(began_at__lt=timezone.now() - law.LONGEST_SESSION).delete()
    presence = Presence.objects.create(user_id=user.pk)
    request.session[KEY] = str(presence.pk)
    return presence


def of_request(request: HttpRequest) -> Presence | None:
    """Return the row of the session of ``request``; None where it has none, or somebody else's."""
    try:
        key = UUID(request.session.get(KEY, ""))
    except (ValueError, AttributeError, TypeError):
        return None
    return Presence.objects.filter(pk=key, user=request.user.pk or 0).first()


def end(request: HttpRequest) -> None:
    """Forget the row of a session that ends."""
    if request.user.is_authenticated and (presence := of_request(request)):
        presence.delete()


def ends_at(presence: Presence) -> datetime:
    """Return when the session of ``presence`` ends, if nobody does anything more."""
    idle = presence.seen_at + timedelta(minutes=settings.IDLE_MINUTES)
    return min(idle, presence.began_at + law.LONGEST_SESSION)


def wind(presence: Presence, now: datetime) -> None:
    """Note that a person did something, now."""
    if now - presence.seen_at > EXACTNESS:
        presence.seen_at = now
        Presence.objects.filter(pk=presence.pk).update(seen_at=now)


def is_a_persons(request: HttpRequest, *, activity: str) -> bool:
    """Tell whether a person made ``request``, and not a page that stands open by itself.

    A person goes to a page, or sends a form, as the browser itself says (Sec-Fetch-*); what scripts ask for does not
    count, but for the address ``activity``, where they say that somebody types or points.
    """
    if request.path == activity:
        return request.method == "POST"
    mode = request.headers.get("Sec-Fetch-Mode", "")
    if mode:
        return mode == "navigate" and request.headers.get("Sec-Fetch-Dest", "") == "document"
    # A browser from before 2023: pages are asked for as text/html, and scripts seldom say so.
    return "text/html" in request.headers.get("Accept", "") and not is_a_scripts(request)


def is_a_scripts(request: HttpRequest) -> bool:
    """Tell whether a script made ``request``, which has no use for a page to log in with."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return True
    if request.headers.get("Accept", "").startswith("application/json"):
        return True
    return request.headers.get("Sec-Fetch-Mode", "") in {"cors", "same-origin"}
