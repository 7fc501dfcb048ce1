"""What goes into a readers' index, what is asked of it, and what it answers."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Final, Literal

Order = Literal["relevance", "date"]
Matching = Literal["all", "some", "corrected", "nothing"]

FOLDER: Final = "search"
"""The folder of BANTIN_HOME that holds the index."""
LONGEST_QUESTION: Final = 200
"""How many characters of a question are read."""
MOST_WORDS: Final = 16
"""How many words of a question are looked for."""
MOST_HITS: Final = 100
"""How many hits one answer has at most."""
DEEPEST: Final = 10_000
"""Behind which hit no answer begins."""


class SearchFailure(Exception):
    """An index could not be read or written. The message is for an operator, in English."""


class NoIndex(SearchFailure):
    """There is no index in the folder, or none of this version; `index.build` makes one."""


class IndexBusy(SearchFailure):
    """Another process writes this index."""


class EngineFailed(SearchFailure):
    """The engine could not read or write: the disk is full, or the index is damaged."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A bulletin as readers find it."""

    key: int
    """What names it in the index: an entry with the same key replaces it."""
    site: str
    """The name of its site; a question may ask for one site alone."""
    url: str
    headline: str
    lead: str
    body: tuple[str, ...]
    """Paragraphs, subheadings, captions: plain text in the order of the page."""
    date: dt.datetime
    """Aware; midnight in Vietnam means that only the day is known (decision 4)."""
    section: str
    """The path of its section, its parents' first: "thoi-su" or "thoi-su/trong-tinh"; "" for none."""
    section_title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. Anything may stand in ``text``; what is too long is cut."""

    text: str
    site: str | None = None
    section: str | None = None
    """The path of a section; what stands in sections below it is found too."""
    year: int | None = None
    kind: str | None = None
    order: Order = "relevance"
    offset: int = 0
    limit: int = 10
    typing: bool = False
    """Whether the last word may be the beginning of one."""
    limit_ms: float = 1_000
    """After how many milliseconds the answer is cut."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in the author's spelling, and the ranges of it that were looked for: starts and ends."""

    text: str
    ranges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A bulletin that was found."""

    key: int
    site: str
    url: str
    headline: Marked
    snippet: Marked
    """The passage of the lead or the body that has most of what was looked for; with "…" where it was cut."""
    date: dt.datetime
    section: str
    section_title: str
    kind: str
    score: float
    """Larger is better; comparable within one answer only. 0 where hits are ordered by date."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits a filter would leave."""

    value: str
    """A section's path, a year, or a kind."""
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts for each filter, as they are under the question's other filters: what a reader could change to.

    Sections with most hits first, each with its own hits only; years from the newest; kinds with most first.
    """

    sections: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    total: int
    """How many bulletins match; of a cut answer at least how many."""
    took_ms: float
    hits: tuple[Hit, ...] = ()
    facets: Facets = field(default_factory=Facets)
    matching: Matching = "nothing"
    """"all": every word is in every hit. "some": no bulletin has every word, these have most. "corrected": no
    bulletin has every word as typed, these have those of ``searched``. "nothing": no hit, or nothing was asked."""
    searched: str = ""
    """What was looked for: the question's words, or their correction."""
    cut: bool = False
    """Whether time ran out: hits or counts may be missing."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How what somebody types could go on."""

    text: str
    """With its diacritics."""
    url: str = ""
    """The bulletin that has this headline; "" for words to search for."""
