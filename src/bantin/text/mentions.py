"""Dates in running text, those without a year included where the words around say "date"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from bantin.text.moments import MONTH, WEEKDAY, ImpossibleDate, existing_date, month_number
from bantin.text.view import view

# Not inside a word, a number, a document's symbol or an address.
_RIGHT: Final = r"(?![\w/%])(?![.,:][0-9])(?![-–][^\W\d_])"
_ATOM = re.compile(
    rf"""
    (?<![\w/.])
    (?: (?P<iso_year>[0-9]{{4}})-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}})
        (?: (?=T[0-9]{{2}}:) | {_RIGHT} )
    | (?P<day>[0-9]{{1,2}}) (?:
        (?P<sep>[/.-]) (?P<month>[0-9]{{1,2}}) (?P=sep) (?P<year>[0-9]{{4}})
      | \s+ tháng \s+ (?P<word_month>{MONTH.replace(" ", "[ ]")}) (?![^\W\d_])
        (?: (?: \s+ năm \s+ | \s*[,/]\s* ) (?P<word_year>[0-9]{{4}}) )?
      | / (?P<short_month>[0-9]{{1,2}})
      ) {_RIGHT}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_PART_OF_DAY: Final = "hôm|sáng|trưa|chiều|tối|đêm"
_DAY_WORD: Final = rf"(?:ngày|dịp|lễ|nghỉ|mùng|mồng|{_PART_OF_DAY}|{WEEKDAY})"
_CUE = re.compile(
    rf"(?<!\w){_DAY_WORD}(?:[\s,]+(?:{_DAY_WORD}|nay|qua|mai|kia))*[\s,(]*$", re.IGNORECASE
)
_PART = re.compile(_PART_OF_DAY, re.IGNORECASE)
# "mỗi ngày 1/3 số hộ", "12 ngày 1/2": here a day is a length of time. "23h45 ngày 1/2" is none.
_NO_CUE = re.compile(
    r"(?:(?<!\w)(?:mỗi|một|hàng|hằng|nửa|mấy|vài|nhiều)|(?<![\w:-])(?<!giờ\ )[0-9]{1,4})"
    r"\s+(?:ngày|đêm|hôm)\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)(?:từ|vào|tính đến)\s+$", re.IGNORECASE)
_TO = r"đến hết|đến|tới|[-–—]"
_LINK = re.compile(
    rf"\s*(?:(?P<range>{_TO})|,|;|và|hoặc|hay|, và)\s*(?:{_DAY_WORD}[\s,]+)*", re.IGNORECASE
)
_DAYS = re.compile(
    rf"(?:(?<![\w/.])(?<![0-9],)[0-9]{{1,2}}\s*(?:{_TO}|,|và)\s*(?:ngày\s+)?)+$", re.IGNORECASE
)
_DAY = re.compile("[0-9]{1,2}")
_INSIDE_NUMBER = re.compile("[0-9][,–-]$")

_BEFORE: Final = 48
_NEAR: Final = 31
_LEAP_YEAR: Final = 2024


