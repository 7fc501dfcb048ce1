"""What the desk's search makes of what is typed, whatever that is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText

from bantin.portal.search_words import FTS5, MOST_WORDS, TSQUERY, indexed, sought, words


@pytest.mark.parametrize(
    "text", ["Hoà giải", "hòa giải", "HOA GIAI", unicodedata.normalize("NFD", "hoà giải")]
)
def test_marks_case_and_composition_make_no_word_another(text: str) -> None:
    assert words(text) == ["hoa", "giai"]


def test_what_is_no_letter_and_no_figure_parts_words() -> None:
    assert words("Số 125/QĐ-UBND, “Đường_mới”\x00🎉") == ["so", "125", "qd", "ubnd", "duong", "moi"]


def test_a_query_is_written_in_the_words_of_the_database() -> None:
    query = PlainText("Cầu bến", operator="and")
    assert sought(query, FTS5, prefix=False) == '("cau" AND "ben")'
    assert sought(query, FTS5, prefix=True) == '("cau" AND "ben"*)'
    assert sought(query, TSQUERY, prefix=True) == "('cau' & 'ben':*)"
    assert sought(PlainText("a b", operator="or"), FTS5, prefix=False) == '("a" OR "b")'
    assert sought(Phrase("Bến Đá"), TSQUERY, prefix=False) == "('ben' <-> 'da')"


def test_queries_are_put_together() -> None:
    query = And([Or([PlainText("cầu"), PlainText("đò")]), Not(Phrase("Bến Đá")), MatchAll()])
    assert sought(query, FTS5, prefix=False) == '(("cau" OR "do") NOT ("ben" + "da"))'
    assert sought(And([PlainText("🎉"), PlainText("cầu")]), FTS5, prefix=False) == '"cau"'
    for unanswerable in (And([Not(PlainText("cầu"))]), Not(PlainText("cầu"))):
        with pytest.raises(NotImplementedError):
            sought(unanswerable, FTS5, prefix=False)


def test_a_long_query_is_cut() -> None:
    assert sought(PlainText("a " * 5_000), FTS5, prefix=False).count('"a"') == MOST_WORDS
    assert len(sought(PlainText("a" * 10_000), FTS5, prefix=False)) < 100


@given(st.text())
def test_indexing_again_changes_nothing(text: str) -> None:
    assert indexed(indexed(text)) == indexed(text)
    assert '"' not in indexed(text)
    assert "'" not in indexed(text)
