"""What Django, allauth and Wagtail announce, handed over in one line each to what is done about it."""

from typing import Any

from allauth.core import context, ratelimit
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.contrib.auth import signals as auth
from django.contrib.auth.models import User
from django.db.models import signals as rows
from django.http import HttpRequest

from bantin.accounts import disuse, lockout, log, presence, rights
from bantin.accounts.models import GroupRule, Presence


def connect() -> None:
    """Listen."""
    auth.user_logged_in.connect(logged_in)
    auth.user_logged_out.connect(logged_out)
    auth.user_login_failed.connect(login_failed)
    user_locked_out.connect(locked_out)
    factors.authentication_failed.connect(second_step_failed)
    rows.post_save.connect(factor_stored, sender=Authenticator)
    rows.post_delete.connect(factor_deleted, sender=Authenticator)
    rows.pre_save.connect(user_is_saved, sender=User)
    rows.post_save.connect(rule_saved, sender=GroupRule)
    rights.connect()


def logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Start the clock of the session."""
    presence.begin(request, user)
    provider = request.session.get("account_authentication_methods", [{}])[0].get("provider", "")
    log.write("login", user, by=user, request=request, provider=provider)


def logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    """Log who leaves."""
    if user is not None:
        over = getattr(request, "session_is_over", False)
        log.write("session_ended" if over else "logout", user, by=user, request=request)


def login_failed(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Log a password that was wrong."""
    name = lockout.account_name(request, credentials)
    user = User.objects.filter(username=name).first()
    log.write("login_failed", user or log.nobody(name), request=request, name=name)


def locked_out(sender: Any, request: HttpRequest, username: str, **kwargs: Any) -> None:
    """Log that somebody is locked out."""
    user = User.objects.filter(username=username).first()
    log.write("locked", user or log.nobody(username), request=request, name=username)


def factor_stored(sender: Any, instance: Authenticator, created: bool, **kwargs: Any) -> None:
    """Log a new factor; the session that added it has proven it."""
    if not created:
        return
    request = context.request
    is_own = request is not None and request.user == instance.user
    if is_own and (standing := presence.of_request(request)):
        Presence.objects.filter(pk=standing.pk).update(has_proven=True)
    log.write("factor_added", instance.user, factor=str(instance))


def factor_deleted(sender: Any, instance: Authenticator, **kwargs: Any) -> None:
    """Log a factor that is gone."""
    log.write("factor_removed", instance.user, factor=str(instance))


def second_step_failed(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Log a code that was wrong, and that no more may be tried where it was the last."""
    log.write("second_step_failed", user, request=request)
    key = f"mfa-auth-user-{user.pk}"
    if not ratelimit.consume(request, action="login_failed", key=key, dry_run=True):
        log.write("locked", user, request=request, name=user.get_username())


def user_is_saved(sender: Any, instance: User, **kwargs: Any) -> None:
    """Let an account that is enabled again have its full days."""
    disuse.follow(instance)


def rule_saved(sender: Any, instance: GroupRule, **kwargs: Any) -> None:
    """Log what a group must do now."""
    log.write("rule_changed", instance.group, changes=rights.rule_in_words(instance))
