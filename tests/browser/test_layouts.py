"""An editor puts a page together in the desk, looks at it, and readers have it; a site answers on its own host."""

import re
from collections.abc import Callable

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.addresses import COMMUNE, NEWS_OF_COMMUNE, SECTION
from tests.browser.test_desk import page_id
from tests.processes import Running

FEEDBACK = "Góp ý gửi về Ban Biên tập"


def add_block(desk: Page, zone: str, label: str) -> None:
    """Choose the block called ``label`` from the menu at the top of a zone."""
    area = desk.locator(f"[data-contentpath='{zone}']")
    area.locator("button.c-sf-add-button").first.click()
    desk.get_by_role("option", name=label, exact=True).click()


def preview(desk: Page) -> FrameLocator:
    """Open the preview beside the editor."""
    with desk.expect_response(lambda r: "/preview/" in r.url and r.request.method == "GET"):
        desk.get_by_role("button", name="Mở hoặc đóng bản xem trước").first.click()
    return desk.frame_locator("#w-preview-iframe")


def publish(desk: Page) -> None:
    """Press the button that makes readers have it."""
    desk.get_by_role("button", name="Thao tác").last.click()
    desk.locator("button[name=action-publish]").click()
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible()


def wait_for(portal: Running, desk: Page, address: str, words: str, there: bool = True) -> str:
    """The page at ``address`` once its words are there, or gone."""
    for _ in range(150):
        body = portal.get(address)[1].decode()
        if (words in body) == there:
            return body
        desk.wait_for_timeout(100)
    raise AssertionError(f"{words!r} {'did not come to' if there else 'stayed on'} {address}")


def test_a_layout_from_the_desk_to_the_reader(
    desk: Page, new_page: Callable[..., Page], portal: Running
) -> None:
    commune = page_id(desk, COMMUNE)
    desk.goto(f"/quan-tri/bo-cuc/add/?page_type=portal.SectionPage&home={commune}")
    expect(desk.get_by_text("Tin của chuyên mục này").first).to_be_visible()
    add_block(desk, "aside", "Nội dung tự soạn")
    desk.locator("[data-contentpath='aside'] input[name$='-value-title']").fill(FEEDBACK)
    text = desk.locator("[data-contentpath='aside'] [role=textbox]")
    text.click()
    desk.keyboard.type("Thư về số 1 đường Bến Lạc.")
    # The editor keeps what is typed a moment later than it is seen, and the preview shows what is kept.
    kept = desk.locator("[data-contentpath='aside'] input[name$='-value-text']")
    expect(kept).to_have_value(re.compile("Bến Lạc"))
    frame = preview(desk)
    expect(frame.get_by_text(FEEDBACK)).to_be_visible(timeout=20_000)
    expect(frame.locator("[data-block='bulletin · list']")).to_be_attached()
    publish(desk)

    wait_for(portal, desk, NEWS_OF_COMMUNE, FEEDBACK)
    page = new_page(NEWS_OF_COMMUNE)
    aside = page.get_by_role("complementary")
    expect(aside.get_by_text("Thư về số 1 đường Bến Lạc.")).to_be_visible()
    expect(page.locator("[data-block='bulletin · list']")).to_be_visible()
    for other in (SECTION, COMMUNE):
        assert FEEDBACK not in portal.get(other)[1].decode(), other

    desk.goto("/quan-tri/bo-cuc/")
    desk.get_by_role("link", name=re.compile("Chuyên mục – .*Khau Lĩnh")).click()
    desk.goto(desk.url.replace("/edit/", "/delete/"))
    desk.get_by_role("button", name="Xóa", exact=True).click()
    wait_for(portal, desk, NEWS_OF_COMMUNE, FEEDBACK, there=False)


def test_the_menu_of_blocks_shows_a_block_and_offers_none_that_is_gone(desk: Page) -> None:
    desk.goto("/quan-tri/bo-cuc/add/?page_type=home.HomePage")
    desk.locator("[data-contentpath='aside'] button.c-sf-add-button").first.click()
    expect(desk.get_by_role("option", name="Tin mới", exact=True)).to_be_visible()
    expect(desk.get_by_role("option", name="Khối không còn")).to_have_count(0)
    expect(desk.get_by_role("option", name="Để trống vùng này")).to_have_count(1)


def test_from_a_page_to_its_layout(desk: Page) -> None:
    desk.goto(f"/quan-tri/pages/{page_id(desk, SECTION)}/edit/")
    desk.get_by_role("button", name="Thao tác").first.click()
    desk.get_by_role("link", name="Bố cục trang").click()
    expect(desk).to_have_url(re.compile("/quan-tri/bo-cuc/"))


def test_a_menu_entry_that_is_wrong_says_what_to_do(desk: Page) -> None:
    desk.goto("/quan-tri/nhan-dien/")
    desk.get_by_role("link", name="Cổng thông tin điện tử tỉnh Lạc Giang").first.click()
    desk.locator("[data-contentpath='menu'] button.c-sf-add-button").first.click()
    entry = desk.locator("[data-contentpath='menu']")
    entry.locator("input[name$='-value-title']").first.fill("Thư điện tử")
    entry.locator("input[name$='-value-url']").first.fill("javascript:alert(1)")
    desk.locator("button[type=submit]").last.click()
    expect(desk.get_by_text("Địa chỉ phải bắt đầu bằng https://")).to_be_visible()
