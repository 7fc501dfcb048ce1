"""What is looked at before a page is submitted. Rooms contribute rules; the desk shows what they find.

Pure but for the rules themselves, which may read what a page cites.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str | int, ...]
"""Where something was found: a field of the page, then the numbers and names of blocks; () is the whole page."""


@dataclass(frozen=True)
class Finding:
    """Something that a rule found in a page.

    ``code`` names the rule and ``about`` what it is about (a photo, a link), so that the finding can be recognised
    when the text around it has changed. ``text`` says to the writer, in his language, what is wrong and what to do.
    One that ``blocks`` keeps the page from being submitted, unless an approver has made an exception, where that
    makes sense (``excusable``).
    """

    code: str
    text: str
    blocks: bool
    place: Place = field(default=(), compare=False)
    about: str = ""
    excusable: bool = True

    @property
    def key(self) -> str:
        """What an exception is made for: the rule, and what it is about."""
        return f"{self.code}:{self.about}" if self.about else self.code


@dataclass(frozen=True)
class Submission:
    """A page with its texts as they would be submitted, by whom, and below which page it stands or is to stand."""

    page: Any
    user: Any
    parent: Any


Rule = Callable[[Submission], Iterable[Finding]]
"""Given what is to be submitted, yields what it finds."""

_rules: dict[type, list[Rule]] = {}


def register_rule(model: type) -> Callable[[Rule], Rule]:
    """Return a decorator that has a rule asked about pages of ``model`` and of its subclasses."""

    def register(rule: Rule) -> Rule:
        _rules.setdefault(model, []).append(rule)
        return rule

    return register


def findings(submission: Submission) -> list[Finding]:
    """Return what all rules find in ``submission``, what blocks first, otherwise in the order of the page."""
    found = [
        finding
        for model, rules in _rules.items()
        if isinstance(submission.page, model)
        for rule in rules
        for finding in rule(submission)
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


def blocking(found: Iterable[Finding], exceptions: Iterable[str]) -> Iterator[Finding]:
    """Yield those of ``found`` that block and have no exception; ``exceptions`` are keys of findings."""
    excepted = frozenset(exceptions)
    return (
        finding
        for finding in found
        if finding.blocks and not (finding.excusable and finding.key in excepted)
    )
