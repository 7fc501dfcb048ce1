"""One reader per format of an older portal, each in a module of its own.

A new format is one new module with a `SOURCE`, and its line in `SOURCES`.
"""

from __future__ import annotations

from typing import Protocol

from bantin.intake.records import BulletinRecord
from bantin.intake.sources import docx, publishing_portal

__all__ = ["LARGEST_FILE", "SOURCES", "Source", "parse", "source_for"]


class Source(Protocol):
    """A reader of one format."""

    @property
    def name(self) -> str:
        """The format's name."""

    def recognises(self, raw: bytes) -> bool:
        """Take a file's bytes; tell, quickly and without raising, whether it is this format."""

    def parse(self, raw: bytes) -> BulletinRecord:
        """Take a file's bytes; return its bulletin. Raises IntakeError and nothing else."""


SOURCES: tuple[Source, ...] = (publishing_portal.SOURCE, docx.SOURCE)
LARGEST_FILE = max(
    docx.LARGEST_FILE, publishing_portal.BYTES_A_CHARACTER * publishing_portal.LARGEST_PAGE
)
"""In bytes: what is larger need not be read from the disk."""


def source_for(raw: bytes) -> Source:
    """Take a file's bytes; return the source that recognises them.

    What none recognises goes to the first source, whose refusal says what is wrong with it:
    that it is empty, or no text, or lacks the markers.
    """
    return next((source for source in SOURCES if source.recognises(raw)), SOURCES[0])


def parse(raw: bytes) -> BulletinRecord:
    """Take the bytes of a file of any known format; return its bulletin.

    Raises IntakeError, and nothing else, if it cannot be read.
    """
    return source_for(raw).parse(raw)
