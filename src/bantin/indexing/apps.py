"""Django's entry for the upkeep of the readers' index."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndexingConfig(AppConfig):
    """What brings the public site to the readers' index."""

    name = "bantin.indexing"
    label = "indexing"
    verbose_name = _("Chỉ mục tìm kiếm của bạn đọc")

    def ready(self) -> None:
        """Listen to what baking has changed, and offer the page of the search."""
        from bantin.indexing import listen, page

        listen.connect()
        page.register()
