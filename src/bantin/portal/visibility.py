"""What readers may see: pages that are live and that neither they nor a page above them is restricted."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from bantin.portal.memory import remembered

Pages = TypeVar("Pages", bound=QuerySet[Any])


@remembered(lambda: None)
def _restricted() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


@remembered(lambda: None)
def _has_aliases() -> bool:
    return bool(Page.objects.filter(alias_of__isnull=False).exists())


def for_readers(pages: Pages) -> Pages:
    """Return those of ``pages`` that readers may see."""
    shown = pages.filter(live=True)
    for path in _restricted():
        shown = shown.exclude(path__startswith=path)
    return shown


def is_for_readers(page: Page) -> bool:
    """Tell whether readers may see ``page``. A copy that Wagtail keeps alike is restricted where its original is."""
    if not page.live:
        return False
    if _has_aliases():
        return not page.get_view_restrictions().exists()
    return not page.path.startswith(_restricted())
