"""A text in NFC that still knows the offsets of the text it was made from."""

import re
from dataclasses import dataclass
from typing import Final

from bantin.text.marks import nfc

_CLUSTER: Final = re.compile("(?s).[\u0300-\u036f]*")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is in NFC; `starts` has the original offset of each character and of the end."""

    text: str
    starts: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text for a span of `text`."""
        return (start, end) if self.starts is None else (self.starts[start], self.starts[end])


def view(text: str) -> View:
    """Return `text` in NFC, with the way back to its offsets. Raises nothing."""
    if nfc(text) == text:
        return View(text, None)
    pieces: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        written, piece = cluster[0], nfc(cluster[0])
        pieces.append(piece)
        kept = len(piece) == len(written)
        starts.extend(cluster.start() + (i if kept else 0) for i in range(len(piece)))
    return View("".join(pieces), (*starts, len(text)))
