"""The elements of a piece of HTML, for tests that look at its markup."""

from html.parser import HTMLParser

VOID = {"img", "link", "meta", "br", "hr", "input", "source"}


class Elements(HTMLParser):
    """Collects elements, and fails where one is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def classes(self) -> set[str]:
        return {name for _, attrs in self.found for name in (attrs.get("class") or "").split()}
