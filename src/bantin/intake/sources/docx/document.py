"""A document of Word opened and read: its pieces, its pictures, when it was last saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from bantin.bulletins.writing.mending import Mended, mended
from bantin.bulletins.writing.pieces import Paragraph, Picture, Piece, flat
from bantin.intake.records import PictureFile
from bantin.intake.sources.docx.archive import LARGEST_PICTURE, Archive
from bantin.intake.sources.docx.numbering import Numbering
from bantin.intake.sources.docx.refusals import DocxError, refusal
from bantin.intake.sources.docx.relations import Relation, related, relations_of
from bantin.intake.sources.docx.styles import Styles
from bantin.intake.sources.docx.walk import Walk
from bantin.intake.sources.docx.xml import parsed

MOST_PICTURES: Final = 150
_MAIN: Final = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds. ``notes`` are its footnotes, which stand behind all else."""

    body: Mended
    notes: Mended
    pictures: tuple[PictureFile, ...]
    saved: dt.date | None


def read_document(raw: bytes) -> Document:
    """Take the bytes of a .docx; return what it holds. Raises DocxError, and nothing else."""
    archive = Archive(raw)
    main = related(relations_of(archive, ""), "officeDocument") or _MAIN
    relations = relations_of(archive, main)
    body = parsed(archive.read(main), main).find("body")
    if body is None:
        raise refusal("docx-broken", where=main)
    styles = Styles(_part(archive, relations, "styles"))
    numbering = Numbering(_part(archive, relations, "numbering"))
    walk = Walk(styles, numbering, relations)
    walk.blocks(body)
    pieces = walk.builder.finish()
    notes = _notes(archive, relations, walk, styles, numbering)
    found = Document(mended(pieces), mended(notes), _pictures(archive, pieces), _saved(archive))
    if not any(isinstance(piece, Paragraph) for piece in flat(found.body.pieces)):
        raise refusal("docx-no-text")
    return found


def _part(archive: Archive, relations: dict[str, Relation], kind: str) -> Element | None:
    """Return the root of a part that the document can do without: None where it is missing or not to be read."""
    name = related(relations, kind)
    return parsed(archive.read(name), name) if name is not None and name in archive else None


def _notes(
    archive: Archive,
    relations: dict[str, Relation],
    walk: Walk,
    styles: Styles,
    numbering: Numbering,
) -> tuple[Piece, ...]:
    """Return the footnotes and endnotes that the text refers to, each behind its number."""
    reader = Walk(styles, numbering, {})
    texts: dict[tuple[str, str], Element] = {}
    for kind in {kind for kind, _ in walk.notes}:
        root = _part(archive, relations, f"{kind}s")
        texts |= {
            (kind, n.get("id", "")): n for n in (root.findall(kind) if root is not None else ())
        }
    for number, key in enumerate(walk.notes, 1):
        if (note := texts.get(key)) is not None:
            reader.note_text(f"[{number}] ")
            reader.blocks(note)
    return reader.builder.finish()


def _pictures(archive: Archive, pieces: tuple[Piece, ...]) -> tuple[PictureFile, ...]:
    """Return the files of the pictures that are in the archive, each once."""
    names = dict.fromkeys(p.source for p in flat(pieces) if isinstance(p, Picture))
    inside = [name for name in names if name in archive]
    if len(inside) > MOST_PICTURES:
        raise refusal(
            "docx-too-large",
            where=".docx",
            size=f"{len(inside)} ảnh/pictures",
            limit=str(MOST_PICTURES),
        )
    return tuple(PictureFile(name, _content(archive, name)) for name in inside)


def _content(archive: Archive, name: str) -> bytes | None:
    """Return a picture's bytes; None for one that is broken or too large, which does not stop the text."""
    try:
        return archive.read(name, LARGEST_PICTURE)
    except DocxError:
        return None


def _saved(archive: Archive) -> dt.date | None:
    """Return the day on which the document was last saved, if it says so."""
    name = related(relations_of(archive, ""), "core-properties")
    if name is None or name not in archive:
        return None
    root = parsed(archive.read(name), name)
    for tag in ("modified", "created"):
        text = (root.findtext(tag) or "").strip()
        try:
            return dt.datetime.fromisoformat(text).date()
        except ValueError:
            continue
    return None
