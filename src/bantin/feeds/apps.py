"""Django's entry for feeds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedsConfig(AppConfig):
    """What is said to machines."""

    name = "bantin.feeds"
    label = "feeds"
    verbose_name = _("Kênh tin và sơ đồ cho máy")

    def ready(self) -> None:
        """Offer the artifacts, and name the feeds on every page."""
        from bantin.feeds import artifacts, links, robots, site_maps

        artifacts.register()
        site_maps.register()
        robots.register()
        links.register()
