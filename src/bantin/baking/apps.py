"""Django's entry for baking."""

from django.apps import AppConfig


class BakingConfig(AppConfig):
    """What writes the public site."""

    name = "bantin.baking"
    label = "baking"
    verbose_name = "Xuất bản tĩnh"

    def ready(self) -> None:
        """Listen to what the portal announces."""
        from bantin.baking import listen

        listen.connect()
