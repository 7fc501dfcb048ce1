"""Django's entry for feeds."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """What is said to machines."""

    name = "bantin.feeds"
    label = "feeds"
    verbose_name = "Kênh tin và sơ đồ cho máy"

    def ready(self) -> None:
        """Offer the artifacts, and name the feeds on every page."""
        from bantin.feeds import artifacts, links, robots, site_maps

        artifacts.register()
        site_maps.register()
        robots.register()
        links.register()
