"""Numbers: read from a whole string, found in running text, written the Vietnamese way."""

from bantin.text.figures import NumberMention, find_numbers
from bantin.text.numerals import (
    NotANumber,
    format_number,
    format_percent,
    parse_number,
    parse_percent,
)

__all__ = [
    "NotANumber",
    "NumberMention",
    "find_numbers",
    "format_number",
    "format_percent",
    "parse_number",
    "parse_percent",
]
