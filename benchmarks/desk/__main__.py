"""`python -m benchmarks.desk`: how long each screen of the desk takes as the archive grows.

HOMES is a folder with homes to copy, ``home-1000`` and so on; one that is not there is made. LARGEST, RUNS.
"""

import os
import sys
from pathlib import Path

from benchmarks.archive.homes import figures_in
from benchmarks.desk.measuring import Figures
from benchmarks.machine import this_machine
from benchmarks.processes import end_as_asked
from benchmarks.report import keep, table

SIZES = (1_000, 10_000)
MOST = 300.0  # milliseconds, of each screen at the largest size


def main(sizes: tuple[int, ...], runs: int, homes: Path | None) -> int:
    """Print what was measured at each of ``sizes``; returns 1 where a screen of the last takes too long, else 0."""
    print(this_machine())
    figures = {size: _figures(size, runs, homes) for size in sizes}
    keep("desk", {str(size): of_size for size, of_size in figures.items()})
    heads = ["milliseconds of a processor", *(f"{size:,}" for size in sizes)]
    names = figures[sizes[-1]]
    print(table(heads, [[name, *(f"{figures[s][name]:.0f}" for s in sizes)] for name in names]))
    missed = {name: took for name, took in figures[sizes[-1]].items() if took > MOST}
    for name, took in missed.items():
        print(f"MISSED: {name} takes {took:.0f} ms in {sizes[-1]:,}; the goal is {MOST:.0f}")
    return int(bool(missed))


def _figures(size: int, runs: int, homes: Path | None) -> Figures:
    """Return what is measured in an archive of ``size`` bulletins."""
    figures: Figures = figures_in(size, homes, "benchmarks.desk.measuring", runs)
    return figures


if __name__ == "__main__":
    end_as_asked()
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    sizes = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    folder = os.environ.get("HOMES")
    sys.exit(main(sizes, int(os.environ.get("RUNS", "5")), Path(folder) if folder else None))
