"""What other programs put on the clipboard becomes parts of a body."""

import time
from pathlib import Path

import pytest

from bantin.bulletins.writing.addresses import address_of
from bantin.bulletins.writing.arrange import arranged
from bantin.bulletins.writing.clipboard import TooMuch, read
from bantin.bulletins.writing.mending import mended
from bantin.bulletins.writing.numbering import written
from bantin.bulletins.writing.parts import Figure, Grid, Items, Part, Subheading, Text, words_of
from bantin.bulletins.writing.stream import html_of

CLIPBOARDS = Path(__file__).parent / "clipboards"
"""HTML as programs put it on the clipboard, written by hand after what each of them writes."""


def clipboard(name: str) -> str:
    return (CLIPBOARDS / f"{name}.html").read_text(encoding="utf-8")


def parts(html: str) -> tuple[Part, ...]:
    return arranged(mended(read(html)).pieces)


def shown(part: Part) -> object:
    """A part in short: what a test compares."""
    if isinstance(part, Subheading):
        return f"{'##' if part.minor else '#'} {part.text}"
    if isinstance(part, Text):
        return html_of(part.runs)
    if isinstance(part, Items):
        return "1." if part.ordered else "-", [[html_of(line) for line in i] for i in part.items]
    if isinstance(part, Grid):
        return part.header, [list(row) for row in part.rows]
    return part


def all_shown(html: str) -> list[object]:
    return [shown(part) for part in parts(html)]


def levels(*tags: str) -> str:
    """Which of the headings ``tags``, each above a paragraph, are subheadings (#) and which minor ones (##)."""
    html = "".join(f"<{tag}>Mục</{tag}><p>Lời văn.</p>" for tag in tags)
    return " ".join(str(text).split()[0] for text in all_shown(html) if text != "Lời văn.")


def test_headings_below_the_highest_are_minor_subheadings() -> None:
    assert levels("h2", "h3", "h3", "h2", "h4") == "# ## ## # ##"
    assert levels("h1", "h2", "h2") == "# ## ##"
    assert levels("h3", "h3") == "# #"


def test_one_heading_above_two_levels_is_a_title() -> None:
    assert levels("h1", "h2", "h3", "h2") == "# # ## #"


def test_no_minor_subheading_stands_before_the_first_subheading() -> None:
    assert levels("h3", "h2", "h3") == "# # ##"


def test_word() -> None:
    assert all_shown(clipboard("word")) == [
        "# I. Kết quả",
        (
            "<b>Sáng 8/4,</b> xã <i>Khâu Lĩnh</i> khánh thành cầu, theo "
            '<a href="https://example.gov.vn/van-ban?so=23&amp;nam=2026">Quyết định 23</a> và mục lục. '
            "[1]câu mới thêm"
        ),
        ("-", [["Cầu dài 42 m", "– Rộng 5 m"], ["Tổng vốn 4,2 tỷ"]]),
        Figure(
            "file:///C:/Users/HA/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg",
            "A bridge over a river Description automatically generated",
            "Cầu Bến Đá ngày khánh thành.",
            "Thu Hà",
        ),
        (
            True,
            [
                ["TT", "Thôn", "Năm 2026 – Kế hoạch", "Năm 2026 – Thực hiện"],
                ["1", "Nà Lùm", "10", "12"],
                ["2", "Nà Lùm", "8", "9"],
            ],
        ),
        "a) Điểm thứ nhất",
        "b) Điểm thứ hai",
        "[1] Công báo số 7.",
    ]


def test_google_docs() -> None:
    assert all_shown(clipboard("google-docs")) == [
        "# Mô hình mới",
        '<b>Chị Lò Thị Mến</b> trồng chè, theo <a href="https://example.gov.vn/che?a=1">đề án</a>.',
        ("1.", [["Chọn giống", "– chè shan"], ["Làm đất"]]),
        Figure("https://lh7-rt.googleusercontent.com/docsz/AD_4nXabcdef?key=xyz"),
        (True, [["Vụ", "Sản lượng"], ["Xuân", "12 tấn"]]),
    ]


