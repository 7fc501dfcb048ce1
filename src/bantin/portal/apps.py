"""Django's entry for the portal."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The frame that every domain's pages stand in."""

    name = "bantin.portal"
    label = "portal"
    verbose_name = _("Khung cổng thông tin")

    def ready(self) -> None:
        """Connect what Wagtail announces to what the portal announces, and offer the portal's artifacts.

        Give the desk its words, and after migrations keep the indexes of Wagtail's tables.
        """
        from bantin.portal import artifacts, blocks, changes, desk_words, indexes, withdrawn  # noqa: F401  (blocks register themselves)

        changes.connect()
        post_migrate.connect(indexes.keep_indexes, sender=self)
        artifacts.register()
        withdrawn.register()
        desk_words.name_them()
