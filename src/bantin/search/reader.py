"""Asking an index."""

from pathlib import Path
from typing import Self

from bantin.search.values import Answer, Question, Suggestion


class Reader:
    """An open index. It sees updates and new generations at the next question. Threads may share it."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in ``folder``. Raises NoIndex, EngineFailed."""
        raise NotImplementedError

    def search(self, question: Question) -> Answer:
        """Answer ``question``, whatever its text is. Raises EngineFailed when the index itself fails, NoIndex."""
        raise NotImplementedError

    def suggest(self, text: str, limit: int = 8, site: str | None = None) -> tuple[Suggestion, ...]:
        """Return how ``text``, which somebody is typing, could go on: words first, then headlines.

        () for text without a word. Raises as `search` does.
        """
        raise NotImplementedError

    def did_you_mean(self, text: str) -> str:
        """Return ``text`` with its diacritics restored and its slips mended, as the archive spells it.

        "" where there is nothing better. Takes any text. Raises as `search` does.
        """
        raise NotImplementedError
