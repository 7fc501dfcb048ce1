"""Whose account a person has who comes from the provider."""

import hmac
from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from bantin.accounts import log
from bantin.accounts.sso import claims


class PeopleAdapter(DefaultSocialAccountAdapter):
    """Who comes from the provider: found by what it said of them before, else by their verified e-mail address.

    E-mail addresses of accounts are written by administrators alone, so an address that the provider has
    verified names one. Where none has it, an account without any right is made, if the settings say so.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account of who logs in; raises the page that says why there is none."""
        said = sociallogin.account.extra_data
        nonce = str((sociallogin.state or {}).get("nonce", ""))
        if not nonce or not hmac.compare_digest(nonce, str(said["id_token"].get("nonce", ""))):
            raise refused(request, "answer", "")
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise refused(request, "answer", "")
        if not sociallogin.is_existing:
            connect_by_email(request, sociallogin)
        if sociallogin.is_existing:
            claims.follow_groups(sociallogin.user, claims.all_of(said))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Tell whether people without an account get one."""
        return bool(settings.OIDC_NEW_ACCOUNTS)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Make an account for a person; it has the rights that their groups have, or none."""
        user: User = super().save_user(request, sociallogin, form)
        log.write("enabled", user, request=request, by=user)
        claims.follow_groups(user, claims.all_of(sociallogin.account.extra_data))
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say that the provider's answer was not taken, or that it gave none."""
        if isinstance(exception, requests.RequestException):
            raise ImmediateHttpResponse(page(request, "down", status=503))
        raise refused(request, "cancelled" if error == AuthError.CANCELLED else "answer", "")


def connect_by_email(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Connect ``sociallogin`` with the one account that has its verified address; raises a page where it cannot."""
    address = next((a for a in sociallogin.email_addresses if a.email), None)
    if address is None or not address.verified:
        raise refused(request, "unverified", address.email if address else "")
    found = list(User.objects.filter(email__iexact=address.email)[:2])
    if len(found) > 1:
        raise refused(request, "ambiguous", address.email)
    if found:
        sociallogin.connect(request, found[0])
    elif not settings.OIDC_NEW_ACCOUNTS:
        raise refused(request, "unknown", address.email)


def refused(request: HttpRequest, why: str, email: str) -> ImmediateHttpResponse:
    """Return the page that says why nobody was logged in, to be raised; an entry of the log says it too."""
    if why != "cancelled":
        log.write("login_refused", log.nobody(email or "?"), request=request, why=str(WHY[why]))
    return ImmediateHttpResponse(page(request, why, email=email))


def page(request: HttpRequest, why: str, *, email: str = "", status: int = 403) -> HttpResponse:
    """Return the page that says ``why`` nobody was logged in, and what to do."""
    label = settings.OIDC_LABEL
    context = {"why": why, "email": email, "label": label, "local": settings.LOCAL_LOGIN}
    return render(request, "accounts/sso_refused.html", context, status=status)


WHY = {
    "answer": _("câu trả lời của hệ thống đăng nhập không hợp lệ"),
    "unverified": _("địa chỉ thư chưa được xác minh"),
    "ambiguous": _("nhiều tài khoản cùng địa chỉ thư"),
    "unknown": _("chưa có tài khoản"),
}
