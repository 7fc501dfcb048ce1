"""On paper stands the bulletin and where it is from, and nothing that wants to be pressed."""

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.addresses import BULLETIN, HOME, PHOTO_STORY, SECTION, VIDEO
from tests.browser.photos import show_photos
from tests.browser.toolbar import keeping
from tests.processes import Running

Open = Callable[..., Page]
BLACK = "rgb(0, 0, 0)"
WHITE = "rgb(255, 255, 255)"


def printed(page: Page) -> PdfReader:
    """The page as a printer gets it, on the paper of this country."""
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def words(paper: PdfReader) -> str:
    """The text on all sheets, in one line, with composed letters."""
    text = " ".join(sheet.extract_text() for sheet in paper.pages)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


@pytest.fixture
def on_paper(new_page: Open) -> str:
    """What can be read on the printed bulletin."""
    return words(printed(new_page(BULLETIN)))


def test_the_whole_bulletin_is_printed(on_paper: str, portal: Running) -> None:
    expected = [
        "28/08/2026 14:30",
        f"{portal.url}{BULLETIN}",
        "Thông xe cầu Khuê Giang: Hết cảnh chờ phà, mở lối cho chín xã bờ hữu",
        "Sáng 28/8, chào mừng 81 năm Ngày Quốc khánh 2/9",
        "Cầu Khuê Giang gồm chín nhịp, nối hai bờ sông Khuê. — Minh họa: BanTin",
        "Hai năm chín tháng trên sông",
        "Tải trọng thiết kế HL-93",
        "Từ 22 km xuống còn 6 km",
        "Tôi lái phà ở bến này 27 năm",
        "Ông Lương Văn Thuyên, lái phà bến Khuê",
        "Cây cầu chưa phải là đích",
        "Phà Khuê chạy chuyến cuối vào 18 giờ và chở khách miễn phí./.",
        "Việt Cường",
    ]
    # Addresses are broken where a line ends.
    solid = on_paper.replace(" ", "")
    places = [solid.find(part.replace(" ", "")) for part in expected]
    assert [part for part, place in zip(expected, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_no_control_is_printed(on_paper: str) -> None:
    for control in (
        "In trang",
        "Chép liên kết",
        "Facebook",
        "Zalo",
        "A+",
        "Danh mục",
        "Đến nội dung",
    ):
        assert control not in on_paper


def test_neither_banner_nor_menu_nor_footer_is_printed(on_paper: str) -> None:
    for word in ("Trang chủ", "Xây dựng Đảng", "Liên hệ", "Chịu trách nhiệm chính"):
        assert word not in on_paper


def test_photos_are_printed(new_page: Open) -> None:
    page = new_page(BULLETIN)
    show_photos(page)
    assert len([image for sheet in printed(page).pages for image in sheet.images]) == 2


def test_paper_is_white_and_text_of_one_size_whatever_the_screen(
    new_page: Open, portal: Running
) -> None:
    page = new_page(BULLETIN, color_scheme="dark", storage_state=keeping(portal.url, 200))
    expect(page.locator("html")).not_to_have_css("background-color", WHITE)
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_css("background-color", WHITE)
    for text in (".bulletin-view__headline", ".bulletin-view__lead p", ".prose p", "caption"):
        expect(page.locator(text).first).to_have_css("color", BLACK)
    enlarged = page.locator(".prose p").first.evaluate("e => getComputedStyle(e).fontSize")
    assert 16 < float(enlarged.removesuffix("px")) < 24


@pytest.mark.parametrize("address", [BULLETIN, PHOTO_STORY])
def test_a_bulletin_fits_on_few_sheets(new_page: Open, address: str) -> None:
    page = new_page(address)
    show_photos(page)
    paper = printed(page)
    assert 2 <= len(paper.pages) <= 4
    for sheet in paper.pages:
        assert len(sheet.extract_text()) > 100


def test_zones_stand_apart_on_paper(new_page: Open) -> None:
    page = new_page(SECTION)
    page.emulate_media(media="print")
    main, aside = (page.locator(f".zones__{zone}").bounding_box() for zone in ("main", "aside"))
    assert main is not None
    assert aside is not None
    assert aside["y"] - (main["y"] + main["height"]) > 16


def test_a_printed_video_says_where_it_is(new_page: Open) -> None:
    page = new_page(VIDEO)
    address = page.locator(".video__link").get_attribute("href")
    assert address
    assert address in words(printed(page)).replace(" ", "")
    page.emulate_media(media="print")
    title = page.locator(".video__title")
    expect(title).to_have_css("color", BLACK)
    # Backgrounds are not printed, so the title must not stand on the picture.
    picture, label = page.locator(".video__poster").bounding_box(), title.bounding_box()
    assert picture is not None
    assert label is not None
    assert label["y"] >= picture["y"] + picture["height"]


def test_lists_are_printed_without_their_controls(new_page: Open) -> None:
    text = words(printed(new_page(HOME)))
    assert "Ngày hội Đại đoàn kết ở thôn Nà Hin" in text
    assert "Đến nội dung chính" not in text
    assert "Lên đầu trang" not in text
    assert "Sơ đồ cổng" not in text
