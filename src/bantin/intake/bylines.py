"""Who signed a page, and where it was taken from: the last lines of the view block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bantin.intake.blocks import Line
from bantin.intake.names import is_body, is_names, is_role
from bantin.intake.part import Part
from bantin.intake.part_rules import looks_unlike_a_part
from bantin.intake.review import ReviewNote, note
from bantin.text.credits import only_credit
from bantin.text.normalise import trim

_LONGEST = 120
_MOST_LINES = 3
_LABELLED = re.compile(
    r"(?P<label>(?:tin|bài|ảnh|bài viết|clip|video|đồ họa)"
    r"(?:\s*(?:,|và|-|–|&|/|\+)?\s*(?:tin|bài|ảnh|clip|video))*|"
    r"(?:người\s+|nhóm\s+)?thực hiện|tác giả|"
    r"người\s+(?:viết|đăng|đưa|làm)(?:\s+(?:tin|bài))?|biên tập|biên soạn|tổng hợp|"
    r"thiết kế(?:,?\s*đồ họa)?|(?:nhóm\s+)?(?:phóng viên|pv|ctv|cộng tác viên))"
    r"\s*[:;]\s*(?P<name>[^:]+)",
    re.IGNORECASE,
)
_TEXT_AND_PHOTO = re.compile(
    r"(?P<label>tin|bài)\s*:\s*(?P<name>[^:;]+?)\s*[-–;,./|]*\s*ảnh\s*:\s*(?P<credit>[^:;]+)",
    re.IGNORECASE,
)
_THEN_SOURCE = re.compile(r"(?P<name>.+?)\s*[-–,(]?\s*Theo\s+(?P<source>[^()]+)\)?")
_SOURCE = re.compile(r"(?:nguồn(?:\s+tin)?\s*[:;]|theo\s*:?)\s*(?P<source>.+)", re.IGNORECASE)
_NAMED_SOURCE = re.compile(r"nguồn(?:\s+tin)?\s+(?P<source>\S.*)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_REMARK = re.compile(
    r"(?P<name>.+?)\s*[-–,]?\s*\(?(?P<label>tổng hợp|thực hiện|biên tập|sưu tầm|ghi|lược ghi|"
    r"biên soạn|t/h|th)\)?",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(r"(?P<label>(?:nhóm\s+)?(?:pv|phóng viên|ctv|btv|nag))\.?\s+(?P<name>.+)",
                          re.IGNORECASE)  # fmt: skip
_END_SIGN = re.compile(
    r"(?P<before>.*(?:/\.|\./\.?|\.//\.?))[\s\xa0]*(?P<after>[^/]{2,100})", re.DOTALL
)
_ENDS = re.compile(r"(?:/\.|\./)\s*[\"”’)]?$")
_LONGEST_SOURCE_WORDS = 8
_LONGEST_SURE_BODY = 7
_LONGEST_UNKNOWN = 5
_SENTENCE = re.compile(r"[.…!?]\W*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signing line, taken apart; `sure` is False where it may belong to the text."""

    names: str = ""
    label: str = ""
    source: str = ""
    credit: str = ""
    sure: bool = True


@dataclass(slots=True)
class Signed:
    """A page's lines without those that sign it, and what these say."""

    lines: list[Line]
    names: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    source: str = ""
    credit: str = ""
    notes: list[ReviewNote] = field(default_factory=list)
    byline_line: int | None = None
    source_line: int | None = None

    def add(self, found: Signature, line: int) -> None:
        """Take what one line says and its number, the topmost line first."""
        if found.names and not self.names:
            self.byline_line = line
        if found.source and not self.source:
            self.source_line = line
        self.names += [found.names] if found.names else []
        self.labels += [found.label] if found.label else []
        self.source = self.source or found.source
        self.credit = self.credit or found.credit

    @property
    def byline(self) -> str:
        """The names that sign the page, or ""."""
        return " - ".join(self.names)


def read_signature(text: str) -> Signature | None:
    """Take a line; return what it says if it is shaped like one that signs a page, or None."""
    bare = _bare(text)
    if (address := _address(bare)) is not None:
        return address
    if not bare or len(bare) > _LONGEST or Part(bare).cues.people_in_action:
        return None
    if (credit := only_credit(bare)) is not None:
        return Signature(credit=credit)
    if match := _SOURCE.fullmatch(bare):
        return _source(match["source"])
    if match := _NAMED_SOURCE.fullmatch(bare):
        return _named_source(match["source"], bracketed="(" in text)
    if match := _TEXT_AND_PHOTO.fullmatch(bare):
        return Signature(match["name"], match["label"], credit=match["credit"])
    if match := _LABELLED.fullmatch(bare):
        return _labelled(match)
    if is_role(bare):
        return Signature(names=bare)
    if is_body(bare):
        return Signature(names=bare, sure=len(bare.split()) <= _LONGEST_SURE_BODY)
    if (match := _THEN_SOURCE.fullmatch(bare)) and is_names(match["name"]):
        return _after(match["name"], match["source"])
    if (match := _ROLE_BEFORE.fullmatch(bare)) and is_names(match["name"]):
        return Signature(match["name"], match["label"])
    if is_names(bare):
        return Signature(names=bare, sure=len(bare.split()) > 1 or "." in bare or bare.isupper())
    return _with_remark(bare)


