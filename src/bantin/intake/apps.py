"""Django's entry for intake."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """What brings older portals' pages in."""

    name = "bantin.intake"
    label = "intake"
    verbose_name = "Tin chuyển vào"
