"""What a page weighs for a reader who comes for the first time: bytes over the wire, by kind."""

from dataclasses import asdict, dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.pages.readings import SCREENS, Screen
from benchmarks.pages.traffic import Traffic, to_other_hosts, wire
from benchmarks.report import ratio, table

# Headless Chromium does not ask for what its window would show: ask as the window does.
ASK_FOR_ICON = """async () => {
  for (const link of document.querySelectorAll('link[rel~="icon"], link[rel="manifest"]'))
    await (await fetch(link.href, {credentials: 'same-origin'})).arrayBuffer();
}"""
INLINE_SCRIPTS = """() => [...document.scripts]
  .filter(s => !s.src && /^(|module|text\\/javascript)$/.test(s.type))
  .reduce((sum, s) => sum + new TextEncoder().encode(s.textContent).length, 0)"""
TO_THE_END = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({top: y, behavior: 'instant'});
    await new Promise(done => setTimeout(done, 60));
  }
}"""

HEADS = (
    "page",
    "before photos",
    "/ bare",
    "HTML",
    "CSS",
    "JS",
    "fonts",
    "other",
    "photos",
    "to the end",
    "JS unpacked",
    "requests",
    "other hosts",
    "cookies",
)


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire, headers included, of one page on one screen."""

    html: int
    css: int
    js: int
    fonts: int
    other: int
    photos: int
    photos_to_the_end: int
    requests: int
    js_unpacked: int
    """Of the files, and of the scripts inside the page, which come with the HTML."""
    other_hosts: list[str]
    cookies: list[str]

    @property
    def before_photos(self) -> int:
        """What comes before the photos: all that is no photo."""
        return self.html + self.css + self.js + self.fonts + self.other


def weigh_all(browser: Browser, site: str, pages: dict[str, str]) -> dict[str, Weight]:
    """Weigh every page on every screen: by "home 360" and so on."""
    return {
        f"{name} {width}": weigh(browser, site, path, screen)
        for name, path in pages.items()
        for width, screen in SCREENS.items()
    }


def weigh(browser: Browser, site: str, path: str, screen: Screen) -> Weight:
    """Open ``site`` + ``path`` with an empty cache and read it to its end."""
    context = browser.new_context(**screen.options())
    try:
        page = context.new_page()
        traffic = Traffic()
        traffic.listen(context.new_cdp_session(page))
        page.goto(site + path, wait_until="networkidle")
        page.evaluate(ASK_FOR_ICON)
        at_first = list(traffic.all())
        _read_to_the_end(page)
        inline = int(page.evaluate(INLINE_SCRIPTS))
        cookies = [str(cookie.get("name")) for cookie in context.cookies()]
    finally:
        context.close()
    every = traffic.all()
    return Weight(
        **{kind: wire(every, kind) for kind in ("html", "css", "js", "fonts", "other")},
        photos=wire(at_first, "photos"),
        photos_to_the_end=wire(every, "photos"),
        requests=len(every),
        js_unpacked=inline + sum(x.unpacked for x in every if x.kind == "js"),
        other_hosts=to_other_hosts(every, site),
        cookies=cookies,
    )


def _read_to_the_end(page: Page) -> None:
    page.evaluate(TO_THE_END)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def rows(weights: dict[str, Weight], bare: dict[str, Weight]) -> str:
    """Return the weights as a table, in kB (1,000 bytes), and as a ratio to the bare page's."""
    body = [
        (
            name,
            _kb(w.before_photos),
            ratio(w.before_photos, bare[name].before_photos),
            *(_kb(n) for n in (w.html, w.css, w.js, w.fonts, w.other)),
            *(_kb(n) for n in (w.photos, w.photos_to_the_end, w.js_unpacked)),
            w.requests,
            len(w.other_hosts),
            len(w.cookies),
        )
        for name, w in weights.items()
    ]
    return table(HEADS, body)


def figures(weights: dict[str, Weight]) -> dict[str, Any]:
    """Return the weights for the JSON, in bytes."""
    return {
        name: {**asdict(weight), "before_photos": weight.before_photos}
        for name, weight in weights.items()
    }


def _kb(count: int) -> str:
    return f"{count / 1000:.1f}"
