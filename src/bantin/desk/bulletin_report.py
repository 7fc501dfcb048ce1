"""The report of bulletins: by unit, section, author, status and period, on the screen and in Excel."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from bantin.bulletins.models import BulletinPage
from bantin.desk.lists import scheduled_times
from bantin.desk.models import Role
from bantin.desk.roles import below, pages_of
from bantin.desk.spreadsheets import SpreadsheetReport
from bantin.home.models import HomePage
from bantin.portal import status
from bantin.portal.models import SectionPage

REPORT, REPORT_RESULTS = "bulletin_report", "bulletin_report_results"

STATUSES = (
    (status.PUBLISHED, gettext_lazy("Đang hiển thị")),
    (status.DRAFT, gettext_lazy("Bản nháp")),
    (status.WAITING, gettext_lazy("Chờ biên tập hoặc duyệt")),
    (status.RETURNED, gettext_lazy("Bị trả lại")),
    (status.SCHEDULED, gettext_lazy("Đã hẹn giờ đăng")),
    (status.WITHDRAWN, gettext_lazy("Đã gỡ hoặc hết hạn")),
)


def _at(state: str) -> set[int]:
    """Return the numbers of the pages whose workflow is at ``state``: a few, whatever the archive."""
    states = WorkflowState.objects.filter(base_content_type__model="page", status=state)
    return {int(number) for number in states.values_list("object_id", flat=True)}


def with_status(bulletins: QuerySet[Any], wanted: str) -> QuerySet[Any]:
    """Return those of ``bulletins`` that stand where ``wanted``, a code of `bantin.portal.status`, says."""
    if wanted == status.PUBLISHED:
        return bulletins.filter(live=True)
    if wanted == status.WITHDRAWN:
        return bulletins.filter(live=False, first_published_at__isnull=False)
    waits, returned = _at(WorkflowState.STATUS_IN_PROGRESS), _at(WorkflowState.STATUS_NEEDS_CHANGES)
    numbers = {
        status.WAITING: waits,
        status.RETURNED: returned,
        status.SCHEDULED: {*scheduled_times()},
    }
    if wanted in numbers:
        return bulletins.filter(pk__in=numbers[wanted])
    drafts = bulletins.filter(live=False, first_published_at=None)
    return drafts.exclude(pk__in=set().union(*numbers.values()))


def _note_status(rows: list[BulletinPage]) -> None:
    """Keep with ``rows`` what their status is told from, which Wagtail would ask for row by row."""
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    by_number = {state.object_id: state for state in states.filter(base_content_type__model="page")}
    times = scheduled_times()
    for row in rows:
        state = by_number.get(str(row.pk))
        row._current_workflow_states = [state] if state else []
        row._approved_schedule = row.pk in times


def _people(request: Any) -> QuerySet[Any]:
    return get_user_model().objects.order_by("last_name", "first_name", "username")


class BulletinFilterSet(WagtailFilterSet):
    """What the report is of."""

    home = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Đơn vị"), queryset=lambda request: HomePage.objects.order_by("path")
    )
    section = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Chuyên mục"),
        queryset=lambda request: SectionPage.objects.order_by("path"),
    )
    writer = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Tác giả"), queryset=_people, method="filter_writer"
    )
    standing = django_filters.ChoiceFilter(
        label=gettext_lazy("Trạng thái"), choices=STATUSES, method="filter_standing"
    )
    date = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Ngày đăng"), widget=DateRangePickerWidget
    )

    class Meta:
        model = BulletinPage
        fields = ["home", "section", "writer", "standing", "date", "kind"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name people as the desk does."""
        super().__init__(*args, **kwargs)
        field: Any = self.filters["writer"].field
        field.label_from_instance = get_user_display_name

    def filter_writer(self, bulletins: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Return those of ``bulletins`` that ``value`` has written."""
        return bulletins.filter(writer=value.pk)

    def filter_standing(self, bulletins: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return those of ``bulletins`` that stand where ``value`` says."""
        return with_status(bulletins, value)


class BulletinReport(SpreadsheetReport):
    """Bulletins, with their author beside the byline that readers see."""

    model = BulletinPage
    page_title = gettext_lazy("Thống kê tin bài")
    header_icon = "doc-full-inverse"
    index_url_name, index_results_url_name = REPORT, REPORT_RESULTS
    filterset_class = BulletinFilterSet
    default_ordering = "-date"
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn("title", label=gettext_lazy("Tít"), url_name="wagtailadmin_pages:edit"),
        Column("section_title", label=gettext_lazy("Chuyên mục")),
        Column("writer_name", label=gettext_lazy("Tác giả")),
        Column("byline", label=gettext_lazy("Bút danh")),
        Column("status_string", label=gettext_lazy("Trạng thái")),
        DateColumn("date", label=gettext_lazy("Ngày đăng")),
    ]
    list_export = [
        "title",
        "home_title",
        "section_title",
        "writer_name",
        "byline",
        "get_kind_display",
        "status_string",
        "date",
        "first_published_at",
        "last_published_at",
    ]
    export_headings = {
        "title": gettext_lazy("Tít"),
        "home_title": gettext_lazy("Đơn vị"),
        "section_title": gettext_lazy("Chuyên mục"),
        "writer_name": gettext_lazy("Tác giả"),
        "byline": gettext_lazy("Bút danh"),
        "get_kind_display": gettext_lazy("Thể loại"),
        "status_string": gettext_lazy("Trạng thái"),
        "date": gettext_lazy("Ngày đăng"),
        "first_published_at": gettext_lazy("Lên trang lần đầu"),
        "last_published_at": gettext_lazy("Lên trang lần cuối"),
    }

    @cached_property
    def permission_policy(self) -> Any:
        """Who may see it is told from pages."""
        return policy_registry.get_by_type(Page)

    def get_filename(self) -> str:
        """Return what the file is called."""
        return "thong-ke-tin-bai"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the bulletins of the parts of the portal where the user has a role."""
        bulletins = BulletinPage.objects.defer_streamfields().annotate(
            writer=Coalesce(F("author"), F("owner"))
        )
        if not self.request.user.is_superuser:
            bulletins = bulletins.filter(below(pages_of(self.request.user, Role.REPORTER)))
        found: QuerySet[Any] = bulletins
        return found

    def decorate_paginated_queryset(self, object_list: Any) -> list[BulletinPage]:
        """Put names beside the rows that are shown."""
        rows = list(object_list)
        _note_status(rows)
        people = get_user_model().objects.in_bulk({row.writer for row in rows if row.writer})
        places = Page.objects.in_bulk({pk for row in rows for pk in (row.section_id, row.home_id)})
        for row in rows:
            person = people.get(row.writer)
            row.writer_name = get_user_display_name(person) if person else ""
            row.section_title = str(getattr(places.get(row.section_id), "title", ""))
            row.home_title = str(getattr(places.get(row.home_id), "title", ""))
            row.title = row.draft_title if not row.live and row.draft_title else row.title
        return rows
