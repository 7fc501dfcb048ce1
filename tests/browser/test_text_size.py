"""The size of the text is the reader's own, and is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.addresses import BULLETIN, HOME, MONTH, NOT_FOUND, SECTION
from tests.browser.toolbar import Toolbar

Open = Callable[..., Page]
STEPS = ("112,5%", "125%", "150%", "175%", "200%")
TEXTS = (
    ".prose p",
    ".bulletin-view__lead p",
    ".data-table td",
    ".figure__caption",
    ".toolbar__date",
    ".toolbar a",
    ".site-header__menu a",
    ".site-footer__contact p",
)
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""


def size(page: Page, selector: str = ".prose p") -> float:
    """The size in pixels in which the first of ``selector`` is set."""
    return float(
        page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    )


def no_site_script(context: BrowserContext) -> None:
    """Give an empty script instead of the site's: what still works is the page's and its boot script's."""
    context.route(
        "**/assets/site.*.js", lambda route: route.fulfill(content_type="text/javascript")
    )


def test_text_grows_in_steps_to_twice_its_size(new_page: Open) -> None:
    page = new_page(BULLETIN)
    tools, normal = Toolbar(page), size(page)
    expect(tools.smaller).to_have_attribute("aria-disabled", "true")
    expect(tools.bigger).to_have_attribute("aria-disabled", "false")
    for step in STEPS:
        tools.bigger.click()
        expect(tools.status).to_have_text(f"Cỡ chữ {step}")
        ratio = float(step.rstrip("%").replace(",", ".")) / 100
        assert size(page) == pytest.approx(normal * ratio, rel=0.001)
        expect(tools.smaller).to_have_attribute("aria-disabled", "false")
    expect(tools.bigger).to_have_attribute("aria-disabled", "true")


def test_the_buttons_do_nothing_at_the_limits(new_page: Open) -> None:
    page = new_page(BULLETIN)
    tools, normal = Toolbar(page), size(page)
    # Still a button that can be pressed, and that says where the reader is.
    tools.smaller.dispatch_event("click")
    expect(tools.status).to_have_text("Cỡ chữ 100%")
    assert size(page) == normal
    for _ in STEPS:
        tools.bigger.click()
    tools.bigger.dispatch_event("click")
    expect(tools.status).to_have_text("Cỡ chữ 200%")
    assert size(page) == pytest.approx(2 * normal)


def test_text_becomes_smaller_and_normal_again(new_page: Open) -> None:
    page = new_page(BULLETIN)
    tools, normal = Toolbar(page), size(page)
    for _ in STEPS[:3]:
        tools.bigger.click()
    tools.smaller.click()
    expect(tools.status).to_have_text("Cỡ chữ 125%")
    tools.normal.click()
    expect(tools.status).to_have_text("Cỡ chữ 100%")
    assert size(page) == normal
    expect(tools.smaller).to_have_attribute("aria-disabled", "true")
    page.reload()
    assert size(page) == normal


def test_every_text_doubles(new_page: Open) -> None:
    page = new_page(BULLETIN)
    normal = {selector: size(page, selector) for selector in TEXTS}
    for _ in STEPS:
        Toolbar(page).bigger.click()
    for selector in TEXTS:
        assert size(page, selector) == pytest.approx(2 * normal[selector], rel=0.001), selector


def test_the_size_is_announced_and_the_words_go_away_again(new_page: Open) -> None:
    def stop_clock(context: BrowserContext) -> None:
        context.clock.install()

    page = new_page(BULLETIN, prepare=stop_clock)
    status = Toolbar(page).status
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_be_empty()
    Toolbar(page).bigger.click()
    expect(status).to_have_text("Cỡ chữ 112,5%")
    expect(status).to_be_in_viewport()
    page.clock.fast_forward(6000)
    expect(status).to_be_empty()


def test_the_size_holds_on_the_next_pages(new_page: Open) -> None:
    page = new_page(BULLETIN)
    normal, lists = size(page), size(page, ".site-footer p")
    Toolbar(page).bigger.click()
    Toolbar(page).bigger.click()
    page.reload()
    assert size(page) == pytest.approx(1.25 * normal)
    expect(Toolbar(page).smaller).to_have_attribute("aria-disabled", "false")
    page.goto(SECTION)
    assert size(page, ".site-footer p") == pytest.approx(1.25 * lists)


