"""What is different between two versions of a page: words added and removed, photos replaced, parts moved. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"

_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A part of a page: a field, or a block of its body.

    ``key`` tells the same part in both versions; ``text`` is what it says, ``photo`` what it shows (None for no
    photo; photos are compared by ``==``), ``source`` what it is stored as, where that says more than the text.
    """

    key: str
    label: str
    text: str = ""
    photo: Any = None
    source: str = ""
    movable: bool = False


@dataclass(frozen=True)
class Difference:
    """What became of a part. ``words`` are pieces of text, each the same, added or removed."""

    state: str
    label: str
    words: tuple[tuple[str, str], ...]
    moved: bool = False
    old_photo: Any = None
    new_photo: Any = None
    only_form: bool = False

    @property
    def is_none(self) -> bool:
        """Whether the part is as it was."""
        return self.state == SAME and not self.moved


def words_between(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of both texts in reading order: what is the same, what was removed, what was added."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((SAME, "".join(before[a:b])))
            continue
        if a < b:
            pieces.append((REMOVED, "".join(before[a:b])))
        if c < d:
            pieces.append((ADDED, "".join(after[c:d])))
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield ``pieces`` with runs of changes that only white space parts told as one: whole phrases read better."""
    removed = added = ""
    for number, (state, text) in enumerate(pieces):
        is_gap = state == SAME and not text.strip() and 0 < number < len(pieces) - 1
        if state == SAME and not (is_gap and (removed or added)):
            yield from _flushed(removed, added)
            removed = added = ""
            yield SAME, text
        else:
            removed += text if state != ADDED else ""
            added += text if state != REMOVED else ""
    yield from _flushed(removed, added)


def _flushed(removed: str, added: str) -> Iterator[tuple[str, str]]:
    # White space at the end of both was between the changed words and the next that stayed.
    if removed.strip() or (removed and not added):
        yield REMOVED, removed
    if added:
        yield ADDED, added


def differences(old: Sequence[Part], new: Sequence[Part]) -> list[Difference]:
    """Return what became of each part, in the order of the new version; what was removed stands where it was."""
    before = {part.key: part for part in old}
    after = {part.key for part in new}
    stayed = _stayed([part.key for part in old], [part.key for part in new])
    found: list[Difference] = []
    gone = [(position, part) for position, part in enumerate(old) if part.key not in after]
    positions = {part.key: position for position, part in enumerate(old)}
    for part in new:
        if part.key in stayed:
            while gone and gone[0][0] < positions[part.key]:
                found.append(_removed(gone.pop(0)[1]))
        if (earlier := before.get(part.key)) is None:
            words = ((ADDED, part.text),) if part.text else ()
            found.append(Difference(ADDED, part.label, words, new_photo=part.photo))
        else:
            moved = part.movable and part.key not in stayed
            found.append(_between(earlier, part, moved=moved))
    return found + [_removed(part) for _position, part in gone]


def _removed(part: Part) -> Difference:
    words = ((REMOVED, part.text),) if part.text else ()
    return Difference(REMOVED, part.label, words, old_photo=part.photo)


def _between(old: Part, new: Part, *, moved: bool) -> Difference:
    replaced = old.photo != new.photo
    if old.text == new.text and not replaced:
        only_form = old.source != new.source
        state = CHANGED if only_form else SAME
        words = ((SAME, new.text),) if new.text else ()
        return Difference(state, new.label, words, moved, only_form=only_form)
    return Difference(
        CHANGED,
        new.label,
        words_between(old.text, new.text),
        moved,
        old_photo=old.photo if replaced else None,
        new_photo=new.photo if replaced else None,
    )


def _stayed(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the keys of the longest run of parts whose order is the same in both: the others were moved."""
    place = {key: position for position, key in enumerate(old)}
    keys = [key for key in new if key in place]
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number, key in enumerate(keys):
        at = bisect_left(ends, place[key])
        before[number] = last[at - 1] if at else None
        if at == len(ends):
            ends.append(place[key])
            last.append(number)
        else:
            ends[at], last[at] = place[key], number
    stayed: set[str] = set()
    current = last[-1] if last else None
    while current is not None:
        stayed.add(keys[current])
        current = before[current]
    return stayed
