"""Pages as they come over the wire, before any script has touched them."""

import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.processes import Running

LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
DATA = "application/ld+json"  # a script element that holds data is never run
LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src"}


@dataclass
class Markup(HTMLParser):
    """What the tests want to know of a page's HTML."""

    title: str = ""
    lang: str = ""
    description: str = ""
    canonical: str = ""
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    inline_scripts: list[str] = field(default_factory=list)
    inline_styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = ""
        self._in_template = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        # What stands in a template is no part of the page.
        self._in_template |= tag == "template"
        if self._in_template:
            return
        found = {name: value or "" for name, value in attributes}
        runs = tag == "script" and "src" not in found and found.get("type") != DATA
        self._inside = tag if tag in ("title", "style") or runs else ""
        self.handlers += [f"{tag} {name}" for name in found if name.startswith("on")]
        self.inline_styles += [f"{tag} {found['style']}"] if "style" in found else []
        if tag == "html":
            self.lang = found.get("lang", "")
        elif tag == "meta" and found.get("name") == "description":
            self.description = found.get("content", "")
        elif tag == "link":
            if found.get("rel") == "canonical":
                self.canonical = found["href"]
            elif found.get("rel") in LOADED_LINKS:
                self.loaded.append(found["href"])
            elif found.get("rel") in {"alternate", "search"}:
                self.links.append(found["href"])
        elif tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "form" and found.get("action"):
            self.links.append(found["action"])
        elif tag in LOADING and found.get(LOADING[tag]):
            self.loaded.append(found[LOADING[tag]])
            self.loaded += [part.split()[0] for part in found.get("srcset", "").split(",") if part]

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "script":
            self.inline_scripts.append(data)
        elif self._inside == "style":
            self.inline_styles.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_template &= tag != "template"
        self._inside = ""


@dataclass(frozen=True)
class Served:
    """An answer of the portal; ``markup`` where it is HTML."""

    status: int
    headers: dict[str, str]
    markup: Markup


def serve(portal: Running, path: str) -> Served:
    """Ask ``portal`` for ``path`` as a browser does that runs no scripts and keeps no cookies."""
    try:
        answer = urllib.request.urlopen(f"{portal.url}{path}", timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        markup = Markup()
        if headers["content-type"].startswith("text/html"):
            markup.feed(answer.read().decode())
        return Served(answer.status, headers, markup)


def crawl(portal: Running, *starts: str) -> dict[str, Served]:
    """Every page of ``portal`` that links lead to from ``starts``, by path, with what they load."""
    found: dict[str, Served] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = served = serve(portal, path)
        for link in (*served.markup.links, *served.markup.loaded):
            address = urlsplit(urljoin(f"{portal.url}{path}", link))
            if f"{address.scheme}://{address.netloc}" == portal.url:
                waiting.append(address.path)
    return found
