"""A headline as an address."""

import re
import unicodedata
from typing import Final

from bantin.text.normalise import clean, fold

_LATIN: Final = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "þ": "th", "ı": "i"})
_APOSTROPHE = re.compile("(?<=[a-z])['’ʼ‘`](?=[a-z])")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.,]?\d)", re.ASCII)
_PERCENT = re.compile(r"(?<=\d)\s*%", re.ASCII)
_AND = re.compile(r"(?<!\S)&(?!\S)")
_USABLE = re.compile("[a-z0-9]")
_OTHER = re.compile("[^a-z0-9]+")


def slugify(s: str, max_length: int = 80) -> str:
    """Return `s` as the last part of an address: only a-z, 0-9 and single inner hyphens.

    Marks are folded and "đ" is "d", so that every composition and tone placement of a headline
    gives the same slug. A free-standing "&" reads "va", "5,9%" reads "5-9-phan-tram", "1.234" is
    one number, "M'Nông" is one word. A slug longer than `max_length` is cut after its last whole
    syllable; only a first syllable that is itself too long is cut inside.

    Returns "" for text without a letter or digit that has a Latin form ("…", "你好"): the caller
    names such a page otherwise. A slug's slug is itself. Raises ValueError if `max_length` < 1.
    """
    if max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    plain = fold(unicodedata.normalize("NFKC", clean(s))).casefold().translate(_LATIN)
    if not _USABLE.search(plain):
        return ""
    plain = _APOSTROPHE.sub("", plain)
    plain = _GROUPED.sub(lambda match: match[0].replace(".", ""), plain)
    plain = _PERCENT.sub(" phan tram ", plain)
    plain = _AND.sub(" va ", plain)
    slug = _OTHER.sub("-", plain).strip("-")
    if len(slug) <= max_length:
        return slug
    head, hyphen, _ = slug[: max_length + 1].rpartition("-")
    return head if hyphen else slug[:max_length]
