"""The desk's way to have the related bulletins of one that is published found anew."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.related.listen import request as ask_for
from bantin.bulletins.related.queries import related_of, related_tag
from bantin.portal.approval import is_in_charge
from bantin.portal.changes import announce

TITLE = _("Tìm lại tin liên quan")
URL_NAME = "find_related_anew"


@require_http_methods(["GET", "POST"])
def find_anew(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the related bulletins of the bulletin ``pk`` are to be found anew; when confirmed, ask for it.

    Raises Http404 for what is not published, PermissionDenied for who may not publish it.
    """
    bulletin = get_object_or_404(BulletinPage.objects.live(), pk=pk)
    if not is_in_charge(bulletin, request.user):
        raise PermissionDenied
    if request.method == "POST":
        ask_for([bulletin.pk], anew=True)
        announce({related_tag(bulletin.pk)})
        messages.success(
            request,
            f"Đang tìm lại tin liên quan của “{bulletin.title}”. Trang của bạn đọc sẽ được cập nhật trong giây lát.",
        )
        return redirect("wagtailadmin_pages:edit", bulletin.pk)
    context = {"page_title": TITLE, "bulletin": bulletin, "related": related_of(bulletin)}
    return TemplateResponse(request, "bulletins/desk/find_related_anew.html", context)


def find_anew_button(page: Page, user: Any) -> Button | None:
    """Return the button of a bulletin's editor; None where nothing is published or the user may not publish."""
    bulletin = page.specific_deferred
    if not isinstance(bulletin, BulletinPage) or page.pk is None or not page.live:
        return None
    if not is_in_charge(page, user):
        return None
    return Button(TITLE, reverse(URL_NAME, args=[page.pk]), icon_name="rotate", priority=65)
