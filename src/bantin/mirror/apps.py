"""Django's entry for the mirror."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MirrorConfig(AppConfig):
    """What brings the public site to a storage."""

    name = "bantin.mirror"
    label = "mirror"
    verbose_name = _("Bản sao trên kho lưu trữ")

    def ready(self) -> None:
        """Listen to what baking has changed."""
        from bantin.mirror import listen

        listen.connect()
