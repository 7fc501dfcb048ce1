"""What came over the wire, summed from the network events of the DevTools protocol."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession

KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts"}
LOCAL_SCHEMES = {"data", "blob", "about"}


@dataclass
class Exchange:
    """One request and its answer."""

    url: str
    kind: str
    wire: int = 0
    """Bytes received, headers included; 0 for what came from the browser's cache."""
    unpacked: int = 0


@dataclass
class Traffic:
    """The exchanges of a page, as its browser reports them."""

    exchanges: dict[str, Exchange] = field(default_factory=dict)
    done: list[Exchange] = field(default_factory=list)

    def listen(self, session: CDPSession) -> None:
        """Collect what ``session`` tells from now on."""
        session.on("Network.requestWillBeSent", self.sent)
        session.on("Network.dataReceived", self.received)
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.loadingFailed", self.failed)
        session.send("Network.enable")

    def sent(self, event: dict[str, Any]) -> None:
        """Take a request that was sent; one that follows a redirect ends the one before it."""
        if redirect := event.get("redirectResponse"):
            before = self.exchanges.pop(event["requestId"])
            before.wire = int(redirect["encodedDataLength"])
            self.done.append(before)
        url = event["request"]["url"]
        if urlsplit(url).scheme not in LOCAL_SCHEMES:
            kind = kind_of(event.get("type", "Other"), urlsplit(url).path)
            self.exchanges[event["requestId"]] = Exchange(url, kind)

    def received(self, event: dict[str, Any]) -> None:
        """Take a piece of an answer's body."""
        if exchange := self.exchanges.get(event["requestId"]):
            exchange.unpacked += int(event["dataLength"])

    def finished(self, event: dict[str, Any]) -> None:
        """Take the end of an answer."""
        if exchange := self.exchanges.pop(event["requestId"], None):
            exchange.wire = int(event["encodedDataLength"])
            self.done.append(exchange)

    def failed(self, event: dict[str, Any]) -> None:
        """Take a request that came to nothing, such as one that a policy forbids: it was asked for."""
        if exchange := self.exchanges.pop(event["requestId"], None):
            self.done.append(exchange)

    def all(self) -> list[Exchange]:
        """Return every exchange, those without an end too."""
        return [*self.done, *self.exchanges.values()]


def kind_of(resource_type: str, path: str) -> str:
    """Return what an answer counts as: html, css, js, fonts, photos (images below /media/) or other."""
    if resource_type == "Image" and path.startswith("/media/"):
        return "photos"
    return KINDS.get(resource_type, "other")


def wire(exchanges: Iterable[Exchange], *kinds: str) -> int:
    """Return the bytes over the wire of ``exchanges``, of those of ``kinds`` where any are named."""
    return sum(x.wire for x in exchanges if not kinds or x.kind in kinds)


def to_other_hosts(exchanges: Iterable[Exchange], own: str) -> list[str]:
    """Return the addresses asked for that are not of the site ``own``, such as "http://127.0.0.1:8000"."""
    site = urlsplit(own)
    return sorted(
        {
            x.url
            for x in exchanges
            if (urlsplit(x.url).scheme, urlsplit(x.url).netloc) != (site.scheme, site.netloc)
        }
    )
