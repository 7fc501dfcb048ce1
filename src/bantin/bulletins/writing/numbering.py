"""Numbers of lists as they are written."""

from __future__ import annotations

from typing import Final, Literal

Style = Literal["decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"]

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST: Final = 9999


def written(number: int, style: Style) -> str:
    """Return ``number`` in ``style``; in figures where the style has none for it."""
    if style == "decimal" or not 0 < number <= _LARGEST:
        return str(number)
    text = _letters(number) if style.endswith("letter") else _roman(number)
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    """Return a to z, then aa, bb, as word processors count."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if times < 4 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
