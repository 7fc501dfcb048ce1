"""`python -m benchmarks.baking`: how fast the public site is written, all of it and after one publication.

HOMES is a folder with homes to copy, ``home-1000`` and so on; one that is not there is made. One that is
baked is not baked again: publications alone are measured then. LARGEST, RUNS.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.baking import full, hugo, visible
from benchmarks.machine import this_machine
from benchmarks.processes import end_as_asked
from benchmarks.report import keep, ratio, table

SIZES = (1_000, 10_000)
# Issue "Static publishing".
LEAST_PAGES_A_SECOND = 400
MOST_SECONDS = 1.0
MOST_GROWTH = 1.2
MOST_MEGABYTES = 300


def main(sizes: tuple[int, ...], runs: int, homes: Path | None) -> int:
    """Print what was measured at each of ``sizes``; returns 1 where a goal is missed, else 0."""
    print(this_machine())
    figures: dict[int, dict[str, Any]] = {}
    for size in sizes:
        with _home(size, homes) as home:
            figures[size] = {**full.measure(home), **visible.measure(home, runs)}
            if size == max(size for size in sizes if size <= hugo.MOST):
                figures[size] |= hugo.measure(home)
    keep("baking", {str(size): of_size for size, of_size in figures.items()})
    names = list(dict.fromkeys(name for of_size in figures.values() for name in of_size))
    rows = [[name, *(_said(figures[size].get(name)) for size in sizes)] for name in names]
    print(table(["", *(f"{size:,} bulletins" for size in sizes)], rows))
    missed = list(_missed(figures, sizes))
    for line in missed:
        print("MISSED:", line)
    return int(bool(missed))


def _missed(figures: dict[int, dict[str, Any]], sizes: tuple[int, ...]) -> Iterator[str]:
    first, last = figures[sizes[0]], figures[sizes[-1]]
    for size in sizes:
        rate = figures[size].get(full.RATE)
        if rate is not None and rate < LEAST_PAGES_A_SECOND:
            yield f"{rate:.0f} pages a second at {size:,}; the goal is {LEAST_PAGES_A_SECOND}"
        if figures[size][visible.P95] > MOST_SECONDS:
            yield f"{figures[size][visible.P95]:.2f} s until visible at {size:,}; the goal is {MOST_SECONDS}"
        if figures[size][visible.GONE_P95] > MOST_SECONDS:
            yield f"{figures[size][visible.GONE_P95]:.2f} s until withdrawn at {size:,}; the goal is {MOST_SECONDS}"
        if figures[size][visible.MEMORY] > MOST_MEGABYTES:
            yield f"{figures[size][visible.MEMORY]:.0f} MB of the worker at {size:,}; the goal is {MOST_MEGABYTES}"
    if last[visible.P95] > MOST_GROWTH * first[visible.P95]:
        yield f"until visible: {ratio(last[visible.P95], first[visible.P95])} times as long in {sizes[-1]:,}"
    if first[visible.FILES] != last[visible.FILES]:
        yield f"{last[visible.FILES]} files a publication in {sizes[-1]:,}, {first[visible.FILES]} in {sizes[0]:,}"
    for size in sizes:
        rate, peer = figures[size].get(full.RATE), figures[size].get(hugo.RATE)
        if rate and peer and rate < peer:
            yield f"a full bake has {ratio(rate, peer)} of the rate of Hugo at {size:,}"


def _said(value: Any) -> str:
    return "-" if value is None else f"{value:,.2f}" if isinstance(value, float) else str(value)


@contextmanager
def _home(size: int, homes: Path | None) -> Iterator[Path]:
    """Yield a home with an archive of ``size`` bulletins; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bantin-bench-", dir=homes) as folder:
        home = Path(folder) / "home"
        if homes is not None and (kept := homes / f"home-{size}").is_dir():
            shutil.copytree(kept, home, symlinks=True)
        else:
            command = [sys.executable, "-m", "benchmarks.archive", str(size), str(home)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield home


if __name__ == "__main__":
    end_as_asked()
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    chosen = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    folder = os.environ.get("HOMES")
    sys.exit(main(chosen, int(os.environ.get("RUNS", "20")), Path(folder) if folder else None))
