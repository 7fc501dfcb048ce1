"""Handing a bulletin on: copy its address, print it, send it, with nobody's buttons but ours."""

import base64
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import BULLETIN
from tests.browser.toolbar import Toolbar
from tests.processes import Running

Open = Callable[..., Page]
HEADLINE = "Thông xe cầu Khuê Giang: Hết cảnh chờ phà, mở lối cho chín xã bờ hữu"
NO_CLIPBOARD = "delete Navigator.prototype.clipboard;"
NO_COPYING = f"{NO_CLIPBOARD} Document.prototype.execCommand = () => false;"
PASTE_FIELD = """() => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.id = "paste-here";
  field.focus();
}"""


def copied_before(page: Page, text: str) -> None:
    """Copy ``text`` by hand: the clipboard is that of all pages."""
    page.evaluate(PASTE_FIELD)
    field = page.locator("#paste-here")
    field.fill(text)
    field.press("ControlOrMeta+A")
    field.press("ControlOrMeta+C")
    field.evaluate("e => e.remove()")


def pasted(page: Page) -> str:
    """What comes out when the reader pastes."""
    page.evaluate(PASTE_FIELD)
    page.keyboard.press("ControlOrMeta+V")
    return page.locator("#paste-here").input_value()


def allow_clipboard(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_the_address_is_copied(new_page: Open, portal: Running) -> None:
    page = new_page(f"{BULLETIN}?utm_source=zalo#noi-dung", prepare=allow_clipboard)
    page.evaluate("navigator.clipboard.writeText('before')")
    tools = Toolbar(page)
    tools.button("Chép liên kết").click()
    expect(tools.status).to_have_text("Đã chép liên kết")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{portal.url}{BULLETIN}"
    assert page.evaluate("navigator.clipboard.readText()") == canonical


def test_the_address_is_copied_where_there_is_no_clipboard(new_page: Open, portal: Running) -> None:
    """Pages served without TLS have none."""
    page = new_page(BULLETIN, prepare=lambda context: context.add_init_script(NO_CLIPBOARD))
    assert page.evaluate("navigator.clipboard") is None
    copied_before(page, "before")
    tools = Toolbar(page)
    tools.button("Chép liên kết").focus()
    page.keyboard.press("Enter")
    expect(tools.status).to_have_text("Đã chép liên kết")
    expect(tools.button("Chép liên kết")).to_be_focused()
    expect(page.locator("textarea")).to_have_count(0)
    assert pasted(page) == f"{portal.url}{BULLETIN}"


def test_the_address_is_shown_where_it_cannot_be_copied(new_page: Open, portal: Running) -> None:
    page = new_page(BULLETIN, prepare=lambda context: context.add_init_script(NO_COPYING))
    tools = Toolbar(page)
    tools.button("Chép liên kết").click()
    expect(tools.status).to_have_text(f"Không chép được. Địa chỉ của trang: {portal.url}{BULLETIN}")


def test_the_page_is_printed(new_page: Open) -> None:
    page = new_page(
        BULLETIN,
        prepare=lambda context: context.add_init_script(
            "window.printed = 0; window.print = () => { printed += 1; };"
        ),
    )
    assert page.evaluate("printed") == 0
    Toolbar(page).button("In trang").click()
    assert page.evaluate("printed") == 1


def test_a_mail_with_headline_and_address_is_begun(new_page: Open, portal: Running) -> None:
    href = Toolbar(new_page(BULLETIN)).link("Gửi qua Thư điện tử").get_attribute("href")
    parts = urlsplit(href or "")
    assert (parts.scheme, parts.path) == ("mailto", "")
    # Mail programs read "+" as it stands: spaces must come as %20.
    assert "+" not in parts.query
    assert parse_qs(parts.query) == {"subject": [HEADLINE], "body": [f"{portal.url}{BULLETIN}"]}


def test_zalo_and_facebook_are_plain_links_with_the_address(
    new_page: Open, portal: Running
) -> None:
    tools, address = Toolbar(new_page(BULLETIN)), f"{portal.url}{BULLETIN}"
    zalo = urlsplit(tools.link("Chia sẻ qua Zalo").get_attribute("href") or "")
    assert zalo.netloc == "button-share.zalo.me"
    query = parse_qs(zalo.query)
    assert query["url"] == [address]
    assert json.loads(base64.b64decode(query["d"][0])) == {"url": address}
    facebook = urlsplit(tools.link("Chia sẻ qua Facebook").get_attribute("href") or "")
    assert facebook.netloc == "www.facebook.com"
    assert parse_qs(facebook.query) == {"u": [address]}
    for name in ("Chia sẻ qua Zalo", "Chia sẻ qua Facebook"):
        expect(tools.link(name)).to_have_attribute("rel", "nofollow noopener")
