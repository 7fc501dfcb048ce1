"""The addresses that site maps list, with when they changed and their other languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import latest, latest_of
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
    yield _address(home, languages, _changed(home, latest(home.pk, 1)))
    for section in sections:
        yield _address(section, languages, _changed(section, latest_of(section, 1)))
    yield Address(f"{home.full_url}{SITE_MAP}")


def addresses_of_month(home_id: int, month: YearMonth, part: int) -> Iterator[Address]:
    """Yield the site's bulletins of a month, or of a part of it; with the first part the archive's pages."""
    bulletins = queries.part_of_month(home_id, month, part)
    languages = languages_of(bulletins)
    newest: dict[SectionPage, list[BulletinPage]] = defaultdict(list)
    for bulletin in bulletins:
        yield _address(bulletin, languages, _changed(bulletin, []))
        if bulletin.section:
            newest[bulletin.section].append(bulletin)
    if part == 1:
        for section, own in newest.items():
            url = f"{section.full_url}{month[0]}/{month[1]:02}/"
            yield Address(url, _changed(None, own))


def addresses_of_news(identity: Identity) -> Iterator[Address]:
    """Yield the bulletins of the last two days, and note when the first of them will be too old.

    A site without news names its home page alone: the protocol asks for at least one address.
    """
    now, home = timezone.now(), identity.home
    read(f"site:{identity.home_id}")
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


def _address(page: Page, languages: Languages, modified: datetime | None) -> Address:
    return Address(page.full_url or "", modified, languages.get(page.pk, ()))


def _changed(page: Page | None, shown: Iterable[BulletinPage]) -> datetime | None:
    """Return when ``page`` or a bulletin that it shows was last published; None where no one knows."""
    published = [item.last_published_at for item in (page, *shown) if item is not None]
    moments = [moment for moment in published if moment]
    return timezone.localtime(max(moments)) if moments else None
