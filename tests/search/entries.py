"""Entries to search in."""

import datetime as dt
from pathlib import Path

from bantin.search.index import build
from bantin.search.reader import Reader
from bantin.search.values import Answer, Entry, Question

DAY = dt.datetime(2024, 4, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def entry(
    key: int,
    headline: str,
    lead: str = "",
    *body: str,
    days: int = 0,
    section: str = "thoi-su",
    kind: str = "news",
    site: str = "tinh",
) -> Entry:
    """A bulletin that was published ``days`` days after 8 April 2024."""
    return Entry(
        key=key,
        site=site,
        url=f"/{section}/{key}/",
        headline=headline,
        lead=lead,
        body=body,
        date=DAY + dt.timedelta(days=days),
        section=section,
        section_title=section.replace("-", " ").capitalize(),
        kind=kind,
    )


def reader_of(folder: Path, *entries: Entry) -> Reader:
    """A reader of an index of ``entries``."""
    build(folder, entries)
    return Reader.open(folder)


def found(reader: Reader, text: str, **more: object) -> list[int]:
    """The keys of what is found, the best first."""
    return [hit.key for hit in ask(reader, text, **more).hits]


def ask(reader: Reader, text: str, **more: object) -> Answer:
    """The answer, with time enough for a machine that others use too."""
    return reader.search(Question(text, **{"limit_ms": 30_000, **more}))  # type: ignore[arg-type]
