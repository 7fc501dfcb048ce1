"""What finding costs in archives of several sizes, each measured in a process of its own."""

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from bantin.bulletins.related.choice import CANDIDATES
from bantin.bulletins.related.similarity import SimilarityIndex
from benchmarks.related.articles import articles, made_up
from benchmarks.related.quality import entry

# As many as the portal writes at once.
BATCH = 200


@dataclass(frozen=True)
class Cost:
    """For an archive of ``bulletins``: milliseconds, and megabytes of memory of its own and on disk.

    ``build`` is for each bulletin of the archive; ``learn`` and ``find`` for one more.
    """

    bulletins: int
    build: float
    learn: float
    find: float
    memory: float
    disk: float


def cost_of(bulletins: int, runs: int) -> Cost:
    """Return what an archive of ``bulletins`` costs; the medians of ``runs`` times five bulletins more."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (bulletins, runs * 5))


def _anonymous_megabytes() -> float:
    """Return the memory that only this process has: the index's files, mapped, can be dropped at any time."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("/proc/self/status has no RssAnon; the benchmark needs Linux.")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _measure(bulletins: int, more: int) -> Cost:
    known = articles()
    texts = enumerate(made_up(known, bulletins + more))
    built = peak = 0.0
    before = _anonymous_megabytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        index = SimilarityIndex.build(path, [])
        for start in range(0, bulletins, BATCH):
            batch = list(islice(texts, min(BATCH, bulletins - start)))
            built += _milliseconds(partial(index.replace, [entry(*b) for b in batch]))
            peak = max(peak, _anonymous_megabytes())
        learnt, found = [], []
        for pk, text in texts:
            one = entry(pk, text)
            learnt.append(_milliseconds(partial(index.replace, [one])))
            found.append(_milliseconds(partial(index.nearest, one, CANDIDATES)))
            peak = max(peak, _anonymous_megabytes())
        disk = sum(file.stat().st_size for file in path.iterdir()) / 2**20
    return Cost(
        bulletins,
        built / bulletins,
        statistics.median(learnt),
        statistics.median(found),
        peak - before,
        disk,
    )
