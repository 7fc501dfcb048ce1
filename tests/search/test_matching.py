"""What is found, and what comes first."""

import unicodedata
from pathlib import Path

import pytest

from bantin.search.reader import Reader
from tests.search.entries import ask, entry, found, reader_of

ENTRIES = (
    entry(1, "Thông xe đường vành đai phía đông", "Con đường dài tám cây số nối hai xã."),
    entry(2, "Ông Dương Văn Hạ nhận bằng khen", "Họ tộc lập thư viện cho trẻ em trong xóm."),
    entry(3, "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 15", "Đại biểu bàn về nhiệm vụ năm nay."),
    entry(
        4, "Bác sỹ trẻ về bản", "Kỹ thuật mới, chi phí 2 tỷ đồng.", "Trạm y tế hoà mạng sáng nay."
    ),
    entry(5, "Triển khai Nghị quyết số 23-NQ/TU của Tỉnh ủy", "Các huyện ký cam kết."),
    entry(6, "Hướng dẫn thi hành Nghị định 15/2023/NĐ-CP", "Có hiệu lực từ ngày 08/04/2023."),
    entry(7, "Ủy ban nhân dân tỉnh họp phiên tháng ba", "Chủ tịch chủ trì phiên họp."),
    entry(8, "UBND xã trả lời cử tri", "Kiến nghị về nước sạch được xem xét."),
    entry(9, "Chấp hành tốt nội quy chợ", "Ban quản lý nhắc nhở tiểu thương dịp hội xuân."),
    entry(
        10,
        "Thu ngân sách đạt 1.234.567 triệu đồng",
        "Tăng so với cùng kỳ, chi trong ngày 8/4/2023.",
    ),
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return reader_of(tmp_path_factory.mktemp("index"), *ENTRIES)


def test_without_marks_finds_what_is_written_with_them(reader: Reader) -> None:
    assert found(reader, "hoi nghi ban chap hanh dang bo tinh") == [3]
    assert set(found(reader, "duong")) == {1, 2}


def test_typed_marks_come_first_and_others_behind(reader: Reader) -> None:
    assert found(reader, "đường") == [1, 2]
    assert found(reader, "Dương") == [2, 1]


def test_some_of_the_marks_count_too(reader: Reader) -> None:
    assert found(reader, "đuờng") == [1, 2]
    assert found(reader, "đuong") == [1, 2]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("bác sĩ", 4),
        ("bac sy", 4),
        ("kĩ thuật", 4),
        ("tỉ đồng", 4),
        ("hòa mạng", 4),
        ("hoà mạng", 4),
        (unicodedata.normalize("NFD", "hoà mạng"), 4),
        (unicodedata.normalize("NFD", "đường vành đai"), 1),
    ],
)
def test_spellings_of_one_word_are_one(reader: Reader, typed: str, key: int) -> None:
    assert found(reader, typed)[0] == key
    assert ask(reader, typed).matching == "all"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("23-NQ/TU", 5),
        ("23-nq/tu", 5),
        ("23 nq tu", 5),
        ("nghị quyết 23", 5),
        ("15/2023/NĐ-CP", 6),
        ("15 2023 nd cp", 6),
        ("15/2023/nd-cp", 6),
        ("nghị định 15/2023", 6),
        ("1234567", 10),
        ("1.234.567", 10),
    ],
)
def test_symbols_and_numbers(reader: Reader, typed: str, key: int) -> None:
    assert found(reader, typed)[0] == key


@pytest.mark.parametrize("typed", ["8/4/2023", "08-04-2023", "ngày 8 tháng 4 năm 2023"])
def test_a_date_in_any_form(reader: Reader, typed: str) -> None:
    assert set(found(reader, typed)) >= {6}


def test_a_date_finds_what_was_published_then(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, entry(1, "Tin một"), entry(2, "Tin hai", days=1))
    assert found(reader, "9/4/2024") == [2]


