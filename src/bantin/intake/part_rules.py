"""The rules that tell paragraphs, subheadings and captions apart. docs/intake-rules.md says why.

A rule looks at one line and its place, and votes for or against kinds with a weight. A pair rule
looks at what may stand next to what. The kinds with the most votes over the whole page win.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bantin.intake import part_words as words
from bantin.intake.part import Part
from bantin.intake.records import PartKind

PARAGRAPH: PartKind = "paragraph"
SUBHEADING: PartKind = "subheading"
FIGURE: PartKind = "figure"

LONG = 260
"""In characters: a longer line is a paragraph without a vote."""
CAPTION_WORDS = 40
"""A caption has seldom more words."""

Votes = dict[PartKind, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """One vote: its code, the kinds that it speaks for or against, and when."""

    code: str
    votes: Votes
    applies: Callable[[Part], bool]


def _captionlike(part: Part) -> bool:
    return part.length <= CAPTION_WORDS


SHAPE: tuple[Rule, ...] = (
    Rule("ends-as-sentence", {PARAGRAPH: 4, SUBHEADING: -4}, lambda p: p.ended),
    Rule("several-sentences", {PARAGRAPH: 4, SUBHEADING: -3}, lambda p: p.several_sentences),
    Rule("many-words", {PARAGRAPH: 2}, lambda p: p.ended and p.length > 25),
    Rule("long", {PARAGRAPH: 3, SUBHEADING: -3}, lambda p: p.length > 30),
    Rule("very-long", {PARAGRAPH: 4, SUBHEADING: -3, FIGURE: -3}, lambda p: p.length > 50),
    Rule("unended-short", {SUBHEADING: 2, FIGURE: 1}, lambda p: not p.ended and p.length <= 20),
    Rule(
        "unended-middling",
        {FIGURE: 2, PARAGRAPH: 1},
        lambda p: not p.ended and 20 < p.length <= CAPTION_WORDS,
    ),
    Rule("ends-in-comma", {PARAGRAPH: 3}, lambda p: p.plain.endswith(",")),
    Rule("ends-in-colon", {FIGURE: -4}, lambda p: p.plain.endswith(":")),
)
PARAGRAPHS: tuple[Rule, ...] = (
    Rule("list-sign", {PARAGRAPH: 6, SUBHEADING: -2}, lambda p: p.listed),
    Rule("list-of-numbers", {PARAGRAPH: 5}, lambda p: p.in_list),
    Rule("quotation", {PARAGRAPH: 6, SUBHEADING: -2}, lambda p: p.quoted and p.length > 8),
    Rule("speaker", {PARAGRAPH: 5}, lambda p: p.spoken),
    Rule("label-and-value", {PARAGRAPH: 6, SUBHEADING: -2}, lambda p: p.names_value),
    Rule("introduces", {PARAGRAPH: 5}, lambda p: p.introduces),
    Rule(
        "announces",
        {PARAGRAPH: 4, SUBHEADING: -2, FIGURE: -4},
        lambda p: p.cues.opens_with(words.ANNOUNCING) and p.length <= 30,
    ),
    Rule("table-cell", {PARAGRAPH: 40}, lambda p: p.in_table),
    Rule("salutation", {PARAGRAPH: 6}, lambda p: p.cues.opens_with(words.SALUTATIONS)),
    Rule("speech", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.has(words.SPEECH)),
    Rule("narrative", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.opens_with(words.NARRATIVE)),
    Rule("tense", {PARAGRAPH: 3}, lambda p: p.ended and p.cues.has(words.DONE_OR_TO_COME)),
    Rule("connective", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.has(words.CONNECTIVES)),
    Rule("amount", {PARAGRAPH: 2}, lambda p: p.ended and p.names_amount),
    Rule("advice", {PARAGRAPH: 3}, lambda p: p.ended and p.cues.has(words.ADVICE)),
    Rule("sum", {PARAGRAPH: 2}, lambda p: p.ended and p.cues.has(words.COUNTS)),
    Rule("closing", {PARAGRAPH: 1.5}, lambda p: p.ended and p.cues.has(words.CLOSING)),
)
SUBHEADINGS: tuple[Rule, ...] = (
    Rule("numbered", {SUBHEADING: 4}, lambda p: p.number != "" and p.length <= 30),
    Rule("all-capitals", {SUBHEADING: 4}, lambda p: p.all_capitals and p.length <= 30),
    Rule(
        "short-colon",
        {SUBHEADING: 3},
        lambda p: p.plain.endswith(":") and p.length <= 10 and not p.introduces,
    ),
    Rule("short-question", {SUBHEADING: 8}, lambda p: p.plain.endswith("?") and p.length <= 12),
    Rule(
        "exhortation",
        {SUBHEADING: 3},
        lambda p: not p.ended and p.cues.opens_with(words.EXHORTATIONS),
    ),
    Rule("topic", {SUBHEADING: 2.5}, lambda p: not p.ended and p.cues.opens_with(words.TOPICS)),
    Rule("judgement", {SUBHEADING: 2}, lambda p: not p.ended and p.cues.has(words.JUDGEMENTS)),
    Rule("nothing-to-see", {SUBHEADING: 2}, lambda p: not p.ended and p.shows_nothing),
)
CAPTIONS: tuple[Rule, ...] = (
    Rule("first", {FIGURE: 3}, lambda p: p.first and _captionlike(p)),
    Rule("photo-words", {FIGURE: 12}, lambda p: p.credit != "" or p.cues.has(words.PHOTOS)),
    Rule("view", {FIGURE: 5}, lambda p: _captionlike(p) and p.cues.opens_with(words.VIEW)),
    Rule("chart", {FIGURE: 3}, lambda p: not p.ended and p.cues.opens_with(words.CHARTS)),
    Rule("position", {FIGURE: 5}, lambda p: _captionlike(p) and p.cues.has(words.POSITIONS)),
    Rule(
        "people-in-action",
        {FIGURE: 4},
        lambda p: not p.ended and _captionlike(p) and p.cues.people_in_action,
    ),
    Rule(
        "sentence-of-action",
        {FIGURE: 3},
        lambda p: p.ended and p.length <= 30 and p.cues.people_in_action,
    ),
    Rule("scene", {FIGURE: 2}, lambda p: p.scene),
    Rule("people", {FIGURE: 1}, lambda p: _captionlike(p) and p.cues.people_end > 0),
    Rule("portrait", {FIGURE: 3}, lambda p: p.portrays),
    Rule("at-event", {FIGURE: 2}, lambda p: _captionlike(p) and p.cues.at_event),
    Rule(
        "event-first",
        {FIGURE: 1.5},
        lambda p: not p.ended and _captionlike(p) and p.cues.opens_with(words.EVENTS),
    ),
    Rule(
        "action-first",
        {FIGURE: 2.5},
        lambda p: _captionlike(p) and p.cues.opens_with(words.SEEN_FIRST),
    ),
    Rule(
        "visible-thing",
        {FIGURE: 1.5},
        lambda p: _captionlike(p) and p.cues.opens_with(words.VISIBLE),
    ),
    Rule("place", {FIGURE: 1.5}, lambda p: _captionlike(p) and p.cues.in_place),
    Rule("named-person", {FIGURE: 1.5}, lambda p: _captionlike(p) and p.cues.names_somebody),
)
RULES = SHAPE + PARAGRAPHS + SUBHEADINGS + CAPTIONS

LIKE_OTHER_CAPTIONS = 2.0
"""like-other-captions: where the page's certain captions end as sentences do, a short sentence
may be one, too; where they do not, a sentence is none."""
HEADING_ON_HEADING = -3.0
"""heading-on-heading: of two short lines in a row one is mostly a caption, unless they differ in
number or capitals as a section and its subsection do."""
HEADING_OVER_TEXT = 0.5
"""heading-over-text: a subheading stands over a paragraph."""
LAST_HEADING = -8.0
"""last-heading: a subheading has text below it, so the last part above the byline is none."""


def votes(part: Part) -> Votes:
    """Take a part; return the votes for each kind that its own words and place give."""
    total: Votes = {PARAGRAPH: 0.0, SUBHEADING: 0.0, FIGURE: 0.0}
    if len(part.text) > LONG:
        return total | {PARAGRAPH: 20.0}
    for rule in RULES:
        if rule.applies(part):
            for kind, weight in rule.votes.items():
                total[kind] += weight
    return total


def style_vote(part: Part, captions_end: bool) -> float:
    """Take a part and how the page's certain captions end; return its vote for a caption."""
    if not part.ended or len(part.text) > LONG:
        return 0.0
    if captions_end:
        return LIKE_OTHER_CAPTIONS if part.length <= 30 else 0.0
    return -LIKE_OTHER_CAPTIONS


