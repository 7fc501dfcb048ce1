import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.dates import (
    ImpossibleDate,
    Moment,
    NotADate,
    Style,
    format_date,
    parse_date,
    parse_moment,
)
from tests.text.strategies import any_text, nfd

THE_8TH = dt.date(2024, 4, 8)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "08/04/2024",
        "8-4-2024",
        "8.4.2024",
        " 8 / 4 / 2024. ",
        "(8/4/2024)",
        "8–4–2024",
        "2024-04-08",
        "ngày 8 tháng 4 năm 2024",
        "Ngày 08 tháng 04 năm 2024",
        "8 tháng Tư, 2024",
        "mùng 8 tháng tư năm 2024",
        "ngày 8/4/2024",
        "Thứ Hai, 08/04/2024",
        "Thứ hai, ngày 8/4/2024",
        "thứ 2 - 8/4/2024",
        "T2, 08/04/2024",
        "08/04/2024 (Thứ Hai)",
        "\ufeffTHỨ HAI, NGÀY 8\u00a0THÁNG 4 NĂM 2024",
    ],
)
def test_one_day_in_many_ways(written: str) -> None:
    assert parse_date(written) == THE_8TH
    assert parse_date(nfd(written)) == THE_8TH


@pytest.mark.parametrize(
    "written",
    [
        "",
        "8/4",
        "08/04/24",
        "hôm qua",
        "tháng 4/2024",
        "8/4-2024",
        "1/2/3/2024",
        "8 tháng Chạp 2024",
        "08/04/2024 14:30",
        "April 8, 2024",
        "x" * 1000,
        "8" * 5000,
    ],
)
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(NotADate, match="write it like"):
        parse_date(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31/02/2024", "month 2 of 2024 has no day 31"),
        ("45/13/2024", "no month 13"),
        ("04/08/1824", "the year 1824"),
        ("0/4/2024", "no day 0"),
        ("Thứ Ba, 08/04/2024", r"Monday \(Thứ Hai\)"),
        ("Thứ Hai, 04/08/2024", r"Sunday \(Chủ Nhật\)"),
    ],
)
def test_what_cannot_be(written: str, why: str) -> None:
    with pytest.raises(ImpossibleDate, match=why):
        parse_date(written)


@given(dates, st.sampled_from(("short", "long", "official", "weekday")))
def test_what_is_written_reads_back(date: dt.date, style: Style) -> None:
    assert parse_date(format_date(date, style)) == date
    assert parse_date(nfd(format_date(date, style).upper())) == date


def test_the_styles() -> None:
    assert format_date(THE_8TH) == "08/04/2024"
    assert format_date(THE_8TH, "long") == "ngày 8 tháng 4 năm 2024"
    assert format_date(THE_8TH, "official") == "ngày 08 tháng 4 năm 2024"
    assert format_date(dt.date(2024, 2, 18), "official") == "ngày 18 tháng 02 năm 2024"
    assert format_date(dt.date(2024, 4, 7), "weekday") == "Chủ Nhật, 07/04/2024"
    with pytest.raises(ValueError, match="no date style 'iso'"):
        format_date(THE_8TH, "iso")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "08/04/2024 14:30",
        "14:30 08/04/2024",
        "14:30 - 08/04/2024",
        "08/04/2024, 14 giờ 30 phút",
        "08/04/2024 14h30",
        "08/04/2024 | 14:30 GMT+7",
        "Thứ Hai, 08/04/2024, 14:30 (GMT+7)",
        "Thứ Hai, 14:30, 08/04/2024",
        "14h30' ngày 8/4/2024",
        "lúc 14 giờ 30 ngày 8 tháng 4 năm 2024",
        "2 giờ 30 phút chiều 8/4/2024",
        "8/4/2024 2:30:00 CH",
        "4/8/2024".replace("4/8", "8/4") + " 2:30 PM",
        "2024-04-08 14:30:00",
        "2024-04-08T14:30:00+07:00",
        "2024-04-08T07:30:00.000Z",
        "08/04/2024 07:30 UTC+0",
    ],
)
def test_one_moment_in_many_ways(written: str) -> None:
    assert parse_moment(written) == Moment(THE_8TH, dt.time(14, 30))
    assert parse_moment(nfd(written)) == Moment(THE_8TH, dt.time(14, 30))


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("08/04/2024", None),
        ("14 giờ 8/4/2024", dt.time(14)),
        ("14 giờ 8 tháng 4 năm 2024", dt.time(14)),
        ("8h sáng ngày 8/4/2024", dt.time(8)),
        ("8/4/2024 12:05:09 SA", dt.time(0, 5, 9)),
        ("1 giờ trưa 8/4/2024", dt.time(13)),
        ("12:00 CH 8/4/2024", dt.time(12)),
    ],
)
def test_times_of_day(written: str, time: dt.time | None) -> None:
    assert parse_moment(written) == Moment(THE_8TH, time)


def test_a_time_elsewhere_is_turned_into_vietnamese_date_and_time() -> None:
    assert parse_moment("2024-04-07T23:15:00Z") == Moment(THE_8TH, dt.time(6, 15))
    assert parse_moment("2024-04-08T23:30-0500") == Moment(dt.date(2024, 4, 9), dt.time(11, 30))


@pytest.mark.parametrize(
    "written", ["14:30", "08/04/2024 14:30 15:00", "14:30 hôm qua", "08/04/24 9h"]
)
def test_what_is_no_moment(written: str) -> None:
    with pytest.raises(NotADate):
        parse_moment(written)


@pytest.mark.parametrize(
    "written",
    [
        "08/04/2024 25:00",
        "08/04/2024 14:75",
        "08/04/2024 14:30 SA",
        "31/4/2024 9:00",
        "08/04/2024 14:30 GMT+99",
        "31/12/2100 23:00 GMT+0",
    ],
)
def test_impossible_moments(written: str) -> None:
    with pytest.raises(ImpossibleDate):
        parse_moment(written)


@given(dates, st.times(), st.booleans())
def test_moments_read_back(date: dt.date, time: dt.time, first: bool) -> None:
    time = time.replace(microsecond=0, tzinfo=None)
    parts = [format_date(date, "weekday"), f"{time:%H:%M:%S}"]
    assert parse_moment(" | ".join(reversed(parts) if first else parts)) == Moment(date, time)


@given(any_text | st.text("0123456789/.-: ngàytháăm hgiờT+Z,", max_size=30))
def test_nothing_else_is_raised(text: str) -> None:
    try:
        moment = parse_moment(text)
    except (NotADate, ImpossibleDate):
        pass
    else:
        assert 1900 <= moment.date.year <= 2100
