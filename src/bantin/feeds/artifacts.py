"""The artifacts of feeds: RSS, Atom and JSON Feed of each site and section, ninjs of each bulletin."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation

from bantin.bulletins.models import BulletinPage
from bantin.feeds import atom, json_feed, ninjs, rss
from bantin.feeds.channels import feed_of, news_item_of
from bantin.feeds.entries import Feed
from bantin.portal import bakeable
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.models import Identity, PortalPage, SectionPage
from bantin.portal.public_pages import public_page, warm_pages
from bantin.portal.sites import public_identities, public_path, seen_from, site_of
from bantin.portal.visibility import for_readers


@dataclass(frozen=True)
class Format:
    """A format of feeds. ``file_name`` has a dot, which no page's address has: the two cannot collide."""

    name: str
    title: str
    file_name: str
    media_type: str
    write: Callable[[Feed], bytes]


FORMATS = {
    known.name: known
    for known in (
        Format("rss", "RSS", "rss.xml", rss.MEDIA_TYPE, rss.rss),
        Format("atom", "Atom", "atom.xml", atom.MEDIA_TYPE, atom.atom),
        Format("json", "JSON Feed", "feed.json", json_feed.MEDIA_TYPE, json_feed.json_feed),
    )
}
NINJS_FILE = "ninjs.json"


class Feeds(Bakeable):
    """The feeds of each site and section. Keys: ``feed:FORMAT:PAGE``."""

    kind = "feed"

    def every_key(self) -> Iterator[str]:
        """Yield a key in each format for each public home page and section."""
        for identity in public_identities():
            yield from _feed_keys(identity.home_id)
        for pk in for_readers(SectionPage.objects.all()).values_list("pk", flat=True):
            yield from _feed_keys(pk)

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the feeds of the site or section that ``tag`` is about."""
        match tag.split(":"):
            case ["section", pk, "head"] | ["latest", pk] | ["site", pk]:
                return _feed_keys(pk)
            case ["page", pk] if _has_feeds(pk):
                return _feed_keys(pk)
        return []

    def locate(self, key: str) -> Location | None:
        """Return where the feed stands, beside its page; None where that is not public."""
        page, known = self._read(key)
        path = public_path(page) if page else None
        return Location(f"{path}{known.file_name}", heat=70) if path else None

    def render(self, key: str) -> bytes:
        """Return the feed. Raises LookupError when its page is not public."""
        page, known = self._read(key)
        if page is None:
            raise LookupError(f"{key} belongs to no public page.")
        with seen_from(site_of(page)), translation.override(page.locale.language_code):
            return known.write(feed_of(page, known.file_name))

    def _read(self, key: str) -> tuple[PortalPage | None, Format]:
        _, name, pk = key.split(":")
        page = public_page(int(pk)) if _has_feeds(pk) else None
        return page, FORMATS[name]


class NewsItems(Bakeable):
    """Each bulletin as ninjs, beside its page. Keys: ``ninjs:BULLETIN``."""

    kind = "ninjs"

    def every_key(self) -> Iterator[str]:
        """Yield the key of every public bulletin."""
        bulletins = for_readers(BulletinPage.objects.all())
        for pk in bulletins.values_list("pk", flat=True).iterator():
            yield f"{self.kind}:{pk}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the item of the page that ``tag`` is about."""
        kind, _, pk = tag.partition(":")
        return [f"{self.kind}:{pk}"] if kind == "page" else []

    def locate(self, key: str) -> Location | None:
        """Return where the item stands; None where its page is no public bulletin."""
        bulletin = self._read(key)
        path = public_path(bulletin) if bulletin else None
        return Location(f"{path}{NINJS_FILE}") if path else None

    def render(self, key: str) -> bytes:
        """Return the item. Raises LookupError when its page is no public bulletin."""
        if (bulletin := self._read(key)) is None:
            raise LookupError(f"{key} is no public bulletin.")
        with seen_from(site_of(bulletin)), translation.override(bulletin.locale.language_code):
            return ninjs.ninjs(news_item_of(bulletin))

    def _read(self, key: str) -> BulletinPage | None:
        page = public_page(int(key.partition(":")[2]))
        return page if isinstance(page, BulletinPage) else None

    def warm(self, keys: Sequence[str]) -> None:
        """Read the bulletins, as for their pages."""
        warm_pages(int(key.partition(":")[2]) for key in keys)


def _feed_keys(pk: int | str) -> list[str]:
    return [f"{Feeds.kind}:{name}:{pk}" for name in FORMATS]


def _has_feeds(pk: int | str) -> bool:
    return (
        SectionPage.objects.filter(pk=pk).exists() or Identity.objects.filter(home_id=pk).exists()
    )


def register() -> None:
    """Offer the feeds to baking."""
    bakeable.register(_FEEDS)
    bakeable.register(_NEWS_ITEMS)


_FEEDS = Feeds()
_NEWS_ITEMS = NewsItems()
