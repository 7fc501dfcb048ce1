"""`python -m benchmarks.related`: how well related bulletins are found, and what it costs, against plain peers."""

import os
import sys
from itertools import pairwise

from benchmarks.related import quality
from benchmarks.related.articles import FILE, Article, articles
from benchmarks.related.cost import Cost, cost_of

# Goals, as docs/decisions/0009-related-bulletins.md has them.
LEAST_AT_1 = 0.80
LEAST_OF_HALVES = 0.90
MOST_MEGABYTES = 150
MOST_GROWTH = 10
SIZES = (1_000, 10_000)


def main(runs: int = 3, sizes: tuple[int, ...] = SIZES) -> int:
    """Print quality and costs as ratios to peers of the same run; returns 1 where a goal is missed, else 0."""
    if not FILE.is_file():
        print(f"Not measured: there are no articles here, {FILE} is missing.", file=sys.stderr)
        return 0
    known = articles()
    missed = [*show_sections(known), *show_halves(known)]
    missed += show_costs([cost_of(size, runs) for size in sizes])
    for line in missed:
        print("MISSED:", line)
    return int(bool(missed))


def show_sections(known: list[Article]) -> list[str]:
    """Print how often what is shown is of the article's own section; returns the goals that were missed."""
    print(f"Of the article's own section, which the finder is not told; {len(known)} articles:")
    print("                               first  five   places filled  articles with some")
    newest = quality.by_section(known, quality.newest(known, of_section=False))
    engine = quality.by_section(known, quality.nearest(known))
    shown = quality.by_section(known, quality.related(known))
    for name, found in (
        ("peer: the newest of the site", newest),
        ("the engine alone", engine),
        ("what readers are offered", shown),
    ):
        print(
            f"{name:<30} {found.at_1:.3f}  {found.at_5:.3f}  {found.filled:>8.0%} {found.with_some:>16.0%}"
            f"   {found.at_1 / newest.at_1:.1f} x the peer"
        )
    return (
        [] if shown.at_1 >= LEAST_AT_1 else [f"the first shown is right in {shown.at_1:.3f} only"]
    )


def show_halves(known: list[Article]) -> list[str]:
    """Print how often one half of an article leads to the other; returns the goals that were missed."""
    parts = quality.split(known)
    print(f"\nOne half of an article leads to the other; {len(parts)} halves:")
    print("                               first  first four")
    newest = quality.of_halves(parts, quality.newest(parts, of_section=True))
    by_chance = quality.of_halves(parts, quality.any_of_section(parts))
    engine = quality.of_halves(parts, quality.nearest(parts))
    for name, (first, four) in (
        ("peer: the newest of the section", newest),
        ("peer: any of the section", by_chance),
        ("the engine alone", engine),
    ):
        print(f"{name:<31}{first:.3f}  {four:.3f}   {four / newest[1]:.2f} x the newest")
    return [] if engine[1] >= LEAST_OF_HALVES else [f"halves are found in {engine[1]:.3f} only"]


def show_costs(costs: list[Cost]) -> list[str]:
    """Print what archives of several sizes cost; returns the goals that were missed."""
    print(
        "\nCosts: building for each bulletin; one bulletin more to learn and to find for; memory; disk"
    )
    for cost in costs:
        print(
            f"{cost.bulletins:>8} bulletins  build {cost.build:.2f} ms  learn {cost.learn:.1f} ms"
            f"  find {cost.find:.1f} ms  {cost.memory:.0f} MB memory  {cost.disk:.0f} MB disk"
            f"   {(cost.learn + cost.find) / (costs[0].learn + costs[0].find):.1f} x the smallest"
        )
    missed = [
        f"{cost.memory:.0f} MB for {cost.bulletins} bulletins"
        for cost in costs
        if cost.memory > MOST_MEGABYTES
    ]
    for small, large in pairwise(costs):
        growth = (large.learn + large.find) / (small.learn + small.find)
        if growth >= large.bulletins / small.bulletins or growth > MOST_GROWTH:
            missed.append(f"one bulletin more costs {growth:.1f} times in {large.bulletins}")
    return missed


if __name__ == "__main__":
    largest = int(os.environ.get("LARGEST", str(SIZES[-1])))
    sizes = tuple(dict.fromkeys((*(size for size in SIZES if size < largest), largest)))
    sys.exit(main(int(os.environ.get("RUNS", "3")), sizes))
