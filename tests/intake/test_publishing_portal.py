"""Markers, toolbar, refusals and what is noted, on pages made for the purpose."""

import unicodedata

import pytest

from bantin.intake.errors import IntakeError
from bantin.intake.sources import LARGEST_FILE, SOURCES, parse, publishing_portal, source_for

TOOLBAR = "PublishingPortal - Block_BanTin_Toolbar"
VIEW = "PublishingPortal - Block_BanTin_ViewData"


def notes_of(record):
    return [(note.line, note.code) for note in record.review]


def refusal(raw):
    with pytest.raises(IntakeError) as caught:
        parse(raw)
    return caught.value


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", " \u00a0\n"),
        lambda text: text + "\n\n\n",
        lambda text: text.encode("utf-16").decode("utf-16"),
    ],
)
def test_the_same_page_in_another_form_is_the_same_record(page_bytes, change):
    raw = page_bytes("ocop")
    changed = parse(change(raw.decode()).encode())
    assert changed == parse(raw)


def test_utf_16_differs_by_the_name_of_its_encoding_only(page_bytes):
    raw = page_bytes("ocop")
    record, other = parse(raw), parse(raw.decode().encode("utf-16"))
    assert other.encoding.startswith("utf-16")
    assert (other.content_hash, other.body) == (record.content_hash, record.body)


@pytest.mark.parametrize(
    "marker",
    [
        "  PublishingPortal - Block_BanTin_ViewData  ",
        "\u00a0PublishingPortal - Block_BanTin_ViewData",
        "publishingportal - block_bantin_viewdata",
        "PublishingPortal – Block_BanTin_ViewData:",
        "\u200bPublishingPortal-Block_BanTin_ViewData",
    ],
)
def test_markers_may_vary(dump, marker):
    assert parse(dump().replace(VIEW, marker).encode()).byline == "Thu Hà"


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("08/04/2024", None),
        ("8/4/2024", None),
        ("08-04-2024", None),
        ("2024-04-08", None),
        ("Thứ Hai, 08/04/2024", None),
        ("Ngày đăng: 08/04/2024", None),
        ("Thứ hai, ngày 8 tháng 4 năm 2024", None),
        ("08/04/2024 14:30", "14:30"),
        ("08/04/2024 - 14h30", "14:30"),
        ("08/04/2024 | 2:30 PM", "14:30"),
        ("14:30 | 08/04/2024", "14:30"),
        ("14:30:05 08/04/2024", "14:30"),
        ("Thứ Hai, 08/04/2024, 14:30 (GMT+7)", "14:30"),
        ("Cập nhật lúc: 14:30 ngày 08/04/2024", "14:30"),
        ("08/04/2024 Tăng cỡ chữ Giảm cỡ chữ", None),
    ],
)
def test_the_date_line_may_vary(dump, line, time):
    record = parse(dump(date=line).encode())
    assert record.date.isoformat() == "2024-04-08"
    assert (record.time and record.time.isoformat("minutes")) == time
    assert record.headline == "Họp bàn công tác thủy lợi nội đồng"


@pytest.mark.parametrize(
    "controls",
    [
        "",
        "Tăng cỡ chữ\nGiảm cỡ chữ",
        "Tăng cỡ chữ | Giảm cỡ chữ | In bài viết | Gửi email",
        "A+\nA-\nIn bài viết\nLượt xem: 1.204",
        "Cỡ chữ mặc định\nTĂNG CỠ CHỮ Giảm cỡ chữ\nNghe bài viết",
        "Phóng to\nchữ\nThu nhỏ chữ | In trang | Gửi email",
        "Tăng\ncỡ\nchữ\nIn\nbài viết",
        "Tăng kích thước\nchữ Giảm kích thước\nchữ\nGửi\ncho bạn bè",
    ],
)
def test_controls_are_left_out(dump, controls):
    record = parse(dump(controls=controls).encode())
    assert record.headline == "Họp bàn công tác thủy lợi nội đồng"
    assert record.lead.startswith("Sáng 8/4")


def test_a_headline_behind_the_controls_is_found(dump):
    record = parse(dump(controls="", headline="Tăng cỡ chữ Giảm cỡ chữ Họp bàn thủy lợi").encode())
    assert record.headline == "Họp bàn thủy lợi"


