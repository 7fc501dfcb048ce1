"""Django's entry for the demonstration."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration site; an installed portal never runs it."""

    name = "bantin.demo"
    label = "demo"
    verbose_name = "Trang mẫu"
