"""Where the search answers, and what its addresses say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

from bantin.search.values import DEEPEST, LONGEST_QUESTION, Order, Question

PAGE = "tim-kiem/"
"""Below a site's home page."""
DESCRIPTION = "opensearch.xml"
SUGGESTIONS, RESULTS = "goi-y.json", "ket-qua.json"
"""Below that."""
QUERY, SECTION, YEAR, KIND, ORDER, NUMBER = "q", "chuyen-muc", "nam", "loai", "xep", "trang"
BY_DATE = "moi-nhat"
HITS = 10
"""On a page."""
LONGEST = 4_000
"""Characters of a query string that are read."""


@dataclass(frozen=True)
class Asked:
    """What a reader asks, as the address says it."""

    text: str = ""
    section: str = ""
    year: int | None = None
    kind: str = ""
    order: Order = "relevance"
    number: int = 1

    @classmethod
    def of(cls, query_string: str) -> "Asked":
        """Read ``query_string``; what it says that cannot be is left out."""
        given = parse_qs(query_string[:LONGEST], encoding="utf-8", errors="replace")

        def said(name: str) -> str:
            return given.get(name, [""])[0]

        year, number = said(YEAR), said(NUMBER)
        return cls(
            text=" ".join(said(QUERY)[: 2 * LONGEST_QUESTION].split())[:LONGEST_QUESTION],
            section=said(SECTION).strip("/"),
            year=int(year) if _is_number(year, 4) else None,
            kind=said(KIND),
            order="date" if said(ORDER) == BY_DATE else "relevance",
            number=min(max(1, int(number)), DEEPEST // HITS) if _is_number(number, 6) else 1,
        )

    def question(self, site: str) -> Question:
        """Return the question to the index, of ``site`` alone."""
        return Question(
            self.text,
            site=site,
            section=self.section or None,
            year=self.year,
            kind=self.kind or None,
            order=self.order,
            offset=(self.number - 1) * HITS,
            limit=HITS,
        )

    def but(self, **changed: object) -> "Asked":
        """Return the same with something ``changed``, from the first page of results."""
        return replace(self, **{"number": 1, **changed})  # type: ignore[arg-type]

    @property
    def query_string(self) -> str:
        """How an address says it."""
        said: Mapping[str, object] = {
            QUERY: self.text,
            SECTION: self.section,
            YEAR: self.year,
            KIND: self.kind,
            ORDER: BY_DATE if self.order == "date" else "",
            NUMBER: self.number if self.number > 1 else "",
        }
        return urlencode({name: value for name, value in said.items() if value})


def _is_number(text: str, longest: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= longest
