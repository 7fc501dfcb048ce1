"""One line of a body, and all that the rules ask of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bantin.intake import part_words as words
from bantin.intake.cues import Cues
from bantin.intake.names import CAPITALS
from bantin.text.credits import only_credit, split_credit
from bantin.text.normalise import clean, normalise

_SENTENCE_END = re.compile(r"(?:[.…!?;]|/\.?)[\s\"'”’»)\]]*$")
_INNER_END = re.compile(
    r"(?<![\s.(][^\W\d_])(?<!\b(?:TP|Tp|TX|TS|GS|BS|Th))[.!?…][\"”’)]?\s+[^\W\d_]"
)
_SMALL_ASCII = re.compile(r"[a-z]")
_LIST_SIGN = re.compile(r"[-–—+•*·●▪◦✓»>]+\s*\S")
_NUMBER = re.compile(
    r"(?:([IVX]{1,5})|(\d{1,2}(?:\.\d{1,2}){0,3})|([a-hA-Hđ]))\s*[.)/-]\s*(?=[^\W\d])"
    r"|(?:(Phần|Chương|Mục|Điều|Bước|Kỳ|Bài)\s+(?:[IVX]+|\d+|thứ\s+\w+)\b)"
)
_SPEAKER = re.compile(
    r"(?:PV|P\.V|Phóng viên|Hỏi|Đáp|Trả lời|MC|"
    r"(?:Ông|Bà|Đồng chí|Anh|Chị|GS|TS|BS)[\s.][^:]{2,40}):\s*\S"
)
_LABEL_VALUE = re.compile(r"[^\W\d][^:.!?]{1,40}:\s+\S.*")
_INTRODUCES = ("như sau", "sau đây", "gồm", "bao gồm", "gồm có", "cụ thể", "đó là", "là")
_PORTRAIT = re.compile(
    r"(?:Ông|Bà|Anh|Chị|Đồng chí|Đ/c|Bác sĩ|Nghệ nhân|Cô giáo|Thầy giáo|"
    r"(?:Thượng|Đại|Trung|Thiếu) \w+)"
    rf"(?:\s+[{CAPITALS}]\w*){{2,5}}\s*[,–-]\s+\S"
)
_WITHOUT_WORDS = re.compile(r"[\d\W_]+")
_CELL_HEADS = re.compile(r"(?:STT|TT|Số TT|Tổng(?: cộng| số)?|Cộng|Ghi chú|ĐVT)\.?", re.IGNORECASE)
_LONGEST_CELL = 4
_LONGEST_BARE = 14
_AMOUNT = re.compile(
    r"\d\s*(?:%|tỷ|triệu|nghìn|đồng|ha|km|m2|m3|tấn|tạ|kg|hộ|người|lượt|suất|xã|thôn|"
    r"trường hợp)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """A line, and where it stands among the other parts of the view block."""

    text: str
    first: bool = False
    in_list: bool = False
    in_table: bool = False

    @cached_property
    def plain(self) -> str:
        """The line in one spelling, without invisible characters and doubled spaces."""
        return " ".join(normalise(clean(self.text)).split())

    @cached_property
    def cues(self) -> Cues:
        """The listed words that stand in it."""
        return Cues(self.plain.replace("Đ/c", "Đồng chí").replace("đ/c", "đồng chí"))

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.plain.split())

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.plain[-20:]) is not None

    @cached_property
    def number(self) -> str:
        """The style of the number that it opens with: I, 1, 1.1, a or Điều; "" without one."""
        match = _NUMBER.match(self.plain)
        if match is None:
            return ""
        roman, arabic, letter, word = match.groups()
        if arabic:
            return "1" + ".1" * arabic.count(".")
        return word or ("I" if roman else "a" if letter.islower() else "A")

    @cached_property
    def credit(self) -> str:
        """The photographer's name at its end, or ""."""
        return only_credit(self.plain) or split_credit(self.plain)[1]

    @cached_property
    def several_sentences(self) -> bool:
        """Whether a sentence ends before its end, its number and its credit left aside."""
        match = _NUMBER.match(self.plain)
        said = self.plain[match.end() :] if match else self.plain
        return _INNER_END.search(split_credit(said)[0].lstrip("….")) is not None

    @property
    def listed(self) -> bool:
        """Whether it opens with the sign of a list."""
        return _LIST_SIGN.match(self.plain) is not None

    @property
    def quoted(self) -> bool:
        """Whether it is a quotation and nothing else."""
        text = self.plain
        return text[:1] in tuple('"“«') and text.rstrip(".,;")[-1:] in tuple('"”»')

    @property
    def spoken(self) -> bool:
        """Whether it opens with who speaks: "PV:", "Trả lời:", "Bà Lò Thị Mến:"."""
        return _SPEAKER.match(self.plain) is not None

    @property
    def names_value(self) -> bool:
        """Whether it is a label and a value: "Thời gian: 8 giờ"."""
        return (
            _LABEL_VALUE.fullmatch(self.plain) is not None
            and not self.credit
            and (self.ended or any(letter.isdigit() for letter in self.plain.split(":", 1)[1]))
        )

    @cached_property
    def introduces(self) -> bool:
        """Whether it ends in a colon and announces what stands below it."""
        said = self.plain.rstrip(": ").casefold()
        return self.plain.endswith(":") and (
            self.length > 10
            or said.endswith(_INTRODUCES)
            or self.cues.has(words.SPEECH)
            or self.cues.has(words.ANNOUNCED)
        )

    @cached_property
    def all_capitals(self) -> bool:
        """Whether it is in capitals; TCVN3 has no toned ones, so small toned vowels may stand."""
        if _SMALL_ASCII.search(self.plain):
            return False
        return sum(letter.isupper() for letter in self.plain) >= 4

    @property
    def names_amount(self) -> bool:
        """Whether a number with a unit stands in it."""
        return _AMOUNT.search(self.plain) is not None

    @property
    def portrays(self) -> bool:
        """Whether it is a person's name with an office or place: "Ông Lò Văn A, Trưởng bản"."""
        return not self.ended and _PORTRAIT.match(self.plain) is not None

    @cached_property
    def scene(self) -> bool:
        """Whether it is one short bare sentence that opens with people or a visible thing."""
        cues = self.cues
        return (
            self.ended
            and self.length <= 25
            and not self.several_sentences
            and not any(map(cues.has, (words.DONE_OR_TO_COME, words.CONNECTIVES, words.SPEECH)))
            and not cues.opens_with(words.NARRATIVE)
            and (cues.people_end > 0 or cues.opens_with(words.VISIBLE))
        )

    @cached_property
    def bare_sentence(self) -> bool:
        """Whether it is one short sentence in which nothing speaks against a caption."""
        cues = self.cues
        seen = cues.opens_with(words.VISIBLE)
        against = words.CONNECTIVES | words.ADVICE
        against |= frozenset() if seen else words.DONE_OR_TO_COME
        against |= frozenset() if cues.people_in_action else words.SPEECH
        return (
            self.ended
            and self.plain.rstrip('"”’») ').endswith((".", "…", "!"))
            and not self.plain.endswith(("/.", "./."))
            and self.length <= _LONGEST_BARE
            and not (self.several_sentences or self.listed or self.quoted or self.in_list)
            and not (self.spoken or self.names_value or self.names_amount)
            and not cues.has(against)
            and not cues.opens_with(words.NARRATIVE, words.SALUTATIONS, words.EXHORTATIONS)
        )

    @property
    def words_of_a_caption(self) -> bool:
        """Whether it speaks of a photo, of the view, or of a place in the picture."""
        return (
            self.credit != ""
            or self.cues.has(words.PHOTOS | words.POSITIONS)
            or self.cues.opens_with(words.VIEW)
        )

    @property
    def numeric(self) -> bool:
        """Whether it is a number, a sign or the usual head of a column, and nothing else."""
        return (
            _WITHOUT_WORDS.fullmatch(self.plain) is not None
            or _CELL_HEADS.fullmatch(self.plain) is not None
        )

    @cached_property
    def cell(self) -> bool:
        """Whether it may be one cell of a table: a number, or a few words that say nothing."""
        if self.numeric:
            return True
        return (
            self.length <= _LONGEST_CELL
            and not self.ended
            and ":" not in self.plain
            and not (self.listed or self.quoted or self.number or self.words_of_a_caption)
            and not (self.cues.people_in_action or self.cues.at_event)
        )

    @property
    def opens_as_caption(self) -> bool:
        """Whether it opens with an occasion, a visible thing or what people are seen to do."""
        return self.cues.opens_with(words.EVENTS, words.VISIBLE, words.SEEN_FIRST)

    @cached_property
    def shows_nothing(self) -> bool:
        """Whether no name, nobody, no visible thing and no visible act stands in it."""
        cues = self.cues
        return not (
            cues.names_anything
            or cues.has(words.ACTIONS)
            or cues.people_end
            or cues.opens_with(words.VIEW, words.VISIBLE)
        )
