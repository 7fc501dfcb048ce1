"""Pages fit any width and any size of text, and stand still while they load."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.addresses import BULLETIN, EVERY_KIND, HOME, NOT_FOUND, SECTION, VIDEO
from tests.browser.photos import show_photos
from tests.browser.toolbar import keeping
from tests.processes import Running

Open = Callable[..., Page]
WIDTHS = (320, 360, 768, 1024, 1440)
ENLARGED_WIDTHS = (360, 768, 1280)
STILL = 0.02
# What reaches past the window is cut off or makes it scroll. What is for screen readers only may, and what stands
# in a region that scrolls by itself.
SEEN = """const clipped = e => getComputedStyle(e).clipPath === "inset(50%)";
const seen = [...document.querySelectorAll("body *")].filter(element => {
  for (let e = element; e; e = e.parentElement)
    if (clipped(e) || e !== element && e.matches(".data-table")) return false;
  return element.checkVisibility();
});"""
SPILLS = f"""() => {{ {SEEN} return seen
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width && (box.right > innerWidth + 1 || box.left < -1))
  .map(([e, box]) => `${{e.tagName}}.${{e.className}} ${{box.left}} to ${{box.right}}`); }}"""
CUT = f"""() => {{ {SEEN} return seen
  .filter(e => getComputedStyle(e).overflowX !== "visible" && !e.matches(".data-table"))
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => `${{e.tagName}}.${{e.className}} ${{e.textContent.trim()}}`); }}"""
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    shifts.push([entry.value, entry.sources.map(source => source.node?.className ?? "?")]);
}).observe({ type: "layout-shift", buffered: true });"""

PAINTED = """() => new Promise(
  done => new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true }))"""


class Late:
    """Answers that are held back until they are let go."""

    def __init__(self) -> None:
        self._held: list[Route] = []
        self._open = False

    @property
    def kinds(self) -> set[str]:
        return {route.request.resource_type for route in self._held}

    def hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        self._open = True
        for route in self._held:
            route.continue_()


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def check_widths(page: Page, widths: tuple[int, ...]) -> None:
    """See that ``page`` fits into each of ``widths``, with its menu open where it can be opened."""
    toggle = page.locator("summary")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if toggle.is_visible() and page.locator("details[open]").count() == 0:
            toggle.click()
        assert not scrolls_sideways(page), width
        assert page.evaluate(SPILLS) == [], width
        assert page.evaluate(CUT) == [], width
        box = page.get_by_role("heading", level=1).bounding_box()
        assert box is not None
        assert box["x"] >= -1
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_pages_fit_every_width(new_page: Open, address: str) -> None:
    check_widths(new_page(address), WIDTHS)


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_pages_fit_with_text_of_twice_the_size(
    new_page: Open, portal: Running, address: str
) -> None:
    page = new_page(address, storage_state=keeping(portal.url, 200))
    expect(page.locator("html")).to_have_attribute("data-text-size", "200")
    check_widths(page, ENLARGED_WIDTHS)


def test_a_wide_table_scrolls_by_itself_also_by_keyboard(new_page: Open, portal: Running) -> None:
    page = new_page(BULLETIN, width=320, storage_state=keeping(portal.url, 200))
    region = page.get_by_role("region", name="Bảng: Thông số chính của công trình")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    assert not scrolls_sideways(page)
    region.focus()
    page.keyboard.press("ArrowRight")
    region.evaluate(
        "e => new Promise(done => e.scrollLeft ? done() : e.addEventListener('scroll', done))"
    )
    assert region.evaluate("e => e.scrollLeft") > 0
    assert page.evaluate("scrollX") == 0


def test_spaced_out_text_still_fits(new_page: Open) -> None:
    """WCAG 1.4.12: readers may set lines, letters and words further apart."""
    page = new_page(BULLETIN, bypass_csp=True)
    page.add_style_tag(
        content="""* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
    )
    check_widths(page, (320, 1280))


@pytest.mark.parametrize("address", [HOME, SECTION, BULLETIN, VIDEO])
def test_photos_keep_their_place_and_wait_their_turn(new_page: Open, address: str) -> None:
    page = new_page(address, width=360, height=740)
    for photo in page.locator("img").all():
        assert int(photo.get_attribute("width") or 0) > 0
        assert int(photo.get_attribute("height") or 0) > 0
        assert photo.get_attribute("alt") is not None
        first = photo.get_attribute("fetchpriority") == "high"
        assert photo.get_attribute("loading") == (None if first else "lazy")
    assert page.locator("img").first.get_attribute("fetchpriority") == "high"
    assert page.locator("img[fetchpriority]").count() == 1


@pytest.mark.parametrize("width", [320, 360, 390])
def test_words_of_the_toolbar_stay_together(new_page: Open, width: int) -> None:
    """What each control does is read in one line, and all controls stand in few rows."""
    page = new_page(BULLETIN, width=width)
    controls = page.locator(".toolbar__actions :is(a, button)")
    expect(controls).to_have_count(6)
    tops = {control.evaluate("e => e.getBoundingClientRect().top") for control in controls.all()}
    assert len(tops) <= (3 if width < 360 else 2)
    for words in page.locator(".toolbar__actions :is(a, button) > span").all():
        assert words.evaluate("e => e.getClientRects().length") == 1
    assert controls.first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 15


def test_photos_have_the_shape_that_they_announce(new_page: Open) -> None:
    page = new_page(BULLETIN)
    show_photos(page)
    for photo in page.get_by_role("article").locator("img").all():
        announced = int(photo.get_attribute("width") or 0) / int(photo.get_attribute("height") or 1)
        real = photo.evaluate("e => e.naturalWidth / e.naturalHeight")
        shown = photo.evaluate("e => e.clientWidth / e.clientHeight")
        assert real == pytest.approx(announced, rel=0.01)
        assert shown == pytest.approx(announced, rel=0.01)


def test_a_phone_is_not_sent_the_largest_photo(new_page: Open) -> None:
    page = new_page(BULLETIN, width=360)
    photo = page.get_by_role("article").locator("img").first
    assert ".400." in photo.evaluate("e => e.currentSrc")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", [HOME, SECTION, BULLETIN])
def test_nothing_moves_while_the_page_loads(new_page: Open, address: str, width: int) -> None:
    """Typeface and photos come last: what is shown before them must not move."""

    def watch(context: BrowserContext) -> None:
        context.add_init_script(WATCH_SHIFTS)

    page = new_page(NOT_FOUND, width=width, prepare=watch)
    late = Late()
    page.route(re.compile(r"\.(woff2|webp|avif)$"), late.hold)
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    assert late.kinds == {"font", "image"}
    late.let_go()
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.fonts.check('1rem \"BanTin Sans\"')")
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) < STILL, shifts
