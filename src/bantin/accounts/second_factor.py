"""Who must have a second factor, and who has shown theirs (NĐ 331/2026, TCVN 14423 level 2)."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from bantin.accounts.models import Account, GroupRule, Presence

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes stand in for one of these and are none by themselves."""


def has_one(user: User) -> bool:
    """Tell whether ``user`` has a second factor."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists())


def must_have_one(user: User) -> bool:
    """Tell whether ``user`` must have one: administrators, members of groups that say so, short passwords."""
    if user.is_superuser and settings.SUPERUSERS_NEED_SECOND_FACTOR:
        return True
    if GroupRule.objects.filter(needs_second_factor=True, group__user=user.pk).exists():
        return True
    return Account.objects.filter(user=user.pk, has_short_password=True).exists()


def is_proven(request: HttpRequest, presence: Presence) -> bool:
    """Tell whether the session of ``request`` has shown the second factor that its user has.

    Logging in asks for it already. This is asked at each request, so that no other way in is one: a login that
    somebody adds, a session from before the factor was there.
    """
    if presence.has_proven:
        return True
    records = get_authentication_records(request, request.user)
    if any(record.get("method") == "mfa" for record in records):
        Presence.objects.filter(pk=presence.pk).update(has_proven=True)
        return True
    return False
