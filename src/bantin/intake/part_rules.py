"""The rules that tell paragraphs, subheadings and captions apart. docs/intake-rules.md says why.

A rule looks at one line and its place, and votes for or against kinds with a weight. A pair rule
looks at what may stand next to what. The kinds with the most votes over the whole page win.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from bantin.intake import part_words as words
from bantin.intake.credits import only_credit, split_credit
from bantin.intake.cues import Cues
from bantin.intake.names import CAPITALS
from bantin.intake.records import PartKind
from bantin.text.normalise import clean, normalise

PARAGRAPH: PartKind = "paragraph"
SUBHEADING: PartKind = "subheading"
FIGURE: PartKind = "figure"

LONG = 300
_SENTENCE_END = re.compile(r"(?:[.…!?;]|/\.?)[\s\"'”’»)\]]*$")
_INNER_END = re.compile(
    r"(?<![\s.(][^\W\d_])(?<!\b(?:TP|Tp|TX|TS|GS|BS|Th))[.!?…][\"”’)]?\s+[^\W\d_]"
)
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


@dataclass(frozen=True)
class Part:
    """A line, and where it stands among the other parts of the view block."""

    text: str
    first: bool = False
    in_list: bool = False
    captions_end: bool | None = None
    """Whether the page's certain captions end as sentences do; None if that cannot be said."""

    @cached_property
    def plain(self) -> str:
        """The line in one spelling, without invisible characters and doubled spaces."""
        return " ".join(normalise(clean(self.text)).split())

    @cached_property
    def lowered(self) -> str:
        """The plain line in lower case."""
        return self.plain.casefold()

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.plain.split())

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.plain) is not None

    @cached_property
    def unnumbered(self) -> str:
        """The plain line without the number or dots that it opens with and its credit."""
        match = _NUMBER.match(self.plain)
        return split_credit(self.plain[match.end() :] if match else self.plain)[0].lstrip("….")

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


@dataclass(frozen=True, slots=True)
class Rule:
    """One vote: its code, the kinds that it speaks for or against, and when."""

    code: str
    votes: dict[PartKind, float]
    applies: Callable[[Part], bool]


def _quoted(part: Part) -> bool:
    text = part.plain
    return text[0] in '"“«' and text.rstrip(".,;")[-1] in '"”»' and part.length > 8


def _introduces(part: Part) -> bool:
    text = part.lowered.rstrip(": ")
    return part.plain.endswith(":") and (
        part.length > 10 or text.endswith(_INTRODUCES) or has(words.SPEECH, text)
    )


def _short_colon(part: Part) -> bool:
    return part.plain.endswith(":") and part.length <= 10 and not _introduces(part)


def _all_caps(part: Part) -> bool:
    """Whether it is in capitals; TCVN3 has no toned capitals, so small toned vowels may stand."""
    letters = [character for character in part.plain if character.isalpha()]
    small = [character for character in letters if character.islower()]
    return len(letters) - len(small) >= 4 and not any(character.isascii() for character in small)


def _label_value(part: Part) -> bool:
    return (
        _LABEL_VALUE.fullmatch(part.plain) is not None
        and split_credit(part.plain)[1] == ""
        and (part.ended or any(character.isdigit() for character in part.plain.split(":", 1)[1]))
    )


def _photo_words(part: Part) -> bool:
    return (
        split_credit(part.plain)[1] != ""
        or only_credit(part.plain) is not None
        or has(("ảnh minh họa", "ảnh tư liệu", "ảnh chụp", "ảnh cắt từ"), part.lowered)
    )


def _at_event(part: Part) -> bool:
    return _AT_EVENT.search(part.lowered) is not None


def _scene(part: Part) -> bool:
    lowered = part.lowered
    return (
        part.ended
        and part.length <= 25
        and _INNER_END.search(part.unnumbered) is None
        and not has(("đã", "sẽ", *words.CONNECTIVES, *words.SPEECH), lowered)
        and not part.cues.opens_with(words.NARRATIVE)
        and (part.cues.people_end > 0 or part.cues.opens_with(words.VISIBLE))
    )