def may_be_a_caption(part: Part) -> bool:
    """Take a paragraph; tell whether it may as well be a caption (bare-sentence)."""
    apart = part.listed or part.quoted or part.spoken or part.cues.has(words.ADVICE)
    return part.bare_sentence or (part.scene and not apart)


def may_be_a_sentence(part: Part, vouched: bool) -> bool:
    """Take a caption, and whether the page's certain ones all end as sentences do.

    Tell whether it may as well be a paragraph (unvouched-sentence).
    """
    return part.ended and not (part.first or part.words_of_a_caption or vouched)


def pair_vote(upper: Part, upper_kind: PartKind, lower: Part, lower_kind: PartKind) -> float:
    """Take two neighbours and their kinds; return what the pair speaks for or against it."""
    if upper_kind != SUBHEADING or lower_kind == FIGURE:
        return 0.0
    if lower_kind == PARAGRAPH:
        return HEADING_OVER_TEXT
    if upper.number != lower.number or upper.all_capitals != lower.all_capitals:
        return 0.0
    return HEADING_ON_HEADING


def codes(part: Part) -> tuple[str, ...]:
    """Take a part; return the codes of the rules that apply to it."""
    return tuple(rule.code for rule in RULES if rule.applies(part))


def looks_unlike_a_part(text: str) -> bool:
    """Take a short last line; tell whether no rule speaks for a caption, a list or a sentence.

    A last line cannot be a subheading, so what is left is a signature of an unknown shape.
    """
    return set(codes(Part(text))) <= {"unended-short", "nothing-to-see"}
