"""`python -m benchmarks.search`: how fast readers' search is as the archive grows, beside raw FTS5.

10,000 and 100,000 bulletins; LARGEST=1000000 measures a million too, which takes hours and 10 GB. HOMES is a folder
that keeps the indexes for the next time. RUNS.
"""

import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.machine import this_machine
from benchmarks.report import keep, ratio, table

SIZES = (10_000, 100_000)
KINDS = ("rare", "common", "several words", "in quotation marks")
MOST = {10_000: 20.0, 100_000: 20.0, 1_000_000: 50.0}
"""Milliseconds of one processor that 95 of 100 questions of each kind take at most."""
MOST_GROWTH = 3.0
"""An update in the largest archive takes at most so many times that in the smallest."""

Figures = dict[int, dict[str, Any]]


def main(sizes: tuple[int, ...], runs: int, folder: str | None) -> int:
    """Print what was measured at each of ``sizes``; returns 1 where a goal is missed, else 0."""
    print(this_machine())
    figures = {size: _figures(size, runs, folder) for size in sizes}
    keep("search", {str(size): of_size for size, of_size in figures.items()})
    for size, found in figures.items():
        show(size, found)
    print("\none bulletin more, ms: learnt, found, of a processor")
    rows = [[f"{s:,}", *(f"{v:.0f}" for v in f["update"].values())] for s, f in figures.items()]
    print(table(("bulletins", "learnt", "found", "processor"), rows))
    missed = misses(figures)
    for line in missed:
        print("MISSED:", line)
    return int(bool(missed))


def show(size: int, found: dict[str, Any]) -> None:
    """Print the questions at one size, and what the index is."""
    print(f"\n{size:,} bulletins; ms of one processor")
    rows = []
    for kind in KINDS:
        own, newest, peer = found[kind], found[f"{kind}, newest first"], found[f"{kind}, FTS5"]
        figures = (own["p50"], own["p95"], newest["p95"], peer["p50"], peer["p95"])
        rows.append(
            [kind, *(f"{figure:.1f}" for figure in figures), ratio(own["p95"], peer["p95"])]
        )
    suggested = found["suggestions"]
    rows.append(["suggestions", f"{suggested['p50']:.1f}", f"{suggested['p95']:.1f}", *"----"])
    print(
        table(
            ("questions", "p50", "p95", "newest first p95", "FTS5 p50", "FTS5 p95", "p95 to FTS5"),
            rows,
        )
    )
    print(
        f"{found['bytes']:,.0f} bytes a bulletin, {ratio(found['bytes'], found['bytes, FTS5'])} of FTS5;"
        f" {found['asked a second, two processes']:.0f} questions a second by two processes"
    )
    for name in ("build", "build, FTS5"):
        if name in found:
            print(f"{name}: {found[name]:.0f} bulletins in a second of a processor")


def misses(figures: Figures) -> list[str]:
    """Return the goals that were missed."""
    found = []
    for size, of_size in figures.items():
        most = MOST.get(size, max(MOST.values()))
        for kind in KINDS:
            if (took := of_size[kind]["p95"]) > most:
                found.append(f"{kind}: p95 is {took:.1f} ms in {size:,}; the goal is {most:.0f}")
    smallest, largest = figures[min(figures)]["update"], figures[max(figures)]["update"]
    growth = largest["processor"] / smallest["processor"]
    if growth > MOST_GROWTH:
        found.append(f"an update takes {growth:.1f} times as long in the largest archive")
    return found


def _figures(size: int, runs: int, folder: str | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.search.measuring", str(size), str(runs)]
    command += [folder] if folder else []
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, Any] = json.loads(said.splitlines()[-1])
    return figures


if __name__ == "__main__":
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    sizes = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    sys.exit(main(sizes, int(os.environ.get("RUNS", "3")), os.environ.get("HOMES")))
