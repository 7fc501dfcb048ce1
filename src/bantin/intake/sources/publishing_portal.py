"""The text dump of PublishingPortal: one file is one page, in a toolbar and a view block.

The line "PublishingPortal - Block_BanTin_Toolbar" stands above the date, the portal's controls,
the headline and the lead; "PublishingPortal - Block_BanTin_ViewData" above captions, paragraphs,
subheadings and the byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bantin.intake.blocks import Block, Line, Page, split_blocks, without_invisible
from bantin.intake.bylines import Signed, take_signatures
from bantin.intake.controls import controls_at, opens_related_links
from bantin.intake.errors import IntakeError
from bantin.intake.parts import read_parts
from bantin.intake.records import (
    LONGEST_BYLINE,
    LONGEST_SOURCE,
    BodyPart,
    BulletinRecord,
    canonical,
    content_hash,
    refuse_long,
)
from bantin.intake.review import ReviewNote, note
from bantin.intake.toolbar import read_toolbar
from bantin.text.encodings import BinaryContent, Decoded, UnknownEncoding, decode
from bantin.text.normalise import trim

NAME = "publishing-portal"
TOOLBAR = "BanTin_Toolbar"
VIEW = "BanTin_ViewData"
LARGEST_PAGE = 2_000_000
"""In characters; a file may have four times as many bytes."""
BYTES_A_CHARACTER = 4
MOST_LINES = 20_000
_HEAD = 1 << 20

_BLANK = b" \t\r\n\x0b\x0c\xef\xbb\xbf"
_MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?/?>|&(?:nbsp|amp|quot|lt|gt|#\d{1,5});", re.I
)


class PublishingPortal:
    """This format as one of the sources."""

    name = NAME

    def recognises(self, raw: bytes) -> bool:
        """Take a file's bytes; tell whether a marker of PublishingPortal stands in them."""
        head = raw[:_HEAD].replace(b"\0", b"").lower()
        return b"publishingportal" in head

    def parse(self, raw: bytes) -> BulletinRecord:
        """Take a file's bytes; return its bulletin. Raises IntakeError as `parse` does."""
        return parse(raw)


def parse(raw: bytes, *, largest_page: int = LARGEST_PAGE) -> BulletinRecord:
    """Take the bytes of one page; return its bulletin, with what a person should look at.

    Raises IntakeError, and nothing else, if the page cannot be read: its message says what is
    wrong, on which line, and what to do.
    """
    decoded = _decoded(raw, largest_page)
    page = split_blocks(_unix(decoded.text))
    (top, view), invisible = _visible((page.block(TOOLBAR), page.block(VIEW)))
    toolbar = read_toolbar(top)
    _refuse_many_lines(view)
    lines, left_out = _body_lines(view)
    signed = take_signatures(lines)
    refuse_long("byline", signed.byline, LONGEST_BYLINE, signed.byline_line)
    refuse_long("source", signed.source, LONGEST_SOURCE, signed.source_line)
    body, part_notes = read_parts(signed.lines)
    if not body:
        raise IntakeError(
            "no-body",
            f"the block {VIEW} has no text; export the page again, or leave this file out",
            view.line,
        )
    body, credit_notes = _credited(body, signed)
    text = canonical(decoded.text)
    notes = (
        *_encoding_notes(decoded),
        *_other_notes(page),
        *invisible,
        *toolbar.notes,
        *left_out,
        *part_notes,
        *credit_notes,
        *signed.notes,
        *([] if signed.byline else [note("no-byline", lines[-1].number)]),
        *_markup_notes(page),
    )
    return BulletinRecord(
        headline=toolbar.headline,
        lead=toolbar.lead,
        date=toolbar.date,
        time=toolbar.time,
        byline=signed.byline,
        byline_label=", ".join(signed.labels),
        source=signed.source,
        body=tuple(body),
        raw_text=text,
        content_hash=content_hash(text),
        encoding=decoded.encoding,
        review=tuple(sorted(notes, key=lambda found: found.line or 0)),
    )


