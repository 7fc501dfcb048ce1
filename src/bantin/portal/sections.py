"""The sections of a site."""

from typing import Any

from wagtail.models import Page

from bantin.portal.models import SectionPage


def sections_below(home: Page) -> Any:
    """Return all sections directly below ``home``, public or not, in no order.

    Wagtail's ``child_of`` compares paths by LIKE, for which SQLite reads every page; a range and a depth have an
    index (`bantin.portal.indexes`).
    """
    children = SectionPage._get_children_path_interval(home.path)
    return SectionPage.objects.filter(depth=home.depth + 1, path__range=children)
