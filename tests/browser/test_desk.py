"""An editor writes a bulletin in the desk and readers have it."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import BULLETIN
from tests.browser.newsroom import approve, submit
from tests.processes import Running

HEADLINE = "Đường Đá Đỏ về đích trước Tết"
SLUG = "duong-da-do-ve-dich-truoc-tet"


def page_id(desk: Page, address: str) -> int:
    """The id of the page at ``address``."""
    slug = address.strip("/").rpartition("/")[2]
    found = desk.request.get(f"/quan-tri/api/main/pages/?slug={slug}&fields=id").json()
    return int(found["items"][0]["id"])


def fill_date(desk: Page, text: str) -> None:
    """Type a date over what stands there, and leave the field so that its calendar closes."""
    calendar = desk.locator(".xdsoft_datetimepicker:visible")
    desk.click("[name=date]")
    expect(calendar).to_have_count(1)
    desk.fill("[name=date]", text)
    desk.keyboard.press("Tab")
    desk.click("[name=title]")
    expect(calendar).to_have_count(0)
    expect(desk.locator("[name=date]")).to_have_value(text)


def test_a_bulletin_from_the_desk_to_the_reader(
    desk: Page, new_page: Callable[..., Page], portal: Running, browser: Browser
) -> None:
    desk.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{page_id(desk, '/kinh-te/')}/")
    desk.click("[name=title]")
    desk.keyboard.type(HEADLINE)
    expect(desk.locator("[name=slug]")).to_have_value(SLUG)
    desk.fill("[name=lead]", "Sáng 8/4, xã Khau Lĩnh thông tuyến đường Đá Đỏ dài 4,2 km.")
    fill_date(desk, "08/04/2024 14:30")
    desk.fill("[name=byline]", "Thu Hà")
    desk.locator("[name=byline]").blur()
    submit(desk)
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible()
    approve(browser, portal, HEADLINE)

    address = f"/kinh-te/{SLUG}/"
    for _ in range(100):
        if portal.get(address)[0] == 200:
            break
        desk.wait_for_timeout(100)
    page = new_page(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.locator("time").first).to_have_text("08/04/2024 14:30")
    expect(page.get_by_text("Thu Hà")).to_be_visible()
    page.goto("/kinh-te/2024/04/")
    expect(page.get_by_role("link", name=HEADLINE)).to_be_visible()


def test_drafts_photos_are_for_editors_only(desk: Page, portal: Running) -> None:
    shown = desk.goto("/quan-tri/images/")
    assert shown is not None
    assert shown.ok
    thumbnail = desk.locator("main img").first.get_attribute("src")
    assert thumbnail
    assert desk.request.get(thumbnail).ok
    assert portal.get(thumbnail)[0] == 404
    assert portal.get(thumbnail, {"Cookie": "sessionid=guess"})[0] == 404


def test_the_preview_shows_the_page_with_its_styles(desk: Page) -> None:
    desk.goto(f"/quan-tri/pages/{page_id(desk, BULLETIN)}/edit/")
    with desk.expect_response(lambda r: "/edit/preview/" in r.url and r.request.method == "GET"):
        desk.get_by_role("button", name="Mở hoặc đóng bản xem trước").first.click()
    frame = desk.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    expect(frame.locator("[data-block='bulletin · toolbar']")).to_be_attached()
