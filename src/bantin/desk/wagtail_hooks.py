"""What the editorial desk changes in Wagtail's, and adds to it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from bantin.desk.home import REVIEW, panels_for
from bantin.desk.models import Role
from bantin.desk.review import ReviewView
from bantin.desk.roles import holds
from bantin.portal.models import SubmittedPage


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Offer the page on which a bulletin is read and decided on."""
    return [path("ban-tin/<int:pk>/duyet/", ReviewView.as_view(), name=REVIEW)]


@hooks.register("construct_homepage_panels", order=1000)
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


@hooks.register("register_page_header_buttons")
def register_review_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a bulletin to the page on which it is decided on."""
    if page.pk is None or not isinstance(page.specific, SubmittedPage):
        return
    if holds(user, Role.SUB_EDITOR, page):
        address = reverse(REVIEW, args=[page.pk])
        yield Button(_("Đọc và duyệt"), address, icon_name="tick", priority=40)
