"""ninjs, the IPTC's news in JSON, version 3.1: a bulletin for other newsrooms."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bantin.feeds.entries import Entry
from bantin.feeds.markup import rfc3339

MEDIA_TYPE = "application/json"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


@dataclass(frozen=True)
class NewsItem:
    """A bulletin as ninjs tells of it: its entry, and what feeds do not say."""

    entry: Entry
    language: str
    slug: str
    section_url: str
    kind: str
    kind_name: str
    publisher: str
    publisher_url: str
    source: str
    first_created: datetime
    version_created: datetime


def ninjs(item: NewsItem) -> bytes:
    """Return ``item`` as a ninjs object. Fields that have nothing to say are left out."""
    entry = item.entry
    said = {
        "uri": entry.id,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "firstCreated": rfc3339(item.first_created),
        "versionCreated": rfc3339(item.version_created),
        "contentCreated": rfc3339(entry.published),
        "language": item.language,
        "title": entry.title,
        "slugline": item.slug,
        "by": entry.author,
        "copyrightHolder": item.publisher,
        "headlines": [{"role": "main", "value": entry.title}],
        "descriptions": _texts("summary", entry.summary, "text/plain"),
        "bodies": _texts("main", entry.html, "text/html"),
        "subjects": [{"name": category, "uri": item.section_url} for category in entry.categories],
        "genres": [{"name": item.kind_name, "literal": item.kind}],
        "infoSources": _sources(item),
        "altIds": [{"role": "web", "value": entry.url}],
        "associations": _associations(entry),
    }
    said = {name: value for name, value in said.items() if value}
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _texts(role: str, value: str, content_type: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": content_type, "value": value}] if value else []


def _sources(item: NewsItem) -> list[dict[str, str]]:
    publisher = {"role": "publisher", "name": item.publisher, "uri": item.publisher_url}
    origin = [{"role": "originator", "name": item.source}] if item.source else []
    return [publisher, *origin]


def _associations(entry: Entry) -> list[dict[str, Any]]:
    if (media := entry.media) is None:
        return []
    rendition = {
        "name": "main",
        "href": media.url,
        "contentType": media.media_type,
        "width": media.width,
        "height": media.height,
    }
    if media.length:
        rendition["sizeInBytes"] = media.length
    picture = {
        "name": "mainPicture",
        "uri": media.url,
        "type": "picture",
        "by": media.credit,
        "usageTerms": media.terms,
        "descriptions": [
            *_texts("caption", media.caption, "text/plain"),
            *_texts("altText", media.alt, "text/plain"),
        ],
        "renditions": [rendition],
    }
    return [{name: value for name, value in picture.items() if value}]
