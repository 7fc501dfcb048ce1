"""Django's entry for the front page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front page."""

    name = "bantin.home"
    label = "home"
    verbose_name = _("Trang chủ")