def take_signatures(lines: Sequence[Line]) -> Signed:
    """Take the view block's lines; return them without those that sign the page.

    The last lines are read upwards as long as they are shaped like a signature, three at most.
    Failing that, a name on the same line as the end sign is taken, then a name that follows
    the end sign with only captions below it, then a last line of a few words that is neither a
    sentence nor like a caption; all three go under review.
    """
    found: list[tuple[Line, Signature]] = []
    rest = list(lines)
    while len(rest) > 1 and len(found) < _MOST_LINES:
        signature = read_signature(rest[-1].text)
        if signature is None or (found and not _may_precede(signature, found[-1][1])):
            break
        if found and signature.names and not signature.label and found[-1][1].names:
            signature = replace(signature, sure=False)
        found.append((rest.pop(), signature))
    signed = Signed(rest)
    for line, signature in reversed(found):
        signed.add(signature, line.number)
        if not signature.sure:
            signed.notes.append(note("uncertain-byline", line.number, text=line.text))
    _doubt_in_table(signed, found)
    if not signed.names:
        _look_beside_end_sign(signed)
    if not signed.names:
        _look_below_end_sign(signed)
    if not signed.names and not signed.source:
        _look_at_last_line(signed)
    return signed


def _bare(text: str) -> str:
    bare = trim(text).strip("*_ ")
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        bare = bare[1:-1]
    return trim(bare.strip().rstrip("./").rstrip())


def _source(text: str) -> Signature | None:
    return Signature(source=text) if len(text.split()) <= _LONGEST_SOURCE_WORDS else None


def _address(text: str) -> Signature | None:
    """Return the source in a line that is an address of the web, whatever its length."""
    match = _SOURCE.fullmatch(text) or _NAMED_SOURCE.fullmatch(text)
    source = match["source"] if match else text
    return Signature(source=source) if _ADDRESS.fullmatch(source) else None


def _named_source(text: str, *, bracketed: bool) -> Signature | None:
    """Return the source of a line without a colon if it is in brackets, or is named as a body."""
    known = is_role(text) or is_body(text) or text.isupper()
    return _source(text) if known or (bracketed and text[0].isupper()) else None


def _after(names: str, source: str) -> Signature | None:
    found = _source(source)
    return replace(found, names=names) if found else None


def _labelled(match: re.Match[str]) -> Signature | None:
    name = trim(match["name"])
    if is_names(name) or is_role(name) or is_body(name):
        return Signature(names=name, label=match["label"])
    with_remark = _with_remark(name)
    if with_remark is None:
        return None
    label = ", ".join(part for part in (match["label"], with_remark.label) if part)
    return Signature(with_remark.names, label, with_remark.source)


def _with_remark(text: str) -> Signature | None:
    match = _REMARK.fullmatch(text)
    if match and (is_names(match["name"]) or is_role(match["name"])):
        return Signature(match["name"], match["label"])
    return None


def _may_precede(upper: Signature, lower: Signature) -> bool:
    """Tell whether two signing lines may stand one above the other."""
    if upper.source and lower.source:
        return False
    both_named = bool(upper.names and lower.names)
    return not both_named or (upper.sure and lower.sure)


def _doubt_in_table(signed: Signed, found: Sequence[tuple[Line, Signature]]) -> None:
    """Note a name without a label below what looks like a table: it may be its last cell."""
    above = signed.lines[-2:]
    if not found or len(above) < 2 or not all(Part(line.text).cell for line in above):
        return
    line, signature = found[-1]
    if signature.names and signature.sure and not signature.label:
        signed.notes.append(note("uncertain-byline", line.number, text=line.text))


def _look_beside_end_sign(signed: Signed) -> None:
    last = signed.lines[-1] if signed.lines else None
    match = _END_SIGN.fullmatch(last.text) if last else None
    signature = read_signature(match["after"]) if match else None
    if last is None or match is None or signature is None:
        return
    signed.lines[-1] = Line(last.number, trim(match["before"]))
    signed.add(signature, last.number)
    signed.notes.append(note("byline-on-last-line", last.number, text=match["after"]))


def _look_at_last_line(signed: Signed) -> None:
    if len(signed.lines) < 2:
        return
    last, before = signed.lines[-1], signed.lines[-2]
    if len(last.text.split()) > _LONGEST_UNKNOWN or not _SENTENCE.search(before.text):
        return
    if looks_unlike_a_part(last.text):
        signed.lines.pop()
        signed.add(Signature(names=last.text), last.number)
        signed.notes.append(note("uncertain-byline", last.number, text=last.text))


def _look_below_end_sign(signed: Signed) -> None:
    for at in range(len(signed.lines) - 1, 0, -1):
        line = signed.lines[at]
        if _ENDS.search(signed.lines[at - 1].text) and is_names(_bare(line.text)):
            del signed.lines[at]
            signed.add(Signature(names=_bare(line.text)), line.number)
            signed.notes.append(note("byline-not-last", line.number, text=line.text))
            return
        if len(line.text) > 2 * _LONGEST:
            return