@pytest.mark.parametrize(
    "typed", ["UBND", "ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "uy ban nhan dan"]
)
def test_abbreviations_both_ways(reader: Reader, typed: str) -> None:
    assert set(found(reader, typed)) == {7, 8}


def test_a_phrase_is_found_side_by_side_only(reader: Reader) -> None:
    assert set(found(reader, "chấp hành ban hội")) == {3, 9}
    assert found(reader, '"ban chấp hành"') == [3]
    assert found(reader, "“ban chap hanh”") == [3]


def test_a_lone_quotation_mark_is_none(reader: Reader) -> None:
    assert found(reader, '"ban chấp hành đảng bộ') == [3]


def test_the_beginning_of_the_last_word_while_typing(reader: Reader) -> None:
    assert found(reader, "vành đ", typing=True) == [1]
    assert found(reader, "vanh da", typing=True) == [1]


def test_without_all_words_most_are_enough_and_it_is_said(reader: Reader) -> None:
    answer = ask(reader, "hội nghị ban chấp hành tiểu thương huyện")
    assert answer.matching == "some"
    assert {hit.key for hit in answer.hits} >= {3}
    assert ask(reader, "hội nghị ban chấp hành").matching == "all"


@pytest.mark.parametrize(
    "typed", ["nghj quyêts 23", "ngân sáhc", "ngan sachh", "hooij nghij", "vafnh đai"]
)
def test_slips_are_mended_and_it_is_said(reader: Reader, typed: str) -> None:
    answer = ask(reader, typed)
    assert answer.matching == "corrected"
    assert answer.total
    assert answer.searched != typed


def test_did_you_mean_restores_marks_and_mends_slips(reader: Reader) -> None:
    assert reader.did_you_mean("hoi nghi ban chap hanh") == "hội nghị ban chấp hành"
    assert reader.did_you_mean("Ngan sahc") == "Ngân sách"
    assert reader.did_you_mean("hooij nghij") == "hội nghị"
    assert reader.did_you_mean("hội nghị") == ""
    assert reader.did_you_mean("qwxz") == ""


def test_headline_over_lead_over_body(tmp_path: Path) -> None:
    filler = "Bà con trong xóm kể chuyện ngày trước."
    reader = reader_of(
        tmp_path,
        entry(1, "Chuyện làng", filler, "Cây cầu treo đã cũ. " + filler),
        entry(2, "Chuyện xóm", "Cây cầu treo đã cũ.", filler),
        entry(3, "Cầu treo", filler, filler),
    )
    assert found(reader, "cau treo") == [3, 2, 1]


def test_of_the_same_the_newer_comes_first(tmp_path: Path) -> None:
    years = [entry(n, "Lễ hội đền", "Du khách đông.", days=-365 * n) for n in range(5)]
    reader = reader_of(tmp_path, *reversed(years))
    assert found(reader, "lễ hội") == [0, 1, 2, 3, 4]
    assert found(reader, "le hoi", order="date") == [0, 1, 2, 3, 4]


def test_suggestions_have_their_marks_and_lead_to_headlines(reader: Reader) -> None:
    suggested = reader.suggest("hoi ngh")
    assert suggested[0].text.startswith("hội nghị")
    assert suggested[0].url == ""
    assert suggested[-1].url == "/thoi-su/3/"
    assert reader.suggest(" ?! ") == ()


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "đường",
        "duong",
        "hội nghị ban chấp hành",
        "hoi nghi ban chap hanh",
        "chấp hành ban hội",
        '"ban chap hanh"',
        "ubnd xã",
        "15/2023/NĐ-CP",
        "8/4/2023",
        "hội",
    ],
)
def test_what_is_found_among_many_is_what_is_found_among_few(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, text: str, typing: bool
) -> None:
    from bantin.search import reader as module

    among_few = ask(reader, text, typing=typing)
    monkeypatch.setattr(module, "_MANY", 0)
    among_many = ask(reader, text, typing=typing)
    assert [hit.key for hit in among_many.hits] == [hit.key for hit in among_few.hits]
    assert among_many.total == among_few.total == len(among_few.hits)


def test_a_filter_holds_among_many_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from bantin.search import reader as module

    monkeypatch.setattr(module, "_MANY", 0)
    assert ask(reader, "duong", year=2024).total == 2
    assert found(reader, "duong", year=2023) == []
    assert set(found(reader, "duong", site="tinh", section="thoi-su")) == {1, 2}
