"""A number as Vietnamese writes it: a point groups thousands, a comma begins the decimals."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from bantin.text.normalise import clean

_NUMBER = re.compile(r"[+\-−]?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_PERCENT = re.compile(r"(.*?)\s*%", re.DOTALL)
_ENGLISH = re.compile(r"[+\-−]?[0-9]+(?:,[0-9]{3})*\.[0-9]+|[+\-−]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_LONGEST: Final = 60
_MOST_DECIMALS: Final = 100


class NotANumber(ValueError):
    """The string does not read as a number."""


def parse_number(s: str) -> Decimal:
    """Return the number that the whole of `s` is: "1.234.567,89" is 1234567.89.

    "1.234" is 1234 and "1,5" is 1.5. A sign may come first, white space around; digits without
    points ("1234567", "05") are read, too. Raises `NotANumber` for all else: "1.5" and "0.123",
    which are neither groups of three nor decimals; "1,234,567"; "5%" (see `parse_percent`).
    """
    text = clean(s).strip()
    if not _NUMBER.fullmatch(text):
        raise NotANumber(_complaint(text))
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def parse_percent(s: str) -> Decimal:
    """Return the percentage that the whole of `s` is: "5,9%" is 5.9 and "99 %" is 99.

    Raises `NotANumber` where there is no percent sign at the end, and as `parse_number`.
    """
    match = _PERCENT.fullmatch(clean(s).strip())
    if match is None:
        raise NotANumber(f"{_shown(s)} has no percent sign at its end")
    return parse_number(match[1])


def format_number(value: Decimal | int | float, decimals: int | None = None) -> str:
    """Return `value` as Vietnamese writes it: 1234567.89 is "1.234.567,89".

    With `decimals` there are just so many, rounded half away from zero, as a reader of reports
    does it; with None, as many as the value has (a float: the shortest that reads back as it).
    `parse_number` reads the result back. Raises ValueError if `value` is not finite or
    `decimals` is not from 0 to 100.
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value} has no digits to write")
    if decimals is not None:
        number = _rounded(number, decimals)
    whole, _, fraction = format(number.copy_abs(), "f").partition(".")
    sign = "-" if number < 0 else ""
    grouped = _grouped(whole)
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_percent(value: Decimal | int | float, decimals: int | None = None) -> str:
    """Return a percentage, 5.9 as "5,9%": the sign stands close. Raises as `format_number`."""
    return f"{format_number(value, decimals)}%"


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[i : i + 3] for i in range(first, len(digits), 3)]
    return ".".join([digits[:first], *groups] if first else groups)


def _rounded(number: Decimal, decimals: int) -> Decimal:
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise ValueError(f"decimals must be 0 to {_MOST_DECIMALS}, not {decimals}")
    exact = Context(prec=max(1, number.adjusted() + decimals + 2))
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=exact)


def _complaint(text: str) -> str:
    if _ENGLISH.fullmatch(text):
        return (
            f"{_shown(text)} looks like an English number: in Vietnamese a point groups "
            'thousands ("1.234") and a comma begins the decimals ("1,5")'
        )
    return f'{_shown(text)} does not read as a number; write it like "1.234.567,89"'


def _shown(s: str) -> str:
    return repr(s if len(s) <= _LONGEST else s[:_LONGEST] + "…")
