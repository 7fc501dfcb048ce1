"""The way from page to page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import BULLETIN, HOME, MONTH, NOT_FOUND, SECTION, VIDEO

Open = Callable[..., Page]


def test_the_breadcrumb_leads_back(new_page: Open) -> None:
    page = new_page(BULLETIN)
    trail = page.get_by_role("navigation", name="Đường dẫn")
    expect(trail.get_by_role("link")).to_have_text(["Trang chủ", "Kinh tế"])
    trail.get_by_role("link", name="Kinh tế").click()
    expect(page).to_have_url("/kinh-te/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinh tế")
    trail.get_by_role("link", name="Trang chủ").click()
    expect(page).to_have_url(HOME)
    expect(trail).to_have_count(0)


def test_a_headline_opens_its_bulletin(new_page: Open) -> None:
    page = new_page(SECTION)
    headline = page.get_by_role("article").first.get_by_role("link")
    words = headline.inner_text()
    headline.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    expect(page.locator("[data-toolbar]")).to_be_visible()


def test_the_whole_card_can_be_pressed_but_its_section_leads_to_the_section(new_page: Open) -> None:
    page = new_page(HOME)
    card = page.locator(".bulletin-card--lead")
    address = card.get_by_role("heading").get_by_role("link").get_attribute("href")
    assert address
    photo = card.locator("img").bounding_box()
    assert photo is not None
    page.mouse.click(photo["x"] + photo["width"] / 2, photo["y"] + photo["height"] / 2)
    expect(page).to_have_url(address)
    page.go_back()
    section = card.locator(".bulletin-card__section")
    section.click()
    expect(page).to_have_url("/" + address.split("/")[1] + "/")


def test_the_title_of_a_group_opens_its_section(new_page: Open) -> None:
    page = new_page(HOME)
    page.get_by_role("main").get_by_role("link", name="Thời sự - Chính trị").last.click()
    expect(page).to_have_url(SECTION)


@pytest.mark.parametrize(
    ("address", "section"),
    [(SECTION, "Thời sự - Chính trị"), (BULLETIN, "Kinh tế"), (VIDEO, "Văn hóa - Xã hội")],
    ids=["section", "bulletin", "video"],
)
def test_the_menu_marks_the_section(new_page: Open, address: str, section: str) -> None:
    page = new_page(address)
    menu = page.get_by_role("navigation", name="Danh mục chính")
    current = menu.locator("[aria-current]")
    expect(current).to_have_text([section])
    other = menu.locator("a:not([aria-current])").first
    weight = "e => Number(getComputedStyle(e).fontWeight)"
    assert current.evaluate(weight) > other.evaluate(weight)
    assert current.evaluate("e => getComputedStyle(e).borderBottomColor") != other.evaluate(
        "e => getComputedStyle(e).borderBottomColor"
    )


def test_the_menu_marks_nothing_on_the_front_page(new_page: Open) -> None:
    page = new_page(HOME)
    menu = page.get_by_role("navigation", name="Danh mục chính")
    expect(menu.get_by_role("link")).not_to_have_count(0)
    expect(menu.locator("[aria-current]")).to_have_count(0)


def test_a_month_leads_to_the_months_beside_it(new_page: Open) -> None:
    page = new_page(MONTH)
    around = page.get_by_role("navigation", name="Các tháng khác")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Cải cách hành chính - Chuyển đổi số, tháng 7/2026")
    around.get_by_role("link", name="Bản tin tháng 3/2026").click()
    expect(page).to_have_url("/cai-cach-hanh-chinh/2026/03/")
    expect(heading).to_have_text("Cải cách hành chính - Chuyển đổi số, tháng 3/2026")
    around.get_by_role("link", name="Bản tin tháng 7/2026").click()
    expect(page).to_have_url(MONTH)
    expect(page.get_by_role("article")).to_have_count(2)
    page.get_by_role("article").first.get_by_role("link").click()
    expect(page.locator("[data-toolbar]")).to_be_visible()
    expect(page.locator("time").first).to_contain_text("/07/2026")


def test_the_last_months_lead_one_way_only(new_page: Open) -> None:
    page = new_page(MONTH)
    around = page.get_by_role("navigation", name="Các tháng khác")
    seen = []
    while page.locator(".neighbours__older a").count():
        around.locator(".neighbours__older a").click()
        page.wait_for_load_state()
        seen.append(page.url)
        assert len(seen) < 50
    assert len(seen) == len(set(seen)) >= 2
    expect(around.get_by_role("link")).to_have_count(1)


def test_where_nothing_is_the_reader_is_helped_on(new_page: Open) -> None:
    page = new_page(HOME)
    answer = page.goto(NOT_FOUND)
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    main = page.get_by_role("main")
    expect(main.get_by_role("listitem")).to_have_count(7)
    main.get_by_role("link", name="Thời sự - Chính trị").click()
    expect(page).to_have_url(SECTION)
    page.go_back()
    main.get_by_role("link", name="trang chủ").click()
    expect(page).to_have_url(HOME)


def test_the_banner_leads_home(new_page: Open) -> None:
    page = new_page(BULLETIN)
    page.get_by_role("banner").get_by_role("link", name="Cổng thông tin điện tử").click()
    expect(page).to_have_url(HOME)


def test_the_footer_says_who_answers_and_leads_on(new_page: Open) -> None:
    page = new_page(BULLETIN)
    footer = page.get_by_role("contentinfo")
    expect(footer).to_contain_text("Chịu trách nhiệm chính: Cao Việt Hưng")
    expect(footer.get_by_role("link", name="banbientap@lacgiang.example")).to_have_attribute(
        "href", "mailto:banbientap@lacgiang.example"
    )
    expect(footer.get_by_role("link", name="0200 3000 000")).to_have_attribute(
        "href", "tel:02003000000"
    )
    footer.get_by_role("link", name="Thời sự - Chính trị").click()
    expect(page).to_have_url(SECTION)
