"""The words of an older portal's own controls, which are not part of a bulletin."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RESIZE = ("tăng cỡ chữ", "giảm cỡ chữ", "cỡ chữ mặc định", "tăng kích thước chữ",
           "giảm kích thước chữ", "phóng to chữ", "thu nhỏ chữ")  # fmt: skip
_OTHER = (
    "tăng cỡ",
    "giảm cỡ",
    "chữ",
    "cỡ chữ",
    "kích thước chữ",
    "mặc định",
    "phóng to",
    "thu nhỏ",
    "in bài viết",
    "in bài",
    "in trang này",
    "in trang",
    "in tin",
    "bản in",
    "in ấn",
    "in",
    "gửi email",
    "gửi e-mail",
    "gửi mail",
    "gửi bài viết",
    "gửi bài",
    "gửi cho bạn bè",
    "email",
    "chia sẻ bài viết",
    "chia sẻ",
    "lưu bài viết",
    "lưu bài",
    "lưu tin",
    "nghe bài viết",
    "nghe đọc bài",
    "đọc bài viết",
    "đọc bài",
    "tương phản",
    "độ tương phản",
    "tải về",
    "quay lại trang trước",
    "quay lại",
    "trở về trang trước",
    "trở về",
    "về trang trước",
    "về đầu trang",
    "lên đầu trang",
    "facebook",
    "zalo",
    "twitter",
    "youtube",
    "thích",
    "xem với cỡ chữ",
    r"a[+-]?",
    r"(?:số )?lượt xem\s*:?\s*[\d.,]*",
    r"[\d.,]+ lượt xem",
    r"đã xem\s*:?\s*[\d.,]+",
)
_RELATED = ("tin liên quan", "tin bài liên quan", "bài viết liên quan", "bài liên quan",
            "các tin khác", "tin khác", "các tin cũ hơn", "các tin mới hơn", "tin cùng chuyên mục",
            "các tin đã đưa", "tin đã đưa", "tin cũ hơn", "tin mới hơn")  # fmt: skip

_GAP = r"[\s|/·•,;\[\]()<>«»‹›*-]*"
_ANY = "|".join((*_RESIZE, *_OTHER))
_WHOLE = re.compile(rf"{_GAP}(?:(?:{_ANY})(?!\w){_GAP})+", re.IGNORECASE)
_LEADING = re.compile(rf"{_GAP}(?:(?:{'|'.join(_RESIZE)})(?!\w){_GAP})+", re.IGNORECASE)
_RELATED_LINE = re.compile(rf"\W*(?:{'|'.join(_RELATED)})\W*", re.IGNORECASE)
_LONGEST = 160
_MOST_PIECES = 8


def is_control(text: str) -> bool:
    """Take a line; tell whether it holds nothing but controls of the older portal."""
    return len(text) <= _LONGEST and _WHOLE.fullmatch(text) is not None


def controls_at(texts: Sequence[str], at: int) -> int:
    """Take lines and the place of one; return how many from there on hold nothing but controls.

    The words of one control may stand on several lines.
    """
    for end in range(min(len(texts), at + _MOST_PIECES), at, -1):
        last = texts[end - 1]
        if any(map(str.isalnum, last)) and is_control(" ".join(texts[at:end])):
            return end - at
    return 0


def without_leading_controls(text: str) -> str:
    """Take a toolbar's line; return it without the text size controls that it begins with."""
    match = _LEADING.match(text)
    return text[match.end() :] if match else text


def opens_related_links(text: str) -> bool:
    """Take a line; tell whether only links to other pages follow it."""
    return len(text) <= _LONGEST and _RELATED_LINE.fullmatch(text) is not None
