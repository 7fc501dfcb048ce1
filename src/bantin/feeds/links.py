"""The feeds that a page names in its head, and the link in its footer."""

from typing import Any

from wagtail.models import Page

from bantin.bulletins.models import BulletinPage
from bantin.feeds import ninjs
from bantin.feeds.artifacts import FORMATS, NINJS_FILE
from bantin.portal.frame import contribute
from bantin.portal.models import Identity, SectionPage
from bantin.portal.reading import read
from bantin.portal.sites import url_of


def feed_links(identity: Identity, page: Page) -> dict[str, Any]:
    """Return the feeds of the site, of the section that ``page`` is or stands in, and a bulletin's ninjs."""
    home_url = url_of(identity.home)
    return {
        "feeds": [
            *_feeds_of(identity.name, home_url),
            *_feeds_of_section(page, identity),
            *_news_item_of(page),
        ],
        "footer_links": [{"title": "RSS", "url": f"{home_url}{FORMATS['rss'].file_name}"}],
    }


def _feeds_of(name: str, url: str) -> list[dict[str, str]]:
    return [
        {
            "title": f"{name} ({known.title})",
            "url": f"{url}{known.file_name}",
            "type": known.media_type,
        }
        for known in FORMATS.values()
    ]


def _feeds_of_section(page: Page, identity: Identity) -> list[dict[str, str]]:
    if isinstance(page, BulletinPage):
        read(f"page:{page.section_id}")
        section = page.open_section
    else:
        section = page
    if not isinstance(section, SectionPage):
        return []
    read(f"link:{section.pk}")
    return _feeds_of(f"{section.title} – {identity.name}", url_of(section))


def _news_item_of(page: Page) -> list[dict[str, str]]:
    if not isinstance(page, BulletinPage):
        return []
    url = f"{url_of(page)}{NINJS_FILE}"
    return [{"title": f"{page.title} (ninjs)", "url": url, "type": ninjs.MEDIA_TYPE}]


def register() -> None:
    """Name the feeds on every page from now on."""
    contribute(feed_links)
