"""`python -m benchmarks.publishing`: what publishing costs as the archive grows.

HOMES is a folder with homes to copy, ``home-1000`` and so on; one that is not there is made. LARGEST, RUNS.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

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
    """Return what is measured in an archive of ``size`` bulletins; the home is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bantin-bench-", dir=homes) as folder:
        home = Path(folder) / "home"
        if homes is not None and (kept := homes / f"home-{size}").is_dir():
            shutil.copytree(kept, home)
        else:
            _run("benchmarks.archive", str(size), str(home))
        figures: Figures = json.loads(
            _run("benchmarks.publishing.measuring", str(home), str(runs)).splitlines()[-1]
        )
    return figures


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    end_as_asked()
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    sizes = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    folder = os.environ.get("HOMES")
    sys.exit(main(sizes, int(os.environ.get("RUNS", "20")), Path(folder) if folder else None))