@pytest.mark.parametrize("headline", ["Tin nhanh", "Thông báo", "* * *", "12/2024 - 15"])
def test_a_headline_of_few_words_is_noted(dump, headline):
    record = parse(dump(headline=headline).encode())
    assert record.headline == headline
    assert notes_of(record) == [(5, "short-headline")]


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\u2067", "\x07", "\x90", "\u00ad", "\ufeff"]
)
def test_invisible_characters_are_taken_out_with_one_note(dump, hidden):
    text = dump(
        f"Đoạn văn này đ{hidden}ã hết.\n\nĐoạn {hidden}sau cũng vậy.\n\nThu{hidden} Hà",
        headline=f"{hidden}Họp bàn thủy{hidden} lợi",
        lead="Sáng nay, xã họp bàn.",
    )
    record = parse(text.encode())
    said = (record.headline, record.byline, *(part.text for part in record.body))
    assert said == ("Họp bàn thủy lợi", "Thu Hà", "Đoạn văn này đã hết.", "Đoạn sau cũng vậy.")
    assert [note for note in notes_of(record) if note[1] == "invisible-characters"] == [
        (5, "invisible-characters"),
    ]
    assert hidden in record.raw_text


def test_a_break_inside_a_line_is_a_space_and_pictographs_stay_joined(dump):
    text = "Nhà\u2028 này 👨\u200d🌾 đã hết\u200d vụ."
    assert (
        parse(dump(f"{text}\n\nThu Hà").encode()).body[0].text == "Nhà  này 👨\u200d🌾 đã hết vụ."
    )


def test_a_headline_of_invisible_characters_is_none(dump):
    for lead in ("", "Sáng nay, xã họp bàn."):
        error = refusal(dump(headline="\u202e\u2066\x07", lead=lead).encode())
        assert error.code == "no-headline"


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        ({"headline": "x" * 256}, "long-headline", 5),
        ({"body": "Đã hết.\n\n" + "x" * 201}, "long-byline", 12),
        ({"body": "Đã hết.\n\nNguồn: https://bao.example/" + "x" * 190}, "long-source", 12),
    ],
)
def test_what_no_field_holds_is_refused(dump, changes, code, line):
    error = refusal(dump(**changes).encode())
    assert (error.code, error.line) == (code, line)


def test_the_longest_headline_is_taken(dump):
    assert len(parse(dump(headline="x" * 255).encode()).headline) == 255


def test_leads_that_are_unusual_are_noted(dump):
    none = parse(dump(lead="").encode())
    assert (none.lead, notes_of(none)) == ("", [(5, "no-lead")])
    several = parse(dump(lead="Dòng một\nDòng hai.").encode())
    assert (several.lead, notes_of(several)) == (
        "Dòng một\nDòng hai.",
        [(6, "several-lead-lines")],
    )
    assert notes_of(parse(dump(lead="dài " * 400).encode())) == [(6, "long-lead")]


def test_a_second_date_is_noted(dump):
    record = parse(dump(date="08/04/2024\nCập nhật: 09/04/2024").encode())
    assert record.date.isoformat() == "2024-04-08"
    assert notes_of(record) == [(4, "second-date")]


@pytest.mark.parametrize(
    ("stamp", "codes"),
    [
        ("Thứ Hai, 08/04/2024", []),
        ("Thứ 2, ngày 8/4/2024", []),
        ("Thứ Ba, 08/04/2024", [(3, "weekday-differs")]),
        ("Chủ nhật, 08/04/2024 09:15", [(3, "weekday-differs")]),
    ],
)
def test_a_weekday_that_contradicts_the_date_goes_under_review(dump, stamp, codes):
    record = parse(dump(date=stamp).encode())
    assert record.date.isoformat() == "2024-04-08"
    assert notes_of(record) == codes


def test_other_blocks_and_text_above_them_are_noted_not_taken(dump):
    text = (
        "Trang chủ\n" + dump() + "\nPublishingPortal - Block_BanTin_TinLienQuan\n\nTin khác nữa\n"
    )
    record = parse(text.encode())
    assert [part.text for part in record.body] == [
        "Đoạn văn duy nhất của trang này đã kết thúc bằng dấu chấm."
    ]
    assert notes_of(record) == [(1, "text-before-markers"), (15, "unknown-block")]
    assert "Tin khác nữa" in record.raw_text


def test_controls_and_links_below_the_text_are_noted_not_taken(dump):
    body = "Đoạn văn này đã hết.\n\nThu Hà\n\nIn bài viết\n\nTin liên quan\n\nHọp thôn Nà Ngần"
    record = parse(dump(body).encode())
    assert record.byline == "Thu Hà"
    assert [code for _, code in notes_of(record)] == [
        "control-line",
        "related-line",
        "related-line",
    ]


