"""The neutral record that every source yields: a bulletin as plain values, not yet stored."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from bantin.bulletins.writing.parts import Grid, Items, Part
from bantin.bulletins.writing.pieces import plain
from bantin.intake.errors import IntakeError
from bantin.intake.review import ReviewNote
from bantin.text.normalise import nfc

__all__ = [
    "LONGEST_BYLINE",
    "LONGEST_HEADLINE",
    "LONGEST_SOURCE",
    "BodyPart",
    "BulletinRecord",
    "PartKind",
    "PictureFile",
    "ReviewNote",
    "canonical",
    "content_hash",
    "refuse_long",
]

PartKind = Literal["paragraph", "subheading", "minor_subheading", "figure", "list", "table"]

LONGEST_HEADLINE = 255
LONGEST_BYLINE = 200
LONGEST_SOURCE = 200
"""In characters: what the fields of a bulletin hold."""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One part of the body; a figure's `text` is its caption, `line` is where it stood.

    `written` has what a source knows beyond the words: their looks, a list's items, a table's cells, which picture.
    """

    kind: PartKind
    text: str
    line: int
    credit: str = ""
    written: Part | None = None

    def as_json_object(self) -> dict[str, Any]:
        """Return the part as the import report shows it."""
        if isinstance(self.written, Items):
            items = [[plain(line) for line in item] for item in self.written.items]
            return {"kind": self.kind, "ordered": self.written.ordered, "items": items}
        if isinstance(self.written, Grid):
            rows = [list(row) for row in self.written.rows]
            return {"kind": self.kind, "header": self.written.header, "rows": rows}
        if self.kind != "figure":
            return {"kind": self.kind, "text": self.text}
        figure = {"kind": self.kind, "caption": self.text}
        return figure | {"credit": self.credit} if self.credit else figure


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that came with a page: how figures name it, and its bytes, or None where they cannot be read."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class BulletinRecord:
    """A bulletin as a source read it.

    `byline` holds names only; what stood with them ("Tin, ảnh") is in `byline_label`.
    `raw_text` is the whole page in canonical form, so that nothing is ever lost. A page may say no
    `date`; what becomes of it then is for whoever stores it.
    """

    headline: str
    lead: str
    date: dt.date | None
    time: dt.time | None
    byline: str
    byline_label: str
    source: str
    body: tuple[BodyPart, ...]
    raw_text: str
    content_hash: str
    encoding: str
    review: tuple[ReviewNote, ...]
    pictures: tuple[PictureFile, ...] = ()

    def as_json_object(self, path: str) -> dict[str, Any]:
        """Take the path that the page was read from; return what `bantin import` prints."""
        found: dict[str, Any] = {
            "path": path,
            "headline": self.headline,
            "lead": self.lead,
            "date": self.date.isoformat() if self.date else None,
        }
        if self.time is not None:
            found["time"] = self.time.isoformat("minutes")
        return found | {
            "byline": self.byline,
            "source": self.source,
            "body": [part.as_json_object() for part in self.body],
            "content_hash": self.content_hash,
            "encoding": self.encoding,
            "review": [
                {"line": note.line, "code": note.code, "message": note.message}
                for note in self.review
            ],
        }


def refuse_long(name: str, value: str, limit: int, line: int | None = None) -> None:
    """Take a field's name, its text and the line it stands on; raise IntakeError if too long."""
    if len(value) > limit:
        raise IntakeError(
            f"long-{name}",
            f"the {name} has {len(value)} characters, at most {limit} fit; "
            f"shorten it in the file, or check that it is the {name}",
            line,
        )


def canonical(text: str) -> str:
    """Take decoded text; return it in NFC, with LF, no trailing space, no outer blank lines."""
    composed = nfc(text.removeprefix("\ufeff"))
    unix = composed.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in unix.split("\n")).strip()


def content_hash(text: str) -> str:
    """Take decoded text; return the SHA-256, in hexadecimal, of its canonical form.

    The same page in another encoding, with CRLF or in decomposed Unicode has the same hash.
    """
    return hashlib.sha256(canonical(text).encode("utf-8", "surrogatepass")).hexdigest()