def test_libre_office() -> None:
    assert all_shown(clipboard("libre-office")) == [
        "# Thông báo",
        "<b>UBND xã</b> thông báo lịch tiếp dân:",
        ("1.", [["Thứ Hai"], ["Thứ Năm"]]),
        Figure("photo:7"),
        "Ảnh chụp sáng nay",
    ]


def test_outlook_lays_out_with_tables() -> None:
    assert all_shown(clipboard("outlook")) == [
        "Kính gửi Ban Biên tập,",
        (
            'Gửi <a href="https://example.gov.vn/tin">bản tin</a> và thư '
            '<a href="mailto:toasoan@example.gov.vn">toà soạn</a>.'
        ),
        Figure("cid:image001.png@01DB", "logo"),
    ]


def test_fonts_of_the_time_before_unicode() -> None:
    found = mended(read(clipboard("tcvn3")))
    assert found.encodings == ("tcvn3", "vni")
    assert [shown(part) for part in arranged(found.pieces)] == [
        "THÔNG BÁO",
        "Hội nghị Ban Chấp hành <b>Đảng bộ xã</b>, năm 2026 – Nghị quyếtư",
        "Hội nghị Ban Chấp hành",
    ]


def test_letters_are_converted_on_evidence_alone() -> None:
    text = "Héi nghÞ Ban ChÊp hµnh §¶ng bé tØnh n¨m 2026, kÕ ho¹ch ph¸t triÓn kinh tÕ"
    found = mended(read(f"<p>{text}</p><p>{text}</p>"))
    assert found.encodings == ("tcvn3",)
    assert words_of(arranged(found.pieces)[0]).startswith("Hội nghị Ban Chấp hành Đảng bộ tỉnh")


def test_unicode_in_a_font_of_that_time_is_left() -> None:
    font = 'style="font-family:.VnTime"'
    html = f"<p><span {font}>Hội nghị tổng kết</span> <span {font}>là đà</span></p>"
    found = mended(read(html))
    assert (found.encodings, words_of(arranged(found.pieces)[0])) == ((), "Hội nghị tổng kết là đà")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>•\tmột</p><p>•\thai</p>", [("-", [["một"], ["hai"]])]),
        (
            '<p><span style="font-family:Wingdings">\uf0fc</span> một</p>',
            [("-", [["một"]])],
        ),
        ("<p>- một</p><p>- hai</p>", ["- một", "- hai"]),
        ('<ol start="3"><li>ba<li>bốn</ol>', ["3. ba", "4. bốn"]),
        ('<ol type="I"><li>một<li>hai</ol>', ["I. một", "II. hai"]),
        ("<ol><li>một</ol><p>xen</p><ol start=2><li>hai</ol>", ["1. một", "xen", "2. hai"]),
        ("<ul><li>A<p>tiếp</p></ul>", [("-", [["A", "tiếp"]])]),
        ("<ul><li><ul><li>a<li>b</ul></ul>", [("-", [["a"], ["b"]])]),
        (
            "<ul><li>A<ul><li>a<ul><li>x</ul></ul><li>B</ul>",
            [("-", [["A", "– a", "+ x"], ["B"]])],
        ),
        (
            '<ul><li>A<img src="photo:1"></li><li>B</li></ul>',
            [("-", [["A"], ["B"]]), Figure("photo:1")],
        ),
        ("<p>một<br>hai<br><br>ba</p>", ["một<br/>hai", "ba"]),
        ("<p>H<sub>2</sub>O, m<sup>2</sup></p>", ["H<sub>2</sub>O, m<sup>2</sup>"]),
        ("<p>a &lt;script&gt; &amp; b</p>", ["a &lt;script&gt; &amp; b"]),
        ("<script>alert(1)</script><p onclick=x>chữ</p>", ["chữ"]),
        ("<p><b>Kết quả đạt được</b></p><p>Cả xã có 12 thôn.</p>", ["# Kết quả đạt được", "Cả xã có 12 thôn."]),
        ("<p>Hết.</p><p><b>Thu Hà</b></p>", ["Hết.", "<b>Thu Hà</b>"]),
        ("<p><b>Tin này quan trọng.</b></p><p>x</p>", ["<b>Tin này quan trọng.</b>", "x"]),
    ],
)  # fmt: skip
def test_small_things(html: str, expected: list[object]) -> None:
    assert all_shown(html) == expected


