from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.numbers import (
    NotANumber,
    format_number,
    format_percent,
    parse_number,
    parse_percent,
)
from tests.text.strategies import any_text

decimals = st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda number: abs(number.adjusted()) < 300
)
numbers = st.one_of(
    st.integers(), decimals, st.floats(allow_nan=False, allow_infinity=False), st.just(10**5000)
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1,5", "1.5"),
        ("05", "5"),
        (" -5\u00a0", "-5"),
        ("−3,2", "-3.2"),
        ("+12", "12"),
        ("1234567", "1234567"),
    ],
)
def test_numbers(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["1.5", "0.123", "1,234,567", "1,234.5", "1234.5", "12.34"])
def test_an_english_number_is_explained(written: str) -> None:
    with pytest.raises(NotANumber, match="looks like an English number"):
        parse_number(written)


@pytest.mark.parametrize(
    "written", ["", " ", "5%", "1..2", "1 234", "1.23.456", "a", ",5", "5,", "٣", "²"]
)
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(NotANumber, match="does not read as a number"):
        parse_number(written)


def test_percentages() -> None:
    assert parse_percent("5,9%") == Decimal("5.9")
    assert parse_percent("99 %") == 99
    assert format_percent(Decimal("118.7")) == "118,7%"
    with pytest.raises(NotANumber, match="no percent sign"):
        parse_percent("5,9")


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (1234567.89, None, "1.234.567,89"),
        (1000, None, "1.000"),
        (-1000, 1, "-1.000,0"),
        (Decimal("2.50"), None, "2,50"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (999.995, 2, "1.000,00"),
        (-0.001, 2, "0,00"),
        (1e22, None, "10.000.000.000.000.000.000.000"),
        (Decimal("1E+3"), None, "1.000"),
        (0, 2, "0,00"),
    ],
)
def test_writing(value: Decimal | int | float, places: int | None, written: str) -> None:
    assert format_number(value, places) == written


@given(numbers)
def test_what_is_written_reads_back(number: Decimal | int | float) -> None:
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    assert parse_number(format_number(number)) == exact


@given(numbers, st.integers(0, 6))
def test_rounding_is_by_less_than_a_half(number: Decimal | int | float, places: int) -> None:
    written = format_number(number, places)
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    assert len(written.partition(",")[2]) == places
    if exact.adjusted() < 20:
        assert abs(parse_number(written) - exact) <= Decimal(5).scaleb(-places - 1)


@pytest.mark.parametrize(
    ("value", "places"), [(float("nan"), None), (Decimal("inf"), 2), (1, -1), (1, 101)]
)
def test_what_cannot_be_written(value: Decimal | float, places: int | None) -> None:
    with pytest.raises(ValueError, match=r"no digits|must be"):
        format_number(value, places)


@given(any_text | st.text("0123456789.,-+% ", max_size=20))
def test_nothing_else_is_raised(text: str) -> None:
    for parse in (parse_number, parse_percent):
        with suppress(NotANumber):
            parse(text)
