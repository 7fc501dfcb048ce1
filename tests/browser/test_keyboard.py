"""Everything is reached, seen and operated with the keyboard alone; nothing is too small for a finger."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.addresses import BULLETIN, EVERY_KIND, HOME, OTHER_KINDS, SECTION, VIDEO
from tests.browser.photos import show_photos
from tests.browser.stops import interactive, stop, walk

Open = Callable[..., Page]
KINDS = EVERY_KIND | OTHER_KINDS
ROOMY = 44
LEAST = 24
SMALL_TARGETS = """least => [...document.querySelectorAll("a[href], button, summary")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.matches(".site-header__skip"))
  .filter(e => {
    const box = e.getBoundingClientRect();
    return box.width < least || box.height < least;
  })
  // In a sentence the size is that of the line (WCAG 2.5.8, "Inline").
  .filter(e => least > 24 || !e.closest("p, address") || e.closest("p").textContent.trim() === e.textContent.trim())
  .map(e => `${e.textContent.trim()} ${JSON.stringify(e.getBoundingClientRect())}`)"""
# How far a finger may stray from the middle of a target and still hit it: up and down, left and right. What stands
# in a sentence has the size of its line.
MISSED_BY_A_FINGER = """roomy => [...document.querySelectorAll("a[href], button, summary, input")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.matches(".site-header__skip"))
  .filter(e => {
    const words = e.closest("p, li, dd, td, address, figcaption")?.textContent.trim();
    return getComputedStyle(e).display !== "inline" || !words || words === e.textContent.trim();
  })
  .map(e => {
    e.scrollIntoView({ block: "center" });
    const box = e.getClientRects()[0];
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const reach = (dx, dy) => {
      let far = 0;
      while (far < roomy && e.contains(document.elementFromPoint(x + dx * far, y + dy * far))) far += 0.5;
      return far;
    };
    return [e.textContent.trim(), reach(1, 0) + reach(-1, 0), reach(0, 1) + reach(0, -1)];
  })
  .filter(([, width, height]) => Math.min(width, height) < roomy)"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [HOME, BULLETIN, VIDEO], ids=["home", "bulletin", "video"])
def test_tab_comes_to_everything_in_order(new_page: Open, address: str, width: int) -> None:
    page = new_page(address, width=width, reduced_motion="reduce")
    count = interactive(page)
    assert count > 10
    stops = list(walk(page, count + 5))
    assert stops[0].name == "Đến nội dung chính"
    assert [s.place for s in stops] == list(range(count))
    assert [s.name for s in stops if not s.outlined or not s.changed] == []
    assert [s.name for s in stops if not s.on_screen or not s.uncovered] == []


def test_shift_tab_goes_back(new_page: Open) -> None:
    page = new_page(BULLETIN, reduced_motion="reduce")
    interactive(page)
    for _ in range(12):
        page.keyboard.press("Tab")
    places: list[int] = []
    while (here := stop(page)) is not None and len(places) < 20:
        places.append(here.place)
        page.keyboard.press("Shift+Tab")
    assert places == list(range(11, -1, -1))


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_painted(new_page: Open, scheme: str, forced: str) -> None:
    """A style may be computed and yet be cut off or covered: compare what is really on the screen."""
    page = new_page(
        VIDEO,
        width=1000,
        height=600,
        reduced_motion="reduce",
        color_scheme=scheme,
        forced_colors=forced,
    )
    show_photos(page)
    for _ in walk(page, interactive(page)):
        focused = page.screenshot()
        here = stop(page)
        page.evaluate("window.last = document.activeElement; last.blur()")
        plain = page.screenshot()
        page.evaluate("last.focus()")
        assert here is not None
        images = (Image.open(BytesIO(shot)).convert("L") for shot in (focused, plain))
        difference = ImageChops.difference(*images)
        changed = sum(difference.histogram()[64:])
        assert changed > 300, here.name


def test_the_skip_link_shows_itself_and_leads_to_the_text(new_page: Open) -> None:
    page = new_page(BULLETIN)
    skip = page.get_by_role("link", name="Đến nội dung chính")
    box = skip.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1, 1)
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert box["width"] > 100
    assert box["height"] >= ROOMY
    expect(skip).to_have_css("clip-path", "none")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("button").first).to_be_focused()


def test_the_menu_opens_and_closes_by_keyboard(new_page: Open) -> None:
    page = new_page(HOME, width=360)
    menu = page.get_by_role("navigation", name="Danh mục chính")
    expect(menu).to_be_hidden()
    # Past the skip link, the languages, the banner and the size of the text.
    toggle = page.locator(".site-header__toggle summary")
    for _ in range(8):
        page.keyboard.press("Tab")
        if toggle.evaluate("e => e === document.activeElement"):
            break
    expect(toggle).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    search = page.locator(".site-header__search")
    on_the_way = [search.locator("input"), search.locator("button"), menu.get_by_role("link").first]
    for control in on_the_way:
        page.keyboard.press("Tab")
        expect(control).to_be_focused()
    for _ in on_the_way:
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(menu).to_be_hidden()
    page.keyboard.press("Space")
    for _ in on_the_way:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(SECTION)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize(("address", "least"), [(BULLETIN, 15), (SECTION, 10)])
def test_controls_are_roomy(new_page: Open, address: str, least: int, width: int) -> None:
    page = new_page(address, width=width)
    if width < 800:
        page.locator("summary").click()
    targets = page.locator(".toolbar a, button, .site-header__menu a, summary, .site-header__home")
    seen = [target for target in targets.all() if target.is_visible()]
    assert len(seen) >= least
    for target in seen:
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= ROOMY, target.inner_text()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_links_are_large_enough(new_page: Open, address: str) -> None:
    page = new_page(address, width=360)
    assert page.evaluate(SMALL_TARGETS, LEAST) == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_finger_hits_what_it_is_meant_for(new_page: Open, address: str, width: int) -> None:
    """Also where a target is larger than it looks, and where a neighbour is near."""
    page = new_page(address, width=width)
    assert page.evaluate(MISSED_BY_A_FINGER, ROOMY) == []
    assert len(page.evaluate(MISSED_BY_A_FINGER, 100)) > 10


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("address", "pressed", "least"),
    [(BULLETIN, ".toolbar :is(a, button)", 8), (HOME, ".site-header :is(a, button, summary)", 5)],
    ids=["toolbar", "header"],
)
def test_what_can_be_pressed_does_not_overlap(
    new_page: Open, address: str, pressed: str, least: int, width: int
) -> None:
    page = new_page(address, width=width)
    boxes = [
        (link.inner_text(), box)
        for link in page.locator(pressed).all()
        if link.is_visible() and (box := link.bounding_box())
    ]
    assert len(boxes) >= least
    overlaps = [
        (name, other)
        for at, (name, a) in enumerate(boxes)
        for other, b in boxes[at + 1 :]
        # The buttons of the text size share one line between them.
        if min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"]) > 1
        and min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"]) > 1
    ]
    assert overlaps == []
