"""Django's entry for the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The frame that every domain's pages stand in."""

    name = "bantin.portal"
    label = "portal"
    verbose_name = "Khung cổng thông tin"

    def ready(self) -> None:
        """Connect what Wagtail announces to what the portal announces, and offer the portal's artifacts."""
        from bantin.portal import artifacts, blocks, changes  # noqa: F401  (blocks register themselves)

        changes.connect()
        artifacts.register()
