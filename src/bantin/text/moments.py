"""A whole string as a date, or as a date with a time of day."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bantin.text.normalise import clean, nfc

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100
VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

_MONTHS: Final = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
# "tháng Giêng" and "tháng Chạp" are left out: they are months of the lunar calendar.
MONTH: Final = "[0-9]{1,2}|mười một|mười hai|" + "|".join(_MONTHS)

_WEEKDAY_NUMBERS: Final = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "bẩy": 5,
    **{str(number): number - 2 for number in range(2, 8)},
}
WEEKDAY: Final = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|cn)\b"

_DATE = re.compile(
    rf"""
    (?: (?P<weekday>{WEEKDAY.replace(" ", r"[ ]")}) [ ,|–-]* )?
    (?: ngày [ ] )? (?: (?:mùng|mồng) [ ] )?
    (?: (?P<day>[0-9]{{1,2}}) [ ]? (?P<sep>[/.–-]) [ ]? (?P<month>[0-9]{{1,2}}) [ ]? (?P=sep) [ ]?
        (?P<year>[0-9]{{4}})
    |   (?P<iso_year>[0-9]{{4}}) (?P<iso_sep>[/.-]) (?P<iso_month>[0-9]{{1,2}}) (?P=iso_sep)
        (?P<iso_day>[0-9]{{1,2}})
    |   (?P<word_day>[0-9]{{1,2}}) [ ] tháng [ ] (?P<word_month>{MONTH.replace(" ", "[ ]")})
        (?: [ ]?,[ ]? | [ ] ) (?:năm[ ])? (?P<word_year>[0-9]{{4}})
    )
    (?: [ ,(]* (?P<weekday_after>{WEEKDAY.replace(" ", r"[ ]")}) \)? )?
    """,
    re.VERBOSE,
)

_TIME = re.compile(
    r"""
    (?: \b (?:vào[ ])? (?:lúc|hồi) [ ] | (?<=[0-9])t )? (?<![0-9:/.])
    (?P<hour>[0-9]{1,2})
    (?: : (?P<minute>[0-9]{2}) (?: : (?P<second>[0-9]{2}) (?:[.,][0-9]+)? )? (?![0-9:])
    |   [ ]? (?:h|g|giờ) [ ]? (?P<word_minute>[0-9]{1,2}) (?![0-9]|[ ]?[/.–-][ ]?[0-9]|[ ]tháng)
        (?: [ ]? (?: ' | (?:phút|ph|p) \b ) )?
    |   [ ]? (?:h|g|giờ) (?![^\W\d_])
    )
    (?: [ ]? (?P<half>am|pm|sa|ch|sáng|trưa|chiều|tối) \b )?
    (?: (?P<zulu>z\b) | (?P<attached>[+-][0-9]{2}:?[0-9]{2})
    |   [ ,]* \(? (?:gmt|utc) (?P<offset>[ ]?[+-][ ]?[0-9]{1,2} (?: :?[0-9]{2} )? )? \)?
    )?
    """,
    re.VERBOSE,
)

_LONGEST: Final = 120
_AROUND: Final = " \n\t,;|·•()[]–-"
_EXAMPLES: Final = 'write it like "08/04/2024" or "ngày 8 tháng 4 năm 2024"'


class NotADate(ValueError):
    """The string does not read as a date."""


class ImpossibleDate(ValueError):
    """The string reads as a date or time that does not exist, or that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and the time of day where one was given, on Vietnamese clocks (UTC+7)."""

    date: dt.date
    time: dt.time | None = None


def parse_date(s: str) -> dt.date:
    """Return the date that the whole of `s` is, day before month.

    Reads 08/04/2024, 8-4-2024, 8.4.2024, 2024-04-08, "ngày 8 tháng 4 năm 2024", "8 tháng Tư, 2024",
    each with an optional weekday ("Thứ Hai, ", "CN ") in any composition and case, and in brackets
    or with a full stop. The year has four digits.

    Raises `NotADate` for all else, a time of day among it, and `ImpossibleDate` for a date that
    does not exist (31/02/2024), a year outside 1900 to 2100, and a weekday that is not that of
    the date: exports with the month first would otherwise pass unnoticed.
    """
    match = _DATE.fullmatch(_prepare(s))
    if match is None:
        raise NotADate(f"{_shown(s)} does not read as a date; {_EXAMPLES}")
    day = match["day"] or match["iso_day"] or match["word_day"]
    month = match["month"] or match["iso_month"] or match["word_month"]
    year = match["year"] or match["iso_year"] or match["word_year"]
    date = existing_date(int(year), month_number(month), int(day))
    for weekday in filter(None, (match["weekday"], match["weekday_after"])):
        if _weekday_number(weekday) != date.weekday():
            is_a = f"{date:%d/%m/%Y} is a {date:%A} ({WEEKDAYS[date.weekday()]})"
            raise ImpossibleDate(f"{_shown(s)} contradicts itself: {is_a}")
    return date


def parse_moment(s: str) -> Moment:
    """Return the date, and the time if there is one, that the whole of `s` is.

    Reads what `parse_date` reads, with a time before or after: "14:30 08/04/2024", "08/04/2024 |
    14:30 GMT+7", "08/04/2024, 14 giờ 30 phút", "14h30 ngày 8/4/2024", "08/04/2024 2:30:00 CH",
    "2024-04-08T07:30:00Z". A time without a zone is Vietnamese; others are turned into it, the
    date with them. Raises as `parse_date`; a time like 25:00 is an `ImpossibleDate`, too.
    """
    text = _prepare(s)
    match = _TIME.search(text)
    if match is None:
        return Moment(parse_date(s))
    try:
        date = parse_date(f"{text[: match.start()]} {text[match.end() :]}")
    except NotADate:
        raise NotADate(f"{_shown(s)} does not read as a date and time; {_EXAMPLES}") from None
    local = dt.datetime.combine(date, _time(match, s))
    offset = match["offset"] or match["attached"] or ("+0" if match["zulu"] else None)
    if offset is None:
        return Moment(date, local.time())
    shifted = local.replace(tzinfo=_zone(offset, s)).astimezone(VIETNAM)
    return Moment(existing_date(shifted.year, shifted.month, shifted.day), shifted.time())


def existing_date(year: int, month: int, day: int) -> dt.date:
    """Return that date. Raises `ImpossibleDate`, which says why, if there is none."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ImpossibleDate(f"the year {year} is outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    if not 1 <= month <= 12:
        raise ImpossibleDate(f"there is no month {month} (the day comes first: {day}/{month})")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ImpossibleDate(f"month {month} of {year} has no day {day}") from None


def month_number(written: str) -> int:
    """Return the number of a month as matched by `MONTH`, in lower case."""
    return int(written) if written.isdigit() else _MONTHS[written]


def _prepare(s: str) -> str:
    if len(s) > _LONGEST:
        return ""
    return " ".join(nfc(clean(s)).lower().split()).strip(_AROUND).removesuffix(".")


def _shown(s: str) -> str:
    return repr(s if len(s) <= _LONGEST else s[:_LONGEST] + "…")


def _weekday_number(written: str) -> int:
    if written in ("chủ nhật", "cn"):
        return 6
    return _WEEKDAY_NUMBERS[re.sub("^(?:thứ |t(?=[2-7]))", "", written)]


def _time(match: re.Match[str], s: str) -> dt.time:
    hour = int(match["hour"])
    half = match["half"]
    morning = half in ("am", "sa", "sáng")
    if (half in ("pm", "ch", "chiều", "tối") and hour < 12) or (half == "trưa" and hour < 4):
        hour += 12
    elif morning and hour == 12:
        hour = 0
    try:
        time = dt.time(
            hour, int(match["minute"] or match["word_minute"] or 0), int(match["second"] or 0)
        )
    except ValueError:
        raise ImpossibleDate(f"{_shown(s)} has a time that does not exist") from None
    if morning and hour > 12:
        raise ImpossibleDate(f"{_shown(s)} contradicts itself: {hour} is not in the morning")
    return time


def _zone(offset: str, s: str) -> dt.timezone:
    digits = offset.replace(" ", "").replace(":", "")
    hours, minutes = (digits[1:-2], digits[-2:]) if len(digits) > 3 else (digits[1:], "0")
    delta = dt.timedelta(hours=int(hours), minutes=int(minutes))
    if delta >= dt.timedelta(hours=24):
        raise ImpossibleDate(f"{_shown(s)} has a time zone that does not exist")
    return dt.timezone(-delta if digits[0] == "-" else delta)
