"""The desk's way to say why a page was withdrawn: with its withdrawal, and later."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import Button
from wagtail.log_actions import log
from wagtail.models import Page

from bantin.portal.approval import is_in_charge
from bantin.portal.changes import announce, gone_tag
from bantin.portal.models import PortalPage
from bantin.portal.visibility import was_published
from bantin.text.normalise import nfc

URL_NAME = "withdrawal_notice"
LOGGED_AS = "bantin.withdraw"


class NoticeField(forms.CharField):
    """Lines of plain text, composed (NFC), counted as the browser counts them."""

    def to_python(self, value: Any) -> str:
        """Return the text with its ends of lines as one character each: browsers send two."""
        return nfc(str(super().to_python(value)).replace("\r\n", "\n"))


class NoticeForm(forms.Form):
    """What readers are told at the address of a page that was withdrawn."""

    withdrawal_notice = NoticeField(
        required=False, max_length=PortalPage._meta.get_field("withdrawal_notice").max_length
    )

    @property
    def complaint(self) -> str:
        """What is wrong with what was sent, in words."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


class WithdrawalForm(NoticeForm):
    """The same when a page is being withdrawn, with the reason, which stays in the desk's log."""

    reason = NoticeField(
        max_length=500,
        error_messages={
            "required": gettext_lazy("Hãy ghi lý do gỡ; lý do được lưu trong nhật ký.")
        },
    )


def take_notice(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Give ``page``, which is about to be withdrawn, the notice that came with the confirmation, and log the reason.

    Both are stored with the withdrawal itself. What cannot be stored leads back to the question.
    """
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.complaint)
        return redirect("wagtailadmin_pages:unpublish", page.pk)
    if isinstance(page, PortalPage):
        page.withdrawal_notice = form.cleaned_data["withdrawal_notice"]
        log(page, LOGGED_AS, user=request.user, data={"reason": form.cleaned_data["reason"]})
    return None


def refuse_to_withdraw_many(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Refuse the bulk action that withdraws pages: each has a reason of its own."""
    if action_type != "unpublish" or request.method != "POST":
        return None
    messages.error(request, _("Hãy gỡ từng trang một: mỗi lần gỡ cần ghi một lý do."))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_explore_root")


@require_http_methods(["GET", "POST"])
def change_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change what readers are told of the withdrawn page ``pk``, at once and without a draft.

    Raises Http404 for what was not withdrawn, PermissionDenied for who may not publish it.
    """
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, PortalPage) or not was_published(page):
        raise Http404
    if not is_in_charge(page, request.user):
        raise PermissionDenied
    if request.method == "POST":
        form = NoticeForm(request.POST)
        if form.is_valid():
            type(page).objects.filter(pk=pk).update(**form.cleaned_data)
            announce({gone_tag(pk)}, about=f"page:{pk}")
            messages.success(request, _("Đã lưu thông báo gỡ trang."))
            return redirect("wagtailadmin_pages:edit", pk)
        messages.error(request, form.complaint)
        page.withdrawal_notice = form.data.get("withdrawal_notice", "")
    context = {"page_title": _("Thông báo gỡ trang"), "page": page}
    return TemplateResponse(request, "portal/desk/withdrawal_notice.html", context)


def notice_button(page: Page, user: Any) -> Button | None:
    """Return the button of a page's editor that leads there; None where nothing was withdrawn or may be said."""
    if page.pk is None or not was_published(page):
        return None
    if not is_in_charge(page, user):
        return None
    address = reverse(URL_NAME, args=[page.pk])
    return Button(_("Thông báo gỡ trang"), address, icon_name="info-circle", priority=55)
