"""An editor drops photos on the desk: what they tell of themselves stands in the form, what they lack is marked."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.portal.told_photos import alt, bag, exif, iim, picture, xmp

PATIENCE = 30_000.0
AGENCY = picture(
    colour=(120, 30, 30),
    packet=xmp(
        alt("dc:description", ("vi", "Người dân đi qua cầu mới."))
        + alt("Iptc4xmpCore:AltTextAccessibility", ("vi", "Cầu vòm đỏ, đông người đi bộ."))
        + bag("dc:creator", "Thu Hà")
        + bag("dc:subject", "cầu", "giao thông"),
        'photoshop:Headline="Thông xe cầu Khuê Giang" photoshop:Credit="TTXVN" photoshop:DateCreated="2026-04-08"',
    ),
)
NEWSROOM = picture(
    colour=(30, 120, 30),
    block=iim(
        (105, "Hội nghị sáng 8/4".encode()),
        (80, "Việt Cường".encode()),
        (55, b"20260408"),
        utf8=True,
    ),
)
CAMERA = picture(
    colour=(30, 30, 120),
    told=exif(ImageDescription="OLYMPUS DIGITAL CAMERA", DateTimeOriginal="2026:04:08 09:30:00"),
)
DROPPED = {"IMG_2041.jpg": AGENCY, "hoi-nghi.jpg": NEWSROOM, "P4080012.jpg": CAMERA}


def drop(desk: Page, folder: Path) -> None:
    """Drop all three at once, as from a folder. The browser itself is told: no script can make a real drop."""
    for name, content in DROPPED.items():
        (folder / name).write_bytes(content)
    box = desk.locator(".drop-zone").bounding_box()
    assert box is not None
    data = {"items": [], "files": [str(folder / name) for name in DROPPED], "dragOperationsMask": 1}
    browser = desk.context.new_cdp_session(desk)
    for kind in ("dragEnter", "dragOver", "drop"):
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20}
        browser.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})


def test_three_photos_are_dropped_and_described(desk: Page, tmp_path: Path) -> None:
    desk.goto("/quan-tri/images/multiple/add/")
    drop(desk, tmp_path)
    rows = desk.locator("#upload-list > li.upload-complete")
    expect(rows).to_have_count(3, timeout=PATIENCE)
    agency, newsroom, camera = (rows.nth(n) for n in range(3))
    told = {
        "title": "Thông xe cầu Khuê Giang",
        "caption": "Người dân đi qua cầu mới.",
        "description": "Cầu vòm đỏ, đông người đi bộ.",
        "credit": "Thu Hà",
        "source": "TTXVN",
        "taken_on": "08/04/2026",
    }
    for name, value in told.items():
        expect(agency.locator(f"[name$=-{name}]")).to_have_value(value)
    expect(agency.get_by_text("giao thông")).to_be_visible()
    expect(newsroom.locator("[name$=-title]")).to_have_value("Hội nghị sáng 8/4")
    expect(newsroom.locator("[name$=-credit]")).to_have_value("Việt Cường")
    expect(camera.locator("[name$=-title]")).to_have_value("P4080012")
    expect(camera.locator("[name$=-caption]")).to_have_value("")
    expect(camera.locator("[name$=-taken_on]")).to_have_value("08/04/2026")
    expect(agency.get_by_text("Còn thiếu.")).to_have_count(0)
    expect(newsroom.get_by_text("Còn thiếu.")).to_have_count(1)
    expect(camera.get_by_text("Còn thiếu.")).to_have_count(2)
    newsroom.locator("[name$=-description]").fill("Hội trường đông đại biểu.")
    newsroom.locator("[type=submit]").click()
    expect(rows).to_have_count(2, timeout=PATIENCE)

    desk.goto("/quan-tri/images/?lacking=any")
    unfinished = desk.locator(".listing.images > li")
    mark = unfinished.filter(has_text="P4080012")
    expect(mark.get_by_text("Thiếu mô tả")).to_be_visible()
    expect(mark.get_by_text("Thiếu nguồn")).to_be_visible()
    expect(unfinished.filter(has_text="Hội nghị sáng 8/4")).to_have_count(0)
    expect(unfinished.filter(has_text="Khuê Giang")).to_have_count(0)
