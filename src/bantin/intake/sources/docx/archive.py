"""The archive that a .docx is, opened with care: measured before it is read, never trusted."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Final

from bantin.intake.sources.docx.refusals import DocxError, megabytes, refusal

LARGEST_FILE: Final = 60_000_000
MOST_MEMBERS: Final = 4_000
LARGEST_DIRECTORY: Final = 2_000_000
LARGEST_XML: Final = 16_000_000
LARGEST_PICTURE: Final = 20 * 1024 * 1024
LARGEST_WHOLE: Final = 200_000_000
HIGHEST_RATIO: Final = 150
"""Text of Word is packed to a tenth; only what is made to burst is packed to less than this."""

_END: Final = b"PK\x05\x06"
_ZIP64: Final = b"PK\x06\x07"
_LONGEST_COMMENT: Final = 65_535
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"<", "HTML"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_ENCRYPTED_MEMBER: Final = 0x1
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Archive:
    """A .docx whose members are read by name, each within a limit of its own and all within one."""

    def __init__(self, raw: bytes) -> None:
        """Take the bytes of a file. Raises IntakeError for what is no archive, or one that should not be opened."""
        _refuse_other_types(raw)
        _refuse_large_directory(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            struct.error,
        ) as error:
            raise refusal("docx-broken", where=".docx") from error
        self._members = {posixpath.normpath(m.filename): m for m in self._zip.infolist()}
        self._left = LARGEST_WHOLE
        self._refuse_bombs(len(raw))
        if "word" not in "".join(self._members) or "mimetype" in self._members:
            raise refusal("docx-other-type", kind=self._kind())

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member called ``name``."""
        return name in self._members

    def read(self, name: str, limit: int = LARGEST_XML) -> bytes:
        """Take the name of a member; return its bytes. Raises IntakeError where they are broken or too many."""
        member = self._members.get(name)
        if member is None:
            raise refusal("docx-broken", where=name)
        if member.flag_bits & _ENCRYPTED_MEMBER:
            raise refusal("docx-encrypted")
        if member.compress_type not in _METHODS:
            raise refusal("docx-broken", where=name)
        limit = max(0, min(limit, self._left))
        try:
            # What the directory says of the size is not believed: no more than this is unpacked.
            with self._zip.open(member) as file:
                content = file.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise refusal("docx-broken", where=name) from error
        self._left -= len(content)
        if len(content) > limit:
            raise refusal(
                "docx-too-large", where=name, size=f"> {megabytes(limit)}", limit=megabytes(limit)
            )
        return content

    def _refuse_bombs(self, size: int) -> None:
        whole = sum(member.file_size for member in self._members.values())
        bursting = whole > LARGEST_XML and whole > HIGHEST_RATIO * max(size, 1)
        if whole > LARGEST_WHOLE or bursting:
            raise refusal(
                "docx-too-large",
                where=".docx",
                size=megabytes(whole),
                limit=megabytes(LARGEST_WHOLE),
            )

    def _kind(self) -> str:
        if "mimetype" in self._members:
            return "OpenDocument (.odt)"
        kinds = {"xl": "Excel (.xlsx)", "ppt": "PowerPoint (.pptx)"}
        roots = {name.partition("/")[0] for name in self._members}
        return next((kind for root, kind in kinds.items() if root in roots), "ZIP")


def too_large(size: int) -> DocxError:
    """Take the size of a file that is over the limit; return the error to raise."""
    limit = megabytes(LARGEST_FILE)
    return refusal("docx-too-large", where=".docx", size=megabytes(size), limit=limit)


def _refuse_other_types(raw: bytes) -> None:
    if len(raw) > LARGEST_FILE:
        raise too_large(len(raw))
    if raw.startswith(_OLE):
        raise refusal("docx-encrypted" if _ENCRYPTED in raw else "docx-old-word")
    beginning = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _OTHERS:
        if beginning.startswith(mark):
            raise refusal("docx-other-type", kind=kind)
    if not raw.startswith(b"PK"):
        raise refusal("docx-broken", where=".docx")


def _refuse_large_directory(raw: bytes) -> None:
    """Refuse an archive whose directory alone would fill the memory, before Python reads it whole."""
    tail = raw[-(_LONGEST_COMMENT + 22) :]
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise refusal("docx-broken", where=".docx")
    members, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if members > MOST_MEMBERS or length > LARGEST_DIRECTORY or _ZIP64 in tail:
        raise refusal(
            "docx-too-large", where=".docx", size=f"{members} tệp/files", limit=f"{MOST_MEMBERS}"
        )
