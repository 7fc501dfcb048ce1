"""Numbers in running text, and what has digits and is none."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from bantin.text.mentions import find_dates
from bantin.text.numerals import parse_number
from bantin.text.view import view

_FIGURE = re.compile(
    r"""
    (?<![\w.,]) (?<![^\W\d_][-–/])
    (?P<number>
        (?: (?<![^\s(\[:;=]) (?<![0-9%][ ]) [-−+] )?
        (?: [1-9][0-9]{0,2} (?:\.[0-9]{3})+ | [0-9]+ ) (?:,[0-9]+)?
    )
    (?![0-9]) (?![.,][0-9])
    (?P<percent> [ \u00a0\u202f]?% )?
    (?P<letters> [^\W\d_]* )
    """,
    re.VERBOSE,
)
_UNITS = re.compile(
    "[mcdk]?m|ha|[mk]?g|tạ|tấn|m?l|lít|[kMG]?Wh?|kWp|k?V|[MG]?Hz|[KMGT]B|C"
    "|đ|đồng|VND|VNĐ|USD|EUR|tr|triệu|t[ỷỉ]|nghìn|ngàn|xã|thôn|hộ"
)

_YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2}|2100)"
_ADDRESS: Final = r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.\S+"
_SYMBOL: Final = (
    r"(?<![\w.,])[0-9]+[a-z]?(?:/[0-9]{4})?[/-][A-ZĐ]{2,}[0-9]*(?:[-/.&][A-ZĐ]+[0-9]*)*"
    r"(?![^\W\d_])"
    r"|(?<!\w)[Ss]ố:?\s+[0-9]+/[0-9]{4}(?![\w/])"
)
_PERIOD: Final = (
    rf"(?<!\w)(?:năm(?:\s+học)?|giai\s+đoạn|nhiệm\s+kỳ|niên\s+khóa|khóa)\s+{_YEAR}"
    rf"(?:\s*(?:[-–,]|và|đến|tới)\s*(?:năm\s+)?{_YEAR})*(?![\w%])"
    rf"|(?<![\w.,]){_YEAR}\s?[-–]\s?{_YEAR}(?![\w%])(?![.,][0-9])"
    rf"|(?<!\w)(?:tháng\s+[0-9]{{1,2}}|quý\s+(?:[IVX]+|[1-4]))(?:\s*[/-]\s*{_YEAR})?(?!\w)"
)
_CLOCK: Final = (
    r"(?<![\w.,:])[0-9]{1,2}(?::[0-9]{2}){1,2}(?![\w:])"
    r"|(?<![\w.,])[0-9]{1,2}\s?[hg](?:\s?[0-9]{1,2})?(?!\w)"
    r"|(?<![\w.,/])24/7(?![\w/])"
    r"|(?<![\w.,])[0-9]{1,2}\s+giờ\s+[0-9]{1,2}(?:\s+phút)?(?![\w.,]?[0-9])"
)
_ITEM: Final = r"(?m:^)[ \t]*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?=\s)"
_CALLED: Final = (
    r"(?<!\w)(?:điện\ thoại|số\ máy|đt|tel|hotline|fax)\s?[:.]?\s?[+(]?[0-9][0-9 ().-]{4,16}[0-9]"
    r"|(?<![\w.,])1[89]00[ .]?[0-9]{4,6}(?!\w)"
)
_NO_FIGURE = re.compile(
    "|".join((_ADDRESS, _ITEM, _SYMBOL, f"(?i:{_PERIOD})", _CLOCK, f"(?i:{_CALLED})"))
)
_TELEPHONE = re.compile(
    r"(?<![\w.,])\(?(?:\+84[ .]?|0)[0-9]{1,10}\)?(?:[ .-][0-9]{1,8}){0,4}(?!\w)"
)
_TELEPHONE_DIGITS: Final = (10, 11)
_IDENTIFIER: Final = 7
# Any date will do: only where dates are is asked for.
_REFERENCE: Final = dt.date(2024, 1, 1)


class NumberMention(NamedTuple):
    """A number, whether a percent sign follows, and where in the text both are written."""

    value: Decimal
    percent: bool
    start: int
    end: int


def find_numbers(text: str) -> Iterator[NumberMention]:
    """Yield the numbers of running `text` in order; `text[start:end]` has the percent sign in it.

    No numbers are: dates, years and months ("năm 2024", "quý I/2024", "giai đoạn 2021 - 2025"),
    times, documents' symbols ("23-NQ/TU", "15/2023/NĐ-CP"), telephone numbers, addresses, the
    numbering of lines, and digits that belong to a name ("COVID-19", "5G", "QL3"). A unit may
    stand close ("5,2km"). Of "85/100" and "5-10%" each part is a number. What a reader could take
    for either of two numbers ("1.5", "1,234,567") is left out. Raises nothing.
    """
    seen = view(text)
    starts, ends = _taken(seen.text)
    for match in _FIGURE.finditer(seen.text):
        written = match["number"]
        close = match["letters"]
        if close and (match["percent"] or not _UNITS.fullmatch(close)):
            continue
        if written.startswith("0") and written.isdigit() and len(written) >= _IDENTIFIER:
            continue
        before = bisect_right(starts, match.start("number")) - 1
        if before >= 0 and ends[before] > match.start("number"):
            continue
        end = match.end("percent") if match["percent"] else match.end("number")
        span = seen.original(match.start("number"), end)
        yield NumberMention(parse_number(written), match["percent"] is not None, *span)


def _taken(text: str) -> tuple[list[int], list[int]]:
    """Return where spans begin and end whose digits are no numbers, in order, without overlaps."""
    spans = [(date.start, date.end) for date in find_dates(text, reference=_REFERENCE)]
    spans += (match.span() for match in _NO_FIGURE.finditer(text))
    spans += (
        match.span()
        for match in _TELEPHONE.finditer(text)
        if _digits(match[0]) in _TELEPHONE_DIGITS
    )
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _digits(telephone: str) -> int:
    return sum(char.isdigit() for char in telephone.replace("+84", "0"))