def test_the_boot_script_alone_enlarges_before_the_first_paint(new_page: Open) -> None:
    page = new_page(BULLETIN, prepare=no_site_script)
    normal = size(page)
    page.evaluate("localStorage.setItem('bantin.text-size', '175')")
    styles: list[Route] = []
    page.route("**/assets/site.*.css", lambda route: styles.append(route), times=1)
    page.goto(SECTION, wait_until="commit")
    # The stylesheet is held back, so nothing can have been painted yet.
    expect(page.locator("html")).to_have_attribute("data-text-size", "175")
    assert page.evaluate("performance.getEntriesByType('paint').length") == 0
    styles[0].continue_()
    page.wait_for_load_state()
    page.goto(BULLETIN)
    assert size(page) == pytest.approx(1.75 * normal)


def test_a_size_that_we_do_not_know_is_none(new_page: Open) -> None:
    page = new_page(BULLETIN)
    normal = size(page)
    for kept in ("", "0", "3000", "1e9", "125px", "<b>"):
        page.evaluate("kept => localStorage.setItem('bantin.text-size', kept)", kept)
        page.reload()
        assert size(page) == normal, kept
        assert page.locator("html").get_attribute("data-text-size") is None, kept
    Toolbar(page).bigger.click()
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 112,5%")


def test_the_buttons_work_by_keyboard(new_page: Open) -> None:
    page = new_page(BULLETIN)
    bigger = Toolbar(page).bigger
    for _ in range(40):
        page.keyboard.press("Tab")
        if bigger.evaluate("e => e === document.activeElement"):
            break
    expect(bigger).to_be_focused()
    page.keyboard.press("Enter")
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 112,5%")
    page.keyboard.press("Space")
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 125%")
    expect(bigger).to_be_focused()
    expect(bigger).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    expect(Toolbar(page).normal).to_be_focused()
    page.keyboard.press("Space")
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 100%")


def test_other_tabs_follow(new_page: Open) -> None:
    page = new_page(BULLETIN)
    other = page.context.new_page()
    other.goto(BULLETIN)
    page.bring_to_front()
    Toolbar(page).bigger.click()
    expect(other.locator("html")).to_have_attribute("data-text-size", "112.5")
    expect(Toolbar(other).smaller).to_have_attribute("aria-disabled", "false")
    Toolbar(page).normal.click()
    expect(other.locator("html")).not_to_have_attribute("data-text-size", "112.5")


def test_the_buttons_work_where_nothing_may_be_kept(new_page: Open) -> None:
    page = new_page(BULLETIN, prepare=lambda context: context.add_init_script(NO_STORAGE))
    normal = size(page)
    Toolbar(page).bigger.click()
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 112,5%")
    assert size(page) == pytest.approx(1.125 * normal)
    page.reload()
    assert size(page) == normal


@pytest.mark.parametrize("width", [360, 1440])
def test_a_reader_enlarges_on_one_page_and_goes_back_on_another(new_page: Open, width: int) -> None:
    page = new_page(HOME, width=width)
    footer = ".site-footer p"
    normal = size(page, footer)
    for step in STEPS:
        Toolbar(page).bigger.click()
        expect(Toolbar(page).status).to_have_text(f"Cỡ chữ {step}")
    expect(Toolbar(page).status).to_be_in_viewport()
    assert size(page, footer) == pytest.approx(2 * normal)
    for address in (BULLETIN, MONTH, NOT_FOUND, SECTION):
        page.goto(address)
        assert size(page, footer) == pytest.approx(2 * normal)
        expect(Toolbar(page).normal).to_be_visible()
        Toolbar(page).normal.click(trial=True)
    Toolbar(page).normal.click()
    expect(Toolbar(page).status).to_have_text("Cỡ chữ 100%")
    assert size(page, footer) == normal
    page.goto(HOME)
    assert size(page, footer) == normal
    expect(Toolbar(page).smaller).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_banner_holds_the_buttons(new_page: Open, width: int) -> None:
    page = new_page(SECTION, width=width)
    home = page.locator(".site-header__home").bounding_box()
    sizes = page.get_by_role("group", name="Cỡ chữ").bounding_box()
    header = page.get_by_role("banner").bounding_box()
    assert home is not None
    assert sizes is not None
    assert header is not None
    assert sizes["y"] + sizes["height"] <= header["y"] + header["height"]
    if width < 640:
        assert sizes["y"] >= home["y"] + home["height"]
        menu = page.locator("summary").bounding_box()
        assert menu is not None
        assert sizes["x"] + sizes["width"] < menu["x"]
        assert abs(sizes["y"] - menu["y"]) < sizes["height"]
    else:
        assert sizes["x"] > width / 2
        assert sizes["x"] >= home["x"] + home["width"]
        assert sizes["y"] < home["y"] + home["height"]
