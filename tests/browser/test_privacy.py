"""A reader's page asks nobody else for anything, keeps nothing about the reader, and runs nothing but our script."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.addresses import BULLETIN, EVERY_KIND, HOME, VIDEO
from tests.browser.photos import show_photos
from tests.browser.toolbar import Toolbar
from tests.processes import Running

Open = Callable[..., Page]
PLAYER = "https://www.youtube-nocookie.com"
REFUSED = """script => new Promise(done => {
  script.onload = () => done(false);
  script.onerror = () => done(true);
  document.head.append(script);
})"""
# Notes which links the browser would follow, and follows none.
HOLD_LINKS = """() => {
  window.followed = [];
  addEventListener("click", event => {
    if (!event.defaultPrevented) followed.push(event.target.closest("a").href);
    event.preventDefault();
  });
}"""


@pytest.fixture
def viewer(browser: Browser, portal: Running) -> Iterator[tuple[Page, list[str]]]:
    """The page of a video whose site is played by the test; and what is asked of other sites."""
    context = browser.new_context(base_url=portal.url)
    asked: list[str] = []

    def play(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><title>Player</title>")

    context.route(lambda url: not url.startswith(portal.url), play)
    page = context.new_page()
    page.goto(VIDEO)
    yield page, asked
    context.close()


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_only_the_portal_is_asked(new_page: Open, portal: Running, address: str) -> None:
    page = new_page(address)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.reload()
    show_photos(page)
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {f"127.0.0.1:{portal.port}"}
    assert page.context.cookies() == []


def test_only_the_size_of_the_text_is_kept(new_page: Open) -> None:
    page = new_page(BULLETIN)
    kept = "() => [Object.entries(localStorage), Object.keys(sessionStorage), document.cookie]"
    assert page.evaluate(kept) == [[], [], ""]
    Toolbar(page).bigger.click()
    assert page.evaluate(kept) == [[["bantin.text-size", "112.5"]], [], ""]
    Toolbar(page).normal.click()
    assert page.evaluate(kept) == [[], [], ""]
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def test_a_foreign_script_is_refused(browser: Browser, portal: Running) -> None:
    page = browser.new_page(base_url=portal.url)
    page.goto(HOME)
    for source in ("https://example.org/a.js", "data:text/javascript,window.ran=1"):
        element = page.evaluate_handle(
            "source => Object.assign(document.createElement('script'), { src: source })", source
        )
        assert page.evaluate(REFUSED, element), source
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))"
    )
    assert page.evaluate("window.ran") is None
    page.close()


def test_the_video_is_asked_for_only_when_it_is_started(viewer: tuple[Page, list[str]]) -> None:
    page, asked = viewer
    link = page.get_by_role("link", name="Xem video: Phim mở Big Buck Bunny")
    show_photos(page)
    link.hover()
    link.focus()
    page.wait_for_load_state("networkidle")
    assert asked == []
    expect(page.locator("iframe")).to_have_count(0)
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("title", "Phim mở Big Buck Bunny (khối video minh họa)")
    expect(frame).to_be_focused()
    expect(page.frame_locator("iframe").locator("html")).to_be_attached()
    expect(link).to_have_count(0)
    assert [urljoin(url, "/").rstrip("/") for url in asked] == [PLAYER]
    assert urlsplit(asked[0]).path.startswith("/embed/")


def test_the_video_fills_the_place_of_its_picture(viewer: tuple[Page, list[str]]) -> None:
    page, _ = viewer
    place = "e => [e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight]"
    before = page.locator(".video__link").evaluate(place)
    page.locator(".video__link").click()
    assert page.locator("iframe").evaluate(place) == before


def test_the_video_is_a_link_to_who_opens_it_in_a_tab(viewer: tuple[Page, list[str]]) -> None:
    page, asked = viewer
    page.evaluate(HOLD_LINKS)
    page.locator(".video__link").click(modifiers=["ControlOrMeta"])
    assert page.evaluate("followed") == ["https://www.youtube.com/watch?v=aqz-KE-bpKQ"]
    expect(page.locator("iframe")).to_have_count(0)
    assert asked == []
