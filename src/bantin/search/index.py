"""Making and keeping an index, and what it holds."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from bantin.search.values import Entry


def digest(entry: Entry) -> int:
    """Return a number that changes with anything of ``entry`` and with the version of the index's format."""
    raise NotImplementedError


def build(
    folder: Path,
    entries: Iterable[Entry],
    progress: Callable[[int], None] = lambda done: None,
    *,
    takeover: Callable[[], tuple[Iterable[Entry], Iterable[int]]] = lambda: ((), ()),
) -> int:
    """Make a new generation of the index in ``folder`` and put it in place of the old one; returns its entries.

    Readers go on with the old one until the last step, a rename; a build that is killed leaves it as it was.
    ``progress`` is told after each thousand how many there are. ``takeover`` is asked just before the last
    step, while no other process may write: what changed since, and the keys of what went.
    Raises IndexBusy while another build runs, EngineFailed.
    """
    raise NotImplementedError


def update(folder: Path, entries: Iterable[Entry], removed: Iterable[int] = ()) -> None:
    """Let the index in ``folder`` know ``entries`` as they are now, and forget the keys ``removed``: in one step.

    When it returns, readers see all of it, and a machine that stops keeps it; killed before, nothing of it.
    Raises NoIndex, IndexBusy when another process has written for ten seconds, EngineFailed.
    """
    raise NotImplementedError


class Writer:
    """The same for a process that goes on writing: it keeps the engine open, so that an update is quicker.

    While it is open no other process can write, and a build waits with its last step.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``. Raises NoIndex, IndexBusy, EngineFailed."""
        raise NotImplementedError

    def update(self, entries: Iterable[Entry], removed: Iterable[int] = ()) -> None:
        """As `update`."""
        raise NotImplementedError

    def close(self) -> None:
        """Let others write."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def digests(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield the key and the digest of every entry, in no order. Raises NoIndex, EngineFailed."""
    raise NotImplementedError


def stored(folder: Path, key: int) -> Entry | None:
    """Return the entry ``key`` as the index holds it. Raises NoIndex, EngineFailed."""
    raise NotImplementedError


def discard(folder: Path) -> None:
    """Take the index in ``folder`` away, with all its generations."""
    raise NotImplementedError
