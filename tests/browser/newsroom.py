"""The people of the demonstration's desk, each in a browser of their own, and what they press."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.processes import Running


@contextmanager
def at_the_desk(
    browser: Browser, portal: Running, name: str, *, width: int = 1280, height: int = 900
) -> Iterator[Page]:
    """The desk, as the account ``name`` of the demonstration has it."""
    password = re.search(r"Pass\s+(\S+)", portal.announced)
    assert password is not None
    context = browser.new_context(base_url=portal.url, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto("/quan-tri/")
    page.fill("[name=login], [name=username]", name)
    page.fill("[name=password]", password[1])
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{portal.url}/quan-tri/")
    yield page
    context.close()


def press_action(desk: Page, name: str) -> None:
    """Press a button of the list at the foot of the editor."""
    desk.get_by_role("button", name="Thao tác").last.click()
    desk.locator(f"button[name={name}]").click()


def submit(desk: Page) -> None:
    """Submit what stands in the editor, with the declaration."""
    desk.check("[name=no_state_secrets]")
    press_action(desk, "action-submit")
    expect(desk).not_to_have_url(re.compile(r"/add/|/edit/"))


def open_waiting(desk: Page, title: str) -> None:
    """Open what waits for who is at the desk, from the home page."""
    desk.goto("/quan-tri/")
    desk.locator("#cho-toi-section, [id^=cho-toi]").get_by_role("link", name=title).click()
    expect(desk.get_by_role("heading", name=title).first).to_be_visible()


def approve(browser: Browser, portal: Running, title: str) -> Page:
    """Let what an administrator or a sub-editor has submitted go out; returns nothing that stays open."""
    with at_the_desk(browser, portal, "nguoiduyet") as approver:
        open_waiting(approver, title)
        approver.get_by_role("button", name="Duyệt và đăng").click()
        expect(approver).to_have_url(f"{portal.url}/quan-tri/")
    return approver
