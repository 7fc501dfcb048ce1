"""From a bulletin's ninjs, which stands beside its page, to its entry in the readers' index."""

import hashlib
import json
from datetime import datetime
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urlsplit

from bantin.search.values import Entry

# Between what stands in these no words are neighbours.
BLOCKS: Final = frozenset(
    [
        "address",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
UNREAD: Final = frozenset(["script", "style"])


def key_of(path: str) -> int:
    """Return the number that the entry of the bulletin at ``path``, an address of the public folder, has."""
    digest = hashlib.blake2b(path.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def entry_of(path: str, content: bytes) -> Entry:
    """Return the entry of the bulletin that ``content``, the ninjs at ``path``, tells of.

    Raises ValueError for what is no ninjs of ours.
    """
    try:
        said = json.loads(content)
        section = (said.get("subjects") or [{}])[0]
        [url] = [it["value"] for it in said["altIds"] if it["role"] == "web"]
        [genre] = said["genres"]
        return Entry(
            key=key_of(path),
            site=urlsplit(url).netloc,
            url=url,
            headline=said["title"],
            lead=_first(said.get("descriptions")),
            body=tuple(paragraphs(_first(said.get("bodies")))),
            date=datetime.fromisoformat(said["contentCreated"]),
            section=urlsplit(section.get("uri", "")).path.strip("/"),
            section_title=section.get("name", ""),
            kind=genre["literal"],
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is no ninjs of a bulletin: {error}") from error


def _first(texts: list[dict[str, Any]] | None) -> str:
    return str(texts[0]["value"]) if texts else ""


def paragraphs(html: str) -> list[str]:
    """Return what is read in ``html``: its paragraphs, headings, captions and cells as plain text, in order."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    return reading.paragraphs()


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[str]] = [[]]
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.parts.append([])

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD and self.unread > 0
        if tag in BLOCKS:
            self.parts.append([])

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts[-1].append(data)

    def paragraphs(self) -> list[str]:
        texts = (" ".join("".join(part).split()) for part in self.parts)
        return [text for text in texts if text]
