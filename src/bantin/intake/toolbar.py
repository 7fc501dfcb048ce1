"""The toolbar block: date, controls, headline, lead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.intake.blocks import Block, Line
from bantin.intake.controls import controls_at, is_control, without_leading_controls
from bantin.intake.errors import IntakeError
from bantin.intake.records import LONGEST_HEADLINE, refuse_long
from bantin.intake.review import ReviewNote, note
from bantin.text.dates import ImpossibleDate, NotADate, parse_date
from bantin.text.normalise import trim

_LONG_LEAD = 1000
_LONGEST_STAMP = 120
_FEWEST_WORDS = 3
_LABEL = r"(?:(?:ngày|giờ|thời gian)\s*)?(?:đăng|cập nhật|xuất bản|đưa tin|viết|gửi)?(?:\s*lúc)?"
_WEEKDAY = r"(?:(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn)\s*[,;-]?)?"
_DATE = (
    r"(?:ngày\s*)?(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,)?\s+năm\s+\d{4})"
)
_CLOCK = (
    r"(?:(?:lúc\s*)?(?P<{0}>\d{{1,2}}\s*(?::|h|giờ)\s*(?:\d{{1,2}}(?::\d{{1,2}})?)?"
    r"\s*(?:phút|p|am|pm|sa|ch)?)(?:\s*\(?\s*gmt\s*[+-]\s*\d{{1,2}}\s*\)?)?)?"
)
_GAP = r"[\s,;|@:-]*"
_STAMP = re.compile(
    rf"\(?{_LABEL}{_GAP}{_CLOCK.format('early')}{_GAP}{_WEEKDAY}{_GAP}{_DATE}"
    rf"{_GAP}{_CLOCK.format('late')}\s*\)?\.?",
    re.IGNORECASE,
)
_HALF_DAY = {"pm": 12, "ch": 12, "am": 0, "sa": 0}


@dataclass(frozen=True, slots=True)
class Toolbar:
    """What the toolbar block tells."""

    date: dt.date
    time: dt.time | None
    headline: str
    headline_line: int
    lead: str
    notes: tuple[ReviewNote, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The line that gives a page's date, and its time of day if there is one."""

    line: Line
    date: dt.date
    time: dt.time | None
    weekday_differs: bool


def read_toolbar(block: Block) -> Toolbar:
    """Take the toolbar block; return its date, headline and lead.

    The headline is the first line that is neither the date nor a control; what follows is the
    lead. Raises IntakeError if the date or the headline is missing, the date impossible, or the
    headline too long.
    """
    content: list[Line] = []
    stamps: list[Stamp] = []
    for line in _without_controls(block.lines):
        stamp = read_stamp(line)
        if stamp is None:
            content.append(line)
        else:
            stamps.append(stamp)
    if not stamps:
        raise IntakeError(
            "no-date",
            "the toolbar block has no line with the page's date; "
            "add it below the marker as day/month/year, such as 08/04/2024",
            block.line,
        )
    if not content:
        raise IntakeError(
            "no-headline",
            "the toolbar block has no headline; add it on a line of its own below the date",
            block.line,
        )
    headline, *lead = content
    _refuse_invisible(block, headline)
    refuse_long("headline", headline.text, LONGEST_HEADLINE, headline.number)
    return Toolbar(
        date=stamps[0].date,
        time=stamps[0].time,
        headline=headline.text,
        headline_line=headline.number,
        lead="\n".join(line.text for line in lead),
        notes=(*_stamp_notes(stamps), *_headline_notes(headline), *_lead_notes(headline, lead)),
    )


def _refuse_invisible(block: Block, headline: Line) -> None:
    """Refuse a page on which a line of invisible characters stands where the headline should."""
    empty = next((line.number for line in block.lines if not line.text), headline.number)
    if empty < headline.number:
        raise IntakeError(
            "no-headline",
            "the line where the headline should stand has invisible characters only; "
            "write the headline there, or remove the line",
            empty,
        )


def read_stamp(line: Line) -> Stamp | None:
    """Take a line; return its date and time if it holds nothing else, or None.

    Raises IntakeError if it reads as a date that does not exist.
    """
    match = _STAMP.fullmatch(line.text) if len(line.text) <= _LONGEST_STAMP else None
    if match is None:
        return None
    try:
        date = parse_date(_day_first(match["date"]))
    except ImpossibleDate as error:
        raise IntakeError(
            "impossible-date",
            f'"{line.text}" is not a date of the calendar; correct the day, month or year',
            line.number,
        ) from error
    except NotADate:
        return None
    time = _time(match["late"] or match["early"])
    return Stamp(line, date, time, _is_another_day(match["weekday"], date))


def _is_another_day(weekday: str | None, date: dt.date) -> bool:
    try:
        return weekday is not None and parse_date(f"{weekday}, {date:%d/%m/%Y}") != date
    except ImpossibleDate:
        return True
    except NotADate:
        return False


def _day_first(text: str) -> str:
    """Return a date of any of the shapes that a stamp may have as day/month/year."""
    numbers = re.findall(r"\d+", text)
    day, month, year = reversed(numbers) if len(numbers[0]) == 4 else numbers
    return f"{day}/{month}/{year}"


def _time(text: str | None) -> dt.time | None:
    match = re.match(r"(\d{1,2})\s*(?::|h|giờ)\s*(\d{1,2})?", text or "", re.IGNORECASE)
    if text is None or match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = _HALF_DAY.get(text[-2:].casefold())
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + half
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _without_controls(lines: tuple[Line, ...]) -> Iterator[Line]:
    texts = [line.text for line in lines]
    behind = 0
    for at, line in enumerate(lines):
        behind = max(behind, at + controls_at(texts, at))
        text = trim(without_leading_controls(line.text))
        if at >= behind and text and not is_control(text):
            yield _before_controls(Line(line.number, text))


def _before_controls(line: Line) -> Line:
    """Return a line that is a date followed by controls as that date alone."""
    match = _STAMP.match(line.text) if len(line.text) <= _LONGEST_STAMP else None
    if match is not None and is_control(line.text[match.end() :]):
        return Line(line.number, trim(match[0]))
    return line


def _stamp_notes(stamps: list[Stamp]) -> Iterator[ReviewNote]:
    if stamps[0].weekday_differs:
        yield note("weekday-differs", stamps[0].line.number, text=stamps[0].line.text)
    for stamp in stamps[1:]:
        yield note("second-date", stamp.line.number, text=stamp.line.text)


def _headline_notes(headline: Line) -> Iterator[ReviewNote]:
    words = [word for word in headline.text.split() if any(map(str.isalpha, word))]
    if len(words) < _FEWEST_WORDS:
        yield note("short-headline", headline.number, text=headline.text)


def _lead_notes(headline: Line, lead: list[Line]) -> Iterator[ReviewNote]:
    if not lead:
        yield note("no-lead", headline.number)
        return
    if len(lead) > 1:
        yield note("several-lead-lines", lead[0].number, count=str(len(lead)))
    characters = sum(len(line.text) for line in lead)
    if characters > _LONG_LEAD:
        yield note("long-lead", lead[0].number, characters=str(characters))
