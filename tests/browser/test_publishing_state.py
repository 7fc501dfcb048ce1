"""The editor sees when a change has reached the readers, or what went wrong; withdraws it and says why."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import expect_accessible
from tests.browser.newsroom import approve, submit
from tests.browser.test_desk import fill_date, page_id
from tests.processes import Running

HEADLINE = "Trạm y tế xã Khau Lĩnh có máy siêu âm"
SLUG = "tram-y-te-xa-khau-linh-co-may-sieu-am"
ADDRESS = f"/kinh-te/{SLUG}/"
LIVE = re.compile(r"Đã lên trang tại \d+ địa chỉ sau \d+ ms\.")
NOTICE = "Bản tin có số liệu chưa kiểm chứng. Xin xem bản tin mới ở chuyên mục Kinh tế."
PATIENCE = 15_000.0


def publish(desk: Page, browser: Browser, portal: Running) -> None:
    submit(desk)
    approve(browser, portal, HEADLINE)


def test_from_publishing_to_withdrawing(
    desk: Page,
    browser: Browser,
    new_page: Callable[..., Page],
    portal: Running,
    home_of_portal: Path,
) -> None:
    desk.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{page_id(desk, '/kinh-te/')}/")
    desk.click("[name=title]")
    desk.keyboard.type(HEADLINE)
    expect(desk.locator("[name=slug]")).to_have_value(SLUG)
    desk.fill("[name=lead]", "Máy siêu âm bốn chiều đầu tiên của huyện.")
    fill_date(desk, "08/04/2024 14:30")
    publish(desk, browser, portal)

    # The editor tells it.
    state = desk.locator("[data-baking-state]")
    edit = f"/quan-tri/pages/{page_id(desk, ADDRESS)}/edit/"
    desk.goto(edit)
    expect(state).to_have_text(LIVE, timeout=PATIENCE)
    assert portal.get(ADDRESS)[0] == 200

    # A folder in the file's place: that cannot be written. Nobody wrote it in this browser.
    file = home_of_portal / "public" / ADDRESS.strip("/") / "index.html"
    for copy in file.parent.glob("index.html*"):
        copy.unlink()
    file.mkdir()
    desk.fill("[name=lead]", "Máy do một doanh nghiệp tặng.")
    publish(desk, browser, portal)
    desk.goto(edit)
    expect(state).to_contain_text("Chưa cập nhật được hết các trang công khai.", timeout=PATIENCE)
    expect(state).to_contain_text("Máy chủ không ghi được tệp.")
    # After the second failure in a row it waits for half a minute: what comes sooner is the button's doing.
    expect(state).to_have_attribute("data-baking-state", "failed")
    desk.wait_for_timeout(3_000)
    shutil.rmtree(file)
    state.get_by_role("button", name="Thử lại ngay").click()
    expect(state).to_contain_text("Đã lên trang tại", timeout=PATIENCE)
    assert "Máy do một doanh nghiệp tặng." in portal.get(ADDRESS)[1].decode()
    desk.goto("/quan-tri/xuat-ban-tinh/")
    expect(desk.get_by_role("cell", name="Xong").first).to_be_visible()

    # Withdrawn with a notice, which can be changed later.
    desk.goto(edit.replace("edit", "unpublish"))
    desk.get_by_label("Lý do gỡ").fill("Số liệu chưa kiểm chứng.")
    desk.get_by_label("Thông báo cho bạn đọc").fill(NOTICE)
    desk.locator("main form [type=submit]").last.click()
    expect(state).to_contain_text("Đã gỡ", timeout=PATIENCE)
    status, body = portal.get(ADDRESS)
    assert status == 410
    assert NOTICE in body.decode()
    assert "Trạm y tế" not in body.decode()
    for width in (360, 1280):
        reader = new_page(ADDRESS, width=width)
        expect_accessible(reader)
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
    desk.goto(edit)
    desk.get_by_role("button", name="Thao tác").first.click()
    desk.get_by_role("link", name="Thông báo gỡ trang").click()
    field = desk.get_by_label("Thông báo cho bạn đọc")
    expect(field).to_have_value(NOTICE)
    field.fill("")
    desk.get_by_role("button", name="Lưu thông báo").click()
    expect(state).to_have_attribute("data-baking-state", "done", timeout=PATIENCE)
    status, body = portal.get(ADDRESS)
    assert status == 410
    assert "Nội dung từng đăng ở địa chỉ này không còn" in body.decode()
