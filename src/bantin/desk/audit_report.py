"""The log: who has done what, when. Wagtail keeps it; nothing in the desk changes or deletes a line of it."""

from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports.audit_logging import LogEntriesView

from bantin.desk.spreadsheets import SpreadsheetReport

LOG, LOG_RESULTS = "desk_log", "desk_log_results"


class AuditReport(SpreadsheetReport, LogEntriesView):
    """Wagtail's report of its log, which goes to Excel with what was said: reasons, old and new titles."""

    page_title = gettext_lazy("Nhật ký")
    index_url_name, index_results_url_name = LOG, LOG_RESULTS
    list_export = [
        "timestamp",
        "user_display_name",
        "action",
        "said",
        "label",
        "content_type",
        "object_id",
    ]
    export_headings = {
        "timestamp": gettext_lazy("Thời gian"),
        "user_display_name": gettext_lazy("Người làm"),
        "action": gettext_lazy("Việc"),
        "said": gettext_lazy("Chi tiết"),
        "label": gettext_lazy("Tên"),
        "content_type": gettext_lazy("Loại"),
        "object_id": gettext_lazy("Số"),
    }

    def get_filename(self) -> str:
        """Return what the file is called."""
        return "nhat-ky"

    def decorate_paginated_queryset(self, queryset: Any) -> list[Any]:
        """Put what was said beside each line, without the HTML that the screen shows it in."""
        entries: list[Any] = super().decorate_paginated_queryset(queryset)
        for entry in entries:
            entry.said = unescape(strip_tags(str(entry.message)))
        return entries
