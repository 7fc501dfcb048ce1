"""RSS 2.0 as the RSS Advisory Board has it, with the modules content, Dublin Core, Media RSS and Atom's link."""

from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree as ET

from bantin.feeds.entries import Entry, Feed, Media
from bantin.feeds.markup import ATOM, CONTENT, DC, MEDIA, add, document

MEDIA_TYPE = "application/rss+xml"


def rss(feed: Feed) -> bytes:
    """Return ``feed`` as an RSS document."""
    root = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.url)
    add(channel, "description", _as_html(feed.description or feed.title))
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", format_datetime(feed.updated))
    add(channel, "generator", "BanTin")
    add(channel, "docs", "https://www.rssboard.org/rss-specification")
    add(channel, f"{{{ATOM}}}link", href=feed.feed_url, rel="self", type=MEDIA_TYPE)
    for entry in feed.entries:
        _add_item(channel, entry)
    return _in_hexadecimal(document(root))


def _in_hexadecimal(content: bytes) -> bytes:
    """Return the same XML with the references that the RSS Advisory Board's profile recommends for plain text.

    Programs that read feeds without an XML parser take ``&lt;`` in a title for markup.
    """
    return content.replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")


def _add_item(channel: ET.Element, entry: Entry) -> None:
    item = ET.SubElement(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", format_datetime(entry.published))
    if entry.author:
        add(item, f"{{{DC}}}creator", entry.author)
    for category in entry.categories:
        add(item, "category", category)
    if entry.summary:
        add(item, "description", _as_html(entry.summary))
    if entry.html:
        add(item, f"{{{CONTENT}}}encoded", entry.html)
    if entry.media:
        _add_media(item, entry.media)


def _add_media(item: ET.Element, media: Media) -> None:
    add(item, "enclosure", url=media.url, length=str(media.length), type=media.media_type)
    shown = add(
        item,
        f"{{{MEDIA}}}content",
        url=media.url,
        type=media.media_type,
        medium="image",
        width=str(media.width),
        height=str(media.height),
    )
    if media.caption:
        add(shown, f"{{{MEDIA}}}description", media.caption, type="plain")
    if media.credit:
        add(shown, f"{{{MEDIA}}}credit", media.credit, role="photographer", scheme="urn:ebu")


def _as_html(text: str) -> str:
    """Return plain ``text`` as the HTML that a reader of RSS takes a description for."""
    return escape(text, quote=False)
