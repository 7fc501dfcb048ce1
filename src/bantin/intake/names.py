"""The shape of Vietnamese personal names, pen names and the bodies that sign a page."""

from __future__ import annotations

import re

_SURNAMES = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai
    trương lâm phùng tô hà cao chu tạ thái lương nông triệu lò quàng sùng giàng vàng hoa lưu
    tống đào vi hứa ma mã bế lục lã mạc quách thạch châu khúc kiều la lại lầu lường cà tòng đàm
    đồng hạng hầu thào vừ mùa cứ tẩn chảo bàn phàn bạch ban sằm siu rơ kpă ksor rah đậu nghiêm
    ninh phó tăng thân tôn từ ung văn viên vương xa y an âu doãn giáp khuất
"""
SURNAMES = frozenset(_SURNAMES.split())
CAPITALS = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
"""All capital letters; the ranges of Unicode mix them with small ones."""

_INITIALS = r"(?:[^\W\d_]\.\s?)+"
_LETTERS = r"[^\W\d_]+"
_WORD = rf"(?:{_INITIALS}(?:{_LETTERS})?|{_LETTERS}(?:\.{_LETTERS})*\.?)"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,4}}")
_SEPARATOR = re.compile(r"\s*(?:\s[-–—]+\s|,|;|&|/|\+|\svà\s|(?<=\w)[-–—](?=\w))\s*")
_LONGEST_NAMES = 100

_ROLE = re.compile(
    r"(?:nhóm\s+)?(?:phóng viên|pv|cộng tác viên|ctv|biên tập viên|btv|bbt|ban biên tập|"
    r"tổng hợp|người đưa tin|nhóm tác giả|thông tấn xã việt nam|ttxvn)"
    r"(?:\s+(?:tổng hợp|thời sự|cơ sở))?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:(?:theo\s+)?(?:văn phòng|ban (?:tuyên giáo|tổ chức|dân vận|nội chính|biên tập|quản trị|"
    r"quản lý|chỉ huy|xây dựng|dân tộc|tiếp công dân|chỉ đạo|thường vụ)|vp\.?|vpub|"
    r"ủy ban (?:kiểm tra|nhân dân|mttq|mặt trận)|ubkt|ubnd|ubmttq|hđnd|mttq|phòng(?!,|\s+chống)|"
    r"sở|chi cục|cục|công an|bộ chỉ huy|bch|"
    r"huyện đoàn|tỉnh đoàn|thành đoàn|đoàn (?:thanh niên|khối)|hội (?:nông dân|cựu|liên hiệp|lhpn|"
    r"phụ nữ|chữ thập)|liên đoàn lao động|lđlđ|đài (?:phát thanh|pt|truyền thanh)|"
    r"cổng (?:thông tin|ttđt)|trang (?:thông tin|ttđt)|báo(?! cáo)|tạp chí|tổ (?:tin|biên tập)|"
    r"trung tâm|"
    r"bảo hiểm xã hội|bhxh|viện kiểm sát|tòa án|thanh tra)\b)[^.!?;:]*",
    re.IGNORECASE,
)
_LONGEST_BODY_WORDS = 12


def is_names(text: str) -> bool:
    """Take a line; tell whether it is one or more names of people, each word with a capital.

    Pen names count: "Thu Hà", "L.Thọ", "Hồng Nhung - Thanh Tùng", "T.Sơn, K.Anh".
    """
    if not text or len(text) > _LONGEST_NAMES:
        return False
    return all(is_name(name) for name in _SEPARATOR.split(text))


def is_name(text: str) -> bool:
    """Take a text; tell whether it is the name or pen name of one person."""
    return _NAME.fullmatch(text) is not None and all(
        word[0].isupper() for word in text.replace(".", " ").split()
    )


def is_role(text: str) -> bool:
    """Take a line; tell whether it signs with a role in place of a name: "Phóng viên", "BBT"."""
    return _ROLE.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """Take a line; tell whether it is the name of a body that signs its own news."""
    return (
        len(text) <= _LONGEST_NAMES
        and len(text.split()) <= _LONGEST_BODY_WORDS
        and text[0].isupper()
        and _BODY.fullmatch(text) is not None
    )
