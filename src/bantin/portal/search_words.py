"""What the desk's search makes of a text and of what is asked for: words without marks, in a database's grammar.

Pure: it knows the queries of Wagtail's search, but no database.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from bantin.text.normalise import fold

LONGEST_WORD = 60
MOST_WORDS = 24
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Grammar:
    """How a database writes what is to be found."""

    both: str
    either: str
    without: str
    next_to: str
    quote: str
    beginning: str


FTS5 = Grammar(" AND ", " OR ", " NOT ", " + ", '"', "*")
TSQUERY = Grammar(" & ", " | ", " & !", " <-> ", "'", ":*")


def words(text: str) -> list[str]:
    """Return the words of ``text`` in small letters without marks: "Hoà", "hòa" and "hoa" are the same.

    A word that no database takes, as it is longer than any, is cut.
    """
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text.lower()))]


def indexed(text: str) -> str:
    """Return ``text`` as the index holds it: its words."""
    return " ".join(words(text))


def sought(query: SearchQuery, grammar: Grammar, *, prefix: bool) -> str:
    """Return what ``query`` looks for, the last word of its texts a beginning with ``prefix``; "" for no word.

    Of a text its first words are looked for, as many as `MOST_WORDS`. Raises NotImplementedError for what has
    no meaning in either database, such as something or all that is not it.
    """
    match query:
        case Boost():
            return sought(query.subquery, grammar, prefix=prefix)
        case PlainText() | Fuzzy():
            found = [grammar.quote + word + grammar.quote for word in words(query.query_string)]
            found = found[:MOST_WORDS]
            if found and prefix:
                found[-1] += grammar.beginning
            return _joined(grammar.either if query.operator == "or" else grammar.both, found)
        case Phrase():
            found = [grammar.quote + word + grammar.quote for word in words(query.query_string)]
            return _joined(grammar.next_to, found[:MOST_WORDS])
        case Or():
            found = [sought(part, grammar, prefix=prefix) for part in query.subqueries]
            return _joined(grammar.either, found)
        case And():
            return _and(query.subqueries, grammar, prefix=prefix)
    raise NotImplementedError(
        f"{type(query).__name__} stands where the desk's search has no use for it"
    )


def _and(parts: Iterable[SearchQuery], grammar: Grammar, *, prefix: bool) -> str:
    wanted, refused = [], []
    for part in parts:
        if isinstance(part, Not):
            refused.append(sought(part.subquery, grammar, prefix=prefix))
        elif not isinstance(part, MatchAll):
            wanted.append(sought(part, grammar, prefix=prefix))
    found, bad = _joined(grammar.both, wanted), _joined(grammar.either, refused)
    if bad and not found:
        raise NotImplementedError("the desk's search finds nothing by what is not there alone")
    return f"({found}{grammar.without}{bad})" if bad else found


def _joined(by: str, parts: Iterable[str]) -> str:
    found = [part for part in parts if part]
    return f"({by.join(found)})" if len(found) > 1 else "".join(found)
