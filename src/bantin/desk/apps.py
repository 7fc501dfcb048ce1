"""Django's entry for the editorial desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Who does what with a bulletin before readers see it."""

    name = "bantin.desk"
    label = "desk"
    verbose_name = _("Tòa soạn")

    def ready(self) -> None:
        """Register the gate's rule, tell people what waits for them, have Wagtail's reports speak as our own."""
        from bantin.desk import approval, notices, spreadsheets  # noqa: F401  (the rule registers itself)

        notices.connect()
        spreadsheets.fit_reports_of_wagtail()
