"""Django's entry for baking."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BakingConfig(AppConfig):
    """What writes the public site."""

    name = "bantin.baking"
    label = "baking"
    verbose_name = _("Xuất bản tĩnh")

    def ready(self) -> None:
        """Listen to what the portal announces."""
        from bantin.baking import listen

        listen.connect()
