"""What an entry is found by: the terms of each field of the index."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, Final

from bantin.search import engine
from bantin.search.abbreviations import Meaning, meanings
from bantin.search.values import Entry
from bantin.search.words import Word, readable, words
from bantin.text.dates import find_dates

GAP: Final = "¦"
"""Stands between passages, so that no phrase reaches from one into the next."""
CELL_PARTS: Final = "\x1f"
VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))
# A word that stands between "Nghị quyết" and its number in most texts, and in few questions.
_NUMBER_SIGN: Final = "so"


def document(entry: Entry) -> dict[str, Any]:
    """Return ``entry`` as the engine takes it, field by field. Raises nothing."""
    entry = cleaned(entry)
    headline, lead = words(entry.headline), words(entry.lead)
    body = [words(passage) for passage in entry.body]
    # The lead counts twice: it says what the body says.
    passages = [headline, lead, lead, *body]
    texts = (entry.headline, entry.lead, *entry.body)
    day = entry.date.astimezone(VIETNAM).date()
    dates = {day_term(day), *(day_term(date) for date in _dates(texts, day))}
    return {
        engine.KEY: entry.key,
        engine.DATE: int(entry.date.timestamp()),
        engine.DIGEST: digest_of(entry),
        engine.TEXT: f" {GAP} ".join(" ".join([w.bare for w in passage]) for passage in passages),
        engine.SPELLED: " ".join([spelled(word) for passage in passages for word in passage]),
        engine.PAIRS: " ".join(chain(dates, *(pair_terms(passage) for passage in passages))),
        engine.HEADLINE: " ".join(
            chain(
                (word.bare for word in headline),
                (spelled(word) for word in headline),
                pair_terms(headline),
            )
        ),
        engine.FILTERS: list(filters(entry, day.year)),
        engine.CELL: CELL_PARTS.join((entry.site, entry.section, str(day.year), entry.kind)),
        engine.STORED: _packed(entry),
    }


def cleaned(entry: Entry) -> Entry:
    """Return ``entry`` with its texts as the index keeps them."""
    return Entry(
        key=entry.key,
        site=entry.site,
        url=entry.url,
        headline=readable(entry.headline),
        lead=readable(entry.lead),
        body=tuple(text for text in map(readable, entry.body) if text),
        date=entry.date,
        section=entry.section,
        section_title=entry.section_title,
        kind=entry.kind,
    )


def digest_of(entry: Entry) -> int:
    """Return a number of 63 bits that changes with anything of ``entry``, whose texts are cleaned."""
    packed = hashlib.blake2b(b"%d:" % engine.FORMAT + _packed(entry), digest_size=8).digest()
    return int.from_bytes(packed, "big") >> 1


def unpacked(key: int, packed: bytes) -> Entry:
    """Return the entry ``key`` from what the index has stored."""
    site, url, headline, lead, body, date, section, section_title, kind = json.loads(packed)
    moment = dt.datetime.fromisoformat(date)
    return Entry(key, site, url, headline, lead, tuple(body), moment, section, section_title, kind)


def spelled(word: Word) -> str:
    """Return the term of ``word`` with its marks: its bare form leads to all of its spellings."""
    return f"{word.bare}|{word.spelled}"


def spelled_pair(first: Word, second: Word) -> str:
    """Return the term of two neighbours with their marks."""
    return f"{first.bare}_{second.bare}|{first.spelled}_{second.spelled}"


def bare_pair(first: str, second: str) -> str:
    """Return the term of two neighbours, words without marks or keys of meanings."""
    return f"{first}_{second}"


def day_term(day: dt.date) -> str:
    """Return the term of a day, of which a text tells or on which it was published."""
    return f"@{day.isoformat()}"


def pair_terms(passage: Sequence[Word]) -> Iterator[str]:
    """Yield the terms of neighbours in ``passage``, and of what its abbreviations and their long forms mean."""
    for first, second in pairwise(passage):
        pair = f"{first.bare}_{second.bare}"
        yield pair
        yield f"{pair}|{first.spelled}_{second.spelled}"
    for meaning in meanings(passage):
        yield from meaning.keys
        yield from beside(passage, meaning)


def beside(passage: Sequence[Word], meaning: Meaning) -> Iterator[str]:
    """Yield the pairs of ``meaning`` with the word before and the word behind it; "số" before a number is none."""
    after = meaning.end
    if after + 1 < len(passage) and passage[after].bare == _NUMBER_SIGN:
        after += passage[after + 1].bare.isdecimal()
    for key in meaning.keys:
        if meaning.start:
            yield bare_pair(passage[meaning.start - 1].bare, key)
        if after < len(passage):
            yield bare_pair(key, passage[after].bare)


def filters(entry: Entry, year: int) -> Iterator[str]:
    """Yield what narrows a question to ``entry``: its site, its section and those above, its year, its kind."""
    yield filter_term("site", entry.site)
    parts = entry.section.split("/")
    for depth in range(1, len(parts) + 1):
        yield filter_term("section", "/".join(parts[:depth]))
    yield filter_term("year", str(year))
    yield filter_term("kind", entry.kind)


def filter_term(name: str, value: str) -> str:
    """Return the term of the filter ``name``."""
    return f"{name}:{value}"


def _dates(texts: Iterable[str], day: dt.date) -> Iterator[dt.date]:
    for text in texts:
        for mention in find_dates(text, reference=day):
            yield mention.date


def _packed(entry: Entry) -> bytes:
    fields = (
        entry.site,
        entry.url,
        entry.headline,
        entry.lead,
        entry.body,
        entry.date.isoformat(),
        entry.section,
        entry.section_title,
        entry.kind,
    )
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
