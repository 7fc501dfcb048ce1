"""One reader per format of an older portal, each in a module of its own.

A new format is one new module with a `SOURCE`, and its line in `SOURCES`.
"""

from __future__ import annotations

from typing import Protocol

from bantin.intake.records import BulletinRecord
from bantin.intake.sources import publishing_portal

__all__ = ["LARGEST_FILE", "SOURCES", "Source", "parse"]


class Source(Protocol):
    """A reader of one format."""

    @property
    def name(self) -> str:
        """The format's name, as `--source` takes it and reports show it."""

    def recognises(self, raw: bytes) -> bool:
        """Take a file's bytes; tell, quickly and without raising, whether it is this format."""

    def parse(self, raw: bytes) -> BulletinRecord:
        """Take a file's bytes; return its bulletin. Raises IntakeError and nothing else."""


LARGEST_FILE = publishing_portal.LARGEST_FILE

SOURCES: tuple[Source, ...] = (publishing_portal.SOURCE,)


def parse(raw: bytes) -> BulletinRecord:
    """Take a file's bytes; return its bulletin as the source that recognises them reads it.

    A file that none recognises goes to the first, whose error says more than "unknown": empty,
    binary, in another encoding, without markers. Raises IntakeError.
    """
    source = next((source for source in SOURCES if source.recognises(raw)), SOURCES[0])
    return source.parse(raw)
