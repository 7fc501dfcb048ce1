"""Dates: read from a whole string, found in running text, written the Vietnamese way."""

import datetime as dt
from typing import Final, Literal

from bantin.text.mentions import DateMention, find_dates
from bantin.text.moments import (
    WEEKDAYS,
    ImpossibleDate,
    Moment,
    NotADate,
    parse_date,
    parse_moment,
)

__all__ = [
    "DateMention",
    "ImpossibleDate",
    "Moment",
    "NotADate",
    "Style",
    "find_dates",
    "format_date",
    "parse_date",
    "parse_moment",
]

Style = Literal["short", "long", "official", "weekday"]
_STYLES: Final = ("short", "long", "official", "weekday")


def format_date(date: dt.date, style: Style = "short") -> str:
    """Return `date` as Vietnamese writes it.

    "short" is "08/04/2024", "long" is "ngày 8 tháng 4 năm 2024", "weekday" is
    "Thứ Hai, 08/04/2024". "official" is "ngày 08 tháng 4 năm 2024", for documents: days under 10
    and the months 1 and 2 carry a zero (Nghị định 30/2020/NĐ-CP, phụ lục I, on place and date).
    `parse_date` reads all of them back. Raises ValueError for another style.
    """
    short = f"{date.day:02d}/{date.month:02d}/{date.year:04d}"
    if style == "short":
        return short
    if style == "weekday":
        return f"{WEEKDAYS[date.weekday()]}, {short}"
    if style == "long":
        return f"ngày {date.day} tháng {date.month} năm {date.year}"
    if style == "official":
        month = f"{date.month:02d}" if date.month < 3 else str(date.month)
        return f"ngày {date.day:02d} tháng {month} năm {date.year}"
    raise ValueError(f"there is no date style {style!r}; the styles are {', '.join(_STYLES)}")
