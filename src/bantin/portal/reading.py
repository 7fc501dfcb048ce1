"""What a rendering read: the tags and files that its output depends on.

Whatever builds a part of a reader's page calls `read` or `read_file`. Inside `recording` the calls are
kept for the baker; outside (the desk's preview) they do nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Reading:
    """Tags such as ``page:12`` or ``section:4:head``, and names of files in the media storage."""

    tags: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


_current: ContextVar[Reading | None] = ContextVar("bantin-reading", default=None)


def read(*tags: str) -> None:
    """Note that the page being rendered shows what ``tags`` name."""
    if (reading := _current.get()) is not None:
        reading.tags.update(tags)


def read_file(name: str) -> None:
    """Note that the page being rendered links to the file ``name`` of the media storage."""
    if (reading := _current.get()) is not None:
        reading.files.add(name)


def is_recorded() -> bool:
    """Tell whether what is being rendered is for readers, not for the desk's preview."""
    return _current.get() is not None


@contextmanager
def recording() -> Iterator[Reading]:
    """Yield a `Reading` that fills with what is read until the block ends."""
    token = _current.set(reading := Reading())
    try:
        yield reading
    finally:
        _current.reset(token)
