"""`python -m benchmarks.publishing`: what publishing costs as the archive grows.

HOMES is a folder with homes to copy, ``home-1000`` and so on; one that is not there is made. LARGEST, RUNS.
"""

import os
import sys
from pathlib import Path

from benchmarks.archive.homes import figures_in
from benchmarks.machine import this_machine
from benchmarks.processes import end_as_asked
from benchmarks.publishing.measuring import Figures
from benchmarks.report import keep, table

SIZES = (1_000, 10_000)
# Of the median at the largest size to that at the smallest; the worker's index of related texts has its own subject.
MOST_GROWTH = {
    "publish": 1.2,
    "publish again": 1.2,
    "search and references": 1.5,
    "search and references again": 1.5,
}


def main(sizes: tuple[int, ...], runs: int, homes: Path | None) -> int:
    """Print what was measured at each of ``sizes``; returns 1 where it grows more than it may, else 0."""
    print(this_machine())
    figures = {size: _figures(size, runs, homes) for size in sizes}
    keep("publishing", {str(size): of_size for size, of_size in figures.items()})
    small, large = figures[sizes[0]], figures[sizes[-1]]
    heads = ["milliseconds of a processor", *(f"{size:,}" for size in sizes), "last : first"]
    rows = [
        [
            name,
            *(f"{figures[size][name]:.1f}" for size in sizes),
            f"{large[name] / small[name]:.2f}",
        ]
        for name in small
    ]
    print(table(heads, rows))
    missed = [
        f"{name} costs {large[name] / small[name]:.2f} times as much in {sizes[-1]}; the goal is {most}"
        for name, most in MOST_GROWTH.items()
        if large[name] > most * small[name]
    ]
    for line in missed:
        print("MISSED:", line)
    return int(bool(missed))


def _figures(size: int, runs: int, homes: Path | None) -> Figures:
    """Return what is measured in an archive of ``size`` bulletins."""
    figures: Figures = figures_in(size, homes, "benchmarks.publishing.measuring", runs)
    return figures


if __name__ == "__main__":
    end_as_asked()
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    sizes = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    folder = os.environ.get("HOMES")
    sys.exit(main(sizes, int(os.environ.get("RUNS", "20")), Path(folder) if folder else None))
