"""The words that an index knows, with how many bulletins have them."""

from collections import Counter
from typing import Final

import tantivy

from bantin.search import engine

Counted = list[tuple[str, int]]

_MOST_SPELLINGS: Final = 40
_MOST_ENDINGS: Final = 24


class Vocabulary:
    """Looks words up in an open index. What was deleted counts until the engine has tidied up."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        """Look them up by ``searcher``."""
        self._searcher = searcher
        self.entries = int(searcher.num_docs)

    def having(self, bare: str) -> int:
        """Return how many bulletins have the word ``bare``, with any marks."""
        return self._searcher.doc_freq(engine.TEXT, bare)

    def having_pair(self, pair: str) -> int:
        """Return how many bulletins have a term of pairs."""
        return self._searcher.doc_freq(engine.PAIRS, pair)

    def spellings(self, bare: str) -> Counted:
        """Return how the archive writes ``bare``, with its marks, the most frequent first."""
        return self._after(engine.SPELLED, f"{bare}|", _MOST_SPELLINGS)

    def pair_spellings(self, first: str, second: str) -> Counted:
        """Return how the archive writes two neighbours, as "hội_nghị", the most frequent first."""
        return self._after(engine.PAIRS, f"{first}_{second}|", _MOST_SPELLINGS)

    def endings(self, beginning: str) -> Counted:
        """Return words without marks that begin with ``beginning``, the most frequent first."""
        return self._searcher.terms_with_prefix(engine.TEXT, beginning, limit=_MOST_ENDINGS)

    def endings_behind(self, before: str, beginning: str) -> Counted:
        """Return those that the archive has behind the word ``before``."""
        found: Counter[str] = Counter()
        pairs = self._searcher.terms_with_prefix(
            engine.PAIRS, f"{before}_{beginning}", limit=4 * _MOST_ENDINGS
        )
        for term, count in pairs:
            second = term[len(before) + 1 :]
            if "|" not in term and "_" not in second:
                found[second] = count
        return found.most_common(_MOST_ENDINGS)

    def following(self, before: str) -> Counted:
        """Return how the archive writes ``before`` and words behind it, as "hội_nghị", the most frequent first."""
        found = self._searcher.terms_with_prefix(engine.PAIRS, f"{before}_", limit=_MOST_SPELLINGS)
        return [(term.split("|")[1], count) for term, count in found if "|" in term]

    def _after(self, field: str, prefix: str, limit: int) -> Counted:
        found = self._searcher.terms_with_prefix(field, prefix, limit=limit)
        return [(term[len(prefix) :], count) for term, count in found]
