import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.dates import find_dates, format_date, parse_date
from bantin.text.marks import nfc
from tests.text.strategies import marked_text, nfd, phrases

REFERENCE = dt.date(2024, 4, 8)


def found(text: str, reference: dt.date | None = REFERENCE) -> list[str]:
    """Return the dates of `text` as written and as read."""
    return [
        f"{text[start:end]} = {date:%Y-%m-%d}"
        for date, start, end in find_dates(text, reference=reference)
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Họp ngày 16/12/2021 tại xã.", ["16/12/2021 = 2021-12-16"]),
        ("Xã Thử, ngày 08 tháng 4 năm 2024", ["08 tháng 4 năm 2024 = 2024-04-08"]),
        ("Tệp ghi 2024-04-08T10:00.", ["2024-04-08 = 2024-04-08"]),
        ("Sáng 8/4, xã họp.", ["8/4 = 2024-04-08"]),
        ("Chiều ngày 8/4, tối mai 9/4", ["8/4 = 2024-04-08", "9/4 = 2024-04-09"]),
        ("hôm nay (8/4) và thứ Ba, 9/4", ["8/4 = 2024-04-08", "9/4 = 2024-04-09"]),
        ("vào ngày 8 tháng 4, thôn", ["8 tháng 4 = 2024-04-08"]),
        ("từ 8/4 đến 10/4", ["8/4 = 2024-04-08", "10/4 = 2024-04-10"]),
        ("từ 8/4 đến 10/4/2023", ["8/4 = 2023-04-08", "10/4/2023 = 2023-04-10"]),
        ("từ ngày 28/12 - 3/1/2025", ["28/12 = 2024-12-28", "3/1/2025 = 2025-01-03"]),
        ("từ ngày 8 đến ngày 10/4", ["8 = 2024-04-08", "10/4 = 2024-04-10"]),
        ("ngày 8-10/4", ["8 = 2024-04-08", "10/4 = 2024-04-10"]),
        (
            "các ngày 8, 9 và 10/4/2024",
            ["8 = 2024-04-08", "9 = 2024-04-09", "10/4/2024 = 2024-04-10"],
        ),
        ("nghỉ ngày 30/4, 1/5", ["30/4 = 2024-04-30", "1/5 = 2024-05-01"]),
        ("1/4/2024-8/4/2024", ["1/4/2024 = 2024-04-01", "8/4/2024 = 2024-04-08"]),
        ("trước ngày 31/12", ["31/12 = 2024-12-31"]),
        ("lúc 23h45 ngày 1/2, 9 giờ 30 ngày 2/3", ["1/2 = 2024-02-01", "2/3 = 2024-03-02"]),
        ("dịp 30/4-1/5", ["30/4 = 2024-04-30", "1/5 = 2024-05-01"]),
        (
            "từ 17/4 tới nay, từ 4-10/1",
            ["17/4 = 2024-04-17", "4 = 2024-01-04", "10/1 = 2024-01-10"],
        ),
        ("ca Covid-19 hôm 2/4", ["2/4 = 2024-04-02"]),
        ("mưa suốt 2 ngày 17/4 và 18/4", ["17/4 = 2024-04-17", "18/4 = 2024-04-18"]),
        ("khai mạc vào 21/4", ["21/4 = 2024-04-21"]),
    ],
)
def test_dates_in_running_text(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "85/100 xã và 23/63 tỉnh",
        "1/3 số hộ, 8/4",
        "mỗi ngày 1/3 số hộ",
        "12 ngày 1/2 lượng nước",
        "từ 1/3 đến 1/2 diện tích",
        "Nghị quyết 08/2024/NQ-HĐND, số 8/4/2024/QĐ",
        "tháng 4/2024, quý I/2024",
        "ngày 31/02/2024, ngày 30/2",
        "phiên bản 10.8.4.2024",
        "ngày 8/4-QĐ, ngày 8/4%",
        "trong 8 tháng 4 lần",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_a_share_after_a_date_is_not_in_its_list() -> None:
    assert found("ngày 8/4, 2/3 số xã") == ["8/4 = 2024-04-08"]


def test_what_is_told_of_an_evening_is_near_and_a_deadline_is_not() -> None:
    january = dt.date(2025, 1, 2)
    assert found("Tối 31/12, xã họp", january) == ["31/12 = 2024-12-31"]
    assert found("xong trước ngày 31/12", january) == ["31/12 = 2025-12-31"]


def test_without_a_reference_only_dates_with_a_year_count() -> None:
    assert found("Sáng 8/4 và ngày 9/4", None) == []
    assert found("từ 8/4 đến 10/4/2024", None) == ["8/4 = 2024-04-08", "10/4/2024 = 2024-04-10"]


@given(
    phrases,
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(("short", "long")),
)
def test_a_date_is_found_where_it_was_written(words: str, date: dt.date, style: str) -> None:
    written = format_date(date, style)  # type: ignore[arg-type]
    text = nfd(f"{words}, {written} {words}")
    [mention] = find_dates(text, reference=None)
    assert mention.date == date
    assert nfc(text[mention.start : mention.end]) == written.removeprefix("ngày ")


@given(marked_text | st.text("0123456789/.-, ngàytừđếnsávà", max_size=50))
def test_mentions_are_apart_and_in_order(text: str) -> None:
    ends = 0
    for date, start, end in find_dates(text, reference=REFERENCE):
        assert ends <= start < end <= len(text)
        assert 1900 <= date.year <= 2100
        ends = end


def test_a_found_date_with_a_year_parses() -> None:
    text = "Từ 1/2/2024 đến ngày 3 tháng 4 năm 2024"
    for date, start, end in find_dates(text, reference=None):
        assert parse_date(text[start:end]) == date
