import pytest

from bantin.intake.blocks import Line
from bantin.intake.bylines import read_signature, take_signatures

LAST = "Hội nghị đã thành công tốt đẹp./."


def signed(*lines):
    return take_signatures([Line(number, text) for number, text in enumerate(lines, start=1)])


@pytest.mark.parametrize(
    ("text", "names", "label", "source"),
    [
        ("Hồng Nhung", "Hồng Nhung", "", ""),
        ("Hồng Nhung - Quốc Bảo", "Hồng Nhung - Quốc Bảo", "", ""),
        ("H.Nhung – Q.Bảo", "H.Nhung – Q.Bảo", "", ""),
        ("HỒNG NHUNG", "HỒNG NHUNG", "", ""),
        ("(Hồng Nhung)", "Hồng Nhung", "", ""),
        ("Tin, ảnh: Hồng Nhung", "Hồng Nhung", "Tin, ảnh", ""),
        ("Bài và ảnh: Hồng Nhung, Quốc Bảo", "Hồng Nhung, Quốc Bảo", "Bài và ảnh", ""),
        ("Tác giả: Nông Thị Bích Hợp", "Nông Thị Bích Hợp", "Tác giả", ""),
        ("Người viết: Ban Tuyên giáo", "Ban Tuyên giáo", "Người viết", ""),
        ("Hồng Nhung (tổng hợp)", "Hồng Nhung", "tổng hợp", ""),
        ("PV Hồng Nhung", "Hồng Nhung", "PV", ""),
        ("Phóng viên", "Phóng viên", "", ""),
        ("BBT", "BBT", "", ""),
        ("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy", "", ""),
        ("Nguồn: Báo Nhân Dân", "", "", "Báo Nhân Dân"),
        ("(Theo TTXVN)", "", "", "TTXVN"),
        ("(Nguồn VOV)", "", "", "VOV"),
        ("Nguồn Báo Văn hóa", "", "", "Báo Văn hóa"),
        ("Nguồn: https://bao.example/tin/1", "", "", "https://bao.example/tin/1"),
        ("Nguồn: https://bao.example/" + "a" * 150, "", "", "https://bao.example/" + "a" * 150),
        ("www.bao.example/tin", "", "", "www.bao.example/tin"),
        ("Người viết bài: Hồng Nhung", "Hồng Nhung", "Người viết bài", ""),
        ("Người đưa tin: Hồng Nhung", "Hồng Nhung", "Người đưa tin", ""),
        ("Hồng NhungTheo TTXVN", "Hồng Nhung", "", "TTXVN"),
        ("Hồng Nhung (Theo TTXVN)", "Hồng Nhung", "", "TTXVN"),
    ],
)
def test_a_signature_is_taken_apart(text, names, label, source):
    found = read_signature(text)
    assert (found.names, found.label, found.source) == (names, label, source)
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        "Theo kế hoạch, công trình sẽ hoàn thành trước ngày 30/6 năm nay",
        "Lãnh đạo huyện trao quà cho hộ nghèo",
        "Một góc thị trấn hôm nay",
        "- Thôn Nà Ngần",
        "",
        "Phòng, chống cháy rừng",
        "Nguồn nước sạch về bản",
        "Nguồn Nà Khoang",
        "Báo cáo kết quả",
    ],
)
def test_what_is_no_signature_is_left(text):
    assert read_signature(text) is None


def test_a_byline_and_a_source_may_follow_each_other():
    found = signed("Đoạn đầu.", LAST, "Hồng Nhung", "Nguồn: baochinhphu.vn")
    assert (found.byline, found.source) == ("Hồng Nhung", "baochinhphu.vn")
    assert len(found.lines) == 2
    assert not found.notes


def test_text_and_photos_may_be_by_two():
    for lines in (["Bài: Hồng Nhung", "Ảnh: Quốc Bảo"], ["Bài: Hồng Nhung; ảnh: Quốc Bảo"]):
        found = signed("Đoạn đầu.", LAST, *lines)
        assert (found.byline, found.credit) == ("Hồng Nhung", "Quốc Bảo")


def test_of_two_bare_names_the_upper_goes_under_review():
    found = signed(LAST, "Quốc Bảo", "Hồng Nhung")
    assert found.byline == "Quốc Bảo - Hồng Nhung"
    assert [(note.line, note.code) for note in found.notes] == [(2, "uncertain-byline")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["Đoạn đầu.", f"{LAST} Hồng Nhung"], "byline-on-last-line"),
        ([LAST, "Hồng Nhung", "Quang cảnh hội nghị"], "byline-not-last"),
        (["Đoạn đầu.", LAST, "Nhung"], "uncertain-byline"),
        (["Đoạn đầu.", LAST, "Quân sự xã"], "uncertain-byline"),
    ],
)
def test_an_unusual_byline_is_taken_under_review(lines, code):
    found = signed(*lines)
    assert found.byline in ("Hồng Nhung", "Nhung", "Quân sự xã")
    assert [note.code for note in found.notes] == [code]
    assert found.lines[-1].text in (LAST, "Quang cảnh hội nghị")


def test_without_a_byline_every_line_stays():
    found = signed("Đoạn đầu.", LAST)
    assert found.byline == ""
    assert len(found.lines) == 2


def test_the_only_line_of_a_body_is_never_taken():
    assert signed("Hồng Nhung").byline == ""


@pytest.mark.parametrize("last", ["Cốc Lùng", "Lò Văn Páo"])
def test_a_name_below_a_table_may_be_its_last_cell(last):
    found = signed("Đoạn đầu.", "Thôn", "Số hộ", "41", last)
    assert [note.code for note in found.notes] == ["uncertain-byline"]
    labelled = signed("Đoạn đầu.", "Thôn", "Số hộ", "41", f"Tin: {last}")
    assert not labelled.notes


def test_the_lines_of_byline_and_source_are_known():
    found = signed("Đoạn đầu.", LAST, "Hồng Nhung", "(Nguồn VOV)")
    assert (found.byline_line, found.source_line) == (3, 4)
