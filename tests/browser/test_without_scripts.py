"""The pages are whole where no script runs."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import BULLETIN, EVERY_KIND, HOME, SECTION, VIDEO

Open = Callable[..., Page]


@pytest.fixture
def plain(new_page: Open) -> Open:
    """A function that opens a page on a phone that runs no scripts."""

    def open_page(address: str, width: int = 360) -> Page:
        return new_page(address, width=width, java_script_enabled=False)

    return open_page


def test_the_text_is_all_there(plain: Open) -> None:
    page = plain(BULLETIN)
    article = page.get_by_role("article")
    for text in (
        "Thông xe cầu Khuê Giang",
        "Sáng 28/8, chào mừng 81 năm",
        "Hai năm chín tháng trên sông",
        "Đường dẫn hai đầu cầu",
        "Phà Khuê chạy chuyến cuối vào 18 giờ",
        "Việt Cường",
    ):
        expect(article.get_by_text(text).first).to_be_visible()
    expect(page.locator("time").first).to_have_text("28/08/2026 14:30")


def test_the_photos_are_shown(plain: Open) -> None:
    photos = plain(BULLETIN).get_by_role("article").locator("img")
    expect(photos).to_have_count(2)
    for photo in photos.all():
        photo.scroll_into_view_if_needed()
        expect(photo).to_be_visible()
        expect(photo).to_have_js_property("complete", True)
        assert photo.evaluate("e => e.naturalWidth") > 300


def test_controls_that_need_a_script_are_not_shown(plain: Open, new_page: Open) -> None:
    with_scripts, without = new_page(BULLETIN, width=360), plain(BULLETIN)
    for name in ("Cỡ chữ lớn hơn", "Cỡ chữ nhỏ hơn", "In trang", "Chép liên kết"):
        expect(with_scripts.get_by_role("button", name=name)).to_be_visible()
        expect(without.get_by_role("button", name=name)).to_have_count(0)
    expect(without.get_by_role("button")).to_have_count(0)
    expect(without.get_by_text("A+")).to_be_hidden()


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_no_page_shows_a_button(plain: Open, address: str) -> None:
    page = plain(address)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("A+")).to_be_hidden()


def test_the_bulletin_can_be_handed_on(plain: Open) -> None:
    toolbar = plain(BULLETIN).locator("[data-toolbar]")
    for name in ("Gửi qua Thư điện tử", "Chia sẻ qua Zalo", "Chia sẻ qua Facebook"):
        link = toolbar.get_by_role("link", name=name)
        expect(link).to_be_visible()
        link.click(trial=True)
        expect(link).to_have_attribute("href", re.compile("^(mailto:|https://)"))


def test_the_menu_opens_on_a_phone(plain: Open) -> None:
    page = plain(HOME)
    menu = page.get_by_role("navigation", name="Danh mục chính")
    expect(menu).to_be_hidden()
    page.locator("summary").click()
    expect(menu).to_be_visible()
    menu.get_by_role("link").first.click()
    expect(page).to_have_url(SECTION)


def test_the_menu_stands_open_on_a_wide_screen(plain: Open) -> None:
    page = plain(HOME, 1280)
    expect(page.get_by_role("navigation", name="Danh mục chính")).to_be_visible()
    expect(page.locator("summary")).to_be_hidden()


def test_the_video_is_a_link_to_where_it_is_shown(plain: Open) -> None:
    page = plain(VIDEO)
    link = page.get_by_role("link", name="Xem video")
    expect(link).to_have_attribute("href", re.compile(r"^https://www\.youtube\.com/watch\?v=\w+"))
    link.click(trial=True)
    expect(page.locator("iframe")).to_have_count(0)


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_nothing_asks_for_scripts(plain: Open, address: str) -> None:
    page = plain(address)
    expect(page.locator("noscript")).to_have_count(0)
    expect(page.locator("html")).not_to_have_class("js")
    expect(page.locator("a[href^='javascript:'], a[href='#'], a:not([href])")).to_have_count(0)