class DateMention(NamedTuple):
    """A date, and where in the text it is written."""

    date: dt.date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Atom:
    """A day and month, perhaps a year, as written. `told`: by what happened at a part of a day."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    cued: bool = False
    told: bool = False

    @property
    def in_year(self) -> tuple[int, int]:
        return self.month, self.day

    @property
    def like_a_fraction(self) -> bool:
        return self.day < self.month <= 10

    @property
    def more_than_one(self) -> bool:
        """Whether it would be more than the whole, were it a share."""
        return self.day > self.month


def find_dates(text: str, *, reference: dt.date | None) -> Iterator[DateMention]:
    """Yield the dates of running `text` in order, with their spans: `text[start:end]`.

    Finds the forms that `parse_date` reads, without their weekday, and in lists and ranges
    ("ngày 8, 9 và 10/4/2024", "ngày 8-10/4") each day as a date of its own. A date without a
    year ("8/4", "8 tháng 4") counts only after a word such as ngày, sáng, hôm, dịp, thứ Hai, or
    from "từ" on, alone or in a range: "85/100 xã", "23/63" and "từ 1/3 đến 1/2" are no dates. Its year is that
    of the date it is linked to ("từ 8/4 đến 10/4/2024"), else that of `reference`; what is told
    of a part of a day ("tối 31/12") is in the year that brings it nearest to `reference`. With
    None, dates without a year are left out, as are dates that do not exist. Raises nothing.
    """
    seen = view(text)
    for chain in _chains(seen.text):
        for date, atom in _resolve(chain, reference):
            yield DateMention(date, *seen.original(atom.start, atom.end))


def _chains(text: str) -> Iterator[list[_Atom]]:
    """Yield the dates that are linked to each other, together."""
    chain: list[_Atom] = []
    pending: _Atom | None = None
    for match in _ATOM.finditer(text):
        atom = _atom(match)
        if atom is None:
            continue
        previous = pending or (chain[-1] if chain else None)
        link = _LINK.fullmatch(text, previous.end, atom.start) if previous else None
        before = text[max(0, atom.start - _BEFORE) : atom.start]
        days = _days_before(before, atom)
        atom = _with_cue(atom, before)
        if pending and link and link["range"] and _is_range(pending, atom):
            yield chain
            chain = [pending, atom]
        elif chain and link and (_stands_alone(atom) or _follows(chain[-1], atom, link)):
            chain += [*days, atom]
        elif days or (_stands_alone(atom) and not _INSIDE_NUMBER.search(before)):
            yield chain
            chain = [*days, replace(atom, cued=True)]
        else:
            pending = atom if _FROM.search(before) else None
            continue
        pending = None
    yield chain


def _atom(match: re.Match[str]) -> _Atom | None:
    day = match["day"] or match["iso_day"]
    month = match["month"] or match["iso_month"] or match["short_month"] or match["word_month"]
    year = match["year"] or match["iso_year"] or match["word_year"]
    number = month_number(month.lower())
    try:
        existing_date(int(year or _LEAP_YEAR), number, int(day))
    except ImpossibleDate:
        return None
    return _Atom(int(day), number, int(year) if year else None, *match.span())


def _with_cue(atom: _Atom, before: str) -> _Atom:
    if _FROM.search(before) and atom.more_than_one:
        return replace(atom, cued=True)
    cue = _CUE.search(before)
    if cue is None or (atom.like_a_fraction and _NO_CUE.search(before)):
        return atom
    return replace(atom, cued=True, told=_PART.search(cue[0]) is not None)


def _stands_alone(atom: _Atom) -> bool:
    return atom.cued or atom.year is not None


def _is_range(first: _Atom, last: _Atom) -> bool:
    """Whether "từ 8/4 đến 10/4" is one; "từ 1/3 đến 1/2" is a share."""
    fractions = first.like_a_fraction and last.like_a_fraction
    return _stands_alone(last) or (not fractions and first.in_year < last.in_year)


def _follows(previous: _Atom, atom: _Atom, link: re.Match[str]) -> bool:
    """Whether a day and month without a word for it goes on with the list or range before it."""
    if link["range"]:
        return previous.in_year < atom.in_year or (previous.month >= 10 and atom.month <= 3)
    first, second = (dt.date(_LEAP_YEAR, *a.in_year) for a in (previous, atom))
    return 0 < (second - first).days <= _NEAR


def _days_before(before: str, atom: _Atom) -> list[_Atom]:
    """Return the days that share the month of `atom`: "ngày 8, 9 và 10/4"."""
    days = _DAYS.search(before)
    if days is None:
        return []
    lead = _with_cue(atom, before[: days.start()])
    offset = atom.start - len(before)
    found = [
        replace(lead, day=int(day[0]), start=offset + day.start(), end=offset + day.end())
        for day in _DAY.finditer(before, days.start())
    ]
    numbers = [day.day for day in (*found, atom)]
    ascending = all(a < b for a, b in pairwise(numbers))
    return found if lead.cued and numbers[0] > 0 and ascending else []


def _resolve(chain: list[_Atom], reference: dt.date | None) -> Iterator[tuple[dt.date, _Atom]]:
    previous: dt.date | None = None
    for i, atom in enumerate(chain):
        date = _date(atom, previous, chain[i + 1 :], reference)
        if date is not None:
            yield date, atom
            previous = date


def _date(
    atom: _Atom, previous: dt.date | None, later: list[_Atom], reference: dt.date | None
) -> dt.date | None:
    if atom.year is not None:
        return _in_year(atom, atom.year)
    if previous is not None:
        earlier = atom.in_year < (previous.month, previous.day)
        return _in_year(atom, previous.year + earlier)
    for other in later:
        if other.year is not None:
            return _in_year(atom, other.year - (atom.in_year > other.in_year))
    if reference is None:
        return None
    crossing = any(other.in_year < atom.in_year for other in later)
    if not (atom.told or crossing):
        return _in_year(atom, reference.year)
    years = (reference.year, reference.year - 1, reference.year + 1)
    dates = [date for year in years if (date := _in_year(atom, year))]
    return min(dates, key=lambda date: abs(date - reference), default=None)


def _in_year(atom: _Atom, year: int) -> dt.date | None:
    try:
        return existing_date(year, atom.month, atom.day)
    except ImpossibleDate:
        return None
