"""An editor uploads photos in the desk: what is wrong is said at the field, and what is right is published."""

from playwright.sync_api import FilePayload, Page, expect

from tests.portal import pictures_to_refuse as made

PATIENCE = 30_000.0
LIE: FilePayload = {
    "name": "gia-mao.png",
    "mimeType": "image/png",
    "buffer": b"\x89PNG\r\n\x1a\nkhong phai la anh",
}
BOMB: FilePayload = {"name": "bom.png", "mimeType": "image/png", "buffer": made.png_bomb(20_000)}
PHOTO: FilePayload = {
    "name": "anh-that.jpg",
    "mimeType": "image/jpeg",
    "buffer": made.encoded("JPEG", (900, 600)),
}


def test_one_photo(desk: Page) -> None:
    desk.goto("/quan-tri/images/add/")
    for file, words in ((LIE, "không phải là ảnh PNG"), (BOMB, "20000 × 20000 điểm ảnh")):
        desk.set_input_files("main [name=file]", file)
        desk.fill("main [name=title]", "Ảnh thử")
        desk.locator("main form [type=submit]").last.click()
        expect(desk.get_by_text(words)).to_be_visible(timeout=PATIENCE)


def test_several_photos_at_once(desk: Page) -> None:
    desk.goto("/quan-tri/images/multiple/add/")
    desk.set_input_files("#fileupload", [LIE, BOMB, PHOTO])
    expect(desk.get_by_text("không phải là ảnh PNG")).to_be_visible(timeout=PATIENCE)
    expect(desk.get_by_text("20000 × 20000 điểm ảnh")).to_be_visible(timeout=PATIENCE)
    expect(desk.locator("#upload-list input[value='anh-that']")).to_be_visible(timeout=PATIENCE)


def test_in_the_chooser_of_a_page(desk: Page) -> None:
    found = desk.request.get("/quan-tri/api/main/pages/?slug=kinh-te&fields=id").json()
    desk.goto(f"/quan-tri/pages/add/bulletins/bulletinpage/{found['items'][0]['id']}/")
    desk.locator("#id_lead_photo-chooser [data-chooser-action-choose]").first.click()
    dialog = desk.locator(".modal-dialog")
    dialog.get_by_role("tab").last.click()
    title, submit = dialog.locator("[name$=-title]"), dialog.locator("#tab-upload [type=submit]")
    dialog.locator("[type=file]").set_input_files(LIE)
    expect(title).to_have_value("gia-mao")
    submit.click()
    expect(dialog.get_by_text("không phải là ảnh PNG")).to_be_visible(timeout=PATIENCE)
    title.fill("Ảnh thật")
    # Another than the one above: of the same Wagtail asks whether to use it.
    another = FilePayload(**{**PHOTO, "buffer": made.encoded("JPEG", (800, 600))})
    dialog.locator("[type=file]").set_input_files(another)
    submit.click()
    expect(dialog).to_have_count(0, timeout=PATIENCE)
    expect(desk.locator("#id_lead_photo-chooser img")).to_be_visible(timeout=PATIENCE)
