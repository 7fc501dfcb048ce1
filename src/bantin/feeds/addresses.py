"""The addresses that site maps list, with when they changed and their other languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from bantin.bulletins.archive.links import month_path, part_path, year_path
from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.archive.queries import years_of
from bantin.bulletins.corrections.pages import ADDRESS as CORRECTIONS
from bantin.bulletins.models import BulletinPage
from bantin.feeds import queries
from bantin.feeds.queries import YearMonth
from bantin.feeds.site_map_xml import Address, News
from bantin.portal.frame import SITE_MAP
from bantin.portal.models import Identity
from bantin.portal.reading import good_until, read
from bantin.portal.visibility import for_readers

NEWS_FOR = timedelta(days=2)
"""How long a bulletin stands in the news site map, as Google asks."""

Languages = dict[int, tuple[tuple[str, str], ...]]


def addresses_of_pages(identity: Identity) -> Iterator[Address]:
    """Yield a site's home page, sections, map and corrections; a list changed when its newest bulletin did."""
    home = identity.home.specific
    sections = list(queries.sections_of(home))
    read(*(f"page:{page.pk}" for page in (home, *sections)))
    read(*(f"translation:{page.translation_key}" for page in (home, *sections)))
    languages = languages_of([home, *sections])
    for page in (home, *sections):
        changed = (page.last_published_at, queries.last_publication_of(page))
        yield _address(page, languages, changed)
    yield Address(f"{home.full_url}{SITE_MAP}")
    yield Address(f"{home.full_url}{CORRECTIONS}")


def addresses_of_month(home_id: int, month: YearMonth, number: int) -> Iterator[Address]:
    """Yield the bulletins in one file of a site's month, then the archive's pages that show them.

    A part of the archive stands at an address of its own where it is closed, on its month's where it is the newest.
    """
    begun = queries.parts_of_site(home_id, month)
    last = _last_numbers(begun)
    newest = _last_numbers(queries.shown_of(begun))
    parts = queries.files_of_month(home_id, month).get(number, [])
    bulletins = list(queries.bulletins_of(parts))
    languages = languages_of(bulletins)
    held: dict[int, list[BulletinPage]] = defaultdict(list)
    for bulletin in bulletins:
        yield _address(bulletin, languages, [bulletin.last_published_at])
        held[bulletin.part_id].append(bulletin)
    read(f"page:{home_id}", *(f"page:{bulletin.section_id}" for bulletin in bulletins))
    for part in parts:
        if part.pk in held:
            if (section := held[part.pk][0].open_section) is None:
                continue
            changed = _newest(bulletin.last_published_at for bulletin in held[part.pk])
            section_url = section.full_url
            if part.number < last[part.section_id]:
                yield Address(f"{section_url}{part_path(part)}", changed)
            if part.number == newest[part.section_id]:
                yield Address(f"{section_url}{month_path(part.of_month)}", changed)


def _last_numbers(parts: Iterable[ArchivePart]) -> dict[int, int]:
    """Return the highest number among ``parts`` of each section."""
    last: dict[int, int] = defaultdict(int)
    for part in parts:
        last[part.section_id] = max(last[part.section_id], part.number)
    return last


def addresses_of_years(identity: Identity) -> Iterator[Address]:
    """Yield the years of each section's archive; which there are changes once a year."""
    for section in queries.sections_of(identity.home):
        read(f"page:{section.pk}")
        for year in years_of(section.pk):
            yield Address(f"{section.full_url}{year_path(year)}")


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
    found = for_readers(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    by_key: dict[object, list[Page]] = defaultdict(list)
    for page in found.only("url_path", "translation_key", "locale").order_by("pk"):
        by_key[page.translation_key].append(page)
    # Most pages are in one language, and their own address is known.
    languages = {key: _addressed(group) for key, group in by_key.items() if len(group) > 1}
    return {
        page.pk: languages[page.translation_key]
        for page in pages
        if len(languages.get(page.translation_key, ())) > 1
    }


def _addressed(pages: Iterable[Page]) -> tuple[tuple[str, str], ...]:
    """Return the language and the address of each of ``pages`` that has one, in the order of languages."""
    return tuple(
        sorted((page.locale.language_code, url) for page in pages if (url := page.full_url))
    )


def _address(page: Page, languages: Languages, changed: Iterable[datetime | None]) -> Address:
    return Address(page.full_url or "", _newest(changed), languages.get(page.pk, ()))


def _newest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the latest of ``moments``, those that are known; None where none is."""
    newest = max((moment for moment in moments if moment), default=None)
    return timezone.localtime(newest) if newest else None
