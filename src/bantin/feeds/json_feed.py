"""JSON Feed 1.1."""

import json
from typing import Any

from bantin.feeds.entries import Entry, Feed
from bantin.feeds.markup import rfc3339

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """Return ``feed`` as a JSON Feed document."""
    said = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(_said(said), ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    media = entry.media
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": media.url if media else "",
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.categories),
    }
    return _said(item)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing, but for what the format asks for: a title, the items, the content of each."""
    required = ("title", "items", "content_html")
    return {name: value for name, value in values.items() if value or name in required}
