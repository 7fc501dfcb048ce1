"""The desk's field for an address: folded in the browser just as `bantin.text.slug` folds here."""

import re
import unicodedata
from collections import defaultdict
from typing import Any

from wagtail.admin.widgets import SlugInput

from bantin.text.normalise import fold

COMBINING_MARKS = "[\u0300-\u036f]"
# From Latin-1 to the end of Latin Extended Additional, where the letters of Vietnamese are.
LATIN_WITH_MARKS = range(0xC0, 0x1F00)


def folding() -> list[tuple[re.Pattern[str], str]]:
    """Return patterns and replacements that turn each Latin letter, composed or not, into its base.

    Wagtail's own slugifier in the browser drops what it does not know: Hội nghị becomes hi-ngh.
    """
    letters: dict[str, list[str]] = defaultdict(list)
    for character in map(chr, LATIN_WITH_MARKS):
        base = fold(character)
        if base != character and base.isascii() and unicodedata.category(character)[0] == "L":
            letters[base.lower()].append(character)
    return [(re.compile(COMBINING_MARKS), "")] + [
        (re.compile(f"[{''.join(found)}]"), base) for base, found in sorted(letters.items())
    ]


class FoldedSlugInput(SlugInput):
    """Wagtail's field for slugs, which learns đ and the marks of Vietnamese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formatters=folding(), **kwargs)
