"""What feeds say, as plain values. Every address is absolute, every moment knows its offset."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Media:
    """The lead photo of an entry. ``length`` is the size of its file in bytes, 0 where that is not known."""

    url: str
    media_type: str
    width: int
    height: int
    length: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""
    terms: str = ""


@dataclass(frozen=True)
class Entry:
    """A bulletin as feeds tell of it. ``id`` stays when its address changes; ``html`` is its whole content."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str = ""
    categories: tuple[str, ...] = ()
    media: Media | None = None


@dataclass(frozen=True)
class Feed:
    """The latest bulletins of a site or a section: ``url`` is their page, ``feed_url`` the feed itself."""

    id: str
    url: str
    feed_url: str
    title: str
    description: str
    language: str
    publisher: str
    updated: datetime
    entries: tuple[Entry, ...] = ()
