"""An administrator finds no English in the desk."""

import re
from collections.abc import Callable, Collection

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import BULLETIN, SECTION
from tests.browser.english import ALLOWED, english, is_english
from tests.browser.test_desk import page_id
from tests.processes import Running

# What Wagtail's migrations called groups and workflows, and what the portals of others are called.
NAMES = ALLOWED | {"Moderators approval", "Moderators", "Editors", "website"}
# What only screen readers come to, in a template of Wagtail's that marks it for no translation: permissions of kinds
# of things by the names that they have in the database.
UNMARKED = ("label.w-sr-only[for^=id_permissions]",)
SCREENS = """
    / account/ account/#tab-notifications users/ users/new/ users/edit/1/ groups/ groups/new/ groups/edit/{group}/
    pages/ pages/search/?q=OCOP pages/{section}/ pages/{section}/?ordering=ord pages/{section}/add_subpage/
    pages/{section}/edit/ pages/{section}/delete/ pages/{section}/unpublish/ pages/{section}/copy/
    pages/{bulletin}/move/ pages/{bulletin}/history/ pages/{bulletin}/workflow_history/ pages/{bulletin}/usage/
    pages/{bulletin}/delete/ translation/submit/page/{bulletin}/ pages/add/bulletins/bulletinpage/{section}/
    bulk/wagtailcore/page/delete/?id={section} bulk/wagtailcore/page/move/?id={section}
    bulk/wagtailcore/page/publish/?id={section} bulk/wagtailcore/page/unpublish/?id={section}
    images/?q=tinh images/?q=khong-co images/multiple/add/ images/{image}/ images/{image}/delete/
    images/usage/{image}/ bulk/portal/photo/add_tags/?id={image} bulk/portal/photo/add_to_collection/?id={image}
    documents/ documents/multiple/add/ documents/edit/1/ documents/delete/1/ collections/ collections/add/
    vai-tro/ thong-ke/ nhat-ky/ ban-tin/{bulletin}/tin-lien-quan/ bo-cuc/ bo-cuc/add/
    nhan-dien/ trang-tu-cong-cu/ xuat-ban-tinh/ sites/ sites/new/ locales/ locales/edit/1/
    workflows/list/ workflows/add/ workflows/edit/{workflow}/ workflows/usage/{workflow}/
    workflows/tasks/index/ workflows/tasks/edit/{task}/ workflows/disable/{workflow}/
    reports/locked/ reports/workflow/ reports/workflow_tasks/ reports/aging-pages/
"""


@pytest.fixture
def names(desk: Page) -> frozenset[str]:
    """What may be English: names, among them the titles of the demonstration's pages."""
    titles: set[str] = set()
    for offset in range(0, 80, 20):
        answer = desk.request.get(f"/quan-tri/api/main/pages/?limit=20&offset={offset}")
        titles.update(item["title"] for item in answer.json()["items"])
    return NAMES | titles


def left(page: Page, names: Collection[str] = NAMES, *skip: str) -> list[str]:
    """What is English on ``page`` and should not be: no name, and outside ``skip``."""
    return english(page, names, (*UNMARKED, *skip))


def number(page: Page, listing: str) -> int:
    """The number of the first thing that ``listing`` leads to the editor of."""
    text = page.request.get(f"/quan-tri/{listing}").text()
    found = re.search(r"/edit/(\d+)/", text)
    assert found, listing
    return int(found[1])


def test_english_is_known_from_vietnamese() -> None:
    assert is_english("Publish")
    assert is_english("You have unsaved changes")
    assert is_english("Xem trước: Preview")
    assert not is_english("Xuất bản trang này")
    assert not is_english("Tin ảnh: chè Shan tuyết Khau Lĩnh")
    assert not is_english("English")


def test_the_way_into_the_desk_is_vietnamese(browser: Browser, portal: Running) -> None:
    page = browser.new_page(base_url=portal.url)
    for address in ("/quan-tri/login/", "/quan-tri/password_reset/"):
        page.goto(address)
        assert left(page) == []
    page.close()


