"""What a screen reader is told: names, landmarks, headings, tables."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import BULLETIN, EVERY_KIND, HOME, MONTH, NOT_FOUND, SECTION, VIDEO
from tests.browser.toolbar import Toolbar

Open = Callable[..., Page]
TOOLBAR = """
- time: 28/08/2026 14:30
- group "Cỡ chữ":
  - button "Cỡ chữ nhỏ hơn" [disabled]
  - button "Cỡ chữ bình thường"
  - button "Cỡ chữ lớn hơn"
- list:
  - listitem:
    - button "In trang"
  - listitem:
    - link "Lưu trang":
  - listitem:
    - button "Chép liên kết"
  - listitem:
    - link "Gửi qua Thư điện tử":
  - listitem:
    - link "Chia sẻ qua Zalo":
  - listitem:
    - link "Chia sẻ qua Facebook":
"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .map(h => [Number(h.tagName[1]), h.textContent.trim()])"""


def test_the_toolbar_is_read_out_in_vietnamese(new_page: Open) -> None:
    toolbar = new_page(BULLETIN).locator("[data-toolbar]")
    read_out = [line for line in toolbar.aria_snapshot().splitlines() if "/url:" not in line]
    assert read_out == TOOLBAR.strip().splitlines()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_landmarks_are_there_once_and_have_names(new_page: Open, address: str, width: int) -> None:
    page = new_page(address, width=width)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    if width < 800:
        page.locator("summary").click()
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert {"Danh mục chính", "Danh mục cuối trang"} <= set(names)
    assert None not in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_headings_go_down_one_step_at_a_time(new_page: Open, address: str) -> None:
    page = new_page(address)
    headings = page.evaluate(HEADINGS)
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(text for _, text in headings)
    assert [h for h, before in zip(headings[1:], levels, strict=False) if h[0] > before + 1] == []
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("address", [HOME, SECTION, MONTH, BULLETIN, VIDEO])
def test_the_title_begins_with_the_heading(new_page: Open, address: str) -> None:
    page = new_page(address)
    # Dashes of a heading are tied to the word before them.
    heading = page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ")
    expect(page).to_have_title(re.compile(rf"^{re.escape(heading)}( - |$)"))


def test_the_title_says_that_nothing_is_there(new_page: Open) -> None:
    assert new_page(NOT_FOUND).title().startswith("Không tìm thấy trang - ")


def test_the_page_says_where_it_is(new_page: Open) -> None:
    page = new_page(MONTH)
    trail = page.get_by_role("navigation", name="Đường dẫn")
    expect(trail.get_by_role("listitem")).to_have_count(4)
    current = trail.locator("[aria-current=page]")
    expect(current).to_have_text("Tháng 7/2026")


def test_a_table_has_a_name_and_headers(new_page: Open) -> None:
    page = new_page(BULLETIN)
    region = page.get_by_role("region", name="Bảng: Thông số chính của công trình")
    table = region.get_by_role("table", name="Thông số chính của công trình")
    expect(table.get_by_role("columnheader")).to_have_text(["Hạng mục", "Thông số"])
    expect(table.get_by_role("rowheader").first).to_have_text("Chiều dài cầu")
    expect(table.get_by_role("rowheader")).to_have_count(6)


def test_photos_of_a_bulletin_are_described(new_page: Open) -> None:
    page = new_page(BULLETIN)
    photos = page.get_by_role("main").locator("img")
    expect(photos).to_have_count(2)
    for photo in photos.all():
        assert len(photo.get_attribute("alt") or "") > 20


def test_a_card_is_one_link_and_its_photo_is_passed_over(new_page: Open) -> None:
    card = new_page(HOME).locator(".bulletin-card--lead")
    expect(card.get_by_role("link")).to_have_count(2)
    expect(card.get_by_role("heading", level=2).get_by_role("link")).to_have_count(1)
    expect(card.get_by_role("img")).to_have_count(0)


def test_the_state_of_the_menu_is_told(new_page: Open) -> None:
    page = new_page(HOME, width=360)
    toggle = page.locator("summary")
    expect(toggle).to_have_accessible_name("Danh mục")
    expect(page.locator("details")).not_to_have_attribute("open", "")
    expect(page.get_by_role("navigation", name="Danh mục chính")).to_have_count(0)
    toggle.click()
    expect(page.locator("details")).to_have_attribute("open", "")
    expect(page.get_by_role("navigation", name="Danh mục chính")).to_have_count(1)


@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_the_size_of_the_text_is_chosen_and_told_in_one_place(new_page: Open, address: str) -> None:
    page = new_page(address)
    expect(page.get_by_role("group", name="Cỡ chữ")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(1)
    in_banner = page.get_by_role("banner").get_by_role("group", name="Cỡ chữ")
    has_toolbar = page.locator("[data-toolbar]").count()
    expect(in_banner).to_have_count(0 if has_toolbar else 1)
    assert has_toolbar == (address in (BULLETIN, VIDEO))


def test_a_limit_is_told(new_page: Open) -> None:
    tools = Toolbar(new_page(BULLETIN))
    expect(tools.smaller).to_be_disabled()
    expect(tools.bigger).to_be_enabled()
