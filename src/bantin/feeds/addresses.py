"""The addresses that site maps list, with when they changed and their other languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from bantin.feeds import queries
from bantin.feeds.queries import YearMonth
from bantin.feeds.site_map_xml import Address, News
from bantin.portal.frame import SITE_MAP
from bantin.portal.models import Identity, SectionPage
from bantin.portal.reading import good_until, read

NEWS_FOR = timedelta(days=2)
"""How long a bulletin stands in the news site map, as Google asks."""

Languages = dict[int, tuple[tuple[str, str], ...]]


def addresses_of_pages(identity: Identity) -> Iterator[Address]:
    """Yield the site's home page, its sections and its map; lists changed when their newest bulletin did."""
    home = identity.home.specific
    sections = list(queries.sections_of(home))
    read(*(f"page:{page.pk}" for page in (home, *sections)))
    read(*(f"translation:{page.translation_key}" for page in (home, *sections)))
    languages = languages_of([home, *sections])
    for page in (home, *sections):
        changed = (page.last_published_at, queries.last_publication_of(page))
        yield _address(page, languages, changed)
    yield Address(f"{home.full_url}{SITE_MAP}")


def addresses_of_month(home_id: int, month: YearMonth, part: int) -> Iterator[Address]:
    """Yield the site's bulletins of a month, or of a part of it; with the first part the archive's pages."""
    bulletins = queries.part_of_month(home_id, month, part)
    languages = languages_of(bulletins)
    published: dict[SectionPage, list[datetime | None]] = defaultdict(list)
    for bulletin in bulletins:
        yield _address(bulletin, languages, [bulletin.last_published_at])
        if section := bulletin.open_section:
            published[section].append(bulletin.last_published_at)
    sections = {bulletin.section_id for bulletin in bulletins}
    read(f"page:{home_id}", *(f"page:{pk}" for pk in sections))
    if part == 1:
        for section, moments in published.items():
            url = f"{section.full_url}{month[0]}/{month[1]:02}/"
            yield Address(url, _newest(moments))


def addresses_of_news(identity: Identity) -> Iterator[Address]:
    """Yield the bulletins of the last two days, and note when the first of them will be too old.

    A site without news names its home page alone: the protocol asks for at least one address.
    """
    now, home = timezone.now(), identity.home
    read(f"site:{home.pk}", f"page:{home.pk}")
    bulletins = queries.news_between(home.pk, now - NEWS_FOR, now)
    if bulletins:
        good_until(bulletins[-1].date + NEWS_FOR)
    if coming := queries.next_after(home.pk, now):
        good_until(coming.date)
    for bulletin in bulletins:
        read(f"page:{bulletin.pk}")
        language = bulletin.locale.language_code
        news = News(identity.name, language, bulletin.date_iso, bulletin.title)
        yield Address(bulletin.full_url or "", news=news)
    if not bulletins:
        yield Address(home.full_url or "")


def languages_of(pages: Iterable[Page]) -> Languages:
    """Return for each of ``pages`` that has a public translation the addresses in all its languages.

    Whoever calls it for pages of its own notes their tags, unless it is baked for such a tag anyway.
    """
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    found = Page.objects.live().public().filter(translation_key__in=keys).select_related("locale")
    by_key: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for page in found.order_by("locale__language_code"):
        if url := page.full_url:
            by_key[page.translation_key].append((page.locale.language_code, url))
    return {
        page.pk: tuple(by_key[page.translation_key])
        for page in pages
        if len(by_key[page.translation_key]) > 1
    }


def _address(page: Page, languages: Languages, changed: Iterable[datetime | None]) -> Address:
    return Address(page.full_url or "", _newest(changed), languages.get(page.pk, ()))


def _newest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the latest of ``moments``, those that are known; None where none is."""
    newest = max((moment for moment in moments if moment), default=None)
    return timezone.localtime(newest) if newest else None
