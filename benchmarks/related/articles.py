"""The articles to measure with."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

FILE = Path(__file__).resolve().parents[3] / "shared/corpora/news-2020-21.jsonl"
PARAGRAPHS = 12


@dataclass(frozen=True)
class Article:
    """A newspaper's article; its section is the first part of its address."""

    section: str
    date: str
    headline: str
    paragraphs: tuple[str, ...]


def articles(file: Path = FILE) -> list[Article]:
    """Return the articles in ``file``, the oldest first. Raises FileNotFoundError where it is not there."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return sorted(
        (
            Article(
                urlsplit(row["url"]).path.split("/")[1],
                row["date"],
                row["headline"],
                tuple(row["paragraphs"]),
            )
            for row in rows
        ),
        key=lambda article: (article.date, article.headline),
    )


def halves(article: Article) -> tuple[Article, Article]:
    """Return two articles of one event: the even paragraphs below the headline, and the odd ones with none."""
    even, odd = article.paragraphs[::2], article.paragraphs[1::2]
    return (
        Article(article.section, article.date, article.headline, even),
        Article(article.section, article.date, "", odd),
    )


def made_up(known: list[Article], number: int, seed: int = 1) -> Iterator[Article]:
    """Yield ``number`` articles, each of paragraphs from one section of the ``known`` ones. Always the same."""
    chance = random.Random(seed)
    paragraphs: dict[str, list[str]] = defaultdict(list)
    headlines: dict[str, list[str]] = defaultdict(list)
    for article in known:
        paragraphs[article.section] += [text for text in article.paragraphs if len(text) > 60]
        headlines[article.section].append(article.headline)
    sections = sorted(paragraphs)
    for _ in range(number):
        section = chance.choice(sections)
        body = tuple(chance.sample(paragraphs[section], PARAGRAPHS))
        yield Article(section, "20210501", chance.choice(headlines[section]), body)
