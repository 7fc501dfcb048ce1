"""Logging in as people do: with a telephone's code, a security key, and again while they write."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.accounts.codes import code
from tests.browser.addresses import WRITTEN_INTO
from tests.browser.axe import expect_nothing_wrong
from tests.browser.newsroom import approve
from tests.browser.test_desk import page_id
from tests.processes import Running, bantin

PASSWORD = "mua-xuan tren ban lang 27"
WIDTHS = (360, 1440)
MAKE = """
from django.contrib.auth.models import Group, Permission, User
from bantin.accounts.models import GroupRule
group, _ = Group.objects.get_or_create(name="Phải hai lớp")
group.permissions.add(Permission.objects.get(codename="access_admin"))
GroupRule.objects.get_or_create(group=group, defaults={"needs_second_factor": True})
other = User.objects.create_user("nguoikhac", "nguoikhac@tinh.example.vn", PASSWORD)
other.user_permissions.add(Permission.objects.get(codename="access_admin"))
for name in NAMES:
    User.objects.create_user(name, f"{name}@tinh.example.vn", PASSWORD).groups.add(group)
"""


@pytest.fixture(scope="module")
def people(portal: Running) -> tuple[str, ...]:
    """Accounts that must have a second factor."""
    # No English words: the desk's lists show them, and another test looks there for such.
    names = ("dienthoai", "khoabaomat", "khongkhoa", "desau")
    code = MAKE.replace("NAMES", repr(names)).replace("PASSWORD", repr(PASSWORD))
    made = bantin(portal.home, "manage", "shell", "-c", code)
    assert made.returncode == 0, made.stderr
    return names


@pytest.fixture
def open_desk(browser: Browser, portal: Running) -> Iterator[Callable[..., Page]]:
    """A function that opens an address of the desk, in a browser of its own; no script may fail in it."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(path: str = "/quan-tri/", **options: Any) -> Page:
        # Browsers know no security keys of an address that is a number.
        address = portal.url.replace("127.0.0.1", "localhost")
        context = browser.new_context(base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda m: errors.append(m.text) if "Content Security Policy" in m.text else None,
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill and send the login page."""
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def administrator(portal: Running) -> dict[str, str]:
    """The login that `make run` printed."""
    return dict(re.findall(r"(Login|Pass)\s+(\S+)", portal.announced))


def end_sessions(home: Path) -> None:
    """End all sessions, as fifteen idle minutes would."""
    with sqlite3.connect(home / "bantin.sqlite3", timeout=20) as database:
        database.execute("DELETE FROM django_session")


def test_a_telephone_is_registered_at_the_first_login_and_asked_for_at_the_next(
    open_desk: Callable[..., Page], people: tuple[str, ...]
) -> None:
    page = open_desk()
    give_password(page, "dienthoai")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bảo mật tài khoản")
    page.get_by_role("link", name="Đăng ký ứng dụng").click()
    picture = page.get_by_alt_text("Mã QR để quét bằng ứng dụng")
    assert picture.evaluate("image => image.naturalWidth") > 0
    page.get_by_text("Không quét được?").click()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Mã sáu chữ số").fill(code(secret))
    page.get_by_role("button", name="Đăng ký").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    spare = page.locator(".codes code").first.inner_text()

    again = open_desk("/quan-tri/account/")
    give_password(again, "dienthoai")
    expect(again.get_by_role("heading", level=1)).to_have_text("Bước thứ hai")
    again.get_by_label("Mã trên điện thoại").fill(spare)
    again.get_by_role("button", name="Tiếp tục").click()
    expect(again).to_have_url(re.compile(r"/quan-tri/account/$"))


def add_key(page: Page) -> None:
    """Plug a security key into the browser."""
    talk = page.context.new_cdp_session(page)
    talk.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": False,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    talk.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_security_key_is_registered_and_opens_the_desk(
    open_desk: Callable[..., Page], people: tuple[str, ...]
) -> None:
    page = open_desk()
    add_key(page)
    give_password(page, "khoabaomat")
    page.get_by_role("link", name="Thêm khóa").click()
    page.get_by_label("Tên khóa").fill("Khóa ở bàn")
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    page.goto("/quan-tri/tai-khoan/khoa/")
    expect(page.get_by_text("Khóa ở bàn")).to_be_visible()
    page.goto("/quan-tri/logout/")
    page.get_by_role("button", name="Đăng xuất").click()
    give_password(page, "khoabaomat")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bước thứ hai")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))


def test_a_key_that_is_not_there_is_told_in_words(
    open_desk: Callable[..., Page], people: tuple[str, ...]
) -> None:
    page = open_desk()
    give_password(page, "khongkhoa")
    page.goto("/quan-tri/tai-khoan/khoa/them/")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(Error('none')) }")
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("alert")).to_contain_text("không dùng được khóa bảo mật")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages(
    open_desk: Callable[..., Page], portal: Running, width: int, scheme: str
) -> None:
    page = open_desk(
        "/quan-tri/login/", viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    looked_at = [page.url]
    expect_good(page)
    give_password(page, "khong-co", "sai")
    expect(page.get_by_role("alert")).to_be_visible()
    expect_good(page)
    page.goto("/quan-tri/password_reset/")
    expect_good(page)
    login = administrator(portal)
    page.goto("/quan-tri/login/")
    give_password(page, login["Login"], login["Pass"])
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    for part in ("", "ung-dung/", "khoa/", "khoa/them/", "mat-khau/"):
        page.goto(f"/quan-tri/tai-khoan/{part}")
        looked_at.append(page.url)
        expect_good(page)
    assert len(set(looked_at)) == 6


def expect_good(page: Page) -> None:
    """Fail where axe finds something, or the page is wider than the screen."""
    assert expect_nothing_wrong(page) >= 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


TYPE = """([text, button]) => {
  const lead = document.querySelector("[name=lead]");
  lead.value = text;
  lead.dispatchEvent(new Event("input", { bubbles: true }));
  lead.dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelector("[name=no_state_secrets]").checked = true;
  if (button) [...document.querySelectorAll("button")].find(b => b.matches(button)).click();
}"""
SAVE, SUBMIT = "button.action-save", "button[name=action-submit]"


@pytest.fixture
def writing(desk: Page, home_of_portal: Path) -> Callable[..., Page]:
    """A function that opens a bulletin, ends the session, types into the lead, and may press a button.

    At one go: autosave would notice first, after half a second.
    """

    def write(text: str, press: str = "") -> Page:
        desk.goto(f"/quan-tri/pages/{page_id(desk, WRITTEN_INTO)}/edit/")
        # The editor compares with what it has found two seconds after it was ready.
        desk.wait_for_load_state("networkidle")
        desk.wait_for_timeout(3_500)
        end_sessions(home_of_portal)
        desk.evaluate(TYPE, [text, press])
        return desk

    return write


def log_in_again(desk: Page, portal: Running, name: str | None = None) -> None:
    """Follow the dialog to the login and through it, in the window that it opens."""
    dialog = desk.get_by_role("dialog", name="Phiên làm việc đã kết thúc")
    expect(dialog).to_be_visible(timeout=20_000)
    with desk.expect_popup() as opening:
        dialog.get_by_role("button", name="Đăng nhập lại").click()
    login = administrator(portal)
    window = opening.value
    give_password(window, login["Login"], login["Pass"])
    expect(dialog).to_be_hidden(timeout=20_000)
    assert window.is_closed()


def stored_lead(desk: Page) -> str:
    """What the editor shows of the lead when it is opened anew."""
    desk.goto(f"/quan-tri/pages/{page_id(desk, WRITTEN_INTO)}/edit/")
    return desk.locator("[name=lead]").input_value()


def test_nothing_typed_is_lost_when_the_session_ends_and_save_is_pressed(
    writing: Callable[..., Page], portal: Running
) -> None:
    text = "Sapo được viết lúc phiên làm việc đã hết, rồi bấm lưu."
    desk = writing(text, SAVE)
    log_in_again(desk, portal)
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible()
    assert stored_lead(desk) == text


def test_nor_when_autosave_notices_it_first(writing: Callable[..., Page], portal: Running) -> None:
    text = "Sapo được viết lúc phiên làm việc đã hết, tự lưu không được."
    desk = writing(text)
    # Nothing is pressed: autosave sends what was typed.
    log_in_again(desk, portal)
    expect(desk.locator("[name=lead]")).to_have_value(text)
    desk.locator("[name=lead]").press("End")
    desk.keyboard.type(" Thêm một câu.")
    desk.get_by_role("button", name="Lưu bản nháp").click()
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible()
    assert stored_lead(desk) == f"{text} Thêm một câu."


def test_autosave_goes_on_after_the_login(writing: Callable[..., Page], portal: Running) -> None:
    text = "Sapo được viết lúc phiên làm việc đã hết, đăng nhập lại là lưu tiếp."
    desk = writing(text)
    log_in_again(desk, portal)
    expect(desk.get_by_text("Đã lưu", exact=True).first).to_be_visible(timeout=20_000)
    assert stored_lead(desk) == text


def test_a_button_of_the_form_is_still_the_one_that_was_pressed(
    writing: Callable[..., Page], portal: Running, browser: Browser
) -> None:
    text = "Sapo được gửi duyệt sau khi đăng nhập lại."
    desk = writing(text, SUBMIT)
    title = desk.locator("[name=title]").input_value()
    log_in_again(desk, portal)
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible()
    approve(browser, portal, title)
    for _ in range(150):
        if text in portal.get(WRITTEN_INTO)[1].decode():
            break
        desk.wait_for_timeout(100)
    assert text in portal.get(WRITTEN_INTO)[1].decode()


def test_somebody_else_who_logs_in_does_not_store_it(
    writing: Callable[..., Page], portal: Running, people: tuple[str, ...]
) -> None:
    desk = writing("Sapo của người này, không phải của người kia.", SAVE)
    dialog = desk.get_by_role("dialog", name="Phiên làm việc đã kết thúc")
    with desk.expect_popup() as opening:
        dialog.get_by_role("button", name="Đăng nhập lại").click()
    window = opening.value
    give_password(window, "nguoikhac")
    expect(dialog.get_by_role("alert")).to_contain_text("bằng tài khoản khác")
    expect(desk.locator("[name=lead]")).to_have_value(
        "Sapo của người này, không phải của người kia."
    )


def test_who_sits_idle_is_warned_and_may_go_on(desk: Page, home_of_portal: Path) -> None:
    """WCAG 2.2.1: who needs more time gets it by one press."""
    desk.clock.install()
    desk.goto("/quan-tri/")
    desk.wait_for_load_state("networkidle")
    with sqlite3.connect(home_of_portal / "bantin.sqlite3", timeout=20) as database:
        database.execute(
            "UPDATE accounts_presence SET seen_at = datetime('now', '-13 minutes', '-30 seconds')"
        )
    desk.clock.run_for(31_000)
    dialog = desk.get_by_role("dialog", name="Phiên làm việc sắp kết thúc")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tiếp tục làm việc").click()
    expect(dialog).to_be_hidden()
    left = desk.request.get("/quan-tri/phien/", headers={"Accept": "application/json"}).json()
    assert left["left"] > 800


def test_who_has_to_set_up_a_factor_first_goes_on_then(
    open_desk: Callable[..., Page], people: tuple[str, ...], home_of_portal: Path
) -> None:
    """A page that waits is not told that somebody is back while they may do nothing yet."""
    page = open_desk("/quan-tri/login/?next=/quan-tri/phien/tiep/")
    give_password(page, "desau")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bảo mật tài khoản")
    asked = page.request.get("/quan-tri/phien/", headers={"Accept": "application/json"})
    assert asked.status == 403


LATE = """(() => {
  const ask = window.fetch;
  window.fetch = async (address, options = {}) => {
    const answer = await ask(address, options);
    const isForm = options.body instanceof FormData && /\\/add\\//.test(address);
    if (isForm) await new Promise(done => setTimeout(done, 2000));
    return answer;
  };
})()"""


def test_a_page_that_autosave_is_making_is_not_made_twice(desk: Page) -> None:
    """Its answer comes late; the form waits for it, and then changes that page."""
    desk.add_init_script(LATE)
    section = page_id(desk, "/kinh-te/")
    desk.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{section}/")
    desk.wait_for_load_state("networkidle")
    desk.click("[name=title]")
    desk.keyboard.type("Chợ đầu mối ")
    # What stands there when the editor is ready is no change to be saved.
    desk.wait_for_timeout(4_000)
    with desk.expect_request(
        lambda r: r.method == "POST" and r.url.endswith(f"/bulletinpage/{section}/"), timeout=60_000
    ):
        desk.keyboard.type("mở thêm cổng phía nam")
        desk.locator("[name=title]").blur()
    desk.evaluate("document.querySelector('button.action-save').click()")
    expect(desk.locator(".messages .success, [data-messages] .success").first).to_be_visible(
        timeout=20_000
    )
    found = desk.request.get(
        "/quan-tri/api/main/pages/?title=Chợ đầu mối mở thêm cổng phía nam&fields=id"
    )
    assert found.json()["meta"]["total_count"] == 1
