"""What baking adds to Wagtail's desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page

from bantin.baking.desk import (
    REPORT,
    REPORT_RESULTS,
    RETRY,
    STATE,
    PublishingReport,
    may_publish_some,
    page_state,
    retry,
    tell,
)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Offer the report, the state of a page, and another try."""
    return [
        path("xuat-ban-tinh/", PublishingReport.as_view(), name=REPORT),
        path(
            "xuat-ban-tinh/danh-sach/",
            PublishingReport.as_view(results_only=True),
            name=REPORT_RESULTS,
        ),
        path("xuat-ban-tinh/trang/<int:pk>/", page_state, name=STATE),
        path("xuat-ban-tinh/thu-lai/", retry, name=RETRY),
    ]


class ReportMenuItem(MenuItem):
    """The way to the report, for who may publish."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whom the report opens."""
        return may_publish_some(request.user)


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Name the report among the others."""
    label = gettext_lazy("Xuất bản tĩnh")
    return ReportMenuItem(label, reverse(REPORT), name=REPORT, icon_name="upload", order=600)


@hooks.register("insert_global_admin_js")
def load_script() -> SafeString:
    """Let what waits be followed wherever the desk tells of it."""
    return format_html(
        '<script type="module" src="{}"></script>', versioned_static("baking/follow.js")
    )


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
def tell_of_page(request: HttpRequest, page: Page) -> None:
    """Tell the editor how far the page comes."""
    tell(request, page)


@hooks.register("after_move_page")
def tell_of_moved_page(request: HttpRequest, page: Page, **kwargs: Any) -> None:
    """Tell the editor how far the page comes, whose address has changed."""
    tell(request, page)
