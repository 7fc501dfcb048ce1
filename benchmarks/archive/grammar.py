"""From templates to the texts of a bulletin: the same seed and number give the same bulletin."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random

from bantin.text.numerals import format_number
from benchmarks.archive import topics, words
from benchmarks.archive.topics import TOPICS, Topic

_SLOT = re.compile(r"\{(\w+)\}")
_WEIGHTS = tuple(topic.weight for topic in TOPICS)
SENTENCES = (17, 24)
"""The fewest and the most sentences of a body: 350 to 600 words."""
PHOTOS = (0, 1, 1, 1, 2, 2, 3)
"""How many photos a bulletin has, each number as often as it stands here."""
VIDEO_URL = "https://www.youtube.com/watch?v=BanTin_demo"


@dataclass(frozen=True)
class Written:
    """The texts of a bulletin. ``parts`` are kinds and texts of its body; a figure's text is its caption."""

    topic: Topic
    headline: str
    lead: str
    byline: str
    source: str
    kind: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    has_lead_photo: bool


def written(seed: int, number: int) -> Written:
    """Return the bulletin ``number`` of the archive that ``seed`` names."""
    chance = Random(f"{seed}:{number}")
    topic = chance.choices(TOPICS, _WEIGHTS)[0]
    photos = chance.choice(PHOTOS)
    kind = "video" if chance.random() < 0.02 else "photo-story" if photos == 3 else "news"
    return Written(
        topic=topic,
        headline=_filled(chance.choice(topic.headlines), chance),
        lead=_filled(chance.choice(topics.LEADS), chance),
        byline=_person(chance) if chance.random() < 0.8 else "",
        source=chance.choice(words.AGENCIES) if chance.random() < 0.3 else "",
        kind=kind,
        parts=tuple(_body(topic, kind, max(photos - 1, 0), chance)),
        has_lead_photo=photos > 0,
    )


def _body(
    topic: Topic, kind: str, figures: int, chance: Random
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield paragraphs of two or three sentences, with subheadings, at times a quotation, a list, a video."""
    left = chance.randint(*SENTENCES)
    told = chance.sample(topics.SHARED, min(left - 5, len(topics.SHARED)))
    sentences = [*told, *chance.choices(topic.sentences, k=left - len(told))]
    chance.shuffle(sentences)
    texts = iter([_filled(sentence, chance) for sentence in sentences])
    extras: list[tuple[str, tuple[str, ...]]] = [
        ("figure", (_filled("Một góc {work}. Ảnh: {person}.", chance),)) for _ in range(figures)
    ]
    if chance.random() < 0.3:
        quotation = _filled(chance.choice(topics.QUOTATIONS), chance)
        extras.append(("quotation", (quotation, _filled("{office} {person}", chance))))
    if chance.random() < 0.2:
        items = chance.sample(topics.ITEMS, 3)
        extras.append(("list", tuple(_filled(item, chance) for item in items)))
    if kind == "video":
        extras.append(("video", (VIDEO_URL, _filled("Toàn cảnh {work}", chance))))
    subheadings = iter(chance.sample(topics.SUBHEADINGS, 2))
    for position, paragraphs in enumerate(_paragraphs(texts, chance)):
        if position in (1, 3) and (subheading := next(subheadings, None)):
            yield "subheading", (_filled(subheading, chance),)
        yield "paragraph", paragraphs
        if extras:
            yield extras.pop()
    yield from extras


def _paragraphs(texts: Iterator[str], chance: Random) -> Iterator[tuple[str, ...]]:
    """Yield the texts, two or three to a paragraph, two paragraphs to a part of the body."""
    while True:
        part = []
        for _ in range(2):
            sentences = list(islice(texts, chance.choice((2, 2, 3))))
            if sentences:
                part.append(" ".join(sentences))
        if not part:
            return
        yield tuple(part)


def _filled(template: str, chance: Random) -> str:
    """Return ``template`` with words in its slots, beginning with a capital letter."""
    text = "".join(
        piece if isinstance(piece, str) else piece(chance) for piece in _pieces(template)
    )
    return text[:1].upper() + text[1:]


@cache
def _pieces(template: str) -> tuple[str | Callable[[Random], str], ...]:
    pieces = _SLOT.split(template)
    return tuple(_SLOTS[piece] if odd else piece for odd, piece in _numbered(pieces))


def _numbered(pieces: Sequence[str]) -> Iterator[tuple[bool, str]]:
    return ((position % 2 == 1, piece) for position, piece in enumerate(pieces))


def _person(chance: Random) -> str:
    return (
        f"{chance.choice(words.FAMILIES)} {chance.choice(words.MIDDLES)} "
        f"{chance.choice(words.GIVEN)}"
    )


def _place(chance: Random) -> str:
    return f"{chance.choice(words.PLACE_FIRST)} {chance.choice(words.PLACE_SECOND)}"


def _tenths(number: int) -> str:
    return (
        f"{format_number(number // 10)},{number % 10}"
        if number % 10
        else format_number(number // 10)
    )


def _money(chance: Random) -> str:
    number = int(10 ** chance.uniform(1, 4))
    return f"{_tenths(number)} {chance.choice(('tỷ', 'tỷ', 'triệu'))} đồng"


def _one_of(choices: Sequence[str]) -> Callable[[Random], str]:
    return lambda chance: chance.choice(choices)


def _template_of(choices: Sequence[str]) -> Callable[[Random], str]:
    return lambda chance: "".join(
        piece if isinstance(piece, str) else piece(chance)
        for piece in _pieces(chance.choice(choices))
    )


_SLOTS: dict[str, Callable[[Random], str]] = {
    "agency": _one_of(words.AGENCIES),
    "area": lambda chance: f"{_tenths(int(10 ** chance.uniform(1, 4)))} ha",
    "company": lambda chance: f"{chance.choice(('Cổ phần', 'TNHH'))} {_place(chance)}",
    "crop": _one_of(words.CROPS),
    "day": lambda chance: f"{chance.randint(1, 28)}/{chance.randint(1, 12)}",
    "few": lambda chance: str(chance.randint(2, 29)),
    "illness": _one_of(words.ILLNESSES),
    "many": lambda chance: format_number(int(10 ** chance.uniform(1.5, 4.3))),
    "moment": _template_of(words.MOMENTS),
    "money": _money,
    "number": lambda chance: str(chance.randint(10, 3999)),
    "office": _one_of(words.OFFICES),
    "percent": lambda chance: f"{_tenths(chance.randint(11, 999))}%",
    "person": _person,
    "place": _place,
    "programme": _one_of(words.PROGRAMMES),
    "quarter": _one_of(words.QUARTERS),
    "river": _one_of(words.RIVERS),
    "road": lambda chance: str(chance.randint(151, 299)),
    "villager": _one_of(words.VILLAGERS),
    "work": _template_of(words.WORKS),
}
