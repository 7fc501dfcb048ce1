"""What a reader comes to with the Tab key, and what of it can be seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

INTERACTIVE = "a[href], button, summary, input, select, textarea, iframe, [tabindex='0']"
PREPARE = """selector => {
  const shown = e => e.checkVisibility({ visibilityProperty: true });
  window.stops = [...document.querySelectorAll(selector)].filter(shown);
  const look = e => { const s = getComputedStyle(e); return s.outline + s.boxShadow; };
  window.looks = new Map(stops.map(e => [e, look(e)]));
  window.look = look;
  return stops.length;
}"""
DESCRIBE = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const style = getComputedStyle(stop);
  const box = stop.getClientRects()[0];
  const clamp = (from, to, limit) => (Math.max(from, 0) + Math.min(to, limit)) / 2;
  const hit = document.elementFromPoint(
    clamp(box.left, box.right, innerWidth), clamp(box.top, box.bottom, innerHeight));
  return {
    place: window.stops.indexOf(stop),
    name: (stop.getAttribute("aria-label") || stop.textContent).trim().replace(/\\s+/g, " "),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    changed: window.looks.get(stop) !== window.look(stop),
    uncovered: hit !== null && (stop.contains(hit) || hit.contains(stop) && hit !== document.body),
    on_screen: box.top < innerHeight && box.bottom > 0 && box.left >= 0 && box.right <= innerWidth,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """The element that has the focus; ``place`` counts the interactive elements in document order."""

    place: int
    name: str
    outlined: bool
    changed: bool
    uncovered: bool
    on_screen: bool


def interactive(page: Page) -> int:
    """Count what can be operated on ``page`` as it is shown now, and remember it in the page."""
    return int(page.evaluate(PREPARE, INTERACTIVE))


def stop(page: Page) -> Stop | None:
    """What has the focus now; None where the page's body has."""
    found = page.evaluate(DESCRIBE)
    return Stop(**found) if found else None


def walk(page: Page, most: int) -> Iterator[Stop]:
    """Press Tab from the top of ``page`` until the focus leaves the page, ``most`` times at the utmost."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = stop(page)
        if here is None:
            return
        yield here
