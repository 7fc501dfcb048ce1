"""What the editorial desk changes in Wagtail's, and adds to it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from bantin.desk.audit_report import LOG, LOG_RESULTS, AuditReport
from bantin.desk.bulletin_report import REPORT, REPORT_RESULTS, BulletinReport
from bantin.desk.gate_desk import GATE, gate
from bantin.desk.home import REVIEW, panels_for
from bantin.desk.models import Role
from bantin.desk.page_policy import DeskPagePolicy
from bantin.desk.review import ReviewView
from bantin.desk.roles import holds
from bantin.desk.roles_desk import ROLES, roles
from bantin.portal.models import SubmittedPage

GUIDE = "desk_guide"

register_permission_policy(Page, DeskPagePolicy(Page))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Offer the page on which a bulletin is read and decided on, that of the roles, and the reports."""
    return [
        path("ban-tin/<int:pk>/duyet/", ReviewView.as_view(), name=REVIEW),
        path("ban-tin/<int:pk>/kiem-tra/", gate, name=GATE),
        path("vai-tro/", roles, name=ROLES),
        path("huong-dan/", guide, name=GUIDE),
        path("thong-ke/", BulletinReport.as_view(), name=REPORT),
        path("thong-ke/danh-sach/", BulletinReport.as_view(results_only=True), name=REPORT_RESULTS),
        path("nhat-ky/", AuditReport.as_view(), name=LOG),
        path("nhat-ky/danh-sach/", AuditReport.as_view(results_only=True), name=LOG_RESULTS),
    ]


class RolesMenuItem(MenuItem):
    """The way to the roles, for who may make groups."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whom the page opens."""
        return bool(request.user.has_perm("auth.add_group"))


@hooks.register("register_settings_menu_item")
def register_roles() -> MenuItem:
    """Name the roles among the settings."""
    label = gettext_lazy("Vai trò")
    return RolesMenuItem(label, reverse(ROLES), name=ROLES, icon_name="group", order=590)


@hooks.register("register_reports_menu_item")
def register_bulletin_report() -> MenuItem:
    """Name the report of bulletins first among the reports."""
    label = gettext_lazy("Thống kê tin bài")
    return MenuItem(label, reverse(REPORT), name=REPORT, icon_name="doc-full-inverse", order=10)


@hooks.register("construct_reports_menu")
def put_the_log_in_place(request: HttpRequest, items: list[Any]) -> None:
    """Have the log where Wagtail's report of it was, for those who saw that."""
    for number, item in enumerate(items):
        if item.name == "site-history":
            label = gettext_lazy("Nhật ký")
            items[number] = MenuItem(
                label, reverse(LOG), name=LOG, icon_name="history", order=item.order
            )


@hooks.register("construct_homepage_panels", order=-1000)
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Put the lists of the desk in the place of Wagtail's, which know no roles."""
    panels[:] = panels_for(request.user)


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_counts(request: HttpRequest, items: list[Any]) -> None:
    """Leave out how many pages there are in all: nobody asks, and counting them takes long."""
    items.clear()


@hooks.register("insert_global_admin_css")
def load_styles() -> SafeString:
    """Style the lists of the home page."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


def guide(request: HttpRequest) -> HttpResponse:
    """Show the guide for who works at the desk."""
    return TemplateResponse(request, "desk/guide.html", {"page_title": _("Hướng dẫn")})


@hooks.register("register_help_menu_item")
def register_guide() -> MenuItem:
    """Name the guide in the menu of helps."""
    label = gettext_lazy("Hướng dẫn")
    return MenuItem(label, reverse(GUIDE), name=GUIDE, icon_name="help", order=10)


@hooks.register("construct_help_menu")
def leave_out_wagtails_guides(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what leads to Wagtail's own sites, in English: editors have a guide of their own."""
    items[:] = [item for item in items if not str(item.url).startswith("http")]


@hooks.register("insert_global_admin_js", order=-1000)
def load_dates() -> SafeString:
    """Have dates in the language of the desk, whichever the browser speaks."""
    return format_html('<script src="{}"></script>', static("desk/dates.js"))


@hooks.register("insert_editor_js")
def load_gate() -> SafeString:
    """Show what the gate finds beside the fields, and how long the texts are."""
    words = {
        "address": reverse(GATE, args=[0]),
        "blocks": _("Phải sửa:"),
        "warns": _("Nên xem:"),
        "count": _("0 chữ"),
    }
    script = format_html('<script type="module" src="{}"></script>', static("desk/gate.js"))
    return json_script(words, "desk-gate-words") + script


class SubmitMenuItem(SubmitForModerationMenuItem):
    """The button that submits, in an editorial desk's word for it and not the workflow's name."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return what the button shows."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        state = parent_context["page"].current_workflow_state if "page" in parent_context else None
        context["label"] = _("Gửi duyệt") if state is None else _("Gửi lại")
        return context


@hooks.register("construct_page_action_menu", order=1000)
def name_what_submits(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Say “Gửi duyệt” where Wagtail names the workflow."""
    for number, item in enumerate(items):
        if isinstance(item, SubmitForModerationMenuItem):
            items[number] = SubmitMenuItem(item.order)


@hooks.register("register_page_header_buttons")
def register_review_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a bulletin to the page on which it is decided on."""
    if page.pk is None or not isinstance(page.specific, SubmittedPage):
        return
    if holds(user, Role.SUB_EDITOR, page):
        address = reverse(REVIEW, args=[page.pk])
        yield Button(_("Đọc và duyệt"), address, icon_name="tick", priority=40)
