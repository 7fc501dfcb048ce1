import pytest
from hypothesis import given

from bantin.text.syllables import (
    is_syllable,
    place_tone,
    syllables_without_tone,
    tone_position,
    vietnamese_share,
)
from tests.text.strategies import any_text, new_placement, nfd, syllables


@given(syllables)
def test_every_spelling_of_a_syllable_is_one(syllable: str) -> None:
    for spelling in (syllable, nfd(syllable), new_placement(syllable)):
        assert is_syllable(spelling)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quyển",
        "giếng",
        "gì",
        "gìn",
        "quốc",
        "quýt",
        "khuỷu",
        "khuya",
        "ngoằn",
        "ngoèo",
        "xoong",
        "buýt",
        "yếm",
        "ỉu",
        "oẳng",
        "ươm",
        "ghế",
        "kẻ",
        "củ",
        "Kạn",
        "Đắk",
        "Lắk",
        "Kon",
        "xuề",
        "tuềnh",
        "toàng",
        "khuếch",
        "hừm",
        "huơ",
        "ĐƯỜNG",
        "hoà",
        "hòa",
        "pin",
        "ý",
        "ưỡn",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "nhgiêng",
        "cac",
        "hòc",
        "tàp",
        "lịchh",
        "kủ",
        "cế",
        "ngì",
        "ghà",
        "tóan",
        "hôà",
        "qúy",
        "zà",
        "fà",
        "wá",
        "school",
        "the1",
        "việtnam",
        "é́",
        "bảng-tin",
        "đươcj",
        "",
        " ",
        "a b",
    ],
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_letters_have_one_reading() -> None:
    letters = [onset + rime for onset, rime in syllables_without_tone()]
    assert len(letters) == len(set(letters))


@given(any_text)
def test_nothing_raises(text: str) -> None:
    is_syllable(text)
    assert 0.0 <= vietnamese_share(text) <= 1.0
    assert place_tone(place_tone(text)) == place_tone(text)


def test_share_of_words() -> None:
    assert vietnamese_share("Xã vùng cao đón điện về bản") == 1.0
    assert vietnamese_share("Xã Mới, UBND: 12 hộ.") == 0.75
    assert vietnamese_share("Committees publish quarterly reports") == 0.0
    assert vietnamese_share("12/4, …") == 0.0


def test_where_the_tone_stands() -> None:
    assert [tone_position(letters) for letters in ("hoa", "hoan", "quy", "nghe", "xyz")] == [
        *(1, 2, 2, 3),
        None,
    ]
