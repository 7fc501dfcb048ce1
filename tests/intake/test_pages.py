"""Whole pages, each with what a person says it is: P paragraph, S subheading, F figure."""

from typing import NamedTuple

import pytest

from bantin.intake.sources import parse

LETTERS = {"paragraph": "P", "subheading": "S", "figure": "F"}


class Page(NamedTuple):
    name: str
    date: str
    kinds: str
    byline: str
    source: str = ""
    unsure: tuple[int, ...] = ()  # the lines that go under review as uncertain
    other: str = ""  # the codes of the other notes, missing photos apart


PAGES = (
    Page("khoi-cong-cau", "2023-08-19", "F P F P P F P", "Thu Hà - Đức Mạnh"),
    Page("tong-ket-thi-dua", "2024-01-12", "F S P P S P S P F F P", "Bế Hiền"),
    Page("tiem-vac-xin", "2024-11-05", "F P P F P", "Kim Oanh"),
    Page("ocop", "2023-12-14", "F S P F P S P S P F F P", "Phương Thảo", unsure=(16,)),
    Page("bau-truong-thon", "2025-02-20", "P P P", "Mỹ Linh", "Trang thông tin điện tử thị xã"),
    Page("hoi-thi-van-nghe", "2024-05-16", "P P F F F", "Nguyệt Minh", other="byline-not-last"),
    Page(
        "hoi-dap-dat-dai",
        "2024-08-08",
        "P P P P P P P",
        "Trung tâm Công nghệ thông tin",
        other="no-lead",
    ),
    Page("tin-ngan", "2024-04-30", "P P", "", other="no-byline"),
    Page(
        "nghi-quyet-chuyen-de",
        "2024-03-25",
        "S S P S S P S P S S P S P S P",
        "Ban Tuyên giáo Huyện ủy",
    ),
    Page(
        "le-hoi-long-tong",
        "2024-02-19",
        "F P F F P F P",
        "Ma Thị Xuyến",
        unsure=(17, 21, 23),
    ),
    Page("an-toan-giao-thong", "2024-12-27", "F P P P P S P P P", "PV"),
    Page("tuyen-quan", "2024-02-27", "F P P F P", "Trọng Nghĩa", other="byline-on-last-line"),
    Page(
        "hat-then",
        "2023-09-03",
        "F S P P P S P P S P",
        "Hạ Vy",
        unsure=(20, 26),
        other="page-credit",
    ),
    Page(
        "dien-tap",
        "2024-09-29",
        "F P P F P",
        "Quân sự huyện",
        unsure=(13,),
        other="joined-lines several-lead-lines uncertain-byline",
    ),
    Page("phong-chay-rung", "2024-03-15", "F P P F P P", "Minh Đức"),
    Page("ky-hop-hdnd", "2024-07-11", "F P P P P S P F P S F P P", "Lan Anh", unsure=(20,)),
    Page("dua-luoi", "2023-05-22", "F S P P P S P F P S P P", "Hoài Nam"),
    Page(
        "lich-tiep-cong-dan",
        "2025-01-02",
        "P S P P P P S P S P P P P",
        "Văn phòng Huyện ủy",
        other="no-lead",
    ),
    Page("ra-quan-thanh-nien", "2024-06-03", "P P", "L.Thọ"),
    Page("mot-cua", "2024-09-18", "F S P P S P F P P", "Quốc Huy - Thanh Mai"),
    Page("dang-huong", "2024-07-27", "P P P F F F F", "Thanh Tùng - Xuân Hòa"),
    Page("phong-van-nuoc-sach", "2023-10-10", "F P P P P F P P P", "Thùy Dung"),
    Page("bao-so-3", "2024-09-06", "S P P S P P P F S P", "", "TTXVN", other="no-byline"),
    Page("dai-hoi-phu-nu", "2024-11-29", "F S P P P F S P P F", "BBT", other="several-lead-lines"),
    Page("tham-tang-qua-tet", "2025-01-17", "F P P F S P F P", "Bích Ngọc", unsure=(16, 18)),
    Page("giai-ngan", "2024-10-14", "F S P P F S P S P P", "Nhóm PV"),
    Page("ngay-hoi-dai-doan-ket", "2023-11-18", "P F P F F P", "Văn Lạ - Thùy Linh"),
    Page("tap-huan-an-toan-thong-tin", "2024-08-21", "F P P P P P F P", "Phòng Chuyển đổi số"),
    Page(
        "sap-nhap-xa",
        "2024-12-04",
        "F S P S P P P S P F P",
        "Đình Văn",
        unsure=(20,),
        other="page-credit",
    ),
)
MISTAKEN = {("hat-then", 26), ("tham-tang-qua-tet", 18)}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@every_page
def test_parts_are_told_apart_or_put_under_review(page, page_bytes):
    record = parse(page_bytes(page.name))
    kinds = page.kinds.split()

    assert len(record.body) == len(kinds)
    mistaken = {
        (page.name, part.line)
        for part, kind in zip(record.body, kinds, strict=True)
        if LETTERS[part.kind] != kind
    }
    assert mistaken == {known for known in MISTAKEN if known[0] == page.name}
    unsure = tuple(note.line for note in record.review if note.code == "uncertain-part")
    assert unsure == page.unsure
    assert {line for _, line in mistaken} <= set(unsure)


@every_page
def test_date_and_signature_are_read(page, page_bytes):
    record = parse(page_bytes(page.name))

    assert record.date.isoformat() == page.date
    assert (record.byline, record.source) == (page.byline, page.source)


@every_page
def test_what_else_a_person_should_look_at_is_noted(page, page_bytes):
    record = parse(page_bytes(page.name))

    codes = {note.code for note in record.review} - {"uncertain-part", "missing-photo"}
    assert " ".join(sorted(codes)) == page.other
    photos = [note.line for note in record.review if note.code == "missing-photo"]
    assert photos == [part.line for part in record.body if part.kind == "figure"]


def test_credits_leave_the_captions(page_bytes):
    first, *_ = parse(page_bytes("khoi-cong-cau")).body
    assert (first.text, first.credit) == (
        "Các đồng chí lãnh đạo tỉnh thực hiện nghi thức khởi công",
        "Thu Hà",
    )
    last = parse(page_bytes("ngay-hoi-dai-doan-ket")).body[4]
    assert (last.text, last.credit) == ("Bữa cơm đoàn kết của bà con thôn Khuổi Đeng.", "Văn Lạ")


def test_the_time_of_day_is_read_where_there_is_one(page_bytes):
    assert parse(page_bytes("ky-hop-hdnd")).time.isoformat("minutes") == "16:20"
    assert parse(page_bytes("dien-tap")).time.isoformat("minutes") == "17:40"
    assert parse(page_bytes("ocop")).time is None


def test_lines_wrapped_at_a_width_are_joined(page_bytes):
    parts = parse(page_bytes("dien-tap")).body
    assert parts[2].text.endswith(
        "cứu hộ tại hồ Khuổi Nặm và bắn chiến đấu của trung đội dân quân cơ động."
    )
