"""Atom, RFC 4287."""

from xml.etree import ElementTree as ET

from bantin.feeds.entries import Entry, Feed
from bantin.feeds.markup import ATOM, XML_LANG, add, document, rfc3339

MEDIA_TYPE = "application/atom+xml"


def atom(feed: Feed) -> bytes:
    """Return ``feed`` as an Atom document."""
    root = ET.Element(_named("feed"), {XML_LANG: feed.language})
    add(root, _named("id"), feed.id)
    add(root, _named("title"), feed.title)
    if feed.description:
        add(root, _named("subtitle"), feed.description)
    add(root, _named("updated"), rfc3339(feed.updated))
    _add_person(root, feed.publisher)
    add(root, _named("link"), rel="alternate", type="text/html", href=feed.url)
    add(root, _named("link"), rel="self", type=MEDIA_TYPE, href=feed.feed_url)
    add(root, _named("generator"), "BanTin")
    for entry in feed.entries:
        _add_entry(root, entry)
    return document(root, default=ATOM)


def _add_entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, _named("entry"))
    add(element, _named("id"), entry.id)
    add(element, _named("title"), entry.title)
    add(element, _named("published"), rfc3339(entry.published))
    add(element, _named("updated"), rfc3339(entry.updated))
    if entry.author:
        _add_person(element, entry.author)
    add(element, _named("link"), rel="alternate", type="text/html", href=entry.url)
    if media := entry.media:
        link = add(element, _named("link"), rel="enclosure", type=media.media_type, href=media.url)
        if media.length:
            link.set("length", str(media.length))
    for category in entry.categories:
        add(element, _named("category"), term=category)
    if entry.summary:
        add(element, _named("summary"), entry.summary, type="text")
    if entry.html:
        add(element, _named("content"), entry.html, type="html")


def _add_person(parent: ET.Element, name: str) -> None:
    add(ET.SubElement(parent, _named("author")), _named("name"), name)


def _named(name: str) -> str:
    return f"{{{ATOM}}}{name}"
