"""What holds for every page, and for every file at all."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.intake.errors import IntakeError
from bantin.intake.sources import parse

PARAGRAPHS = (
    "Sáng nay, UBND xã đã tổ chức họp bàn kế hoạch nạo vét kênh mương nội đồng.",
    "Theo báo cáo, toàn xã có 14 km kênh cần tu sửa; kinh phí dự kiến 1,2 tỷ đồng. Công việc bắt đầu từ thứ Hai.",
    "- Thôn Nà Ngần phụ trách đoạn đầu kênh",
    "“Cả bản góp công, việc khó mấy cũng xong”, bà Mẩy nói.",
    "Trong quý II, xã tiếp tục rà soát các hồ chứa nhỏ…",
)
SUBHEADINGS = (
    "Phát huy sức dân",
    "2. Những việc cần làm ngay",
    "NHIỆM VỤ TRỌNG TÂM",
    "Tiếp tục tu sửa kênh mương",
)
FIGURES = (
    "Quang cảnh buổi họp",
    "Bà con thôn Nà Ngần nạo vét kênh mương. Ảnh: Thu Hà",
    "Chủ tịch UBND xã kiểm tra hồ chứa (Ảnh: Thu Hà)",
    "Ông Lò Văn Páo (bên trái) bên đoạn kênh mới",
)
SIGNATURES = (
    "Thu Hà",
    "Tin, ảnh: Hồng Nhung - Quốc Bảo",
    "Văn phòng Huyện ủy",
    "Nguồn: baodientu.vn",
)
PIECES = (*PARAGRAPHS, *SUBHEADINGS, *FIGURES, *SIGNATURES, "In bài viết", "…", "x", "🌾 Mùa vàng")

gaps = st.sampled_from(("\n", "\n\n", "\n \u00a0\n", "\r\n\r\n"))
pieces = st.one_of(
    st.sampled_from(PIECES),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80),
)
bodies = st.lists(st.tuples(pieces, gaps), min_size=1, max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@st.composite
def composed_pages(draw):
    """A page as a portal composes it, with the kinds that its parts have."""
    sections = draw(st.lists(st.sampled_from(("text", "heading", "photo")), max_size=8))
    parts = [("F", draw(st.sampled_from(FIGURES)))] if draw(st.booleans()) else []
    parts.append(("P", draw(st.sampled_from(PARAGRAPHS))))
    for section in sections:
        if section == "heading" and parts[-1][0] == "P":
            parts.append(("S", draw(st.sampled_from(SUBHEADINGS))))
        elif section == "photo":
            parts.append(("F", draw(st.sampled_from(FIGURES))))
        parts.append(("P", draw(st.sampled_from(PARAGRAPHS))))
    return parts, draw(gaps)


def said(text):
    """The text without white space and invisible characters, to compare by."""
    kept = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return re.sub(r"\W", "", "".join(kept))


@given(composed_pages())
@settings(max_examples=150, deadline=None)
def test_a_composed_page_is_read_as_it_was_composed(dump, page):
    parts, gap = page
    record = parse(dump(gap.join(text for _, text in parts) + gap + "Thu Hà").encode())

    assert record.byline == "Thu Hà"
    unsure = {note.line for note in record.review if note.code == "uncertain-part"}
    kinds = [(part.kind[0].upper(), part.line in unsure) for part in record.body]
    assert len(kinds) == len(parts)
    assert all(
        kind == expected or flagged
        for (kind, flagged), (expected, _) in zip(kinds, parts, strict=True)
    )


@given(bodies)
@settings(max_examples=300, deadline=None)
@example("Thu Hà")
@example("1\n1\n")
@example("“\n")
def test_nothing_of_the_view_block_is_lost(dump, body):
    record = read(dump(body).encode())
    if record is None:
        return
    places = [
        *(part.text + part.credit for part in record.body),
        record.byline,
        record.byline_label,
        record.source,
        *(value for note in record.review for _, value in note.values),
    ]
    everything = said(" ".join(places))
    for line in re.split(r"[\r\n]", body):
        for word in line.split():
            if len(word) < 40:
                assert said(word) in everything or _is_signing_word(word)
        assert said(line) in said(record.raw_text)


def _is_signing_word(word):
    return re.sub(r"\W", "", word).casefold() in {"ảnh", "nguồn", "theo", "và"}


@given(bodies)
@settings(max_examples=150, deadline=None)
def test_form_of_unicode_and_line_ends_change_nothing(dump, body):
    text = dump(body)
    lf = text.replace("\r\n", "\n")
    variants = (
        unicodedata.normalize("NFC", lf),
        unicodedata.normalize("NFD", lf),
        lf.replace("\n", "\r\n"),
    )
    try:
        record, *others = (parse(variant.encode()) for variant in variants)
    except IntakeError:
        return
    assert all(other == record for other in others)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(raw):
    _read_or_refuse(raw)


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_between_markers_is_read_or_refused(before, toolbar, view):
    text = (
        f"{before}\nPublishingPortal - Block_BanTin_Toolbar\n08/04/2024\n{toolbar}\n"
        f"PublishingPortal - Block_BanTin_ViewData\n{view}"
    )
    _read_or_refuse(text.encode("utf-8", "surrogatepass"))


@given(bodies, st.integers(0, 3000), st.binary(min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_damaged_page_is_read_or_refused(dump, body, at, damage):
    raw = dump(body).encode()
    _read_or_refuse(raw[:at] + damage + raw[at + len(damage) :])


def read(raw):
    """The record, or None where the file is refused as it should be."""
    try:
        return parse(raw)
    except IntakeError:
        return None


def _read_or_refuse(raw):
    record = read(raw)
    if record is not None:
        assert record.headline
        assert record.body
        assert len(record.content_hash) == 64


@pytest.mark.parametrize(
    "unit",
    [
        PARAGRAPHS[1] * 4 + "\n\n",
        "x " * 1000 + "\n",
        " " * 5000,
        "\u200b " * 5000,
        "/." * 5000,
        "<a " * 5000,
        "Tăng cỡ chữ " * 1000,
    ],
)
def test_reading_takes_time_in_proportion_to_the_length(dump, unit):
    def seconds(length):
        raw = dump(unit * (length // len(unit)) + "\nhết.").encode()
        started = time.perf_counter()
        _read_or_refuse(raw)
        return time.perf_counter() - started

    seconds(10_000)
    assert seconds(800_000) < 32 * max(seconds(100_000), 0.02)  # 64 if it were quadratic