def _in_place(part: Part) -> bool:
    return _IN_PLACE.search(part.plain) is not None


def _nothing_to_see(part: Part) -> bool:
    return not (
        part.cues.names_anything
        or part.cues.has(words.ACTIONS)
        or part.cues.people_end > 0
        or part.cues.opens_with(words.VIEW, words.VISIBLE)
    )


RULES: tuple[Rule, ...] = (
    Rule("ends-as-sentence", {PARAGRAPH: 4, SUBHEADING: -4}, lambda p: p.ended),
    Rule("short-question", {SUBHEADING: 5.5}, lambda p: p.plain.endswith("?") and p.length <= 12),
    Rule(
        "several-sentences",
        {PARAGRAPH: 4, SUBHEADING: -3},
        lambda p: _INNER_END.search(p.unnumbered) is not None,
    ),
    Rule("long", {PARAGRAPH: 3, SUBHEADING: -3}, lambda p: p.length > 30),
    Rule("very-long", {PARAGRAPH: 4, SUBHEADING: -3, FIGURE: -3}, lambda p: p.length > 50),
    Rule("unended-short", {SUBHEADING: 2, FIGURE: 1}, lambda p: not p.ended and p.length <= 20),
    Rule(
        "unended-middling", {FIGURE: 2, PARAGRAPH: 1}, lambda p: not p.ended and 20 < p.length <= 40
    ),
    Rule(
        "list-sign",
        {PARAGRAPH: 6},
        lambda p: _LIST_SIGN.match(p.plain) is not None,
    ),
    Rule("list-of-numbers", {PARAGRAPH: 5}, lambda p: p.in_list),
    Rule("quotation", {PARAGRAPH: 4}, _quoted),
    Rule("speaker", {PARAGRAPH: 5}, lambda p: _SPEAKER.match(p.plain) is not None),
    Rule("label-and-value", {PARAGRAPH: 3}, _label_value),
    Rule("introduces", {PARAGRAPH: 5}, _introduces),
    Rule("ends-in-colon", {FIGURE: -4}, lambda p: p.plain.endswith(":")),
    Rule("short-colon", {SUBHEADING: 3}, _short_colon),
    Rule("speech", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.has(words.SPEECH)),
    Rule(
        "narrative",
        {PARAGRAPH: 2},
        lambda p: p.ended and p.cues.opens_with(words.NARRATIVE),
    ),
    Rule("salutation", {PARAGRAPH: 6}, lambda p: p.cues.opens_with(words.SALUTATIONS)),
    Rule("ends-in-comma", {PARAGRAPH: 3}, lambda p: p.plain.endswith(",")),
    Rule("tense", {PARAGRAPH: 3}, lambda p: p.ended and p.cues.has(words.DONE_OR_TO_COME)),
    Rule("many-words", {PARAGRAPH: 2}, lambda p: p.ended and p.length > 25),
    Rule("connective", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.has(words.CONNECTIVES)),
    Rule("amount", {PARAGRAPH: 2}, lambda p: p.ended and _AMOUNT.search(p.lowered) is not None),
    Rule("numbered", {SUBHEADING: 4}, lambda p: p.number != "" and p.length <= 30),
    Rule("all-capitals", {SUBHEADING: 4}, lambda p: _all_caps(p) and p.length <= 30),
    Rule(
        "exhortation",
        {SUBHEADING: 3},
        lambda p: not p.ended and p.cues.opens_with(words.EXHORTATIONS),
    ),
    Rule(
        "topic",
        {SUBHEADING: 2.5},
        lambda p: not p.ended and p.cues.opens_with(words.TOPICS),
    ),
    Rule(
        "judgement",
        {SUBHEADING: 2},
        lambda p: not p.ended and p.cues.has(words.JUDGEMENTS),
    ),
    Rule("nothing-to-see", {SUBHEADING: 2}, lambda p: not p.ended and _nothing_to_see(p)),
    Rule("first", {FIGURE: 3}, lambda p: p.first and p.length <= 40),
    Rule("photo-words", {FIGURE: 12}, _photo_words),
    Rule("view", {FIGURE: 5}, lambda p: p.cues.opens_with(words.VIEW) and p.length <= 40),
    Rule(
        "position",
        {FIGURE: 5},
        lambda p: p.length <= 40 and p.cues.has(words.POSITIONS),
    ),
    Rule(
        "people-in-action",
        {FIGURE: 4},
        lambda p: not p.ended and p.length <= 40 and p.cues.people_in_action,
    ),
    Rule(
        "sentence-of-action",
        {FIGURE: 3},
        lambda p: p.ended and p.length <= 30 and p.cues.people_in_action,
    ),
    Rule("scene", {FIGURE: 2}, _scene),
    Rule(
        "like-other-captions",
        {FIGURE: 2},
        lambda p: p.ended and p.captions_end is True and p.length <= 30,
    ),
    Rule("unlike-other-captions", {FIGURE: -2}, lambda p: p.ended and p.captions_end is False),
    Rule(
        "event-first",
        {FIGURE: 1.5},
        lambda p: not p.ended and p.length <= 40 and p.cues.opens_with(words.EVENTS),
    ),
    Rule(
        "action-first",
        {FIGURE: 2.5},
        lambda p: p.length <= 40 and p.cues.opens_with(words.SEEN_FIRST),
    ),
    Rule("people", {FIGURE: 1}, lambda p: p.length <= 40 and p.cues.people_end > 0),
    Rule("portrait", {FIGURE: 3}, lambda p: not p.ended and _PORTRAIT.match(p.plain) is not None),
    Rule("at-event", {FIGURE: 2}, lambda p: p.length <= 40 and _at_event(p)),
    Rule(
        "visible-thing",
        {FIGURE: 1.5},
        lambda p: p.length <= 40 and p.cues.opens_with(words.VISIBLE),
    ),
    Rule("place", {FIGURE: 1.5}, lambda p: p.length <= 40 and _in_place(p)),
    Rule("named-person", {FIGURE: 1.5}, lambda p: p.length <= 40 and p.cues.names_somebody),
)


