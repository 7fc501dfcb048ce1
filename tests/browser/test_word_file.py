"""A reporter gives a file of Word in the desk and gets a draft, or is told what is wrong with the file."""

import uuid

from playwright.sync_api import FilePayload, Page, expect

from tests.intake import word_files as word
from tests.portal import pictures_to_refuse as made

PATIENCE = 30_000.0
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file_of(content: bytes, name: str = "tin.docx") -> FilePayload:
    return {"name": name, "mimeType": TYPE, "buffer": content}


def document(headline: str) -> bytes:
    return word.document(
        word.paragraph(text=headline, style="Title"),
        word.bold("Sáng 8/4, xã Thử khánh thành cầu Bến Đá sau mười tháng thi công."),
        word.paragraph(text="Cầu dài 42 mét, nối hai thôn của xã, thi công trong mười tháng."),
        word.item("Một"),
        word.item("Hai"),
        word.paragraph(word.picture("p", "Cầu bắc qua suối")),
        word.paragraph(text="Cầu ngày khánh thành. Ảnh: Thu Hà", style="Caption"),
        word.table([["Thôn", "Số hộ"], ["Nà Lùm", "12"]]),
        word.paragraph(text="Hồng Nhung"),
        related=[word.relation("p", "image", "media/image1.png")],
        files={"word/media/image1.png": made.encoded("PNG", (640, 420))},
    )


def open_from_section(desk: Page) -> None:
    found = desk.request.get("/quan-tri/api/main/pages/?slug=kinh-te&fields=id").json()
    desk.goto(f"/quan-tri/pages/{found['items'][0]['id']}/")
    desk.locator("header").get_by_role("button", name="Thao tác").first.click()
    desk.get_by_role("link", name="Tạo bản tin từ tệp Word").click()
    expect(desk.get_by_role("heading", name="Tạo bản tin từ tệp Word")).to_be_visible()


def give(desk: Page, content: bytes, name: str = "tin.docx") -> None:
    desk.set_input_files("[name=file]", file_of(content, name))
    desk.get_by_role("button", name="Tạo bản nháp").click()


def test_from_a_section_to_a_draft(desk: Page) -> None:
    open_from_section(desk)
    expect(desk.locator("[name=section] option:checked")).to_contain_text("Kinh tế")
    headline = f"Khánh thành cầu Bến Đá {uuid.uuid4().hex[:8]}"
    content = document(headline)
    give(desk, content)
    expect(desk.get_by_text("Đã tạo bản nháp từ tệp “tin.docx”")).to_be_visible(timeout=PATIENCE)
    expect(desk.locator("[name=title]")).to_have_value(headline)
    expect(desk.locator("[name=lead]")).to_have_value(
        "Sáng 8/4, xã Thử khánh thành cầu Bến Đá sau mười tháng thi công."
    )
    expect(desk.locator("[name=byline]")).to_have_value("Hồng Nhung")
    kinds = desk.locator("#body-root > [data-streamfield-stream-container] > * > [name$=-type]")
    assert [kind.input_value() for kind in kinds.all()] == ["paragraph", "list", "figure", "table"]

    desk.goto("/quan-tri/")
    desk.get_by_role("link", name="Tạo bản tin từ tệp Word").click()
    give(desk, content, "lần hai.docx")
    expect(desk.get_by_text("đã được tạo thành bản tin trước đây")).to_be_visible(timeout=PATIENCE)


def test_what_is_wrong_is_said_at_the_field(desk: Page) -> None:
    open_from_section(desk)
    for content, name, words in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cu.doc", "Word 97-2003"),
        (document("x")[:900], "cụt.docx", "chưa chép trọn"),
    ):
        give(desk, content, name)
        expect(desk.get_by_text(f"Tệp “{name}”")).to_contain_text(words, timeout=PATIENCE)
