"""How allauth works in this desk: who may try, who may log in, what factors are called."""

import base64
import hashlib
import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bantin.accounts import address, disuse, law, lockout, log, presence, second_factor

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Logging in with a password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng."),
        "incorrect_password": _("Mật khẩu không đúng."),
        "incorrect_code": _("Mã không đúng, hoặc đã dùng rồi. Hãy chờ mã mới rồi thử lại."),
        "enter_current_password": _("Mật khẩu hiện tại không đúng."),
        "too_many_login_attempts": _("Sai quá nhiều lần. Hãy thử lại sau 15 phút."),
        "rate_limited": _("Quá nhiều yêu cầu trong một lúc. Hãy thử lại sau ít phút."),
        "invalid_password_reset": _("Liên kết đặt lại mật khẩu không còn dùng được."),
        "unknown_email": _("Không có tài khoản nào dùng địa chỉ thư này."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody makes an account for themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse who is locked out, before the password is looked at."""
        name = lockout.account_name(request, credentials)
        if refusal := lockout.refusal(request, name):
            raise ImmediateHttpResponse(refusal)

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Refuse a disabled account, and disable one that was unused for too long; None for who may go on."""
        if user.is_active and disuse.is_unused(user):
            disuse.disable(user)
        if user.is_active:
            return None
        clear_login(request)
        log.write("login_refused", user, request=request, why=str(_("tài khoản đã bị khóa")))
        return render(request, "account/account_inactive.html", status=403)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Tell whether who changes factors must say again who they are: not right after they have logged in."""
        request = context.request
        standing = presence.of_request(request)
        return standing is None or standing.began_at <= timezone.now() - law.FRESH_LOGIN

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what counts as the client of ``request``."""
        return address.of_request(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message; where that fails, who asked sees no difference, and the log of the server says why."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.error("A message to a user could not be sent (%s); check BANTIN_MAIL", error)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted in the database, the last one stays where it must."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Không bỏ được: tài khoản này bắt buộc có lớp xác thực thứ hai, hoặc mật khẩu ngắn hơn 14 ký tự. "
            "Hãy thêm cách xác thực khác trước, hoặc đổi sang mật khẩu dài hơn."
        ),
    }

    def get_totp_issuer(self) -> str:
        """Return what the app on the phone calls this desk."""
        return f"{settings.WAGTAIL_SITE_NAME} {context.request.get_host()}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Tell whether another factor is left, or none is needed."""
        others = Authenticator.objects.filter(
            user=authenticator.user_id, type__in=second_factor.FACTORS
        ).exclude(pk=authenticator.pk)
        return others.exists() or not second_factor.must_have_one(authenticator.user)

    def encrypt(self, text: str) -> str:
        """Return ``text`` as only this installation reads it: a stolen copy of the database makes no codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was encrypted; a secret that fits nothing where SECRET_KEY has changed since."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error(
                "The secret of a second factor cannot be read: SECRET_KEY has changed since"
            )
            return base64.b32encode(hashlib.sha256(str(time.time_ns()).encode()).digest()).decode()


def _box() -> MultiFernet:
    keys = (str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS))
    digests = (hashlib.sha256(f"bantin.accounts.factors\n{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
