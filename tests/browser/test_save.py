"""A bulletin kept on the reader's device: one file, whole without a network, without scripts, on paper too."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.addresses import BULLETIN, HOME
from tests.browser.toolbar import Toolbar
from tests.processes import Running

Open = Callable[..., Page]
HEADLINE = "Thông xe cầu Khuê Giang: Hết cảnh chờ phà, mở lối cho chín xã bờ hữu"
NAME = BULLETIN.strip("/").rpartition("/")[2] + ".html"
# What a page holds that a browser would have to fetch.
FETCHED = re.compile(
    r"""(?:\bsrc|\bsrcset|\bposter)=["'](?!data:)|url\(["']?(?!data:)|<script|@import"""
)


def saved(page: Page, folder: Path) -> Path:
    """Press "Lưu trang" and return the file that the reader then has."""
    with page.expect_download() as download:
        Toolbar(page).link("Lưu trang").click()
    assert download.value.suggested_filename == NAME
    path = folder / NAME
    download.value.save_as(path)
    return path


@pytest.fixture
def offline(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a file in a browser which may ask nobody for anything."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    def open_file(path: Path) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
        contexts.append(context)
        context.route(re.compile("^https?:"), refuse)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert asked == []


def test_the_file_is_whole(new_page: Open, tmp_path: Path) -> None:
    page = new_page(BULLETIN)
    html = saved(page, tmp_path).read_text(encoding="utf-8")
    expect(Toolbar(page).status).to_have_text("Đã lưu trang")
    assert html.startswith("<!doctype html>\n<html")
    assert FETCHED.findall(html) == []
    assert html.count("data:image/webp;base64,") == 2
    assert "data:font/woff2;base64," in html
    assert "<style>" in html


def test_a_comment_of_the_page_is_not_taken_for_its_styles(new_page: Open, tmp_path: Path) -> None:
    def add_comment(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", "<!--style 0--></h1>"))

    page = new_page(BULLETIN)
    page.route(page.url, add_comment)
    html = saved(page, tmp_path).read_text(encoding="utf-8")
    assert "<!--style 0-->" in html
    assert html.count("<style>") == 1


def with_avif(route: Route) -> None:
    """Answer as the server does once the worker, when it was idle, has made AVIF of the page's photos."""
    answer = route.fetch()
    html = re.sub(
        r"<picture[^>]*>(?!<source)",
        r'\g<0><source type="image/avif" srcset="/media/a.avif 640w, /media/b.avif 1280w">',
        answer.text(),
    )
    assert html.count("image/avif") == 2
    route.fulfill(response=answer, body=html)


@pytest.mark.parametrize("answer", [Route.continue_, with_avif])
def test_the_file_is_read_without_a_network(
    new_page: Open,
    offline: Callable[..., Page],
    tmp_path: Path,
    answer: Callable[[Route], None],
) -> None:
    online = new_page(BULLETIN)
    online.route(f"**{BULLETIN}", answer)
    file = saved(online, tmp_path)
    assert FETCHED.findall(file.read_text(encoding="utf-8")) == []
    page = offline(file)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    photos = page.get_by_role("article").locator("img")
    expect(photos).to_have_count(2)
    for photo in photos.all():
        assert photo.evaluate("e => e.decode().then(() => e.naturalWidth)") > 300
    font = "document.fonts.load('16px \"BanTin Sans\"', 'ế').then(fonts => fonts.length)"
    assert page.evaluate(font) > 0
    expect(page.locator(".toolbar__address")).to_be_visible()
    # Of buttons only that of the search stays, which leads back to the site.
    expect(page.get_by_role("button")).to_have_count(1)
    expect(page.locator("form")).to_have_attribute("action", re.compile("^http://.*/tim-kiem/$"))
    expect(page.get_by_role("link", name="Lưu trang")).to_have_count(0)


def test_links_of_the_file_lead_back_to_the_site(
    new_page: Open, portal: Running, tmp_path: Path
) -> None:
    html = saved(new_page(BULLETIN), tmp_path).read_text(encoding="utf-8")
    links = re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)
    assert len(links) > 10
    assert [u for u in links if not re.match(r"#|https?://|mailto:|tel:", u)] == []
    assert f"{portal.url}{HOME}" in links
    assert "#noi-dung" in links


def test_the_file_is_printed(new_page: Open, offline: Callable[..., Page], tmp_path: Path) -> None:
    page = offline(saved(new_page(BULLETIN), tmp_path))
    page.emulate_media(media="print")
    expect(page.locator(".site-footer")).to_be_hidden()
    expect(page.locator(".toolbar__actions")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_the_readers_size_of_text_is_not_kept_in_the_file(
    new_page: Open, portal: Running, tmp_path: Path
) -> None:
    page = new_page(BULLETIN)
    Toolbar(page).bigger.click()
    html = saved(page, tmp_path).read_text(encoding="utf-8")
    opening = re.search(r"<html[^>]*>", html)
    assert opening
    assert "data-text-size" not in opening[0]
    assert "data-saved" in opening[0]


def test_a_page_that_cannot_be_fetched_says_so(new_page: Open) -> None:
    page = new_page(
        BULLETIN,
        prepare=lambda context: context.add_init_script(
            "window.fetch = async () => { throw new Error(); };"
        ),
    )
    Toolbar(page).link("Lưu trang").click()
    expect(Toolbar(page).status).to_have_text("Không lưu được trang. Xin thử lại khi có mạng.")


def test_the_page_is_saved_where_no_script_runs(new_page: Open, tmp_path: Path) -> None:
    page = new_page(BULLETIN, java_script_enabled=False)
    html = saved(page, tmp_path).read_text(encoding="utf-8")
    assert HEADLINE in html
