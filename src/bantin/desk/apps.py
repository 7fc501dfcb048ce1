"""Django's entry for the editorial desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Who does what with a bulletin before readers see it."""

    name = "bantin.desk"
    label = "desk"
    verbose_name = "Tòa soạn"

    def ready(self) -> None:
        """Register the gate's rule of the desk, and have Wagtail's reports speak as its own."""
        from bantin.desk import approval, spreadsheets  # noqa: F401  (the rule registers itself)

        spreadsheets.fit_reports_of_wagtail()
