"""Numbers in running text, and what looks like one and is none."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from bantin.text.mentions import find_dates
from bantin.text.moments import MONTH
from bantin.text.numerals import parse_number
from bantin.text.view import view

_FIGURE = re.compile(
    r"""
    (?<![\w.,]) (?P<number>
        (?: (?<![^\s(\[:;=]) [-−+] )?
        (?: [1-9][0-9]{0,2} (?:\.[0-9]{3})+ | [0-9]+ ) (?:,[0-9]+)?
    ) (?![.,]?[0-9]) (?P<percent>[ \u00a0\u202f]?%)? (?P<letters>[^\W\d_]*)
    """,
    re.VERBOSE,
)
_NO_FIGURE = re.compile(
    rf"""
      (?:https?://|www\.|[\w.+-]+@)\S+                                  # addresses
    | (?<!\w)(?:số\s+)?[0-9]+[a-z]?(?:/[0-9]{{4}})?[/-][A-ZĐ][\w.Đ]*(?:[-/&][A-ZĐ][\w.]*)*  # symbols
    | (?<!\w)(?:số|Số):?\s+[0-9]+/[0-9]{{4}}(?![\w/])
    | (?<![\w.])(?:\+84|0)[ .\-]?(?:\(?[0-9]+\)?[ .\-]?)+                # telephones, checked after
    """,
    re.VERBOSE,
)
