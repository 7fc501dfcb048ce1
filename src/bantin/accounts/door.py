"""The door of the desk: at each request, whether the session still stands and has shown what it must.

It stands before every view that Django has, so that no room can leave it open.
"""

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bantin.accounts import presence, second_factor
from bantin.accounts.models import Presence

SAYS_ENDED = "X-BanTin-Session"
"""The field by which the desk's script knows that an answer is none because nobody is logged in."""
MAY_BE_DONE_WITHOUT = (
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
)
"""Views that a user reaches who must have a second factor and has none yet: to set one up, and to leave.

Not the one by which an open editor asks whether it may send what was typed: it may not yet.
"""


class Door:
    """End sessions that are over, and hold back who lacks a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, as Django hands it over."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``, or say what is missing."""
        if request.user.is_authenticated and (answer := answer_to(request, request.user)):
            return answer
        if request.user.is_anonymous and is_desks(request) and presence.is_a_scripts(request):
            return ended()
        return self.get_response(request)


def answer_to(request: HttpRequest, user: User) -> HttpResponse | None:
    """Return what is said in place of a view; None where ``request`` may go on.

    A session that is over is ended, and the request goes on as nobody's.
    """
    standing, now = presence.of_request(request), timezone.now()
    has_factor = second_factor.has_one(user)
    if not stands(request, standing, has_factor=has_factor):
        presence.end(request)
        request.session_is_over = True  # type: ignore[attr-defined]  # told to the log
        logout(request)
        return None
    if standing and presence.is_a_persons(request, activity=reverse("accounts_session")):
        presence.wind(standing, now)
    if has_factor or not second_factor.must_have_one(user) or is_free(request):
        return None
    if presence.is_a_scripts(request) or request.method != "GET":
        return HttpResponse(_("Cần đăng ký lớp xác thực thứ hai trước."), status=403)
    return HttpResponseRedirect(reverse("mfa_index"))


def stands(request: HttpRequest, standing: Presence | None, *, has_factor: bool) -> bool:
    """Tell whether the session of ``request`` is still good."""
    if standing is None or presence.ends_at(standing) <= timezone.now():
        return False
    return not has_factor or second_factor.is_proven(request, standing)


def is_desks(request: HttpRequest) -> bool:
    """Tell whether ``request`` is for an address of the desk."""
    return request.path.startswith(reverse("wagtailadmin_home"))


def is_free(request: HttpRequest) -> bool:
    """Tell whether ``request`` is for a view that needs no second factor."""
    return request.path in {reverse(name) for name in MAY_BE_DONE_WITHOUT}


def ended() -> JsonResponse:
    """Return what a script gets that asks for something of the desk while nobody is logged in."""
    words = _(
        "Phiên làm việc đã kết thúc. Hãy đăng nhập lại để tiếp tục; nội dung đang soạn vẫn còn."
    )
    answer = JsonResponse(
        {"success": False, "error_code": "session_ended", "error_message": words}, status=401
    )
    answer[SAYS_ENDED] = "ended"
    return answer
