"""Each rule where it applies and where it does not, and what the votes come to on other lines."""

from pathlib import Path

import pytest

from bantin.intake.blocks import Line
from bantin.intake.part import Part
from bantin.intake.part_rules import RULES, codes
from bantin.intake.parts import guesses, read_parts
from bantin.intake.review import MESSAGES

RULE_PAGE = (Path(__file__).parents[2] / "docs/intake-rules.md").read_text()
PAIRS = ("like-other-captions", "heading-on-heading", "heading-over-text", "last-heading")
DOUBTS = ("bare-sentence", "unvouched-sentence")
BEFORE = "Sáng 5/3, UBND xã đã tổ chức hội nghị triển khai kế hoạch sản xuất vụ xuân năm 2024."
AFTER = "Theo báo cáo, đến nay toàn xã đã gieo cấy được 132 ha, đạt 96% kế hoạch được giao."


def kind_between_paragraphs(text):
    return guesses([BEFORE, BEFORE, text, AFTER])[2]


@pytest.mark.parametrize("code", [*(rule.code for rule in RULES), *PAIRS, *DOUBTS, *MESSAGES])
def test_every_rule_and_note_is_documented(code):
    assert f"`{code}`" in RULE_PAGE


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("ends-as-sentence", "Hội nghị bế mạc…/.", "Hội nghị bế mạc"),
        ("several-sentences", "Trời rét. Trâu bò chết.", "TP. Hồ Chí Minh vào xuân"),
        ("many-words", "từ " * 26 + "hết.", "Chỉ vài từ."),
        ("long", "từ " * 31, "từ " * 30),
        ("very-long", "từ " * 51, "từ " * 50),
        ("unended-short", "Phiên chợ cuối năm", "Phiên chợ cuối năm."),
        ("unended-middling", "từ " * 21, "từ " * 20),
        ("ends-in-comma", "Thưa các đồng chí,", "Thưa các đồng chí"),
        ("ends-in-colon", "Nơi nhận:", "Nơi nhận"),
        ("list-sign", "- Thôn Nà Ngần", "Thôn Nà Ngần - Khuổi Đăm"),
        ("quotation", "“Từ ngày có điện, cả bản ai cũng vui hẳn lên”", "“Dân vận khéo” ở bản"),
        ("speaker", "PV: Ông đánh giá thế nào?", "Phóng viên đi cơ sở"),
        ("label-and-value", "Thời gian: 8 giờ ngày 12/3", "Chợ Rã: đất và người"),
        ("introduces", "Nội dung cụ thể như sau:", "Nội dung:"),
        ("introduces", "Chùm ảnh đêm hội:", "Chùm quả đầu mùa:"),
        ("announces", "Dưới đây là chùm thơ dự thi", "Chùm thơ dưới đây"),
        ("advice", "Khách đi chợ gửi xe ngoài cổng, liên hệ anh Sáu.", "Khách đi chợ gửi xe."),
        ("sum", "Đội hình gồm ba khối.", "Ba khối vào đội hình."),
        ("closing", "Trưởng ban tuyên bố bế mạc.", "Trưởng ban đứng dậy."),
        ("chart", "Sơ đồ tuyến xe buýt", "Tuyến xe buýt theo sơ đồ"),
        ("salutation", "Kính thưa quý vị đại biểu", "Quý vị đại biểu"),
        ("speech", "Ông Páo cho biết, bản có điện.", "Ông Páo thắp điện."),
        ("narrative", "Tuy nhiên, tiến độ chậm.", "Tiến độ còn chậm."),
        ("tense", "Đoàn đã về thăm bản.", "Đoàn về thăm bản."),
        ("connective", "Đoàn cũng thăm bản.", "Đoàn thăm bản."),
        ("amount", "Xã trồng 12 ha quế.", "Xã trồng quế."),
        ("numbered", "II. Nhiệm vụ", "Nhiệm vụ số 2"),
        ("all-capitals", "KẾT QUẢ ĐẠT ĐƯỢC", "Kết quả của HĐND"),
        ("short-colon", "Đối với cấp xã:", "Đối với cấp xã"),
        ("short-question", "Vì sao giải ngân chậm?", "Vì sao giải ngân chậm"),
        ("exhortation", "Đẩy mạnh chuyển đổi số", "Nếp mới ở cơ sở"),
        ("topic", "Kết quả bước đầu", "Mùa xuân và kết quả"),
        ("judgement", "Bức tranh kinh tế khởi sắc", "Bức tranh kinh tế"),
        ("nothing-to-see", "Trái ngọt từ đất khó", "Trái ngọt Nà Ngần"),
        ("photo-words", "Chợ phiên. Ảnh: Thu Hà", "Chợ phiên"),
        ("view", "Toàn cảnh buổi lễ", "Buổi lễ toàn huyện"),
        ("position", "Ông Páo (bên phải) và vợ", "Ông Páo và vợ"),
        ("people-in-action", "Lãnh đạo huyện trao quà", "Lãnh đạo huyện đổi mới"),
        ("sentence-of-action", "Lãnh đạo huyện trao quà.", "Lãnh đạo huyện trao quà"),
        ("scene", "Bà con bên bếp lửa.", "Bà con đã quây quần bên bếp lửa."),
        ("people", "Hội viên nông dân xã", "Nông thôn mới"),
        ("portrait", "Ông Lò Văn Páo, Trưởng bản", "Ông Páo ra đồng"),
        ("at-event", "Đại biểu tại buổi lễ", "Đại biểu của xã"),
        ("event-first", "Lễ hội xuống đồng", "Xuống đồng"),
        ("action-first", "Thu hoạch lúa xuân", "Lúa xuân"),
        ("visible-thing", "Vườn cam sành", "Giấc mơ cam sành"),
        ("place", "Mùa quả ở xã Nà Ngần", "Mùa quả ở xã nghèo"),
        ("named-person", "Nụ cười Hoàng Thị Mẩy", "Nụ cười Mẩy"),
    ],
)
def test_a_rule_applies_where_it_says(code, yes, no):
    assert code in codes(Part(yes))
    assert code not in codes(Part(no))


