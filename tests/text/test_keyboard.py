"""What was typed while the keyboard's Vietnamese was off."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.keyboard import typed_out
from bantin.text.syllables import is_syllable
from tests.text.strategies import any_text

TELEX = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
VNI = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
WORDS = "hội nghị đường được tiến hành đảng ủy nghiên cứu thủy quý hưởng ứng chiếm xoá khuỷu ăn"


def keys(word: str, tones: dict[str, str], *, is_telex: bool) -> str:
    """The keys of ``word``, its tone at the end."""
    written, tone = "", ""
    marks = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
    for letter in unicodedata.normalize("NFD", word):
        if letter in tones:
            tone = tones[letter]
        elif letter == "đ":
            written += "dd" if is_telex else "d9"
        elif letter in marks:
            written += (written[-1] if letter == "\u0302" else "w") if is_telex else marks[letter]
        else:
            written += letter
    return written + tone


@pytest.mark.parametrize("word", WORDS.split())
def test_telex_and_vni_give_the_word(word: str) -> None:
    old = {"xoá": "xóa"}.get(word, word)
    assert typed_out(keys(word, TELEX, is_telex=True)) == old
    assert typed_out(keys(word, VNI, is_telex=False)) == old


@pytest.mark.parametrize("typed", ["hoi", "nghi", "covid", "2024", "", "d", "hội", "sss", "tax9"])
def test_what_are_no_keys_gives_nothing(typed: str) -> None:
    assert typed_out(typed) == ""


@given(any_text | st.text(alphabet="abcdeghiklmnopqrstuvxywfjz0123456789", max_size=10))
def test_what_comes_out_is_a_syllable_or_nothing(typed: str) -> None:
    made = typed_out(typed)
    assert made == "" or (is_syllable(made) and made != typed)
