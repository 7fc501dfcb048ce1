"""Django's entry for the editorial desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Who does what with a bulletin before readers see it."""

    name = "bantin.desk"
    label = "desk"
    verbose_name = "Tòa soạn"

    def ready(self) -> None:
        """Register the gate's rule of the desk, and tell people what waits for them."""
        from bantin.desk import approval, notices  # noqa: F401  (its rule registers itself)

        notices.connect()
