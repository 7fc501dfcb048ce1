"""The pages that are baked, read one by one or many together."""

from collections.abc import Iterable

from wagtail.models import Locale, Page

from bantin.portal.memory import is_kept, keep, kept, remembered
from bantin.portal.models.page import PortalPage
from bantin.portal.visibility import for_readers, is_for_readers

KIND = "public-page"


def public_page(pk: int) -> PortalPage | None:
    """Return the page of the portal whose number is ``pk``; None where readers may not see one."""
    return kept(KIND, pk, lambda: _public_page(pk))


def _public_page(pk: int) -> PortalPage | None:
    page = Page.objects.filter(pk=pk).first()
    specific = page.specific if page is not None and is_for_readers(page) else None
    return specific if isinstance(specific, PortalPage) else None


def warm_pages(pks: Iterable[int]) -> None:
    """Read the pages ``pks`` together, with what each kind of page shows besides, into the memory."""
    wanted = [pk for pk in pks if not is_kept(KIND, pk)]
    pages = {
        page.pk: page
        for page in Page.objects.filter(pk__in=wanted).specific()
        if isinstance(page, PortalPage) and is_for_readers(page)
    }
    locales = _locales()
    by_class: dict[type[PortalPage], list[PortalPage]] = {}
    for page in pages.values():
        page.locale = locales[page.locale_id]
        by_class.setdefault(type(page), []).append(page)
    for kind, some in by_class.items():
        kind.warm(some)
    _warm_translations(pages.values())
    keep(KIND, {pk: pages.get(pk) for pk in wanted})


@remembered(lambda: None)
def _locales() -> dict[int, Locale]:
    return {locale.pk: locale for locale in Locale.objects.all()}


def _warm_translations(pages: Iterable[PortalPage]) -> None:
    keys = [page.translation_key for page in pages]
    found: dict[object, list[Page]] = {key: [] for key in keys}
    translations = for_readers(Page.objects.filter(translation_key__in=keys))
    for page in translations.select_related("locale").order_by("-locale__language_code"):
        found[page.translation_key].append(page)
    keep("translations", found)
