"""Django's entry for bulletins."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """The first domain that tells."""

    name = "bantin.bulletins"
    label = "bulletins"
    verbose_name = "Bản tin"

    def ready(self) -> None:
        """Register the blocks and the archive's artifacts."""
        from bantin.bulletins import archive, blocks, tree  # noqa: F401  (blocks register themselves)

        archive.register()
        tree.connect()
