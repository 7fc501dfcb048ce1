"""What stands at the top of a document: headline, date, lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bantin.bulletins.writing.pieces import Paragraph, Piece, flat
from bantin.intake.blocks import Line
from bantin.intake.errors import IntakeError
from bantin.intake.records import LONGEST_HEADLINE
from bantin.intake.review import ReviewNote, note
from bantin.intake.toolbar import Stamp, read_stamp

_TOP: Final = 10
_FEWEST_WORDS: Final = 3
_LONGEST_LEAD: Final = 1000
_LONGEST_GUESS: Final = 300


@dataclass(slots=True)
class Top:
    """What was read at the top, and the pieces that are left."""

    headline: str
    lead: str = ""
    date: dt.date | None = None
    time: dt.time | None = None
    rest: list[Piece] = field(default_factory=list)
    notes: list[ReviewNote] = field(default_factory=list)


def read_top(pieces: Sequence[Piece]) -> Top:
    """Take the pieces of a document; return its headline, date and lead, and the pieces without these."""
    rest = list(pieces)
    stamp = _take_stamp(rest)
    at, guessed = _headline_at(rest)
    headline = rest.pop(at) if at is not None else None
    top = Top(headline.text if isinstance(headline, Paragraph) else _first_words(rest), rest=rest)
    if stamp is not None:
        top.date, top.time = stamp.date, stamp.time
    if guessed:
        top.notes.append(note("guessed-headline", text=top.headline))
    if isinstance(headline, Paragraph) and len(top.headline) > LONGEST_HEADLINE:
        rest.insert(at or 0, Paragraph(headline.runs))
        _shorten(top)
    if len([word for word in top.headline.split() if any(map(str.isalpha, word))]) < _FEWEST_WORDS:
        top.notes.append(note("short-headline", text=top.headline))
    _take_lead(top, at or 0)
    top.notes += [
        note("text-before-headline", text=piece.text)
        for piece in rest[: at or 0]
        if isinstance(piece, Paragraph)
    ]
    return top


def _first_words(pieces: list[Piece]) -> str:
    """Return the first words in the tables of a document that has no text but these."""
    words = (p.text for p in flat(pieces) if isinstance(p, Paragraph))
    return next(words, "…")[:LONGEST_HEADLINE]


def _take_stamp(pieces: list[Piece]) -> Stamp | None:
    """Return the date that stands in a line of its own at the top, and take this line out."""
    for at, piece in enumerate(pieces[:_TOP]):
        if isinstance(piece, Paragraph):
            try:
                stamp = read_stamp(Line(at + 1, piece.text))
            except (
                IntakeError
            ):  # a day that no calendar has: it stays in the text for its author to mend
                continue
            if stamp is not None and len(pieces) > 1:
                del pieces[at]
                return stamp
    return None


def _headline_at(pieces: list[Piece]) -> tuple[int | None, bool]:
    """Return where the headline stands, and whether that is a guess: its style, else its bold type, says so."""
    top = [(at, p) for at, p in enumerate(pieces[:_TOP]) if isinstance(p, Paragraph)]
    if not top:
        top = [(at, p) for at, p in enumerate(pieces) if isinstance(p, Paragraph)]
    for level in (1, 2):
        for at, piece in top:
            if piece.heading == level and not piece.marker:
                return at, False
    for at, piece in top:
        if _set_apart(piece) and len(piece.text) <= _LONGEST_GUESS and not piece.marker:
            return at, True
    return (top[0][0], True) if top else (None, True)


def _shorten(top: Top) -> None:
    count = len(top.headline)
    words = (
        top.headline[: LONGEST_HEADLINE - 1].rpartition(" ")[0]
        or top.headline[: LONGEST_HEADLINE - 1]
    )
    top.headline = f"{words}…"
    top.notes.append(note("cut-headline", count=str(count), limit=str(LONGEST_HEADLINE)))


def _take_lead(top: Top, at: int) -> None:
    """Take the paragraph below the headline out as the lead, where it is set in bold or italics as leads are."""
    below = top.rest[at] if at < len(top.rest) else None
    if (
        isinstance(below, Paragraph)
        and not (below.heading or below.marker)
        and _set_apart(below, italic=True)
        and len(below.text) <= _LONGEST_LEAD
        and len(top.rest) > at + 1
    ):
        top.lead = below.text
        del top.rest[at]
    else:
        top.notes.append(note("no-lead"))


def _set_apart(paragraph: Paragraph, *, italic: bool = False) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return all(r.bold for r in runs) or (italic and all(r.italic for r in runs))
