"""What accounts change in Wagtail's desk, and add to it."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, json_script
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from bantin.accounts import log
from bantin.accounts.groups import GroupRuleForm

ASKS_SECONDS = 30
"""How often an open page asks how long its session lasts, and says whether somebody works in it."""


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Let what happens to accounts be told in Wagtail's reports."""
    log.register(actions)


@hooks.register("register_group_permission_panel")
def register_group_rule() -> type[GroupRuleForm]:
    """Let administrators set which groups must have a second factor."""
    return GroupRuleForm


@hooks.register("register_account_menu_item")
def register_security(request: HttpRequest) -> dict[str, Any]:
    """Lead from one's own account to its factors and password."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Bảo mật tài khoản"),
        "help_text": _("Xác thực hai lớp, khóa bảo mật, mã dự phòng, mật khẩu."),
    }


@hooks.register("insert_global_admin_css")
def style_of_session() -> str:
    """Style the dialog of a session that ends."""
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/session.css"))


@hooks.register("insert_global_admin_js", order=-1)
def script_in_place_of_inline_ones() -> str:
    """Do what Wagtail's inline scripts would."""
    return format_html('<script src="{}"></script>', static("accounts/run.js"))


@hooks.register("insert_global_admin_js")
def script_of_session() -> str:
    """Keep what is written safe when a session ends."""
    return format_html(
        '{}<script src="{}" data-session="{}" data-login="{}" data-continued="{}" data-asks="{}"></script>',
        json_script(words_of_session(), "bantin-session-words"),
        static("accounts/session.js"),
        reverse("accounts_session"),
        reverse("account_login"),
        reverse("accounts_continue"),
        ASKS_SECONDS,
    )


def words_of_session() -> dict[str, str]:
    """Return what the dialogs of a session say."""
    return {
        "ended_title": _("Phiên làm việc đã kết thúc"),
        "ended_words": _(
            "Nội dung bạn đang soạn vẫn còn nguyên trong trang này. Hãy đăng nhập lại ở cửa sổ sắp mở; xong thì "
            "việc đang làm được tiếp tục."
        ),
        "ended_action": _("Đăng nhập lại"),
        "soon_title": _("Phiên làm việc sắp kết thúc"),
        "soon_words": _(
            "Đã lâu không có thao tác nào. Chưa đến hai phút nữa phiên làm việc sẽ kết thúc."
        ),
        "soon_action": _("Tiếp tục làm việc"),
        "later": _("Để sau"),
        "blocked": _("Trình duyệt đã chặn cửa sổ đăng nhập. Hãy cho phép cửa sổ mới rồi bấm lại."),
        "other": _(
            "Cửa sổ kia đăng nhập bằng tài khoản khác. Hãy đăng nhập lại bằng tài khoản %s."
        ),
    }
