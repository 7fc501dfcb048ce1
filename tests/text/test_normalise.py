import unicodedata
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bantin.text.marks import split_tone
from bantin.text.normalise import clean, fold, nfc, normalise, writable
from tests.text.strategies import (
    any_text,
    marked_text,
    new_placement,
    nfd,
    phrases,
    wrong_order,
)


@given(marked_text)
def test_nfc_is_canonical_and_idempotent(text: str) -> None:
    once = nfc(text)
    assert nfc(once) == once
    assert nfc(nfd(text)) == once
    assert unicodedata.is_normalized("NFC", once)


@given(phrases)
def test_nfc_mends_marks_in_any_order(text: str) -> None:
    assert nfc(wrong_order(text)) == text
    assert nfc(text) == text


@pytest.mark.parametrize("base", ["e\u0301\u0302", "e\u0302\u0301", "é\u0302", "ê\u0301", "ế"])
def test_nfc_of_each_spelling_of_one_letter(base: str) -> None:
    assert nfc(base) == "ế"


def test_nfc_keeps_the_authors_tone_placement_and_white_space() -> None:
    assert nfc("Chị Thuỷ \u00a0ở\tHoà Bình\r\n") == "Chị Thuỷ \u00a0ở\tHoà Bình\r\n"


@pytest.mark.parametrize(
    "text", ["がぎ", "한국어", "ά̂", "й̂", "o\u0301\u0306", "e\u0301\u0302\u0304"]
)
def test_nfc_leaves_other_scripts_to_unicode(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("HOÀ", "HÒA"),
        ("Thuỵ", "Thụy"),
        ("tóan", "toán"),
        ("qúy", "quý"),
        ("gía", "giá"),
        ("ngừơi", "người"),
        ("Ðảng", "Đảng"),
    ],
)
def test_normalise_moves_the_tone(written: str, normal: str) -> None:
    assert normalise(written) == normal
    assert normalise(nfd(written)) == normal


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "quỳ",
        "quỵ",
        "giá",
        "già",
        "hoàn",
        "toán",
        "khuỷu",
        "ngoèo",
        "xoáy",
        "loài",
        "huệ",
        "thuở",
        "giếng",
        "gì",
        "mía",
        "của",
        "QUÝ",
        "Giá",
        "quốc",
        "ngoại",
        "chuyện",
        "rượu",
        "khuya",
        "Noël",
        "café",
        "façade",
        "crème",
    ],
)
def test_normalise_leaves_the_tone_where_it_belongs(word: str) -> None:
    assert normalise(word) == word


def test_normalise_works_inside_running_text() -> None:
    text = "Uỷ ban “Hoà giải” (xã Thuỷ Xuân), quý I: đạt hoà-thuận/khoẻ mạnh."
    assert normalise(text) == "Ủy ban “Hòa giải” (xã Thủy Xuân), quý I: đạt hòa-thuận/khỏe mạnh."


@given(phrases)
def test_both_placements_are_normal_in_the_same_way(text: str) -> None:
    assert normalise(new_placement(text)) == text
    assert normalise(text) == text


@given(marked_text)
def test_normalise_is_idempotent_and_blind_to_composition(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert normalise(nfd(text)) == once


@given(phrases)
def test_fold_gives_ascii_for_vietnamese_whatever_its_spelling(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert len(folded) == len(text)
    for spelling in (nfd(text), wrong_order(text), new_placement(text)):
        assert fold(spelling) == folded


@given(marked_text)
def test_fold_is_idempotent_and_has_no_marks(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(nfd(text)) == folded
    assert not any("\u0300" <= char <= "\u036f" for char in nfd(folded))


def test_fold_keeps_case_and_other_scripts() -> None:
    assert fold("Đường ĐÊ, Ðà") == "Duong DE, Da"
    assert fold("ガ กำ שָׁ 한") == "ガ กำ שָׁ 한"


def test_clean_removes_what_nobody_sees() -> None:
    assert clean("\ufeffBản\u200b tin\u00ad số\u00a05\x00\x07\x9f\u2060") == "Bản tin số 5"
    assert clean("a\r\nb\rc\vd\u2028e\tf\n") == "a\nb\nc\nd\ne\tf\n"


@given(any_text)
def test_clean_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(char in "\n\t" or unicodedata.category(char) != "Cc" for char in once)


@pytest.mark.parametrize(
    ("word", "letters", "tone"),
    [("được", "đươc", "\u0323"), ("thuỷ", "thuy", "\u0309"), ("ban", "ban", "")],
)
def test_split_tone(word: str, letters: str, tone: str) -> None:
    assert split_tone(word) == (letters, tone)


@given(st.text(st.characters(categories=None)))
def test_what_is_writable_can_be_written_and_little_is_lost(text: str) -> None:
    written = writable(text)
    written.encode()
    assert writable(written) == written
    etree.fromstring(f"<a>{escape(written)}</a>".encode())
    assert set(text) - set(written) <= {
        c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cn"}
    }


def test_line_ends_emoji_and_direction_marks_are_writable() -> None:
    assert writable("a\tb\r\nĐ 😀 \u202e\u2028") == "a\tb\r\nĐ 😀 \u202e\u2028"
