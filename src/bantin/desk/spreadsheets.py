"""Reports that go to Excel as an officer expects them: times on the clocks of Vietnam, words and no codes."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.admin.widgets.button import Button

HEADINGS = {
    "workflow": gettext_lazy("Quy trình duyệt"),
    "task": gettext_lazy("Bước duyệt"),
    "requested_by": gettext_lazy("Người gửi duyệt"),
    "started_at": gettext_lazy("Bắt đầu lúc"),
    "finished_at": gettext_lazy("Xong lúc"),
    "finished_by": gettext_lazy("Người xử lý"),
}
"""Columns that Wagtail's reports name as its code does."""


def local_naive(moment: datetime.datetime) -> datetime.datetime:
    """Return ``moment`` on the clocks of Vietnam, without a zone: Excel knows none."""
    return moment if timezone.is_naive(moment) else timezone.make_naive(moment)


def fit_reports_of_wagtail() -> None:
    """Have the reports that come with Wagtail say times, people and headings in the same way."""
    form = SpreadsheetExportMixin.FORMAT_XLSX
    values = SpreadsheetExportMixin.custom_value_preprocess
    values[datetime.datetime] = {**values[datetime.datetime], form: local_naive}
    values[get_user_model()] = {form: get_user_display_name}
    for report in (WorkflowView, WorkflowTasksView):
        report.export_headings = {**report.export_headings, **HEADINGS}


class SpreadsheetReport(ReportView):
    """A report that can be taken to Excel. Wagtail's would write times of UTC, and formulas into a CSV file."""

    FORMATS = (SpreadsheetExportMixin.FORMAT_XLSX,)
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        datetime.datetime: {SpreadsheetExportMixin.FORMAT_XLSX: local_naive},
    }

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The one button, which takes what the filters leave."""
        label = _("Tải về Excel")
        return [Button(label, url=self.xlsx_export_url, icon_name="download", priority=90)]
