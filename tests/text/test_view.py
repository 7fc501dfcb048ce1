from hypothesis import given

from bantin.text.marks import nfc
from bantin.text.view import view
from tests.text.strategies import marked_text, nfd, phrases


@given(phrases)
def test_a_word_is_found_where_it_was_written(text: str) -> None:
    written = f"trước {text} sau"
    seen = view(nfd(written))
    start = seen.text.index(text)
    first, last = seen.original(start, start + len(text))
    assert seen.text == written
    assert nfc(nfd(written)[first:last]) == text


@given(marked_text)
def test_offsets_are_in_order_and_inside(text: str) -> None:
    seen = view(text)
    spans = [seen.original(i, i + 1) for i in range(len(seen.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert seen.original(0, len(seen.text)) == (0, len(text))
