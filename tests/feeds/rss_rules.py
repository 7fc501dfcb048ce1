"""The rules of RSS 2.0: the RSS Advisory Board's specification, https://www.rssboard.org/rss-specification.

No schema of RSS 2.0 is published by who keeps it; the headings are those of the specification.
"""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

# "Required channel elements" and "Optional channel elements".
CHANNEL = {"title", "link", "description"}
CHANNEL_OPTIONAL = {
    *("language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate"),
    *("category", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput"),
    *("skipHours", "skipDays", "item"),
}
# "Elements of <item>".
ITEM = {
    *("title", "link", "description", "author", "category", "comments", "enclosure", "guid"),
    *("pubDate", "source"),
}
MANY = {"item", "category", "enclosure"}
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d [+-]\d{4}"
)


def rss_errors(content: bytes) -> list[str]:
    root = etree.fromstring(content)
    errors = list(_of_root(root))
    return errors or [error for part in (root[0], *root[0].findall("item")) for error in _of(part)]


def _of_root(root: Any) -> Iterator[str]:
    """ "RSS is a dialect of XML ... a <rss> element with a mandatory attribute version"; one <channel>."""
    if root.tag != "rss" or root.get("version") != "2.0":
        yield "the document is no RSS 2.0"
    if [child.tag for child in root] != ["channel"]:
        yield "there is not one channel"


def _of(part: Any) -> Iterator[str]:
    own = [child for child in part if isinstance(child.tag, str) and not child.tag.startswith("{")]
    names = [child.tag for child in own]
    allowed = CHANNEL | CHANNEL_OPTIONAL if part.tag == "channel" else ITEM
    yield from (f"{name} is no element of {part.tag}" for name in names if name not in allowed)
    yield from (f"{name} twice" for name in set(names) - MANY if names.count(name) > 1)
    if part.tag == "channel" and not set(names) >= CHANNEL:
        yield "a required element of the channel is missing"
    if part.tag == "item" and not {"title", "description"} & set(names):
        yield "an item has neither title nor description"
    for child in own:
        yield from _of_element(child)


def _of_element(element: Any) -> Iterator[str]:
    text = element.text or ""
    if element.tag in {"title", "link", "description"} and not text.strip():
        yield f"{element.tag} is empty"
    if element.tag in {"link", "docs"} and not _is_address(text):
        yield f"{text!r} is no address"
    if element.tag in {"pubDate", "lastBuildDate"}:  # "All date-times in RSS conform to RFC 822"
        if not RFC_822.fullmatch(text):
            yield f"{text!r} is no date of RFC 822"
        elif parsedate_to_datetime(text).strftime("%a") != text[:3]:
            yield f"{text!r} names the wrong day"
    if element.tag == "guid" and element.get("isPermaLink") != "false" and not _is_address(text):
        yield "a guid that is a permalink must be an address"
    if element.tag == "enclosure":  # "three required attributes: url, length, type"
        if not _is_address(element.get("url", "")) or "/" not in element.get("type", ""):
            yield "an enclosure needs address and type"
        if not element.get("length", "").isdigit():
            yield "an enclosure needs its length in bytes"


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
