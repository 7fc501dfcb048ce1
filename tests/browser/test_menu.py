"""The branches of the menu: with the keyboard, with the mouse, with no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.samples import ADDRESS, given, home

Open = Callable[..., Page]


@pytest.fixture
def open_home(new_page: Open) -> Open:
    """A function that opens a front page whose menu has branches."""

    def open_page(**options: object) -> Page:
        return new_page(ADDRESS, prepare=given(home()), **options)

    return open_page


def branch(page: Page, name: str) -> Locator:
    """The summary that opens a branch."""
    return page.locator(".site-header__branch > summary", has_text=name)


def child(page: Page, name: str) -> Locator:
    """A link inside a branch."""
    return page.locator(".site-header__children").get_by_role("link", name=name)


def test_a_branch_opens_and_escape_closes_it(open_home: Open) -> None:
    page = open_home()
    branch(page, "Giới thiệu").focus()
    page.keyboard.press("Enter")
    expect(child(page, "Cơ cấu tổ chức")).to_be_visible()
    page.keyboard.press("Tab")
    expect(child(page, "Toàn bộ mục Giới thiệu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(child(page, "Cơ cấu tổ chức")).to_be_hidden()
    expect(branch(page, "Giới thiệu")).to_be_focused()


def test_one_branch_is_open_at_a_time(open_home: Open) -> None:
    page = open_home()
    branch(page, "Giới thiệu").click()
    branch(page, "Văn bản").click()
    expect(child(page, "Góp ý dự thảo văn bản")).to_be_visible()
    expect(child(page, "Cơ cấu tổ chức")).to_be_hidden()


def test_a_branch_that_is_left_covers_nothing(open_home: Open) -> None:
    page = open_home()
    branch(page, "Giới thiệu").click()
    child(page, "Bản đồ địa giới hành chính").focus()
    page.keyboard.press("Tab")
    expect(child(page, "Cơ cấu tổ chức")).to_be_hidden()
    branch(page, "Văn bản").click()
    page.mouse.click(5, 600)
    expect(child(page, "Góp ý dự thảo văn bản")).to_be_hidden()


def test_a_branch_hangs_over_no_edge(open_home: Open) -> None:
    page = open_home(width=900)
    branch(page, "Văn bản").click()
    box = page.locator("details[open] .site-header__children").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 900


def test_escape_closes_the_menu_of_a_phone(open_home: Open) -> None:
    page = open_home(width=360)
    toggle = page.locator(".site-header__toggle > summary")
    menu = page.get_by_role("navigation", name="Danh mục chính")
    toggle.click()
    branch(page, "Giới thiệu").click()
    child(page, "Cơ cấu tổ chức").focus()
    page.keyboard.press("Tab")
    expect(child(page, "Cơ cấu tổ chức")).to_be_visible()
    page.keyboard.press("Escape")
    expect(child(page, "Cơ cấu tổ chức")).to_be_hidden()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(toggle).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_branches_and_search_need_no_script(open_home: Open, width: int) -> None:
    page = open_home(width=width, java_script_enabled=False)
    if width < 800:
        page.locator(".site-header__toggle > summary").click()
    branch(page, "Giới thiệu").click()
    expect(child(page, "Cơ cấu tổ chức")).to_be_visible()
    field = page.get_by_role("searchbox", name="Tìm trên cổng thông tin")
    if width > 800:
        branch(page, "Giới thiệu").click()
    field.fill("một cửa")
    with page.expect_request(lambda request: "/tim-kiem/" in request.url) as asked:
        field.press("Enter")
    assert asked.value.url.endswith("/tim-kiem/?q=m%E1%BB%99t+c%E1%BB%ADa")
