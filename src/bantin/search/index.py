"""Making and keeping an index, and what it holds."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import tantivy

from bantin.search import engine, generations
from bantin.search.engine import failures, schema
from bantin.search.generations import discard
from bantin.search.terms import cleaned, digest_of, document, unpacked
from bantin.search.values import Entry, NoIndex

__all__ = ["Writer", "build", "digest", "digests", "discard", "stored", "update"]

# Tantivy refuses less than 15 MB to a thread. A build with more writes larger pieces and joins fewer.
_UPDATE_MEMORY: Final = 15_000_000
_BUILD_MEMORY: Final = 256_000_000
_TOLD: Final = 1_000
# A build has cost more than a wait for the last step.
_LONGEST_WAIT: Final = 600.0

Changes = tuple[Iterable[Entry], Iterable[int]]


def digest(entry: Entry) -> int:
    """Return a number that changes with anything of ``entry`` and with the version of the index's format."""
    return digest_of(cleaned(entry))


def build(
    folder: Path,
    entries: Iterable[Entry],
    progress: Callable[[int], None] = lambda done: None,
    *,
    takeover: Callable[[], Changes] = lambda: ((), ()),
) -> int:
    """Make a new generation of the index in ``folder`` and put it in place of the old one; returns its entries.

    Readers go on with the old one until the last step, a rename; a build that is killed leaves it as it was.
    ``progress`` is told after each thousand how many there are. ``takeover`` is asked just before the last
    step, while no other process may write: what changed since, and the keys of what went.
    Keys are not looked for among ``entries``, each has its own.
    Raises IndexBusy while another build runs, or another process writes for ten minutes at the end; EngineFailed.
    """
    with generations.held(folder, generations.BUILDING, wait=0):
        generation = generations.begin(folder)
        with failures():
            opened = tantivy.Index(schema(), str(generation))
            writer = opened.writer(_BUILD_MEMORY, 1)
        for done, entry in enumerate(entries, 1):
            made = document(entry)
            with failures():
                writer.add_document(tantivy.Document.from_dict(made, schema()))
            if done % _TOLD == 0:
                progress(done)
        with failures():
            writer.commit()
            writer.wait_merging_threads()
        with generations.held(folder, generations.WRITING, wait=_LONGEST_WAIT):
            changed, removed = takeover()
            with failures():
                writer = opened.writer(_UPDATE_MEMORY, 1)
            _write(writer, changed, removed)
            with failures():
                writer.wait_merging_threads()
                opened.reload()
                held = int(opened.searcher().num_docs)
            generations.switch(generation)
        return held


def update(folder: Path, entries: Iterable[Entry], removed: Iterable[int] = ()) -> None:
    """Let the index in ``folder`` know ``entries`` as they are now, and forget the keys ``removed``: in one step.

    When it returns, readers see all of it, and a machine that stops keeps it; killed before, nothing of it.
    Raises NoIndex, IndexBusy when another process has written for ten seconds, EngineFailed.
    """
    with Writer(folder) as writer:
        writer.update(entries, removed)


class Writer:
    """The same for a process that goes on writing: it keeps the engine open, so that an update is quicker.

    While it is open no other process can write, and a build waits with its last step.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``. Raises NoIndex, IndexBusy, EngineFailed."""
        generations.current(folder)
        with ExitStack() as stack:
            stack.enter_context(generations.held(folder, generations.WRITING))
            _remove_uncommitted(generations.current(folder))
            index = _opened(folder)
            with failures():
                self._writer = index.writer(_UPDATE_MEMORY, 1)
            self._held = stack.pop_all()

    def update(self, entries: Iterable[Entry], removed: Iterable[int] = ()) -> None:
        """As `update`."""
        _write(self._writer, entries, removed)

    def close(self) -> None:
        """Let others write. The engine first ends what it does in the background."""
        with self._held, failures():
            self._writer.wait_merging_threads()

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
    opened = _opened(folder)
    with failures():
        searcher = opened.searcher()
        every = searcher.search(
            tantivy.Query.all_query(), max(searcher.num_docs, 1), count=False
        ).hits
        places = [place for _, place in every]
        keys = searcher.fast_field_values(engine.KEY, places)
        yield from zip(keys, searcher.fast_field_values(engine.DIGEST, places), strict=True)


def stored(folder: Path, key: int) -> Entry | None:
    """Return the entry ``key`` as the index holds it. Raises NoIndex, EngineFailed."""
    opened = _opened(folder)
    with failures():
        searcher = opened.searcher()
        query = tantivy.Query.term_query(schema(), engine.KEY, key)
        for _, place in searcher.search(query, 1, count=False).hits:
            return unpacked(key, searcher.doc(place)[engine.STORED][0])
    return None


def _opened(folder: Path) -> tantivy.Index:
    generation = generations.current(folder)
    if not (generation / "meta.json").is_file():
        raise NoIndex(f"The index in {folder} is damaged; build it anew.")
    with failures():
        return tantivy.Index(schema(), str(generation), reuse=True)


def _remove_uncommitted(generation: Path) -> None:
    """Remove the lists of deleted entries that a process has left which was killed before its commit.

    The engine numbers its next list the same, and would refuse for ever to write it. Held: the lock of writing.
    """
    try:
        committed = int(json.loads((generation / "meta.json").read_bytes())["opstamp"])
    except (OSError, ValueError, LookupError):
        return  # damaged: who opens it says so
    for file in generation.glob("*.del"):
        number = file.name.split(".")[1]
        if number.isdecimal() and int(number) > committed:
            file.unlink(missing_ok=True)


def _write(writer: tantivy.IndexWriter, entries: Iterable[Entry], removed: Iterable[int]) -> None:
    try:
        for key in removed:
            with failures():
                writer.delete_documents_by_term(engine.KEY, key)
        for entry in entries:
            made = document(entry)
            with failures():
                writer.delete_documents_by_term(engine.KEY, entry.key)
                writer.add_document(tantivy.Document.from_dict(made, schema()))
        with failures():
            writer.commit()
    except BaseException:
        with failures():
            writer.rollback()
        raise
