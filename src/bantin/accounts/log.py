"""What happens to accounts, in Wagtail's log of what was done: when, to whom, by whom, from which address.

Entries belong to the user they are about. An attempt at an account that does not exist belongs to nobody
(number 0) and carries the name that was tried.
"""

from typing import Any

from allauth.core import context
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.log_actions import log as write_entry
from wagtail.models import ModelLogEntry

from bantin.accounts import right_words

ACTIONS = {
    "login": (_("Đăng nhập"), _("Đăng nhập%(via)s%(place)s")),
    "logout": (_("Đăng xuất"), _("Đăng xuất%(place)s")),
    "session_ended": (_("Phiên làm việc kết thúc"), _("Phiên làm việc bị kết thúc%(place)s")),
    "login_failed": (_("Đăng nhập sai"), _("Đăng nhập sai với tên “%(name)s”%(place)s")),
    "login_refused": (_("Từ chối đăng nhập"), _("Bị từ chối đăng nhập: %(why)s%(place)s")),
    "second_step_failed": (_("Sai bước thứ hai"), _("Sai mã ở bước xác thực thứ hai%(place)s")),
    "locked": (_("Tạm khóa đăng nhập"), _("Tạm khóa đăng nhập với tên “%(name)s”%(place)s")),
    "unlocked": (_("Bỏ tạm khóa"), _("Bỏ tạm khóa đăng nhập%(place)s")),
    "factor_added": (_("Thêm lớp xác thực"), _("Thêm lớp xác thực: %(factor)s%(place)s")),
    "factor_removed": (_("Bỏ lớp xác thực"), _("Bỏ lớp xác thực: %(factor)s%(place)s")),
    "password_changed": (_("Đổi mật khẩu"), _("Đổi mật khẩu%(place)s")),
    "disabled": (_("Khóa tài khoản"), _("Khóa tài khoản%(reason)s%(place)s")),
    "enabled": (_("Mở lại tài khoản"), _("Mở lại tài khoản%(place)s")),
    "rights_changed": (_("Đổi quyền"), _("Đổi quyền: %(changes)s%(place)s")),
    "rule_changed": (_("Đổi quy định của nhóm"), _("%(changes)s%(place)s")),
}
"""What is logged, by its name below ``bantin.``: its label, and the sentence that tells it."""


def write(
    action: str,
    about: Any,
    *,
    by: User | None = None,
    request: HttpRequest | None = None,
    **data: Any,
) -> None:
    """Log ``action``: what it is about (a user or a group), who did it, and what else the sentence tells.

    Without ``request`` that under way is asked for the address and for who acts; without one it was the command
    line.
    """
    asked = request or context.request
    actor = by
    if asked is not None:
        data["address"] = asked.META.get("REMOTE_ADDR", "")
        present = getattr(asked, "user", None)
        if actor is None and isinstance(present, User):
            actor = present
    write_entry(instance=about, action=f"bantin.{action}", user=actor, data=data)


def nobody(name: str) -> User:
    """Return who stands in the log for a name that no account has."""
    return User(pk=0, username=name[:150])


def register(registry: LogActionRegistry) -> None:
    """Tell Wagtail of `ACTIONS`."""
    for name, (label, sentence) in ACTIONS.items():
        registry.register_action(f"bantin.{name}")(_formatter(label, sentence))


def _formatter(label_: Any, sentence: Any) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = label_

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return str(sentence) % {**_blank, **words(log_entry.data)}

    return Formatter


_blank = {"via": "", "name": "", "factor": "", "reason": "", "changes": "", "why": ""}


def words(data: dict[str, Any]) -> dict[str, str]:
    """Return what ``data`` of an entry says, as the sentences put it."""
    told = {key: str(value) for key, value in data.items()}
    address = data.get("address")
    told["place"] = gettext(" (từ địa chỉ %s)") % address if address else gettext(" (dòng lệnh)")
    if data.get("provider"):
        told["via"] = gettext(" một lần")
    if days := data.get("days"):
        told["reason"] = gettext(" vì không dùng trong %s ngày") % days
    if isinstance(changes := data.get("changes"), list):
        told["changes"] = ", ".join(map(right_words.in_words, changes))
    return told
