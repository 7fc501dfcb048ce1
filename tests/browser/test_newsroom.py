"""A reporter, a sub-editor and an approver, each in a browser of their own."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import expect_nothing_wrong
from tests.browser.newsroom import at_the_desk, open_waiting, press_action, submit
from tests.browser.test_desk import page_id
from tests.processes import Running

HEADLINE = "Khánh thành cầu Bến Đá bắc qua sông Năng"
PATIENCE = 15_000.0


def test_from_a_reporters_draft_to_the_reader(
    browser: Browser, portal: Running, desk: Page, new_page: Callable[..., Page]
) -> None:
    section = page_id(desk, "/kinh-te/")
    with (
        at_the_desk(browser, portal, "phongvien") as reporter,
        at_the_desk(browser, portal, "bientapvien") as sub_editor,
        at_the_desk(browser, portal, "nguoiduyet", width=390, height=844) as approver,
    ):
        # Without a lead and without the declaration: told at the fields, and nothing is lost.
        reporter.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{section}/")
        reporter.click("[name=title]")
        reporter.keyboard.type(HEADLINE)
        reporter.keyboard.press("Tab")
        expect(reporter.locator("[name=slug]")).to_have_value(
            "khanh-thanh-cau-ben-da-bac-qua-song-nang"
        )
        press_action(reporter, "action-submit")
        expect(reporter.get_by_text("Hãy đánh dấu cam đoan này").first).to_be_visible()
        reporter.check("[name=no_state_secrets]")
        press_action(reporter, "action-submit")
        lead = reporter.locator("[data-contentpath=lead]")
        expect(lead.get_by_text("Chưa có sapo.").first).to_be_visible()
        expect(reporter.locator("[name=title]")).to_have_value(HEADLINE)
        reporter.fill("[name=lead]", "Sáng 27/11, xã Khau Lĩnh khánh thành cầu Bến Đá.")
        expect(lead.locator(".desk-count")).to_have_text("10 chữ")
        submit(reporter)
        reporter.goto("/quan-tri/")
        expect(reporter.get_by_text("Tôi đã gửi, đang chờ")).to_be_visible()

        # The sub-editor writes a word, and passes it on.
        open_waiting(sub_editor, HEADLINE)
        expect(sub_editor.get_by_role("heading", name="Nội dung")).to_be_visible()
        expect(sub_editor.locator("[data-desk-preview]")).to_have_attribute(
            "style", re.compile("height")
        )
        sub_editor.get_by_role("link", name="Sửa bản tin").click()
        sub_editor.fill("[name=lead]", "Sáng 27/11, xã Khau Lĩnh khánh thành cầu Bến Đá mới.")
        sub_editor.get_by_role("button", name="Thao tác").last.click()
        sub_editor.get_by_role("button", name="Chuyển duyệt").click()
        expect(sub_editor).not_to_have_url(re.compile("/edit/"))

        # The approver reads it on a phone, returns it, then lets it out.
        open_waiting(approver, HEADLINE)
        assert approver.evaluate("document.documentElement.scrollWidth") <= 390
        frame = approver.frame_locator("[data-desk-preview]")
        expect(frame.get_by_role("heading", level=1)).to_have_text(HEADLINE)
        # The readers' page in the frame has tests of its own.
        approver.locator("[data-desk-preview]").evaluate("frame => frame.remove()")
        expect_nothing_wrong(approver)
        approver.get_by_text("Trả lại…").click()
        approver.get_by_role("button", name="Trả lại", exact=True).click()
        expect(approver.get_by_text("Hãy ghi lý do trả lại.")).to_be_visible()
        approver.get_by_label("Lý do trả lại").fill("Thêm chiều dài cầu.")
        approver.get_by_role("button", name="Trả lại", exact=True).click()
        expect(approver).to_have_url(f"{portal.url}/quan-tri/")
        reporter.goto("/quan-tri/")
        expect(reporter.get_by_text("Thêm chiều dài cầu.")).to_be_visible()
        reporter.get_by_role("link", name=HEADLINE).first.click()
        reporter.fill("[name=lead]", "Xã Khau Lĩnh khánh thành cầu Bến Đá dài 164 m.")
        submit(reporter)
        open_waiting(approver, HEADLINE)
        approver.get_by_role("button", name="Duyệt và đăng").click()
        expect(approver.locator("[data-baking-state]")).to_contain_text(
            "Đã lên trang tại", timeout=PATIENCE
        )
        approver.goto("/quan-tri/")
        expect_nothing_wrong(approver)
        assert approver.evaluate("document.documentElement.scrollWidth") <= 390
    page = new_page("/kinh-te/khanh-thanh-cau-ben-da-bac-qua-song-nang/")
    expect(page.get_by_text("dài 164 m.")).to_be_visible()
