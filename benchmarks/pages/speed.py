"""When a page is seen, and whether it moves: a processor four times slower, on slow networks, cold and warm."""

import statistics
from dataclasses import asdict, dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.pages.readings import CPU_SLOWDOWN, NETWORKS, SCREENS, Network, Screen
from benchmarks.pages.weight import TO_THE_END
from benchmarks.report import ratio, table

# A phone on both networks; a wide screen stands on a desk, and has the better of the two.
CONDITIONS = (("360", "3G"), ("360", "slow 4G"), ("1440", "slow 4G"))
OBSERVE = """(() => {
  const seen = window.__seen = {fcp: 0, lcp: 0, cls: 0, moved: []};
  const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
    .observe({type, buffered: true});
  watch('paint', e => { if (e.name === 'first-contentful-paint') seen.fcp = e.startTime; });
  watch('largest-contentful-paint', e => {
    seen.lcp = e.startTime;
    seen.largest = (e.element && e.element.tagName || '') + ' ' + (e.url || '').split('/').pop();
  });
  watch('layout-shift', e => {
    if (e.hadRecentInput) return;
    seen.cls += e.value;
    for (const source of e.sources) if (source.node) seen.moved.push(
      source.node.nodeName + '.' + (source.node.className || ''));
  });
})()"""

HEADS = (
    "page",
    "first paint",
    "/ bare",
    "largest",
    "/ bare",
    "loaded",
    "/ bare",
    "warm first",
    "warm largest",
    "shift cold",
    "shift warm",
)


@dataclass(frozen=True)
class Sight:
    """One visit: milliseconds from the start of the navigation, and how much moved until the end was read."""

    first_paint: float
    largest_paint: float
    loaded: float
    layout_shift: float
    largest: str
    moved: tuple[str, ...]


@dataclass(frozen=True)
class Visits:
    """The first visit and the one after it, each the median of all runs; the shift is the worst of them."""

    cold: Sight
    warm: Sight


def watch_all(
    browser: Browser, site: str, pages: dict[str, str], runs: int
) -> dict[str, dict[str, Visits]]:
    """Visit every page under every condition ``runs`` times: by "360 3G" and so on, then by page."""
    found: dict[str, dict[str, Visits]] = {}
    for width, network in CONDITIONS:
        found[f"{width} {network}"] = {
            name: median_of(
                [
                    visit_twice(browser, site + path, SCREENS[width], NETWORKS[network])
                    for _ in range(runs)
                ]
            )
            for name, path in pages.items()
        }
    return found


def visit_twice(browser: Browser, url: str, screen: Screen, network: Network) -> Visits:
    """Visit ``url`` with an empty cache, and again with what the first visit left in it."""
    context = browser.new_context(**screen.options())
    try:
        page = context.new_page()
        page.add_init_script(OBSERVE)
        session = context.new_cdp_session(page)
        _slow_down(session, network)
        cold = _visit(page, url)
        page.goto("about:blank")
        return Visits(cold, _visit(page, url))
    finally:
        context.close()


def _slow_down(session: CDPSession, network: Network) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", network.parameters())
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


def _visit(page: Page, url: str) -> Sight:
    page.goto(url, wait_until="networkidle", timeout=120_000)
    seen = page.evaluate("() => window.__seen")
    page.evaluate(TO_THE_END)
    page.wait_for_load_state("networkidle")
    after = page.evaluate("() => window.__seen")
    return Sight(
        seen["fcp"],
        seen["lcp"],
        page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd"),
        after["cls"],
        seen.get("largest", ""),
        tuple(sorted(set(after["moved"]))),
    )


def median_of(runs: list[Visits]) -> Visits:
    """Return the median times of ``runs``, and the largest shift, with what moved then."""
    return Visits(_median([run.cold for run in runs]), _median([run.warm for run in runs]))


def _median(sights: list[Sight]) -> Sight:
    worst = max(sights, key=lambda sight: sight.layout_shift)
    return Sight(
        statistics.median(sight.first_paint for sight in sights),
        statistics.median(sight.largest_paint for sight in sights),
        statistics.median(sight.loaded for sight in sights),
        worst.layout_shift,
        worst.largest,
        worst.moved,
    )


def rows(ours: dict[str, dict[str, Visits]], bare: dict[str, dict[str, Visits]]) -> str:
    """Return the times in seconds as a table, each cold one also as a ratio to the bare page's."""
    body = []
    for condition, pages in ours.items():
        for name, own in pages.items():
            peer = bare[condition][name].cold
            body.append(
                (
                    f"{name} {condition}",
                    _seconds(own.cold.first_paint),
                    ratio(own.cold.first_paint, peer.first_paint),
                    _seconds(own.cold.largest_paint),
                    ratio(own.cold.largest_paint, peer.largest_paint),
                    _seconds(own.cold.loaded),
                    ratio(own.cold.loaded, peer.loaded),
                    _seconds(own.warm.first_paint),
                    _seconds(own.warm.largest_paint),
                    f"{own.cold.layout_shift:.4f}",
                    f"{own.warm.layout_shift:.4f}",
                )
            )
    return table(HEADS, body)


def figures(found: dict[str, dict[str, Visits]]) -> dict[str, Any]:
    """Return the visits for the JSON, in milliseconds."""
    return {
        condition: {name: asdict(visits) for name, visits in pages.items()}
        for condition, pages in found.items()
    }


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f}"
