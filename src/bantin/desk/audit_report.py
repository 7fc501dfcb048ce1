"""The log: who has done what, when. Wagtail keeps it; nothing in the desk changes or deletes a line of it."""

from html import unescape
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet, Value
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import ContentTypeFilter
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry

from bantin.desk.spreadsheets import SpreadsheetReport

LOG, LOG_RESULTS = "desk_log", "desk_log_results"


def entries_for(user: Any, model: Any) -> QuerySet[Any]:
    """Return the lines of ``model`` that ``user`` may read, as Wagtail's report has them.

    Of the pages, who may add to the root reads all. Wagtail asks of each line whether its page is there or was
    deleted, which is every line, and takes seconds over it.
    """
    found: QuerySet[Any] = model.objects.all()
    if model is PageLogEntry and _holds_the_root(user):
        return found
    viewable: QuerySet[Any] = model.objects.viewable_by_user(user)
    return viewable


def _holds_the_root(user: Any) -> bool:
    return bool(Page.get_first_root_node().permissions_for_user(user).can_add_subpage())


def _kept(user: Any, field: str) -> set[Any]:
    """Return what stands in ``field`` of the lines that ``user`` may read."""
    kept: set[Any] = set()
    for model in registry.get_log_entry_models():
        kept.update(entries_for(user, model).order_by().values_list(field, flat=True).distinct())
    return kept


class AuditFilterSet(SiteHistoryReportFilterSet):
    """Wagtail's filters, which offer what the log has."""

    object_type = ContentTypeFilter(
        label=SiteHistoryReportFilterSet.base_filters["object_type"].label,
        method="filter_object_type",
        queryset=lambda request: ContentType.objects.filter(
            pk__in=_kept(request.user, "content_type_id")
        ).order_by("model"),
    )

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def get_action_choices(self) -> list[Any]:
        """Return the actions that were done."""
        done = _kept(self.request.user, "action")
        return [choice for choice in registry.get_choices() if choice[0] in done]

    def get_user_choices(self) -> QuerySet[Any]:
        """Return the people who did them."""
        people = get_user_model()
        found = people.objects.filter(pk__in=_kept(self.request.user, "user_id"))
        return found.order_by(people.USERNAME_FIELD)


class AuditReport(SpreadsheetReport, LogEntriesView):
    """Wagtail's report of its log, which goes to Excel with what was said: reasons, old and new titles."""

    page_title = gettext_lazy("Nhật ký")
    index_url_name, index_results_url_name = LOG, LOG_RESULTS
    filterset_class = AuditFilterSet
    log_models: list[Any]
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

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """Return the lines of all logs in one, the latest first, as Wagtail's report does."""
        self.log_models = list(registry.get_log_entry_models())
        parts = [
            self.filter_queryset(self._numbered(model, number)).order_by()
            for number, model in enumerate(self.log_models)
        ]
        lines: QuerySet[Any] = parts[0].union(*parts[1:], all=True).order_by("-timestamp")
        return lines

    def _numbered(self, model: Any, number: int) -> QuerySet[Any]:
        lines: QuerySet[Any] = entries_for(self.request.user, model).annotate(
            log_model_index=Value(number, output_field=IntegerField())
        )
        return lines.values("pk", "timestamp", "log_model_index")

    def decorate_paginated_queryset(self, queryset: Any) -> list[Any]:
        """Put what was said beside each line, without the HTML that the screen shows it in."""
        entries: list[Any] = super().decorate_paginated_queryset(queryset)
        for entry in entries:
            entry.said = unescape(strip_tags(str(entry.message)))
        return entries
