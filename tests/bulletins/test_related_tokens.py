"""Texts as they are compared."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bantin.bulletins.related.tokens import LONGEST_SYLLABLE, MOST_SYLLABLES, tokens


def test_syllables_and_pairs_of_neighbours() -> None:
    assert tokens(["Kinh tế xã"]) == ["kinh", "tế", "xã", "kinh_tế", "tế_xã"]


def test_a_pair_does_not_reach_from_one_passage_into_the_next() -> None:
    assert "tế_xã" not in tokens(["kinh tế", "xã hội"])


def test_diacritics_tell_words_apart_and_the_place_of_the_tone_does_not() -> None:
    assert tokens(["đường"]) != tokens(["duong"])
    assert tokens(["hoà"]) == tokens(["hòa"]) == tokens([unicodedata.normalize("NFD", "HOÀ")])


def test_what_is_said_often_counts_less_each_time() -> None:
    for times, counted in ((1, 1), (2, 2), (3, 2), (4, 3), (8, 4)):
        assert tokens(["cầu"] * times) == ["cầu"] * counted


def test_a_long_report_is_known_by_its_beginning() -> None:
    words = " ".join(f"a{n}" for n in range(MOST_SYLLABLES * 3))
    assert f"a{MOST_SYLLABLES - 1}" in tokens([words])
    assert f"a{MOST_SYLLABLES}" not in tokens([words, "a b"])
    assert tokens(["x" * (LONGEST_SYLLABLE + 1)]) == []


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=4))
def test_any_text_is_taken(passages: list[str]) -> None:
    found = tokens(passages)
    " ".join(found).encode()
    assert all(len(token.split()) == 1 for token in found)
