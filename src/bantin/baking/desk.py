"""What the desk shows of changes on their way to readers, and how one that has failed is tried again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from bantin.baking.models import Change
from bantin.baking.outbox import try_again
from bantin.baking.prepare import PREPARATION
from bantin.baking.progress import FAILED, WAITING, Failure, Progress, progress_about, progress_of
from bantin.portal.approval import has_right_to_publish, is_in_charge
from bantin.portal.visibility import was_published

REPORT, REPORT_RESULTS = "baking_report", "baking_report_results"
STATE, RETRY = "baking_state", "baking_retry"

OF_PAGE = "page:"

NAMES = {
    "site": gettext_lazy("Nhận diện của cổng"),
    "home": gettext_lazy("Trang chủ"),
    "menu": gettext_lazy("Danh mục"),
    "layout": gettext_lazy("Bố cục"),
    "image": gettext_lazy("Ảnh"),
    "attachment": gettext_lazy("Tệp"),
    "page": gettext_lazy("Trang"),
}
"""What a change is called that is about no single page, by the kinds of its tags, the first that fits."""


def may_publish_some(user: Any) -> bool:
    """Tell whether ``user`` may publish pages anywhere."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, ["publish"]))


def page_about(about: str) -> int | None:
    """Return the number of the page that a change is about; None where it is about none."""
    number = about.removeprefix(OF_PAGE)
    return int(number) if about.startswith(OF_PAGE) and number.isdecimal() else None


def may_try_again(user: Any, page: Page | None) -> bool:
    """Tell whether ``user`` may have a change about ``page`` tried again: who may publish it; superusers all."""
    return bool(user.is_superuser) or (page is not None and is_in_charge(page, user))


