"""What readers may see: pages that are live and that neither they nor a page above them is restricted.

Of those that were live before, readers are told that they are gone.
"""

from typing import Any, TypeVar

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from bantin.portal.memory import remembered

Pages = TypeVar("Pages", bound=QuerySet[Any])


@remembered(lambda: None, speaks=False)
def _restricted() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


@remembered(lambda: None, speaks=False)
def _has_aliases() -> bool:
    return bool(Page.objects.filter(alias_of__isnull=False).exists())


def for_readers(pages: Pages) -> Pages:
    """Return those of ``pages`` that readers may see."""
    return _open_to_all(pages.filter(live=True))


def is_for_readers(page: Page) -> bool:
    """Tell whether readers may see ``page``. A copy that Wagtail keeps alike is restricted where its original is."""
    return page.live and _is_open_to_all(page)


def withdrawn(pages: Pages) -> Pages:
    """Return those of ``pages`` that were published once, are not now, and are no secret."""
    return _open_to_all(pages.filter(live=False, first_published_at__isnull=False))


def is_withdrawn(page: Page) -> bool:
    """Tell whether ``page`` was published once, is not now, and is no secret."""
    return was_published(page) and _is_open_to_all(page)


def was_published(page: Page) -> bool:
    """Tell whether ``page`` was published once and is not now."""
    return not page.live and page.first_published_at is not None


def _open_to_all(pages: Pages) -> Pages:
    for path in _restricted():
        pages = pages.exclude(path__startswith=path)
    return pages


def _is_open_to_all(page: Page) -> bool:
    if _has_aliases():
        return not page.get_view_restrictions().exists()
    return not page.path.startswith(_restricted())
