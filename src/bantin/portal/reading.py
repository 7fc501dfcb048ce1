"""What a rendering read: the tags and files that its output depends on.

Whatever builds a part of a reader's page calls `read` or `read_file`. Inside `recording` the calls are
kept for the baker; outside (the desk's preview) they do nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Reading:
    """Tags such as ``page:12`` or ``section:4:head``, names of files in the media storage, and a time."""

    tags: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    photos_without_files: set[int] = field(default_factory=set)
    """Photos that should be shown and could not, because their renditions are not made yet."""
    good_until: datetime | None = None
    """When the output will be out of date by itself; None when only a change can do that."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted."""
        return not (self.tags or self.files or self.photos_without_files or self.good_until)


_current: ContextVar[Reading | None] = ContextVar("bantin-reading", default=None)


def read(*tags: str) -> None:
    """Note that the page being rendered shows what ``tags`` name."""
    if (reading := _current.get()) is not None:
        reading.tags.update(tags)


def read_file(name: str) -> None:
    """Note that the page being rendered links to the file ``name`` of the media storage."""
    if (reading := _current.get()) is not None:
        reading.files.add(name)


def lack_files(photo: int) -> None:
    """Note that the page being rendered should show a photo whose renditions are not made yet."""
    if (reading := _current.get()) is not None:
        reading.photos_without_files.add(photo)


def good_until(*moments: datetime) -> None:
    """Note that the page being rendered is out of date at the earliest of ``moments`` (aware)."""
    if (reading := _current.get()) is not None:
        known = (reading.good_until,) if reading.good_until else ()
        reading.good_until = min((*moments, *known), default=None)


def note(other: Reading) -> None:
    """Note all that ``other`` has noted."""
    if (reading := _current.get()) is None:
        return
    reading.tags |= other.tags
    reading.files |= other.files
    reading.photos_without_files |= other.photos_without_files
    if other.good_until:
        good_until(other.good_until)


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