def _decoded(raw: bytes, largest_page: int) -> Decoded:
    largest_file = BYTES_A_CHARACTER * largest_page
    if len(raw) > largest_file:
        raise _too_large(f"the file has {len(raw):,} bytes", largest_file, "bytes")
    if not raw.strip(_BLANK):
        raise _empty()
    try:
        decoded = decode(raw)
    except BinaryContent as error:
        raise IntakeError(
            "binary", f"this is not a text file ({error}); give the text dump of the page"
        ) from error
    except UnknownEncoding as error:
        probable = f"; it is probably {error.probable}" if error.probable else ""
        raise IntakeError(
            "unknown-encoding",
            f"the file is not UTF-8 and its encoding is not certain{probable}; "
            "convert it to UTF-8 and import it again",
            error.line,
        ) from error
    if len(decoded.text) > largest_page:
        raise _too_large(
            f"the page has {len(decoded.text):,} characters", largest_page, "characters"
        )
    if "\0" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\0")) + 1
        raise IntakeError("nul", "there is a NUL character; remove it, or export again", line)
    if not trim(decoded.text):
        raise _empty()
    return decoded


def _empty() -> IntakeError:
    return IntakeError(
        "empty", "there is nothing in it but white space; export the page again, or leave it out"
    )


def _visible(blocks: Sequence[Block]) -> tuple[list[Block], list[ReviewNote]]:
    """Return the blocks without invisible characters, with one note if there were any."""
    visible: list[Block] = []
    changed: list[Line] = []
    total = 0
    for block in blocks:
        lines, count = without_invisible(block.lines)
        total += count
        changed += [new for old, new in zip(block.lines, lines, strict=True) if old is not new]
        visible.append(replace(block, lines=tuple(lines)))
    if not changed:
        return visible, []
    first = min(changed, key=lambda line: line.number)
    found = note("invisible-characters", first.number, count=str(total), text=first.text)
    return visible, [found]


def _refuse_many_lines(view: Block) -> None:
    if len(view.lines) > MOST_LINES:
        raise IntakeError(
            "too-many-lines",
            f"the block {VIEW} has {len(view.lines):,} lines, more than the {MOST_LINES:,} that "
            "a page may have; one file holds one page: part it",
            view.line,
        )


def _too_large(found: str, limit: int, unit: str) -> IntakeError:
    return IntakeError(
        "too-large",
        f"{found}, more than the {limit:,} {unit} allowed; one file holds one page: part it",
    )


def _unix(text: str) -> str:
    """Return the text composed and with LF, its lines counted as in the file."""
    return canonical("|\n" + text.removeprefix("\ufeff") + "\n|")[2:-2]


def _body_lines(view: Block) -> tuple[list[Line], list[ReviewNote]]:
    """Return the view block's lines that are text, with a note for each that is left out."""
    kept: list[Line] = []
    notes: list[ReviewNote] = []
    related = False
    lines = [line for line in view.lines if line.text]
    texts = [line.text for line in lines]
    behind = 0
    for at, line in enumerate(lines):
        related = related or (bool(kept) and opens_related_links(line.text))
        behind = max(behind, at + controls_at(texts, at))
        if related:
            notes.append(note("related-line", line.number, text=line.text))
        elif at < behind:
            notes.append(note("control-line", line.number, text=line.text))
        else:
            kept.append(line)
    return kept, notes


def _credited(body: Sequence[BodyPart], signed: Signed) -> tuple[list[BodyPart], list[ReviewNote]]:
    """Give the credit that stands for the whole page to the figures that have none."""
    if not signed.credit:
        return list(body), []
    given = [
        replace(part, credit=signed.credit) if part.kind == "figure" and not part.credit else part
        for part in body
    ]
    return given, [note("page-credit", given[-1].line, text=signed.credit)]


def _encoding_notes(decoded: Decoded) -> Iterator[ReviewNote]:
    if decoded.converted:
        yield note("converted-encoding", None, encoding=decoded.encoding)


def _other_notes(page: Page) -> Iterator[ReviewNote]:
    if page.before:
        top, count = page.before[0], str(len(page.before))
        yield note("text-before-markers", top.number, text=top.text, count=count)
    for block in page.blocks:
        if block.name.casefold() not in (TOOLBAR.casefold(), VIEW.casefold()):
            first = block.lines[0].text if block.lines else ""
            yield note("unknown-block", block.line, block=block.name, text=first)


def _markup_notes(page: Page) -> Iterator[ReviewNote]:
    for block in page.blocks:
        for line in block.lines:
            if match := _MARKUP.search(line.text):
                yield note("markup", line.number, text=match[0])


SOURCE = PublishingPortal()
