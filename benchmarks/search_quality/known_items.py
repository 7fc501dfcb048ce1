"""Queries made from articles by rule: what somebody types who remembers something of one of them."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from random import Random

from bantin.search.values import Entry
from bantin.text.normalise import nfc
from benchmarks.related.articles import Article
from benchmarks.search_quality.queries import Query

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
KINDS = ("headline", "lead", "body", "phrase", "mixed", "slip")


def entries(known: Sequence[Article]) -> list[Entry]:
    """Return ``known`` as the index takes them; the first paragraph is the lead."""
    return [
        Entry(
            key=key,
            site="",
            url=f"/{key}/",
            headline=article.headline,
            lead=article.paragraphs[0] if article.paragraphs else "",
            body=article.paragraphs[1:],
            date=datetime.strptime(article.date, "%Y%m%d").replace(tzinfo=UTC),
            section=article.section,
            section_title=article.section,
            kind="news",
        )
        for key, article in enumerate(known, 1)
    ]


def queries(known: Sequence[Entry], *, tuning: bool, seed: int = 7) -> list[Query]:
    """Return the queries for one half of ``known``, one of each kind for each that has enough words.

    Two texts with one headline are both right.
    """
    frequent = Counter(word for entry in known for word in set(_words(_text(entry))))
    same: dict[str, set[int]] = {}
    for entry in known:
        same.setdefault(entry.headline, set()).add(entry.key)
    found = []
    for entry in known:
        if (zlib.crc32(entry.headline.encode()) % 2 == 0) == tuning:
            chance = Random(f"{seed}:{entry.key}")
            right = frozenset(same[entry.headline])
            found += [Query(text, right, kind) for kind, text in _of(entry, frequent, chance)]
    return found


def _of(entry: Entry, frequent: Counter[str], chance: Random) -> Iterator[tuple[str, str]]:
    headline, lead = _words(entry.headline), _words(entry.lead)
    body = [words for words in map(_words, entry.body) if len(words) >= 12]
    if len(headline) >= 6:
        yield "headline", " ".join(_some(headline, chance.randint(4, 6), chance))
        yield "slip", " ".join(_with_slip(_some(headline, 5, chance), chance))
    if len(lead) >= 8:
        yield "lead", " ".join(_row(lead, chance.randint(4, 6), chance))
    if body:
        passage = chance.choice(body)
        yield "body", " ".join(_row(passage, chance.randint(5, 7), chance))
        yield "phrase", f'"{" ".join(_row(chance.choice(body), 4, chance))}"'
    if len(headline) >= 5 and body:
        rare = sorted(set(chance.choice(body)), key=lambda word: (frequent[word], word))
        yield "mixed", " ".join([*_some(headline, 3, chance), *rare[:1]])


def _text(entry: Entry) -> str:
    return " ".join((entry.headline, entry.lead, *entry.body))


def _words(text: str) -> list[str]:
    """Return what stands between spaces, without signs around it: numbers and symbols stay whole."""
    found = (_AROUND.sub("", word).lower() for word in nfc(text).split())
    return [word for word in found if word and '"' not in word]


def _some(words: Sequence[str], number: int, chance: Random) -> list[str]:
    """Return some of ``words`` in their order."""
    places = sorted(chance.sample(range(len(words)), min(number, len(words))))
    return [words[place] for place in places]


def _row(words: Sequence[str], number: int, chance: Random) -> list[str]:
    """Return neighbours among ``words``."""
    start = chance.randint(0, len(words) - number)
    return list(words[start : start + number])


def _with_slip(words: Sequence[str], chance: Random) -> list[str]:
    """Return ``words`` with one letter of the longest wrong: left out, doubled, exchanged or another one."""
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    if not _LETTERS.fullmatch(word) or len(word) < 3:
        return list(words)
    place = chance.randrange(1, len(word) - 1)
    match chance.choice(("out", "twice", "exchange", "other")):
        case "out":
            word = word[:place] + word[place + 1 :]
        case "twice":
            word = word[:place] + word[place] + word[place:]
        case "exchange":
            word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case _:
            word = word[:place] + chance.choice("bcdghklmnprstvx") + word[place + 1 :]
    return [*words[:at], word, *words[at + 1 :]]