def test_screens_are_vietnamese(desk: Page, names: frozenset[str]) -> None:
    image = desk.request.get("/quan-tri/api/main/images/?limit=1").json()["items"][0]["id"]
    ids = {
        "section": page_id(desk, SECTION),
        "bulletin": page_id(desk, BULLETIN),
        "image": image,
        "group": number(desk, "groups/"),
        "workflow": number(desk, "workflows/list/"),
        "task": number(desk, "workflows/tasks/index/"),
    }
    found = {}
    for screen in SCREENS.format(**ids).split():
        shown = desk.goto(f"/quan-tri/{screen.lstrip('/')}")
        assert shown is None or shown.ok, screen
        desk.wait_for_function("document.body.classList.contains('ready')")
        if english_here := left(desk, names):
            found[screen] = english_here
    assert found == {}


PANELS = ("status", "comments", "checks", "preview")


@pytest.fixture
def editor(desk: Page) -> Page:
    """The editor of a bulletin."""
    desk.goto(f"/quan-tri/pages/{page_id(desk, BULLETIN)}/edit/")
    desk.wait_for_function("document.body.classList.contains('ready')")
    return desk


def open_panel(name: str) -> Callable[[Page], None]:
    """Return what opens a panel beside the editor."""

    def opened(page: Page) -> None:
        toggle = page.locator(f"[data-side-panel-toggle={name}]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        expect(page.locator(f"[data-side-panel={name}]")).to_be_visible()

    return opened


def press(name: str) -> Callable[[Page], None]:
    """Return what presses the last button called ``name``, and waits for what it opens."""

    def pressed(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).last.click()
        page.wait_for_timeout(300)

    return pressed


def test_the_editor_is_vietnamese(editor: Page, names: frozenset[str]) -> None:
    def see(name: str, *doing: Callable[[Page], None]) -> None:
        for step in doing:
            step(editor)
        assert left(editor, names) == [], name

    for panel in PANELS:
        see(panel, open_panel(panel))
    see(
        "what can be done with the page",
        lambda p: p.get_by_role("button", name="Thao tác").first.click(),
    )
    editor.keyboard.press("Escape")
    see("how it can be saved", press("Thao tác khác"))
    editor.keyboard.press("Escape")
    see("the schedule", open_panel("status"), press("Hẹn giờ"))
    editor.keyboard.press("Escape")
    see("blocks", lambda p: p.locator(".c-sf-add-button").first.click())
    editor.keyboard.press("Escape")

    def choose_photo(page: Page) -> None:
        page.locator("#lead_photo-chooser, [id$=lead_photo-chooser]").get_by_role(
            "button"
        ).first.click()
        page.get_by_text("Đổi ảnh").click()
        expect(page.locator(".modal")).to_contain_text("Ảnh mới nhất")

    choose_photo(editor)
    assert left(editor, names, ".modal .listing.images") == []
    editor.locator(".modal").get_by_role("tab", name="Tải lên").click()
    assert left(editor, names, ".modal .listing.images") == []
    editor.keyboard.press("Escape")


def test_the_menu_of_a_table_is_vietnamese(editor: Page, names: frozenset[str]) -> None:
    editor.locator(".c-sf-add-button").first.click()
    editor.get_by_role("option", name="Bảng", exact=True).click()
    editor.locator(".htCore td").first.click(button="right")
    expect(editor.locator(".htContextMenu").first).to_contain_text("Thêm hàng ở trên")
    assert left(editor, names) == []


def test_links_in_running_text_are_vietnamese(editor: Page, names: frozenset[str]) -> None:
    editor.locator(".public-DraftEditor-content").first.click()
    editor.keyboard.press("Control+a")
    editor.keyboard.press("Control+k")
    modal = editor.locator(".modal")
    for kind in ("ngoài", "thư điện tử", "điện thoại", "trong trang"):
        modal.get_by_role("link", name=f"Liên kết {kind}", exact=True).click()
        expect(modal).to_contain_text(re.compile(f"Thêm liên kết {kind}"))
        assert left(editor, names) == []


def test_the_help_with_keys_is_vietnamese(desk: Page, names: frozenset[str]) -> None:
    desk.goto("/quan-tri/")
    desk.wait_for_function("document.body.classList.contains('ready')")
    desk.get_by_role("button", name=re.compile("^Trợ giúp")).click()
    assert left(desk, names) == []
    desk.get_by_role("button", name="Phím tắt").click()
    expect(desk.get_by_role("dialog")).to_contain_text("Hoàn tác")
    assert left(desk, names) == []
