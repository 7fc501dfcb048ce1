"""From a neutral record to the fields of a bulletin. Pure: values in, values out."""

import datetime
from collections.abc import Callable
from itertools import groupby
from typing import Any

from bantin.bulletins.parts import paragraphs_html
from bantin.bulletins.writing.parts import Figure, Text
from bantin.bulletins.writing.stream import blocks_of, paragraphs_of
from bantin.intake.records import BodyPart, BulletinRecord

PhotoOf = Callable[[Figure], int | str]
"""Takes a figure; returns the key of its photo, or the words that hold its place."""


def fields_of(
    record: BulletinRecord, zone: datetime.tzinfo, photo_of: PhotoOf | None = None
) -> dict[str, Any]:
    """Return the bulletin's fields; a page without a time gets midnight in ``zone``, which means unknown.

    One without a date gets none: the bulletin's own default then.
    """
    fields: dict[str, Any] = {
        "title": record.headline,
        "lead": record.lead,
        "byline": record.byline,
        "source": record.source,
        "body": body_of(record.body, photo_of),
    }
    if record.date is not None:
        time = record.time or datetime.time()
        fields["date"] = datetime.datetime.combine(record.date, time, tzinfo=zone)
    return fields


def body_of(parts: tuple[BodyPart, ...], photo_of: PhotoOf | None = None) -> list[dict[str, Any]]:
    """Return the parts as the stream of a bulletin's body stores them; paragraphs in a row become one block."""
    stream: list[dict[str, Any]] = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        found = list(group)
        if kind == "paragraph":
            stream.append({"type": kind, "value": "".join(map(_paragraph, found))})
        else:
            stream += [block for part in found for block in _blocks(part, photo_of)]
    return stream


def _paragraph(part: BodyPart) -> str:
    if isinstance(part.written, Text):
        return paragraphs_of([part.written.runs])
    return paragraphs_html([part.text])


def _blocks(part: BodyPart, photo_of: PhotoOf | None) -> list[dict[str, Any]]:
    if part.written is not None:
        return blocks_of([part.written], photo_of or (lambda figure: figure.source))
    if part.kind == "subheading":
        return [{"type": part.kind, "value": part.text}]
    words = {"caption": part.text, "credit": part.credit}
    return [{"type": "missing_figure", "value": words}]
