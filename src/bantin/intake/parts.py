"""The view block's lines, parted into paragraphs, subheadings and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bantin.intake.blocks import Line
from bantin.intake.part import Part
from bantin.intake.part_rules import (
    FIGURE,
    LAST_HEADING,
    LONG,
    PARAGRAPH,
    SUBHEADING,
    Votes,
    may_be_a_caption,
    may_be_a_sentence,
    pair_vote,
    style_vote,
    votes,
)
from bantin.intake.records import BodyPart, PartKind
from bantin.intake.review import ReviewNote, note
from bantin.text.credits import only_credit, split_credit

KINDS: tuple[PartKind, ...] = (PARAGRAPH, SUBHEADING, FIGURE)
CLEAR = 2.0
"""By how many votes a kind must win to be taken without a note."""

_DOUBTED = 1.0
_LEAST_CELLS = 3
_LONGEST_WIDE_CELL = 12

_RUNS_ON = re.compile(r"[^\W\d_](?![.)/])")
_OPEN_END = re.compile(r"[^.…!?:;/\"”’»)]$")
_LONG_ENOUGH_TO_WRAP = 40
_WIDEST_WRAP = 130
_RAGGED = 12
_LIKE_A_CAPTION = 4
_LIST = re.compile(r"[-–+•*]\s|\d+[.)]|[a-z]\)")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a part is taken for, what else it may be, and by how many votes it won."""

    kind: PartKind
    other: PartKind
    margin: float


def read_parts(lines: Sequence[Line]) -> tuple[list[BodyPart], list[ReviewNote]]:
    """Take the lines of a body without its byline; return its parts, and what to look at."""
    joined, notes = join_wrapped(lines)
    found: list[BodyPart] = []
    texts = [line.text for line in joined]
    for start, end in tables(texts):
        count = str(end - start)
        notes.append(note("flattened-table", joined[start].number, count=count, text=texts[start]))
    for line, guess in zip(joined, guesses(texts), strict=True):
        credit = only_credit(line.text) if guess.kind == FIGURE else None
        if credit and found and found[-1].kind == FIGURE and not found[-1].credit:
            found[-1] = BodyPart(FIGURE, found[-1].text, found[-1].line, credit)
            continue
        found.append(_body_part(line, guess.kind))
        notes.extend(_notes(line, guess))
    return found, notes


def join_wrapped(lines: Sequence[Line]) -> tuple[list[Line], list[ReviewNote]]:
    """Take lines; return them with those joined that run on in the very next line.

    A line runs on if it is open at its end and the next begins with a small letter. On a page
    that was wrapped at a width, an open line of about that width runs on whatever follows,
    unless it reads as a caption.
    """
    joined: list[Line] = []
    notes: list[ReviewNote] = []
    width = _wrapped_at(lines)
    pieces: list[str] = []
    last_number = 0
    for line in lines:
        if pieces and line.number == last_number + 1 and _runs_on(pieces[-1], line.text, width):
            if len(pieces) == 1:
                notes.append(note("joined-lines", joined[-1].number, text=pieces[0]))
            pieces.append(line.text)
            joined[-1] = Line(joined[-1].number, "")
        else:
            _close(joined, pieces)
            pieces = [line.text]
            joined.append(line)
        last_number = line.number
    _close(joined, pieces)
    return joined, notes


def guesses(texts: Sequence[str]) -> list[Guess]:
    """Take the texts of a body's parts; return what each is, by the votes of all the rules.

    The best whole is sought: for each part and kind, the best sum of votes of the parts above
    it, and of those below it. How the certain captions end then speaks for or against the rest.
    What the votes make too sure of is doubted last. Time grows with the number of parts only.
    """
    if not texts:
        return []
    parts = _placed(texts)
    own = [votes(part) for part in parts]
    found = _best(parts, own)
    captions_end = _caption_style(parts, found)
    if captions_end is not None:
        for part, total in zip(parts, own, strict=True):
            total[FIGURE] += style_vote(part, captions_end)
        found = _best(parts, own)
    return _doubted(parts, found)