def state_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what the templates of a page's state show; ``progress`` is None where nothing is known."""
    progress = progress_about(f"{OF_PAGE}{page.pk}")
    return {
        "page": page,
        "progress": progress,
        "text": progress.text(is_live=page.live, was_published=was_published(page))
        if progress
        else "",
        "may_try_again": may_try_again(request.user, page),
        "next": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def _answer(page: Page, request: HttpRequest) -> JsonResponse:
    context = state_context(page, request)
    html = render_to_string("baking/desk/progress.html", context, request)
    progress = context["progress"]
    return JsonResponse({"state": progress.state if progress else "", "html": html})


@require_GET
def page_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far the changes of the page ``pk`` have come. Raises PermissionDenied for who may not edit it."""
    page = get_object_or_404(Page, pk=pk)
    allowed = page.permissions_for_user(request.user)
    if not (allowed.can_edit() or has_right_to_publish(allowed)):
        raise PermissionDenied
    return _answer(page, request)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Have the changes about what the field ``about`` names tried again at once.

    A script is answered with the state, a form goes back to where it came from. Raises Http404 where there is no
    such change, PermissionDenied for who may not publish the page.
    """
    about = request.POST.get("about", "")
    if not Change.objects.filter(about=about).exists():
        raise Http404
    pk = page_about(about)
    page = Page.objects.filter(pk=pk).first() if pk is not None else None
    if not may_try_again(request.user, page):
        raise PermissionDenied
    try_again(about)
    if page is not None and not request.accepts("text/html"):
        return _answer(page, request)
    messages.success(request, _("Đang thử lại."))
    return redirect(get_valid_next_url_from_request(request) or REPORT)


def tell(request: HttpRequest, page: Page) -> None:
    """Say on the next page of the desk how far the change of ``page`` comes that this request has made."""
    context = state_context(page, request)
    if context["progress"] is not None and context["progress"].state == WAITING:
        messages.info(request, render_to_string("baking/desk/state.html", context, request))


@dataclass(frozen=True)
class Row:
    """A change in the report."""

    change: Change
    name: str
    address: str
    progress: Progress
    may_try_again: bool

    @property
    def asked_at(self) -> Any:
        """When it was asked for."""
        return self.change.asked_at

    @property
    def named(self) -> str | SafeString:
        """What has changed, a link where there is an editor of it."""
        if not self.address:
            return self.name
        return format_html('<a href="{}">{}</a>', self.address, self.name)

    @property
    def addresses(self) -> str:
        """How many addresses it concerned; nothing before that is known."""
        return str(self.change.addresses) if self.change.done_at else ""

    @property
    def time_text(self) -> str:
        """How long it took; nothing before that is known."""
        return self.progress.time_text if self.change.done_at else ""

    @property
    def state(self) -> str | SafeString:
        """What has become of it, with what went wrong."""
        if self.progress.state == WAITING:
            return _("Đang chờ")
        if self.progress.state != FAILED:
            return _("Xong")
        failures = format_html_join("", "{}", ((failure_html(f),) for f in self.progress.failures))
        return format_html("<strong>{}</strong>{}", _("Có lỗi"), failures)


def failure_html(failure: Failure) -> SafeString:
    """Return an address that failed, and why."""
    said = (failure.address, failure.words, failure.error)
    return format_html("<p>{}: {} <code>{}</code></p>", *said)


class RetryColumn(Column):
    """The button to try again what has failed."""

    cell_template_name = "baking/desk/retry_cell.html"

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        """Return what the form needs."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {**context, "csrf_token": get_token(request), "next": request.get_full_path()}


class PaginatorOfChanges(WagtailPaginator):
    """Says how many changes there are, in the language of the desk."""

    @cached_property
    def items_count_label(self) -> str:
        """How many there are."""
        said = ngettext("%(number)s thay đổi", "%(number)s thay đổi", self.count)
        return said % {"number": self.count}


class PublishingReport(ReportView):
    """The latest changes and what has become of them."""

    model = Change
    page_title = gettext_lazy("Xuất bản tĩnh")
    header_icon = "upload"
    index_url_name = REPORT
    index_results_url_name = REPORT_RESULTS
    default_ordering = "-pk"
    paginator_class = PaginatorOfChanges
    any_permission_required = ["publish"]
    columns = [
        Column("named", label=gettext_lazy("Thay đổi")),
        DateColumn("asked_at", label=gettext_lazy("Yêu cầu lúc")),
        Column("addresses", label=gettext_lazy("Số địa chỉ")),
        Column("time_text", label=gettext_lazy("Thời gian")),
        Column("state", label=gettext_lazy("Trạng thái")),
        RetryColumn("may_try_again", label=gettext_lazy("Thử lại")),
    ]

    @cached_property
    def permission_policy(self) -> Any:
        """Who may see it is told from pages."""
        return policy_registry.get_by_type(Page)

    def get_base_queryset(self) -> QuerySet[Change]:
        """Return all changes to superusers, those of pages to others."""
        changes = Change.objects.all()
        if self.request.user.is_superuser:
            return changes
        return changes.filter(about__startswith=OF_PAGE)

    def get_table(self, object_list: Iterable[Change]) -> Any:
        """Return the table of ``object_list``, with what is known of each beside it."""
        return super().get_table(rows_of(object_list, self.request.user))

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """Show it as it is now."""
        response: HttpResponseBase = super().render_to_response(context, **kwargs)
        response["cache-control"] = "no-store"
        return response


def rows_of(changes: Iterable[Change], user: Any) -> list[Row]:
    """Return ``changes`` as ``user`` may see them: pages that are none of theirs are not named."""
    every = list(changes)
    pks = {pk for change in every if (pk := page_about(change.about)) is not None}
    pages = Page.objects.in_bulk(pks)
    rows = []
    for change, progress in zip(every, progress_of(every), strict=True):
        pk = page_about(change.about)
        page = pages.get(pk) if pk is not None else None
        failed = progress.state == FAILED
        name, address = _name_of(change, page, user)
        rows.append(Row(change, name, address, progress, failed and may_try_again(user, page)))
    return rows


def _name_of(change: Change, page: Page | None, user: Any) -> tuple[str, str]:
    """Return what a change is called, and the address of its editor; "" where there is none."""
    if page is not None:
        allowed = page.permissions_for_user(user)
        if allowed.can_edit():
            return page.title, reverse("wagtailadmin_pages:edit", args=[page.pk])
        return page.title if has_right_to_publish(allowed) else _("Trang ở phần khác của cổng"), ""
    if page_about(change.about) is not None:
        return _("Trang đã xóa"), ""
    if change.about == PREPARATION:
        return _("Việc chuẩn bị trước khi dựng trang"), ""
    kinds = {tag.partition(":")[0] for tag in change.tags}
    return next(
        (str(name) for kind, name in NAMES.items() if kind in kinds), _("Thay đổi khác")
    ), ""
