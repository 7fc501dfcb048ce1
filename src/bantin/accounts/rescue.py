"""What an officer does for an account on the command line, when its owner cannot get in."""

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from bantin.accounts import lockout, log
from bantin.accounts.models import Account


def find(name: str) -> User | None:
    """Return the user called ``name``."""
    return User.objects.filter(username=name).first()


def reset_factors(user: User) -> int:
    """Take away all second factors of ``user``, who must set up one anew where one is needed; returns how many."""
    factors = list(Authenticator.objects.filter(user=user))
    for factor in factors:
        factor.delete()
    return len(factors)


def unlock(user: User) -> None:
    """Let ``user`` try again at once, the password and the second step."""
    lockout.unlock(user.get_username(), second_step_keys(user))
    log.write("unlocked", user)


def enable(user: User) -> None:
    """Enable an account that was disabled by hand or for disuse; the days of disuse begin anew."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    Account.objects.update_or_create(user=user, defaults={"enabled_at": timezone.now()})


def second_step_keys(user: User) -> list[str]:
    """Return under which keys allauth counts what fails at the second step of ``user``."""
    return [
        get_cache_key(
            HttpRequest(),
            app="allauth.account",
            action="login_failed",
            rate=rate,
            key=f"mfa-auth-user-{user.pk}",
        )
        for rate in get_rates(app="allauth.account", action="login_failed")
        if rate.per == "key"
    ]