def test_leftover_markup_stays_and_is_noted(dump):
    record = parse(dump("Đoạn văn<br /> này đã hết.\n\nThu Hà").encode())
    assert record.body[0].text == "Đoạn văn<br /> này đã hết."
    assert [code for _, code in notes_of(record)] == ["markup"]


def test_a_credit_on_a_line_of_its_own_joins_the_photo_above(dump):
    record = parse(
        dump("Quang cảnh buổi họp\n\nẢnh: Hồng Nhung\n\nĐoạn này đã hết.\n\nThu Hà").encode()
    )
    assert [(part.kind, part.text, part.credit) for part in record.body] == [
        ("figure", "Quang cảnh buổi họp", "Hồng Nhung"),
        ("paragraph", "Đoạn này đã hết.", ""),
    ]


def test_a_line_that_runs_on_is_joined_and_noted(dump):
    body = "Cuộc họp đã bàn việc nạo vét kênh mương và tu sửa\ncác hồ chứa trước mùa mưa.\n\nThu Hà"
    record = parse(dump(body).encode())
    assert record.body[0].text.endswith("tu sửa các hồ chứa trước mùa mưa.")
    assert [code for _, code in notes_of(record)] == ["joined-lines"]


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"", "empty", None),
        (b"\xef\xbb\xbf \r\n\t\n", "empty", None),
        ("\u00a0\u200b\n".encode(), "empty", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" * 9, "binary", None),
        ("Chỉ là một đoạn văn.".encode(), "no-markers", None),
        (f"{TOOLBAR}\n08/04/2024\nTít\n".encode(), "missing-marker", None),
        (f"{VIEW}\nĐoạn.\n".encode(), "missing-marker", None),
        (f"{TOOLBAR}\n08/04/2024\nTít\n{VIEW}\nA.\n{VIEW}\nB.\n".encode(), "repeated-marker", 6),
        (f"{TOOLBAR}\n08/04/2024\nTăng cỡ chữ\n{VIEW}\nĐoạn.\n".encode(), "no-headline", 1),
        (f"{TOOLBAR}\nTít\n{VIEW}\nĐoạn.\n".encode(), "no-date", 1),
        (f"{TOOLBAR}\n31/02/2024\nTít\n{VIEW}\nĐoạn.\n".encode(), "impossible-date", 2),
        (f"{TOOLBAR}\n08/04/2024\nTít\n{VIEW}\n\n".encode(), "no-body", 4),
        (f"{TOOLBAR}\n08/04/2024\nTít\n{VIEW}\nIn bài viết\n".encode(), "no-body", 4),
        (f"{TOOLBAR}\n08/04/2024\nTít\n{VIEW}\n".encode() + b"x\n" * 20_001, "too-many-lines", 4),
        (b"a" * (LARGEST_FILE + 1), "too-large", None),
        (b"a" * 2_000_001, "too-large", None),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_with_its_reason(raw, code, line):
    error = refusal(raw)
    assert (error.code, error.line) == (code, line)
    assert error.message


def test_a_refusal_says_where_and_what():
    error = refusal(f"{TOOLBAR}\n30/02/2024\nTít\n{VIEW}\nĐoạn.\n".encode())
    assert str(error).startswith("line 2: ")
    assert "30/02/2024" in error.message
    assert VIEW in refusal(f"{TOOLBAR}\n08/04/2024\nTít\n".encode()).message
    twice = refusal(f"{TOOLBAR}\n{TOOLBAR}\n{VIEW}\n".encode())
    assert "line 1 and again on line 2" in twice.message


def test_a_nul_is_refused(dump):
    assert refusal(dump().replace("duy", "du\0y").encode()).code in ("nul", "binary")


def test_bytes_of_no_known_encoding_are_refused(dump):
    error = refusal(dump("Đoạn này đã hết.").encode()[:-8] + b"\xff\xfe\xfa")
    assert (error.code, error.line) == ("unknown-encoding", 10)


def test_the_limit_may_be_set(dump):
    raw = dump().encode()
    assert publishing_portal.parse(raw, largest_page=len(raw)).byline == "Thu Hà"
    with pytest.raises(IntakeError, match="more than the 100 "):
        publishing_portal.parse(raw, largest_page=100)


def test_sources_recognise_their_format(dump):
    assert [source.name for source in SOURCES] == ["publishing-portal", "docx"]
    assert source_for(dump().encode()).recognises(dump().encode())
    assert source_for(dump().encode("utf-16")).recognises(dump().encode("utf-16"))
    assert not SOURCES[0].recognises(b"<html></html>")
