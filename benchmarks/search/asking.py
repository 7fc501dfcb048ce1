"""The texts of an archive as the index takes them, and what is asked of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from bantin.search.values import Entry
from bantin.text.normalise import fold
from benchmarks.archive.grammar import written

_FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
_HOURS = 10 * 365 * 24
# Each of these is in most bulletins of the archive.
COMMON = (
    "xã",
    "tỉnh",
    "người dân",
    "dự án",
    "kế hoạch",
    "hội nghị",
    "đường",
    "thực hiện",
    "kinh phí",
    "địa phương",
)
QUESTIONS = 40


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """Yield an archive of ``count`` bulletins, ten years of them, the oldest first."""
    for number in range(count):
        text = written(seed, number)
        yield Entry(
            key=number,
            site="tinh",
            url=f"/{text.topic.slug}/{number}/",
            headline=text.headline,
            lead=text.lead,
            body=tuple(words for _, passages in text.parts for words in passages),
            date=_FIRST_DAY + timedelta(hours=number * _HOURS / count),
            section=text.topic.slug,
            section_title=text.topic.title,
            kind=text.kind,
        )


def questions(count: int, seed: int = 1) -> dict[str, list[str]]:
    """Return what is asked of such an archive, by kind; of each half with marks and half without.

    Rare are the last three words of a headline, which are mostly a name or a number; multi-word are four to seven
    words of a headline side by side.
    """
    chance = Random(f"questions:{seed}")
    rare: list[str] = []
    several: list[str] = []
    while len(several) < QUESTIONS:
        words = written(seed, chance.randrange(count)).headline.split()
        if len(words) >= 8:
            rare.append(" ".join(words[-3:]))
            start = chance.randrange(len(words) - 7)
            several.append(" ".join(words[start : start + chance.randint(4, 7)]))
    kinds = {"rare": rare, "common": [*COMMON] * 2, "several words": several}
    kinds["in quotation marks"] = [f'"{" ".join(text.split()[:4])}"' for text in several]
    return {
        kind: [fold(text) if number % 2 else text for number, text in enumerate(asked)]
        for kind, asked in kinds.items()
    }
