"""Where the public site is written to: a folder, which a storage may follow (`bantin.mirror`)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.dispatch import Signal

from bantin.baking import write

# Sent with ``paths``, addresses of the public folder at which something may have changed, in the transaction that
# stores it. A folder that a full bake has filled is told by the number of its generation instead.
touched = Signal()


class Output(Protocol):
    """What keeps the public site. Paths are addresses as `bantin.portal.bakeable.Location` has them."""

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether ``content`` stands at ``path`` whole, with the copies that belong to it."""

    def has(self, path: str) -> bool:
        """Tell whether anything stands at ``path``, with the copies that belong to it."""

    def put(self, path: str, content: bytes, *, quick: bool = False) -> None:
        """Put ``content`` at ``path`` in one step, its compressed copies made fast or as small as can be."""

    def remove(self, path: str) -> None:
        """Take away what stands at ``path``."""

    def lead(self, path: str, target: str) -> None:
        """Let the address ``path``, where no page stands any more, lead to ``target``."""

    def lead_nowhere(self, path: str) -> None:
        """Take away what makes ``path`` lead elsewhere."""


@dataclass(frozen=True)
class Folder:
    """A folder on this machine, or on one that it mounts."""

    root: Path

    def holds(self, path: str, content: bytes) -> bool:
        """Compare with the file itself: what it says of itself elsewhere may be of another folder."""
        return write.holds(self.root, path, content)

    def has(self, path: str) -> bool:
        """Look for the file and its copies."""
        return write.is_whole(self.root, path)

    def put(self, path: str, content: bytes, *, quick: bool = False) -> None:
        """Write beside the place, then rename."""
        write.write_file(self.root, path, content, quick=quick)

    def remove(self, path: str) -> None:
        """Take the file away with its copies, and folders that are empty then."""
        write.remove_file(self.root, path)

    def lead(self, path: str, target: str) -> None:
        """Leave a signpost for the server."""
        write.write_signpost(self.root, path, target)

    def lead_nowhere(self, path: str) -> None:
        """Take the signpost away."""
        write.remove_signpost(self.root, path)

    def files(self) -> Iterator[str]:
        """Yield the address of each file of the site, without compressed copies and signposts."""
        return write.addresses_below(self.root)


@dataclass(frozen=True)
class NotingFolder(Folder):
    """A folder that notes the addresses at which something was written, taken away, or found as it should be.

    The last as well: a process that was killed after it wrote a file could tell nobody.
    """

    noted: set[str] = field(default_factory=set)

    def holds(self, path: str, content: bytes) -> bool:
        """Compare, and note what is there already."""
        self.noted.add(path)
        return super().holds(path, content)

    def has(self, path: str) -> bool:
        """Look, and note what is there already."""
        self.noted.add(path)
        return super().has(path)

    def put(self, path: str, content: bytes, *, quick: bool = False) -> None:
        """Write, and note it."""
        self.noted.add(path)
        super().put(path, content, quick=quick)

    def remove(self, path: str) -> None:
        """Take away, and note it."""
        self.noted.add(path)
        super().remove(path)

    def lead(self, path: str, target: str) -> None:
        """Leave a signpost, and note it."""
        self.noted.add(path)
        super().lead(path, target)

    def lead_nowhere(self, path: str) -> None:
        """Take a signpost away, and note it."""
        self.noted.add(path)
        super().lead_nowhere(path)


def public_output() -> NotingFolder:
    """Return the public folder."""
    return NotingFolder(settings.PUBLIC_ROOT)
