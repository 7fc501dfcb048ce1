"""Django's entry for the front page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front page."""

    name = "bantin.home"
    label = "home"
    verbose_name = "Trang chủ"
