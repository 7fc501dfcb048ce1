"""Django's entry for bulletins."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulletinsConfig(AppConfig):
    """The first domain that tells."""

    name = "bantin.bulletins"
    label = "bulletins"
    verbose_name = _("Bản tin")

    def ready(self) -> None:
        """Register the blocks and the archive's artifacts."""
        from bantin.bulletins import blocks, gate, tree  # noqa: F401  (blocks and rules register themselves)
        from bantin.bulletins.archive import pages
        from bantin.bulletins.corrections import pages as correction_pages
        from bantin.bulletins.related import finding, listen
        from bantin.portal import preparing

        pages.register()
        correction_pages.register()
        tree.connect()
        listen.connect()
        preparing.register(finding.find_requested)