def test_the_rules_on_place_see_the_place():
    assert "first" in codes(Part("Chợ phiên", first=True))
    assert "first" not in codes(Part("Chợ phiên"))
    assert "list-of-numbers" in codes(Part("1. Thôn Nà Ngần", in_list=True))
    assert "table-cell" in codes(Part("Nà Ngần", in_table=True))


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp tục cải thiện môi trường đầu tư",
        "Những kết quả bước đầu",
        "2. Công tác xây dựng Đảng",
        "III. TỔ CHỨC THỰC HIỆN",
        "b) Về văn hóa - xã hội",
        "Điều 2. Đối tượng áp dụng",
        "Chính quyền số lấy người dân làm trung tâm, hiệu quả rõ nét",
        "Một số giải pháp trọng tâm:",
    ],
)
def test_a_clear_subheading_is_taken_without_a_note(text):
    guess = kind_between_paragraphs(text)
    assert guess.kind == "subheading"
    assert guess.margin >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Quang cảnh buổi làm việc",
        "Phó Chủ tịch UBND tỉnh Mông Thị Len chủ trì cuộc họp",
        "Đồng chí Bí thư Huyện ủy trao Huy hiệu 50 năm tuổi Đảng cho đảng viên lão thành",
        "Các đại biểu cắt băng khánh thành công trình",
        "Bà con xã Khuổi Nặm thu hoạch quýt",
        "Một góc thị trấn Phú Lâm nhìn từ trên cao",
        "Ông Lý Văn Sình (ngoài cùng bên trái) tại vườn nhà",
        "Trường học mới ở Nà Ngần. (Ảnh: Thu Hà)",
        "Đoàn viên chụp ảnh lưu niệm",
        "Biểu đồ lượng mưa ba tháng đầu năm",
        "Lược đồ các tuyến tuần tra, hiệu quả rõ nét",
    ],
)
def test_a_clear_caption_is_taken_without_a_note(text):
    guess = kind_between_paragraphs(text)
    assert guess.kind == "figure"
    assert guess.margin >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị đã thành công tốt đẹp.",
        "- Phòng Nông nghiệp và Phát triển nông thôn huyện",
        "+ Hỗ trợ 50% giá giống",
        "“Có con đường này, nông sản của bà con bán được giá hơn nhiều”",
        "Phát biểu tại buổi lễ, đồng chí Chủ tịch UBND huyện nhấn mạnh:",
        "Bà Đàm Thị Vui: Chúng tôi mong sớm có nước sạch.",
        "Điện thoại: 0209 3870 114",
        "Kính gửi: Ủy ban nhân dân các xã, thị trấn",
        "Những hình ảnh đáng nhớ trong chuyến đi:",
        "Sau đây là toàn văn thư khen:",
        "Ban tổ chức xin giới thiệu các tác phẩm:",
    ],
)
def test_a_clear_paragraph_is_taken_without_a_note(text):
    guess = kind_between_paragraphs(text)
    assert guess.kind == "paragraph"
    assert guess.margin >= 2


@pytest.mark.parametrize(
    "text", ["Chợ phiên vùng cao", "Cơm lam Nà Ngần", "Lớp học giữa đại ngàn", "Khó khăn từ đâu?"]
)
def test_a_close_vote_is_told(text):
    assert kind_between_paragraphs(text).margin < 2


@pytest.mark.parametrize(
    "text",
    [
        "Bánh khẩu sli giòn thơm mùi mật mía.",
        "Chiếc cọn nước quay đều bên suối.",
        "Nhà bia mới đã được ốp đá.",
        "Các già làng xúc động nhận nhà mới.",
        "Chi bộ vui vẻ trong bữa cơm chung!",
    ],
)
@pytest.mark.parametrize("caption", ["Toàn cảnh buổi lễ", "Toàn cảnh buổi lễ."])
def test_a_short_sentence_that_may_be_a_caption_is_told(text, caption):
    guess = guesses([caption, BEFORE, text, AFTER])[2]
    assert guess.margin < 2
    assert {guess.kind, guess.other} == {"paragraph", "figure"}


