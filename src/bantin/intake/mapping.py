"""From a neutral record to the fields of a bulletin. Pure: values in, values out."""

import datetime
from itertools import groupby
from typing import Any

from bantin.bulletins.parts import paragraphs_html
from bantin.intake.errors import IntakeError
from bantin.intake.records import BodyPart, BulletinRecord

LONGEST_HEADLINE = 255
LONGEST_BYLINE = 200


def fields_of(record: BulletinRecord, zone: datetime.tzinfo) -> dict[str, Any]:
    """Return the bulletin's fields; a page without a time gets midnight in ``zone``, which means unknown.

    Raises IntakeError when a text is longer than its field.
    """
    _refuse_long("headline", record.headline, LONGEST_HEADLINE)
    _refuse_long("byline", record.byline, LONGEST_BYLINE)
    _refuse_long("source", record.source, LONGEST_BYLINE)
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


def _refuse_long(name: str, value: str, limit: int) -> None:
    if len(value) > limit:
        raise IntakeError(
            f"long-{name}",
            f"the {name} has {len(value)} characters, at most {limit} fit; "
            f"shorten it in the file, or check that it is the {name}",
        )
