from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.numbers import find_numbers, format_number
from tests.text.strategies import marked_text, nfd, phrases


def found(text: str) -> list[str]:
    """Return the numbers of `text` as written."""
    return [text[number.start : number.end] for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("vượt 7,4% (hạng 3), bằng 88 % mục tiêu", ["7,4%", "3", "88 %"]),
        ("thu 1.234.567,89 đồng; 05 xã, 12 thôn.", ["1.234.567,89", "05", "12"]),
        ("85/100 xã, 5-10% số hộ", ["85", "100", "5", "10%"]),
        ("-5 độ, từ 5 - 10 độ, 5 -10 độ, (−3)", ["-5", "5", "10", "5", "10", "−3"]),
        ("rộng 200m2, 3ha, 5,2km; giá 100USD", ["200", "3", "5,2", "100"]),
        ("tăng 2,76%/năm", ["2,76%"]),
        ("6 tháng đầu năm 2024 có 3 xã", ["6", "3"]),
        ("trong 24 giờ", ["24"]),
        ("2.500 xã\n3 huyện", ["2.500", "3"]),
    ],
)
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "ngày 16/12/2021, sáng 8/4, từ ngày 8 đến 10/4",
        "23-NQ/TU, 15/2023/NĐ-CP, 12/QĐ-UBND, 91/2025/QH15, số 15/2023",
        "Năm 2024, giai đoạn 2021 - 2025, các năm 2022, 2023 và 2024, nhiệm kỳ 2020-2025",
        "quý I/2024, quý 2, tháng 4/2024, tháng 12",
        "ĐT: 0209 3 870 123; (0209) 3870123, +84 912 345 678, 0912.345.678, hotline 1900 1234",
        "24/7, 14h30, 14 giờ 30 phút, 14:30:00, 9h",
        "COVID-19, 5G, QL3, H5N1, A/80, I-5",
        "1. Mở đầu\n2) Kết\n2.1. Con",
        "1.5 lần, Công nghiệp 4.0, 1,234,567",
        "số định danh 001085012345",
        "https://xa.example/12/5, hop5@xa.example",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert found(text) == []


@given(phrases, st.decimals(-(10**9), 10**9, places=2), st.booleans())
def test_a_number_is_found_where_it_was_written(words: str, value: Decimal, percent: bool) -> None:
    written = format_number(value) + ("%" if percent else "")
    text = nfd(f"đạt {written} {words}")
    [number] = find_numbers(text)
    assert (number.value, number.percent) == (value, percent)
    assert text[number.start : number.end] == written


@given(marked_text | st.text("0123456789.,-–/%() \nhgNQĐkm", max_size=50))
def test_numbers_are_apart_and_in_order(text: str) -> None:
    ends = 0
    for number in find_numbers(text):
        assert ends <= number.start < number.end <= len(text)
        ends = number.end
