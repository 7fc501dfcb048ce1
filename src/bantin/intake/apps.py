"""Django's entry for intake."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """What brings older portals' pages in."""

    name = "bantin.intake"
    label = "intake"
    verbose_name = _("Tin chuyển vào")