def tables(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Take the texts of a body's parts; return where tables stand whose cells became lines.

    A table is three cells or more in a row, with a number among them or unlike captions. A
    longer cell may stand next to a number.
    """
    parts = [Part(text) if len(text) <= LONG else None for text in texts]
    cells = [part is not None and part.cell for part in parts]
    numeric = [part is not None and part.numeric for part in parts]
    for at in range(1, len(parts) - 1):
        part = parts[at]
        wide = part is not None and not part.ended and part.length <= _LONGEST_WIDE_CELL
        if wide and cells[at - 1] and (numeric[at + 1] or (numeric[at - 1] and cells[at + 1])):
            cells[at] = True
    found: list[tuple[int, int]] = []
    start = 0
    for at, cell in enumerate((*cells, False)):
        if not cell:
            run = [part for part in parts[start:at] if part is not None]
            like_captions = sum(part.opens_as_caption for part in run) * 2 >= len(run)
            if len(run) >= _LEAST_CELLS and (any(numeric[start:at]) or not like_captions):
                found.append((start, at))
            start = at + 1
    return found


def _doubted(parts: Sequence[Part], found: Sequence[Guess]) -> list[Guess]:
    """Return the guesses, those that no votes can make sure with less than a clear win."""
    ends = {
        part.ended
        for part, guess in zip(parts, found, strict=True)
        if guess.kind == FIGURE and (part.first or part.words_of_a_caption)
    }
    vouched = ends == {True}
    doubted: list[Guess] = []
    in_series = False
    for part, guess in zip(parts, found, strict=True):
        other: PartKind | None = None
        short = len(part.text) <= LONG and not in_series
        in_series = part.text.endswith((";", ","))
        if short and guess.kind == PARAGRAPH and may_be_a_caption(part):
            other = FIGURE
        elif guess.kind == FIGURE and may_be_a_sentence(part, vouched):
            other = PARAGRAPH
        doubted.append(
            replace(guess, other=other, margin=min(guess.margin, _DOUBTED)) if other else guess
        )
    return doubted


def _placed(texts: Sequence[str]) -> list[Part]:
    numbers = [Part(text).number if len(text) <= LONG else "" for text in texts]
    in_tables = {at for start, end in tables(texts) for at in range(start, end)}
    placed: list[Part] = []
    for at, text in enumerate(texts):
        neighbours = {numbers[near] for near in (at - 1, at + 1) if 0 <= near < len(texts)}
        in_list = numbers[at] != "" and numbers[at] in neighbours
        in_table = at in in_tables
        placed.append(Part(text, first=at == 0, in_list=in_list, in_table=in_table))
    return placed


def _caption_style(parts: Sequence[Part], found: Sequence[Guess]) -> bool | None:
    """Return whether the captions that won clearly end as sentences do, None if they differ."""
    ends = {
        part.ended
        for part, guess in zip(parts, found, strict=True)
        if guess.kind == FIGURE and guess.margin >= CLEAR
    }
    return ends.pop() if len(ends) == 1 else None


def _best(parts: Sequence[Part], own: Sequence[Votes]) -> list[Guess]:
    above = _best_above(parts, own)
    below = _best_below(parts, own)
    return [
        _guess({kind: up[kind] + down[kind] for kind in KINDS})
        for up, down in zip(above, below, strict=True)
    ]


def _best_above(parts: Sequence[Part], own: Sequence[Votes]) -> list[Votes]:
    """Return, for each part and kind, the best sum of votes from the first part down to it."""
    best: list[Votes] = []
    for at, part in enumerate(parts):
        if at == 0:
            best.append(own[0])
            continue
        upper, sums = parts[at - 1], best[-1]
        best.append(
            {
                kind: own[at][kind] + max(sums[k] + pair_vote(upper, k, part, kind) for k in KINDS)
                for kind in KINDS
            }
        )
    return best


def _best_below(parts: Sequence[Part], own: Sequence[Votes]) -> list[Votes]:
    """Return, for each part and kind, the best sum of votes of the parts below it."""
    best: list[Votes] = [{PARAGRAPH: 0.0, SUBHEADING: LAST_HEADING, FIGURE: 0.0}]
    for at in range(len(parts) - 2, -1, -1):
        lower, sums = parts[at + 1], best[-1]
        best.append(
            {
                kind: max(
                    pair_vote(parts[at], kind, lower, k) + own[at + 1][k] + sums[k] for k in KINDS
                )
                for kind in KINDS
            }
        )
    return best[::-1]


def _guess(sums: Votes) -> Guess:
    kind, other, _ = sorted(KINDS, key=lambda kind: -sums[kind])
    return Guess(kind, other, sums[kind] - sums[other])


def _wrapped_at(lines: Sequence[Line]) -> int | None:
    """Return the width at which a whole page was wrapped, None if it was not."""
    width = max((len(line.text) for line in lines), default=0)
    running_on = sum(
        _continues(upper.text, lower.text) for upper, lower in pairwise(lines)
        if lower.number == upper.number + 1
    )  # fmt: skip
    return width if width <= _WIDEST_WRAP and running_on >= 2 else None


def _runs_on(upper: str, lower: str, width: int | None) -> bool:
    return _continues(upper, lower) or (
        width is not None
        and len(upper) >= width - _RAGGED
        and _OPEN_END.search(upper) is not None
        and not _LIST.match(lower)
        and votes(Part(upper))[FIGURE] < _LIKE_A_CAPTION
    )


def _continues(upper: str, lower: str) -> bool:
    return (
        len(upper) >= _LONG_ENOUGH_TO_WRAP
        and _OPEN_END.search(upper) is not None
        and lower[0].islower()
        and _RUNS_ON.match(lower) is not None
    )


def _close(joined: list[Line], pieces: list[str]) -> None:
    if len(pieces) > 1:
        joined[-1] = Line(joined[-1].number, " ".join(pieces))


def _body_part(line: Line, kind: PartKind) -> BodyPart:
    text, credit = split_credit(line.text) if kind == FIGURE else (line.text, "")
    return BodyPart(kind, text, line.number, credit)


def _notes(line: Line, guess: Guess) -> Iterator[ReviewNote]:
    if guess.margin < CLEAR:
        yield note(
            "uncertain-part", line.number, taken=guess.kind, other=guess.other, text=line.text
        )
    if guess.kind == FIGURE:
        yield note("missing-photo", line.number, caption=line.text)
