"""Texts of a file's metadata as a photo's fields take them: clean, composed, in bounds. And its dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bantin.portal.photo_metadata.facts import LIMITS, MAX_KEYWORDS
from bantin.text.encodings import BinaryContent, UnknownEncoding, decode, decode_as
from bantin.text.normalise import clean, nfc, writable

MAX_BYTES = 16_384
"""Of one text. The longest of IIM has 2,000 (2:120), and no field stores more than 500 characters."""
MAX_KEYWORD = 60
_MOST_NAMES = 5
# What would end a text, or hide it from `decode`, before all are put together.
_ONE_LINE = bytes.maketrans(b"\0\n\v\f\r", b"     ")
_LEGACY = {"tcvn3", "vni", "windows-1258", "viscii"}
# YYYY-MM-DD (XMP, ISO 8601), YYYYMMDD (IIM 2:55), YYYY:MM:DD (Exif, 4.6.5); a time may follow.
_DATE = re.compile(r"\s*(\d{4})([-:/]?)(\d\d)\2(\d\d)(?!\d)")
_FIRST_PHOTO = 1826
# What cameras write into ImageDescription by themselves, and programs that were asked for nothing.
_OF_MACHINES = re.compile(
    r"(camera|canon|created|dcim|default|digital|dji|dsc|exif|great|image|img|jpeg|jpg|kodak|"
    r"minolta|my|nikon|olympus|photo|pic|picture|samsung|screenshot|sony|still|untitled|with|\w*\d\w*)"
)
_WORD = re.compile(r"[^\W_]+")


def one_line(text: str) -> str:
    """Return ``text`` composed (NFC), on one line, without what nobody sees or nothing can store."""
    return nfc(" ".join(writable(clean(text[:MAX_BYTES].replace("\0", " "))).split()))


def within(text: str, most: int) -> str:
    """Return ``text`` with ``most`` characters at most, cut at the end of a word and then marked by an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[:most]
    cut = kept[: most - 1] if not kept[most - 1].isspace() else kept.rstrip()[: most - 1]
    whole = cut.rpartition(" ")[0] if text[len(cut) : len(cut) + 1].strip() else cut
    # A word as long as a field is no word: cut it anywhere.
    return f"{(whole if len(whole) > most // 2 else cut).rstrip(' ,;:–-')}…"


def words_for(field: str, text: str) -> str:
    """Return ``text`` as the field of that name stores it."""
    return within(one_line(text), LIMITS[field])


def names(people: Iterable[str]) -> str:
    """Return the names of ``people``, each once, as they stand below a photo."""
    found = dict.fromkeys(filter(None, map(one_line, people)))
    return within(", ".join(list(found)[:_MOST_NAMES]), LIMITS["credit"])


def keywords(found: Iterable[str]) -> tuple[str, ...]:
    """Return the first of the keywords ``found``, each once whatever its case, without those that are too long.

    Some programs write all into one, with commas or semicolons between them.
    """
    kept: dict[str, str] = {}
    for text in found:
        for word in re.split("[,;]", one_line(text)):
            # Taggit reads quotation marks as its own.
            if (word := " ".join(word.replace('"', " ").split())) and len(word) <= MAX_KEYWORD:
                kept.setdefault(word.casefold(), word)
            if len(kept) == MAX_KEYWORDS:
                return tuple(kept.values())
    return tuple(kept.values())


def day(text: str) -> date | None:
    """Return the day that ``text`` begins with; None where it is none on which a photo can have been taken."""
    if (found := _DATE.match(text[:40])) is None:
        return None
    try:
        told = date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    return told if _FIRST_PHOTO <= told.year <= 2100 else None


def of_a_person(text: str) -> str:
    """Return ``text``, or "" where a camera or a program wrote it and it tells nothing of the photo."""
    words = _WORD.findall(text.casefold())
    told = not all(_OF_MACHINES.fullmatch(word) for word in words)
    return text if told else ""


def _whole(raw: bytes) -> bytes:
    """Return ``raw`` without half a letter at its end: a text of IIM is cut at a number of bytes."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not raw[: error.start].isascii():
            return raw[: error.start]
    return raw


def decoded(raw: Sequence[bytes], *, utf8: bool = False) -> list[str]:
    """Return the texts ``raw`` of one file, whose encoding is judged by all of them together.

    ``utf8`` says that the file names that encoding. Else it is UTF-8 where that is valid, a legacy encoding of
    Vietnamese where `bantin.text.encodings` finds one, and Windows-1252 otherwise, which programs of the West wrote.
    """
    together = b"\n".join(_whole(text[:MAX_BYTES]).translate(_ONE_LINE) for text in raw)
    try:
        text = decode(together).text
    except BinaryContent:
        text = together.decode("latin-1")
    except UnknownEncoding as unknown:
        if utf8 or unknown.probable == "utf-8":
            text = together.decode("utf-8", "ignore")
        elif unknown.probable in _LEGACY:
            text = decode_as(together, unknown.probable)
        else:
            text = together.decode("cp1252", "ignore")
    found = text.split("\n")
    return found if len(found) == len(raw) else [""] * len(raw)
