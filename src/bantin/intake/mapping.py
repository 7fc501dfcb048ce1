"""From a neutral record to the fields of a bulletin. Pure: values in, values out."""

import datetime
from itertools import groupby
from typing import Any

from bantin.bulletins.parts import paragraphs_html
from bantin.intake.records import BodyPart, BulletinRecord


def fields_of(record: BulletinRecord, zone: datetime.tzinfo) -> dict[str, Any]:
    """Return the bulletin's fields; a page without a time gets midnight in ``zone``, which means unknown."""
    moment = datetime.datetime.combine(record.date, record.time or datetime.time(), tzinfo=zone)
    return {
        "title": record.headline,
        "lead": record.lead,
        "date": moment,
        "byline": record.byline,
        "source": record.source,
        "body": body_of(record.body),
    }


def body_of(parts: tuple[BodyPart, ...]) -> list[dict[str, Any]]:
    """Return the parts as the stream of a bulletin's body stores them; paragraphs in a row become one block."""
    stream: list[dict[str, Any]] = []
    for kind, group in groupby(parts, key=lambda part: part.kind):
        texts = list(group)
        if kind == "paragraph":
            stream.append({"type": kind, "value": paragraphs_html(part.text for part in texts)})
        elif kind == "subheading":
            stream += [{"type": kind, "value": part.text} for part in texts]
        else:
            stream += [
                {"type": "missing_figure", "value": {"caption": part.text, "credit": part.credit}}
                for part in texts
            ]
    return stream
