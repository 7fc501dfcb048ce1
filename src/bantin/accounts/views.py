"""The desk's own views of accounts; all others are allauth's with our templates."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.decorators import login_not_required
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bantin.accounts import presence, second_factor
from bantin.accounts.adapters import FactorAdapter
from bantin.accounts.door import ended
from bantin.mail.backends import can_send


class LoginView(account.LoginView):
    """The only way in. Somebody without any right in the desk is told so, instead of being sent to and fro."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer ``request``."""
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return render(request, "accounts/no_right.html", status=403)
        if request.method == "POST" and not settings.LOCAL_LOGIN:
            return render(request, "accounts/only_sso.html", login_context(), status=403)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {**super().get_context_data(**kwargs), **login_context()}


def login_context() -> dict[str, Any]:
    """Return which ways in there are."""
    return {
        "local": settings.LOCAL_LOGIN,
        "single_sign_on": settings.OIDC_LABEL if settings.OIDC_PROVIDER else "",
        "can_reset": settings.LOCAL_LOGIN,
    }


class PasswordChangeView(account.PasswordChangeView):
    """A new password, for who has one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer ``request``."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("mfa_index")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class OnlyWithPasswords:
    """A view that there is only where people log in with passwords."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer ``request``."""
        if not settings.LOCAL_LOGIN:
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class PasswordResetView(OnlyWithPasswords, account.PasswordResetView):
    """Asking for a message with which to set a new password; a portal without a mail server says whom to ask."""

    def get_template_names(self) -> list[str]:
        """Return the page."""
        return [self.template_name if can_send() else "accounts/no_mail.html"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have the message sent."""
        answer: HttpResponse = (super().post if can_send() else self.get)(request, *args, **kwargs)
        return answer


class PasswordResetFromKeyView(OnlyWithPasswords, account.PasswordResetFromKeyView):
    """Setting a new password with it; nobody is logged in by that."""


@method_decorator(login_required, name="dispatch")
class SecurityView(mfa.IndexView):
    """One's own factors and password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        must = second_factor.must_have_one(self.request.user)
        return {**super().get_context_data(**kwargs), "must_have_factor": must}


class RemoveWebAuthnView(webauthn.RemoveWebAuthnView):
    """Removing a security key, unless it is the last factor of who must have one."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remove the key."""
        adapter = FactorAdapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> HttpResponse:
    """Tell the desk's script whose session this is and how long it lasts; a POST says that somebody works in it."""
    if not request.user.is_authenticated or not (standing := presence.of_request(request)):
        return ended()
    left = (presence.ends_at(standing) - timezone.now()).total_seconds()
    return JsonResponse(
        {"user": request.user.get_username(), "left": int(left), "csrf": get_token(request)}
    )


@never_cache
@login_required
def continued(request: HttpRequest) -> HttpResponse:
    """Show that somebody is logged in again, to the window that asked them to, and let it close."""
    return render(request, "accounts/continued.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old, in words that help; the reason stands in the log of the server."""
    context = {"title": _("Biểu mẫu đã hết hạn"), "reason": reason}
    return render(request, "accounts/csrf.html", context, status=403)