def test_a_table_that_holds_pictures_in_place() -> None:
    html = """<table><tr><td><img src="photo:1"></td><td><img src="photo:2"></td></tr>
    <tr><td align=center>Trái</td><td align=center>Phải</td></tr></table>"""
    assert parts(html) == (
        Figure("photo:1", caption="Trái"),
        Figure("photo:2", caption="Phải"),
    )


def test_a_table_of_data_keeps_its_pictures_behind_it() -> None:
    cells = "".join(f"<td>ô {i}</td>" for i in range(5))
    html = f"<table><tr>{cells}</tr><tr>{cells}</tr><tr><td><img src='photo:1'></td></tr></table>"
    assert [type(part) for part in parts(html)] == [Grid, Figure]


def test_a_title_across_a_row_and_links_in_cells() -> None:
    html = """<table><tr><th>TT<th>Việc<th>Nơi</tr><tr><td colspan=3>I. Nông nghiệp</tr>
    <tr><td>1<td><a href="https://a.vn/x">Chè</a><td><ol><li>Nà Lùm</ol></tr></table>"""
    assert all_shown(html) == [
        (
            True,
            [
                ["TT", "Việc", "Nơi"],
                ["I. Nông nghiệp", "", ""],
                ["1", "Chè (https://a.vn/x)", "1. Nà Lùm"],
            ],
        )
    ]


def test_a_table_too_large_for_a_table() -> None:
    html = "<table>" + "<tr><td colspan=60>x<td>y</tr>" * 2000 + "</table>"
    assert all_shown(html)[:2] == ["x – y", "x – y"]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.vn/x?y=1#z", "https://a.vn/x?y=1#z"),
        ("java\tscript:alert(1)", ""),
        (" \x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///C:/x", ""),
        ("#_Toc1", ""),
        ("/noi-bo", ""),
        ("//a.vn/x", ""),
        ("http://", ""),
        ("https://[bad", ""),
        ("https://a.vn\\@b.vn", ""),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("mailto:", ""),
        ("https://www.google.com/url?q=javascript:alert(1)&sa=D", ""),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.vn%2F%C4%91", "https://a.vn/đ"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.vn&h=1", "https://a.vn"),
        ("https://www.google.com/search?q=https://a.vn", "https://www.google.com/search?q=https://a.vn"),
        ("https://a.vn/" + "x" * 3000, ""),
    ],
)  # fmt: skip
def test_where_links_may_lead(href: str, expected: str) -> None:
    assert address_of(href) == expected


def test_numbers() -> None:
    assert [written(n, "lower-letter") for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert [written(n, "upper-roman") for n in (4, 1994, 0)] == ["IV", "MCMXCIV", "0"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "x" * 3_000_001,
        "<li>" * 200_000,
        "<table><tr><td>" * 3_000 + "x",
    ],
)
def test_too_much_is_refused_at_once(html: str) -> None:
    started = time.process_time()
    with pytest.raises(TooMuch):
        read(html)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "html",
    [
        "<b><p>" * 240 + "x",
        "<style>.VnTime" + "p{" * 200_000 + "</style>x",
        "<p style='" + "a" * 400_000 + "'>x",
        "<td>" * 100_000,
        "<li>" * 100_000,
        "<table><tr>" + "<td rowspan=65000 colspan=1000>x" * 500,
        "<!--" * 200_000,
        "&" * 500_000,
        "<p title='" * 100_000,
        "<style>" * 100_000,
        "<p><style>.VnTime</p>" * 50_000,
    ],
)
def test_hostile_html_takes_no_time(html: str) -> None:
    started = time.process_time()
    parts(html)
    assert time.process_time() - started < 10
