"""Site maps for machines: the protocol of sitemaps.org with Google's extension for news and hreflang links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from bantin.feeds.markup import NEWS, SITEMAP, XHTML, add, document, rfc3339


@dataclass(frozen=True)
class News:
    """A bulletin of the last days. ``date`` is a day, or a moment with its offset where that is known."""

    publication: str
    language: str
    date: str
    title: str


@dataclass(frozen=True)
class Address:
    """An address of the site. ``languages`` are codes and addresses of the same page, itself among them."""

    url: str
    modified: datetime | None = None
    languages: tuple[tuple[str, str], ...] = ()
    news: News | None = None


def url_set(addresses: Iterable[Address]) -> bytes:
    """Return a file of a site map."""
    root = ET.Element(_named("urlset"))
    for address in addresses:
        _add(root, address)
    return document(root, default=SITEMAP)


def index(urls: Iterable[str]) -> bytes:
    """Return the index that names the files of a site map.

    It does not say when they changed: that would be read from the whole archive at each change, and who fetches
    them is told by the server (304) that most have not.
    """
    root = ET.Element(_named("sitemapindex"))
    for url in urls:
        add(ET.SubElement(root, _named("sitemap")), _named("loc"), url)
    return document(root, default=SITEMAP)


def _add(root: ET.Element, address: Address) -> None:
    element = ET.SubElement(root, _named("url"))
    add(element, _named("loc"), address.url)
    if address.modified:
        add(element, _named("lastmod"), rfc3339(address.modified))
    for code, url in address.languages:
        add(element, f"{{{XHTML}}}link", rel="alternate", hreflang=code, href=url)
    if news := address.news:
        item = ET.SubElement(element, f"{{{NEWS}}}news")
        publication = ET.SubElement(item, f"{{{NEWS}}}publication")
        add(publication, f"{{{NEWS}}}name", news.publication)
        add(publication, f"{{{NEWS}}}language", news.language)
        add(item, f"{{{NEWS}}}publication_date", news.date)
        add(item, f"{{{NEWS}}}title", news.title)


def _named(name: str) -> str:
    return f"{{{SITEMAP}}}{name}"
