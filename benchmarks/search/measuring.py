"""What is measured of an archive of one size: `python -m benchmarks.search.measuring SIZE RUNS [FOLDER]`."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bantin.search.index import build, update
from bantin.search.reader import Reader
from bantin.search.values import Question
from benchmarks.search.asking import entries, questions

Figures = dict[str, Any]
UPDATES = 8
LOAD_SECONDS = 6.0
_PLENTY = 60_000.0


def measure(size: int, runs: int, folder: Path) -> Figures:
    """Return the figures of an archive of ``size`` in ``folder``; what is there from before is used again."""
    ours, peer = folder / f"search-{size}", folder / f"search-{size}.sqlite3"
    figures: Figures = {}
    if not ours.is_dir():
        figures["build"] = _spent(lambda: build(ours, entries(size)), size)
    if not peer.is_file():
        figures["build, FTS5"] = _spent(lambda: _build_peer(peer, size), size)
    figures["bytes"] = sum(f.stat().st_size for f in ours.rglob("*") if f.is_file()) / size
    figures["bytes, FTS5"] = peer.stat().st_size / size
    figures["asked a second, two processes"] = _load(ours, size)
    # What follows is of one core.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reader = Reader.open(ours)
    database = sqlite3.connect(peer)
    asked = questions(size)
    for kind, texts in asked.items():
        figures[kind] = _times(lambda text: reader.search(_question(text)), texts, runs)
        figures[f"{kind}, newest first"] = _times(
            lambda text: reader.search(replace(_question(text), order="date")), texts, runs
        )
        figures[f"{kind}, FTS5"] = _times(lambda text: _ask_peer(database, text), texts, 1)
    typed = [text[: max(len(text) * 2 // 3, 2)] for text in asked["several words"]]
    figures["suggestions"] = _times(reader.suggest, typed, 1)
    figures["update"] = _updates(ours, size)
    return figures


def _question(text: str) -> Question:
    return Question(text, limit_ms=_PLENTY)


def _spent(work: Callable[[], object], size: int) -> float:
    """Return how many bulletins ``work`` does in a second of a processor."""
    started = time.process_time()
    work()
    return size / (time.process_time() - started)


def _times(ask: Callable[[str], object], texts: Sequence[str], runs: int) -> dict[str, float]:
    """Return p50 and p95 over ``texts``, each the median of its runs: ms of a processor, and on the clock."""
    ask(texts[0])
    processor, clock = [], []
    for text in texts:
        of_runs = [_once(ask, text) for _ in range(runs)]
        processor.append(median(one for one, _ in of_runs))
        clock.append(median(one for _, one in of_runs))
    found = {}
    for name, values in (("", processor), (" clock", clock)):
        found[f"p50{name}"] = median(values)
        found[f"p95{name}"] = quantiles(values, n=20)[-1]
    return found


def _once(ask: Callable[[str], object], text: str) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    ask(text)
    return (time.process_time() - processor) * 1_000, (time.perf_counter() - clock) * 1_000


def _updates(folder: Path, size: int) -> dict[str, float]:
    """Return the milliseconds until one bulletin is learnt and found, and those of a processor: medians."""
    reader = Reader.open(folder)
    spent, found, processor = [], [], []
    some = list(entries(UPDATES, seed=2))
    for entry in some:
        changed = replace(entry, key=size + entry.key, headline=f"Thử nghiệm zqx{entry.key}")
        began, used = time.perf_counter(), time.process_time()
        update(folder, [changed])
        spent.append((time.perf_counter() - began) * 1_000)
        processor.append((time.process_time() - used) * 1_000)
        if not reader.search(_question(f"zqx{entry.key}")).total:
            raise AssertionError("an update was not seen")
        found.append((time.perf_counter() - began) * 1_000)
    update(folder, [], [size + entry.key for entry in some])
    return {"learnt": median(spent), "found": median(found), "processor": median(processor)}


_ASK_ON = """
import sys, time
from itertools import cycle
from pathlib import Path
from bantin.search.reader import Reader
from benchmarks.search.asking import questions
from benchmarks.search.measuring import _question

reader = Reader.open(Path(sys.argv[1]))
texts = cycle([text for kind in zip(*questions(int(sys.argv[2])).values()) for text in kind])
for _ in range(40):
    reader.search(_question(next(texts)))
ends, answered = time.monotonic() + float(sys.argv[3]), 0
while time.monotonic() < ends:
    reader.search(_question(next(texts)))
    answered += 1
print(answered)
"""


def _load(folder: Path, size: int) -> float:
    """Return how many questions two processes answer in a second, all kinds mixed."""
    command = [sys.executable, "-c", _ASK_ON, str(folder), str(size), str(LOAD_SECONDS)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answered = [int(process.communicate()[0]) for process in processes]
    return sum(answered) / LOAD_SECONDS


def _build_peer(file: Path, size: int) -> None:
    unfinished = file.with_suffix(".building")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished)
    database.execute(
        "CREATE VIRTUAL TABLE found USING fts5(headline, lead, body,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    rows = ((e.key, e.headline, e.lead, "\n".join(e.body)) for e in entries(size))
    database.executemany("INSERT INTO found(rowid, headline, lead, body) VALUES (?, ?, ?, ?)", rows)
    database.commit()
    database.close()
    unfinished.rename(file)


def _ask_peer(database: sqlite3.Connection, text: str) -> list[Any]:
    """Ask for ten hits with a snippet, all words, and how many there are: less than ours tells."""
    words = text.strip('"').split()
    quoted = ['"' + word.replace('"', "") + '"' for word in words]
    query = f'"{" ".join(words)}"' if text.startswith('"') else " ".join(quoted)
    rows = database.execute(
        "SELECT rowid, headline, snippet(found, 2, '<', '>', '…', 40) FROM found"
        " WHERE found MATCH ? ORDER BY bm25(found, 5, 2, 1) LIMIT 10",
        (query,),
    ).fetchall()
    return [*rows, *database.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,))]


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) > 2:
        Path(arguments[2]).mkdir(parents=True, exist_ok=True)
        print(json.dumps(measure(int(arguments[0]), int(arguments[1]), Path(arguments[2]))))
    else:
        with tempfile.TemporaryDirectory(prefix="bantin-bench-") as made:
            print(json.dumps(measure(int(arguments[0]), int(arguments[1]), Path(made))))
