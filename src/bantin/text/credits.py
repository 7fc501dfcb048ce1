"""The photographer's name at the end of a caption."""

from __future__ import annotations

import re

from bantin.text.normalise import trim

_PHOTO = r"(?:Nguồn\s+ảnh|Ảnh\s+và\s+nguồn|Ảnh\s+(?:chụp|do)|Ảnh|Photo)"
_BRACKETED = re.compile(
    rf"(?P<caption>.*?)\s*[-–]?\s*[(\[]\s*{_PHOTO}\s*[:;]\s*(?P<credit>[^()\[\]]{{1,80}})[)\]]\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
_TRAILING = re.compile(
    rf"(?P<caption>.*?)(?:^|(?<=[\s.,;…”\"]))[-–]?\s*{_PHOTO}\s*[:;]\s*(?P<credit>[^:;]{{1,80}})",
    re.IGNORECASE | re.DOTALL,
)
_AGENCY = re.compile(
    r"(?P<caption>.*?)(?:^|(?<=[\s.…]))Ảnh\s+(?P<credit>(?:VGP|TTXVN|VOV|VNA)\b.{0,60})",
    re.DOTALL,
)
_ONLY_CREDIT = re.compile(rf"\W*{_PHOTO}\s*[:;]\s*(?P<credit>[^:;]{{1,80}}?)\W*", re.IGNORECASE)
_LONGEST = 600


def split_credit(text: str) -> tuple[str, str]:
    """Take a caption; return what it says and the credit at its end, "" if there is none."""
    if len(text) > _LONGEST or not _mentions_photo(text):
        return text, ""
    for pattern in (_BRACKETED, _TRAILING, _AGENCY):
        match = pattern.fullmatch(text)
        if match and trim(match["caption"]):
            return trim(match["caption"]), trim(match["credit"]).rstrip(".").rstrip()
    return text, ""


def only_credit(text: str) -> str | None:
    """Take a line; return the name in it if it is a photo credit and nothing else, or None."""
    if len(text) > _LONGEST or not _mentions_photo(text):
        return None
    match = _ONLY_CREDIT.fullmatch(text)
    return match["credit"] if match else None


def _mentions_photo(text: str) -> bool:
    lowered = text.casefold()
    return "ảnh" in lowered or "photo" in lowered
