"""Reports that go to Excel as an officer expects them: times on the clocks of Vietnam, words and no codes."""

import datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button


def local_naive(moment: datetime.datetime) -> datetime.datetime:
    """Return ``moment`` on the clocks of Vietnam, without a zone: Excel knows none."""
    return moment if timezone.is_naive(moment) else timezone.make_naive(moment)


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
