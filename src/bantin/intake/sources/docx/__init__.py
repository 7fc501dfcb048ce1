"""Documents of Word (.docx), read without any other program. Nothing outside the file is ever asked for."""

from __future__ import annotations

from bantin.intake.records import BulletinRecord
from bantin.intake.sources.docx.archive import LARGEST_FILE, too_large
from bantin.intake.sources.docx.article import record_of
from bantin.intake.sources.docx.document import read_document
from bantin.intake.sources.docx.refusals import DocxError

__all__ = ["LARGEST_FILE", "NAME", "SOURCE", "DocxError", "parse", "too_large"]

NAME = "docx"
_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf")


class Docx:
    """This format as one of the sources."""

    name = NAME

    def recognises(self, raw: bytes) -> bool:
        """Take a file's bytes; tell whether they are an archive, or an older format of Word, which is refused."""
        return raw.startswith(_MARKS)

    def parse(self, raw: bytes) -> BulletinRecord:
        """Take a file's bytes; return its bulletin. Raises IntakeError as `parse` does."""
        return parse(raw)


def parse(raw: bytes) -> BulletinRecord:
    """Take the bytes of a document; return its bulletin, with what a person should look at.

    Raises DocxError, an IntakeError that has its words in Vietnamese too, and nothing else.
    """
    return record_of(read_document(raw))


SOURCE = Docx()