def votes(part: Part) -> dict[PartKind, float]:
    """Take a part; return the votes for each kind that its own words and place give.

    A line of more than LONG characters is a paragraph without a vote.
    """
    total: dict[PartKind, float] = {PARAGRAPH: 0.0, SUBHEADING: 0.0, FIGURE: 0.0}
    if len(part.text) > LONG:
        total[PARAGRAPH] = 20.0
        return total
    for rule in RULES:
        if rule.applies(part):
            for kind, weight in rule.votes.items():
                total[kind] += weight
    return total


def codes(part: Part) -> tuple[str, ...]:
    """Take a part; return the codes of the rules that apply to it."""
    return tuple(rule.code for rule in RULES if rule.applies(part))


def pair_vote(upper: Part, upper_kind: PartKind, lower: Part, lower_kind: PartKind) -> float:
    """Take two neighbours and their kinds; return what the pair speaks for or against it.

    heading-on-heading: two subheadings in a row are rare unless the upper one is numbered,
    in capitals, or of another style: one of two short lines is mostly a caption.
    heading-over-list: a heading stands over text rather than over another photo.
    """
    if upper_kind != SUBHEADING:
        return 0.0
    if lower_kind == SUBHEADING:
        return 0.0 if upper.number != lower.number or _all_caps(upper) != _all_caps(lower) else -3.0
    return 0.5 if lower_kind == PARAGRAPH else 0.0


LAST_SUBHEADING = -8.0
"""last-heading: a subheading has text below it, so the last part above the byline is none."""


def looks_unlike_a_part(text: str) -> bool:
    """Take a short last line; tell whether no rule speaks for a caption, a list or a sentence.

    A last line cannot be a subheading, so what is left is a signature of an unknown shape.
    """
    return set(codes(Part(text))) <= {"unended-short", "nothing-to-see"}
