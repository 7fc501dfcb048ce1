"""How what somebody types could go on, as the archive writes it."""

from collections.abc import Iterator
from typing import Final

from bantin.search.asked import Asked
from bantin.search.spelling import Speller
from bantin.search.values import Suggestion
from bantin.search.vocabulary import Vocabulary
from bantin.search.words import words

_MOST_ENDINGS: Final = 8
# A word that follows so often is taken along: "ban chấp" alone says nothing to anybody.
_ALMOST_ALWAYS: Final = 0.75
_LONGEST_TAIL: Final = 2


def suggestions(asked: Asked, vocabulary: Vocabulary, limit: int) -> list[Suggestion]:
    """Return at most ``limit`` ways on from ``asked``, the most frequent first, none that is what was typed."""
    last = asked.words_in_text[-1]
    before = asked.words_in_text[-2].bare if len(asked.words_in_text) > 1 else ""
    endings = [last.bare]
    if asked.units[-1].may_go_on:
        found_behind = vocabulary.endings_behind(before, last.bare) if before else []
        endings = [bare for bare, _ in found_behind or vocabulary.endings(last.bare)]
    speller = Speller(vocabulary)
    found: dict[str, None] = {}
    for bare in endings[:_MOST_ENDINGS]:
        keeps_marks = last.spelled if bare == last.bare else bare
        text = asked.text[: last.start] + keeps_marks
        text = " ".join((text, *_tail(bare, vocabulary)))
        meant = speller.meant(words(text), text, slips=False)
        if last.is_marked and last.bare not in meant and last.spelled not in meant:
            continue
        found.setdefault(meant)
    found.pop(asked.text, None)
    return [Suggestion(text) for text in list(found)[:limit]]


def _tail(bare: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words that nearly always stand behind ``bare``."""
    for _ in range(_LONGEST_TAIL):
        following = vocabulary.following(bare)
        having = vocabulary.having(bare)
        if not following or following[0][1] < having * _ALMOST_ALWAYS:
            return
        spelled = following[0][0].partition("_")[2]
        yield spelled
        bare = following[0][0].partition("_")[2]
        found = words(bare)
        if len(found) != 1:
            return
        bare = found[0].bare
