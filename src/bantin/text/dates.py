"""Dates."""

import datetime as dt
import re
from dataclasses import dataclass


class NotADate(ValueError):
    """The string does not read as a date."""


class ImpossibleDate(ValueError):
    """The string reads as a date that does not exist."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and the time of day where one was given."""

    date: dt.date
    time: dt.time | None = None


def parse_date(s: str) -> dt.date:
    """Read a whole string as a date, day first."""
    match = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", s)
    if not match:
        raise NotADate(s)
    day, month, year = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ImpossibleDate(s) from error


def parse_moment(s: str) -> Moment:
    """Read a whole string as a date with an optional time."""
    return Moment(parse_date(s))


def format_date(date: dt.date, style: str = "short") -> str:
    """Temporary until this module is finished."""
    return date.strftime("%d/%m/%Y")
