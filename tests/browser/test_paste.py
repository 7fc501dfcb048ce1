"""An editor pastes from Word into a bulletin: its parts and photos arrive as blocks, and can be taken back."""

import base64
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.portal import pictures_to_refuse as made

PATIENCE = 30_000.0
# Draftail writes into its field a moment after it was changed.
SETTLED = 700
CLIPBOARDS = Path(__file__).parents[1] / "bulletins/clipboards"
# Dispatches a paste as the browser does for Ctrl+V, with what other programs put on the clipboard.
PASTE = """(element, {types, files}) => {
  const data = new DataTransfer();
  for (const [type, text] of Object.entries(types)) data.setData(type, text);
  for (const {name, type, content} of files) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], name, {type}));
  }
  element.focus();
  element.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


SHOWN = """() => {
  const text = (value) => {
    try { return JSON.parse(value).blocks.map((block) => block.text); } catch { return value; }
  };
  const children = "#body-root > [data-streamfield-stream-container] > [data-streamfield-child]";
  return [...document.querySelectorAll(children)]
    .filter((child) => child.querySelector("[name$=-deleted]").value !== "1")
    .map((child) => ({
      type: child.querySelector("[name$=-type]").value,
      values: Object.fromEntries(
        [...child.querySelectorAll("[name*='-value']")]
          .filter((input) => !/-(order|deleted|type|id|count)$/.test(input.name))
          .map((input) => [
            input.name.replace(/^body-\\d+-value-?/, ""),
            input.type === "checkbox" ? input.checked : text(input.value),
          ])),
    }));
}"""


def clipboard(name: str) -> str:
    return (CLIPBOARDS / f"{name}.html").read_text(encoding="utf-8")


def photo(shade: int, kind: str = "PNG") -> bytes:
    """A photo that no other test has."""
    return made.encoded(kind, (300 + shade, 200))


def in_data(content: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def paste(
    place: Locator, html: str = "", text: str = "", rtf: str = "", files: tuple[bytes, ...] = ()
) -> None:
    given = {"text/html": html, "text/plain": text or re.sub(r"<[^>]*>", "", html), "text/rtf": rtf}
    place.evaluate(
        PASTE,
        {
            "types": {kind: content for kind, content in given.items() if content},
            "files": [
                {
                    "name": "image.png",
                    "type": "image/png",
                    "content": base64.b64encode(content).decode(),
                }
                for content in files
            ],
        },
    )


def add_paragraph(desk: Page) -> Locator:
    """The place to write of a new paragraph at the beginning of the body."""
    body = desk.locator("#body-root")
    body.locator(".c-sf-add-button").first.click()
    desk.get_by_role("option", name="Đoạn văn").first.click()
    place = body.locator(".public-DraftEditor-content").first
    expect(place).to_be_visible()
    return place


def stored(desk: Page) -> list[dict[str, Any]]:
    """The blocks of the body after the draft was saved."""
    with desk.expect_navigation():
        desk.locator("button[type=submit].action-save").first.click()
    expect(desk.locator(".messages .success").first).to_be_visible()
    return shown(desk)


def shown(desk: Page) -> list[dict[str, Any]]:
    """The blocks that the editor shows, each with its type and its value as the editor has it."""
    desk.wait_for_timeout(SETTLED)
    value = desk.evaluate(SHOWN)
    return list(value)


def types(desk: Page) -> list[str]:
    return [block["type"] for block in shown(desk)]


def notice(desk: Page) -> Locator:
    return desk.locator(".bantin-paste")


def expect_notice(desk: Page, words: str) -> None:
    expect(notice(desk)).to_contain_text(words, timeout=PATIENCE)


@pytest.fixture
def bulletin(desk: Page) -> Iterator[Page]:
    """A new bulletin in the desk, its headline written."""
    errors: list[str] = []
    desk.on("pageerror", lambda error: errors.append(str(error)))
    found = desk.request.get("/quan-tri/api/main/pages/?slug=kinh-te&fields=id").json()
    desk.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{found['items'][0]['id']}/")
    desk.fill("[name=title]", f"Bản tin dán thử {uuid.uuid4().hex[:8]}")
    yield desk
    assert errors == []


def test_word_becomes_blocks_at_the_place_of_writing(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    html = clipboard("word")
    paste(place, html, rtf=rtf_with(photo(2)))
    expect_notice(bulletin, "Đã dán 4 đoạn, 1 tít phụ, 1 danh sách, 1 ảnh, 1 bảng.")
    blocks = stored(bulletin)
    assert [block["type"] for block in blocks] == [
        "subheading",
        "paragraph",
        "list",
        "figure",
        "table",
        "paragraph",
    ]
    assert blocks[0]["values"] == {"": "I. Kết quả"}
    assert blocks[1]["values"][""][0].startswith("Sáng 8/4, xã Khâu Lĩnh khánh thành cầu")
    assert blocks[2]["values"]["items-0-value"] == ["Cầu dài 42 m", "– Rộng 5 m"]
    assert blocks[3]["values"]["caption"] == "Cầu Bến Đá ngày khánh thành."
    assert blocks[3]["values"]["credit"] == "Thu Hà"
    assert blocks[3]["values"]["photo"].isdecimal()
    table = json.dumps(blocks[4]["values"], ensure_ascii=False)
    assert "Năm 2026 – Kế hoạch" in table


def rtf_with(*pictures: bytes) -> str:
    """What Word puts beside its HTML: each picture, and the same once more as old programs want it."""
    groups = "".join(
        r"{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100\picw100\pngblip\bliptag5"
        r"{\*\blipuid 0a1b2c}" + picture.hex() + r"}}{\nonshppict{\pict\wmetafile8 0100090000}}"
        for picture in pictures
    )
    return r"{\rtf1\ansi{\fonttbl{\f0 Times;}}\pard S\'e1ng 8/4 \{ " + groups + r"\par}"


def test_google_docs_into_the_middle_of_a_paragraph_and_back(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    place.click()
    bulletin.keyboard.type("Trước sau")
    for _ in range(4):
        bulletin.keyboard.press("ArrowLeft")
    paste(place, clipboard("google-docs"))
    expect_notice(bulletin, "1 chỗ ảnh còn trống")
    expect_notice(bulletin, "AD_4nXabcdef: ảnh nằm ở một trang khác")
    assert types(bulletin) == [
        *("paragraph", "subheading", "paragraph", "list"),
        *("missing_figure", "table", "paragraph"),
    ]
    blocks = shown(bulletin)
    assert (blocks[0]["values"][""], blocks[-1]["values"][""]) == (["Trước"], [" sau"])
    assert blocks[3]["values"]["ordered"]
    assert bulletin.locator("img[src*=googleusercontent]").count() == 0
    notice(bulletin).get_by_role("button", name="Hoàn tác").click()
    expect_notice(bulletin, "Đã hoàn tác")
    assert [block["values"][""] for block in stored(bulletin)] == [["Trước sau"]]


def test_one_plain_paragraph_is_left_to_the_editor(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    paste(place, "<p class=MsoNormal>Một <b>đoạn</b> thôi<o:p></o:p></p>", "Một đoạn thôi")
    expect(place).to_have_text("Một đoạn thôi")
    expect(notice(bulletin)).to_be_hidden()
    assert types(bulletin) == ["paragraph"]


def test_photos_of_data_addresses_files_and_failures(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    lie = in_data(b"\x89PNG\r\n\x1a\nkhong phai la anh")
    paste(
        place,
        f"<p>Một</p><img src='{in_data(photo(3))}'><p>Hai</p><img src='{lie}'><p>Ba</p>"
        "<img src='https://example.com/cau.jpg'><p>Bốn</p><img src='https://example.com/%ff.jpg'>",
        files=(photo(4), photo(7)),
    )
    expect_notice(bulletin, "Đã dán 4 đoạn, 3 ảnh, 1 chỗ ảnh còn trống.")
    expect_notice(bulletin, "không phải là ảnh PNG")
    assert types(bulletin) == [
        *("paragraph", "figure", "paragraph", "missing_figure"),
        *("paragraph", "figure", "paragraph", "figure"),
    ]


def test_a_picture_of_all_that_was_copied_is_not_taken_for_a_photo(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    paste(place, "<table><tr><td>1</td><td>2</td></tr></table>", files=(photo(8),))
    expect_notice(bulletin, "Đã dán 1 bảng.")
    place = bulletin.get_by_role("button", name="Dán từ Word")
    place.click()
    area = bulletin.get_by_role("textbox", name="Ô để dán")
    paste(area, "<p>Một</p><img src='file:///tmp/a.png'>", files=(photo(9),))
    expect_notice(bulletin, "1 chỗ ảnh còn trống")


def test_a_photo_alone_and_again(bulletin: Page) -> None:
    place, content = add_paragraph(bulletin), photo(5)
    paste(place, files=(content,))
    expect_notice(bulletin, "Đã dán 1 ảnh.")
    bulletin.get_by_role("button", name="Dán từ Word").click()
    paste(bulletin.get_by_role("textbox", name="Ô để dán"), files=(content,))
    expect(bulletin.locator("#body-root [name$=-photo]")).to_have_count(2, timeout=PATIENCE)
    first, second = (block["values"]["photo"] for block in shown(bulletin))
    assert first == second


def test_the_button_of_an_empty_body_and_fonts_of_old(bulletin: Page) -> None:
    bulletin.get_by_role("button", name="Dán từ Word").click()
    area = bulletin.get_by_role("textbox", name="Ô để dán")
    expect(area).to_be_focused()
    paste(area, clipboard("tcvn3"))
    expect_notice(bulletin, "Đã chuyển chữ từ bảng mã cũ TCVN3 (.VnTime), VNI sang Unicode")
    assert shown(bulletin)[0]["values"][""][1].startswith("Hội nghị Ban Chấp hành Đảng bộ xã")


def test_text_is_not_lost_without_the_server(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    bulletin.context.set_offline(True)
    paste(place, f"<p>Một</p><p>Hai</p><img src='{in_data(photo(6))}'>", "Một\n\nHai")
    expect_notice(bulletin, "máy chủ không trả lời")
    bulletin.context.set_offline(False)
    assert [block["values"][""] for block in shown(bulletin)] == [["Một", "Hai"]]


def test_a_script_that_is_pasted_does_not_run(bulletin: Page) -> None:
    place = add_paragraph(bulletin)
    paste(
        place,
        "<p onmouseover=alert(1)>Một<script>window.hacked = 1</script></p>"
        "<img src=x onerror='window.hacked = 1'><p><a href='javascript:window.hacked = 1'>Hai</a></p>",
    )
    expect_notice(bulletin, "Đã dán 2 đoạn, 1 chỗ ảnh còn trống.")
    assert bulletin.evaluate("window.hacked") is None
    assert "javascript" not in json.dumps(stored(bulletin))


def test_what_was_changed_since_is_not_taken_back_unasked(bulletin: Page) -> None:
    paste(add_paragraph(bulletin), "<h2>Tít</h2><p>Một</p>")
    expect_notice(bulletin, "Đã dán")
    bulletin.wait_for_timeout(SETTLED)
    bulletin.locator("#body-root input[type=text][name$=-value]").first.fill("Tít khác")
    bulletin.once("dialog", lambda dialog: dialog.dismiss())
    notice(bulletin).get_by_role("button", name="Hoàn tác").click()
    assert types(bulletin) == ["subheading", "paragraph"]


def test_the_keys_themselves(bulletin: Page) -> None:
    bulletin.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = add_paragraph(bulletin)
    bulletin.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
          "text/html": new Blob(["<h2>Kết quả</h2><p>Một</p><ul><li>A</li><li>B</li></ul>"], {type: "text/html"}),
          "text/plain": new Blob(["Kết quả Một A B"], {type: "text/plain"})})])"""
    )
    place.click()
    bulletin.keyboard.press("Control+V")
    expect_notice(bulletin, "Đã dán 1 đoạn, 1 tít phụ, 1 danh sách.")
    assert types(bulletin) == ["subheading", "paragraph", "list"]