@pytest.mark.parametrize(
    "text",
    [
        "Các đội thi ghi tên trước ngày 12.",
        "Thành viên đoàn kiểm tra gồm 9 người.",
        "Chủ tịch Hội Nông dân xã kết luận buổi làm việc.",
        "Hội viên thống nhất và biểu quyết thông qua quy ước.",
        "Đoàn thanh niên xã trồng 300 cây keo.",
    ],
)
def test_a_closing_sentence_is_no_certain_caption(text):
    guess = guesses(["Toàn cảnh buổi lễ", BEFORE, text])[2]
    assert guess.kind == "paragraph" or guess.margin < 2


@pytest.mark.parametrize(
    "text",
    [
        "Bà con muốn mua giống liên hệ trạm khuyến nông.",
        "Người dân phải đun sôi nước trước khi dùng.",
        "Học sinh không được tắm ở hồ chứa.",
    ],
)
def test_advice_is_a_paragraph(text):
    assert guesses(["Toàn cảnh buổi lễ", BEFORE, text])[2].kind == "paragraph"


def test_the_last_line_of_a_series_is_not_doubted():
    lines = ["Nội dung gồm:", "Rửa tay bằng xà phòng;", "Ăn chín, uống sôi;", "Vệ sinh nhà bếp."]
    assert guesses([BEFORE, *lines, AFTER])[4].margin >= 2


def test_captions_that_speak_of_photos_vouch_for_sentences():
    vouching = ["Quang cảnh phiên chợ.", BEFORE, "Bà con bày bán nông sản.", AFTER]
    assert guesses(vouching)[2].margin >= 2
    assert guesses(["Quang cảnh phiên chợ", *vouching[1:]])[2].margin < 2


def read(*texts):
    parts, notes = read_parts([Line(number, text) for number, text in enumerate(texts, start=1)])
    return [part.kind for part in parts], [(note.line, note.code) for note in notes]


@pytest.mark.parametrize(
    "cells",
    [
        ("TT", "Thôn", "Số hộ", "1", "Nà Ngần", "41", "2", "Cốc Lùng", "37,5"),
        ("Họ và tên", "Chức vụ", "Nơi công tác", "Lò Văn Páo", "Trưởng thôn", "Nà Ngần"),
        ("1", "Sửa đập và nạo vét mương dẫn nước", "85", "2", "Mua máy bơm cho tổ thủy nông", "40"),
        ("STT", "Tên trường và điểm trường lẻ", "Số lớp", "1", "Trường Tiểu học", "12"),
    ],
)
def test_the_cells_of_a_table_are_paragraphs_with_one_note(cells):
    kinds, notes = read(BEFORE, *cells, AFTER)
    assert set(kinds) == {"paragraph"}
    assert notes == [(2, "flattened-table")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Quang cảnh ngày hội", "Đại biểu dự ngày hội", "Màn múa khăn"),
        ("Tiết mục múa quạt", "Trao giải nhất", "Gian hàng ẩm thực"),
        ("- Thôn Nà Ngần", "- Thôn Cốc Lùng", "- Thôn Phia Đén"),
        ("1. Nà Ngần", "2. Cốc Lùng", "3. Phia Đén"),
        ("Niềm vui mới", BEFORE, "Kết quả"),
    ],
)
def test_captions_lists_and_headings_are_no_tables(lines):
    _, notes = read(BEFORE, *lines, AFTER)
    assert "flattened-table" not in {code for _, code in notes}


def test_numbered_lines_in_a_row_are_a_list_and_a_section_over_its_subsection_is_none():
    kinds = [g.kind for g in guesses([BEFORE, "1. Xã Nà Ngần", "2. Xã Phia Đén", "3. Xã Cốc Lùng"])]
    assert kinds == ["paragraph"] * 4
    kinds = [g.kind for g in guesses([BEFORE, "I. MỤC TIÊU", "1. Mục tiêu chung", AFTER])]
    assert kinds == ["paragraph", "subheading", "subheading", "paragraph"]


def test_the_last_part_is_no_subheading():
    assert guesses([BEFORE, "Niềm vui ngày hội"])[1].kind != "subheading"


def test_captions_that_end_as_sentences_vouch_for_each_other():
    first = "Quang cảnh buổi lễ."
    other = "Cây cầu mới của bản."
    alone = guesses(["Quang cảnh buổi lễ", AFTER, other, AFTER])[2]
    together = guesses([first, AFTER, other, AFTER])[2]
    assert alone.kind == "paragraph"
    assert together.kind == "figure"


def test_no_parts_give_no_guesses():
    assert guesses([]) == []
