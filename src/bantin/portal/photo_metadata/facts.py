"""The facts that are taken over from a file, and how several accounts of one photo become one."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

MAX_KEYWORDS = 10
"""Agencies write dozens; as tags they would bury those of the desk."""


@dataclass(frozen=True)
class PhotoFacts:
    """What is told of a photo; empty where nothing is. Texts are clean, on one line, no longer than their field."""

    title: str = ""
    caption: str = ""
    description: str = ""
    """What the photo shows, for who cannot see it."""
    credit: str = ""
    """Who took it."""
    source: str = ""
    """Which agency, site or owner it is from."""
    licence_terms: str = ""
    taken_on: date | None = None
    keywords: tuple[str, ...] = ()


LIMITS = {
    "title": 255,
    "caption": 500,
    "description": 255,
    "credit": 200,
    "source": 200,
    "licence_terms": 500,
}
"""Characters that a text has at most: as many as the photo's field of that name stores."""


def first_of(*accounts: PhotoFacts) -> PhotoFacts:
    """Return of each fact what the first of ``accounts`` says that says anything."""
    said: dict[str, Any] = {
        field.name: next((v for a in accounts if (v := getattr(a, field.name))), field.default)
        for field in fields(PhotoFacts)
    }
    return PhotoFacts(**said)
