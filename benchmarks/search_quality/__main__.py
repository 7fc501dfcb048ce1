"""`python -m benchmarks.search_quality`: how well readers find, beside FTS5 and PostgreSQL.

`SAMPLE=4` asks each fourth of the known items only. `python -m benchmarks.search_quality tune` prints the half that
weights are chosen by, of ours alone.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict

from bantin.search.values import Entry
from benchmarks.machine import this_machine
from benchmarks.related.articles import FILE, articles
from benchmarks.report import keep, table
from benchmarks.search_quality import bulletins, judged, known_items
from benchmarks.search_quality.engines import fts5, ours, postgresql
from benchmarks.search_quality.queries import Find, Quality, Query, quality

Engine = Callable[[Sequence[Entry]], AbstractContextManager[Find]]

ENGINES: dict[str, Engine] = {"BanTin": ours, "FTS5": fts5, "PostgreSQL": postgresql}
LEAST_WITHOUT_MARKS = 0.95
"""The share of the recall with marks that is left without them."""

Results = dict[str, dict[str, Quality]]
"""By engine, then by kind and whether marks were typed."""


def main(arguments: list[str]) -> int:
    """Print tables and keep the figures; returns 1 where a goal is missed, else 0."""
    tuning = arguments == ["tune"]
    engines: dict[str, Engine] = {"BanTin": ours} if tuning else ENGINES
    print(this_machine())
    sets: dict[str, Results] = {}
    if not tuning:
        sets["judged"] = measure(engines, bulletins.entries(), judged.queries())
    if FILE.is_file():
        known = known_items.entries(articles())
        step = int(os.environ.get("SAMPLE", "1"))
        asked = known_items.queries(known, tuning=tuning)[::step]
        sets["known items"] = measure(engines, known, asked)
    else:
        print(f"Known items are not measured: there are no articles here, {FILE} is missing.")
    missed = []
    for name, results in sets.items():
        show(name, results)
        missed += [] if tuning else misses(name, results)
    if not tuning:
        keep("search_quality", as_data(sets))
    for line in missed:
        print("MISSED:", line)
    return int(bool(missed))


def measure(
    engines: dict[str, Engine], entries: Sequence[Entry], queries: Sequence[Query]
) -> Results:
    """Return how well each of ``engines`` answers ``queries``, by kind and all, with and without marks."""
    results: Results = {}
    kinds = list(dict.fromkeys(query.kind for query in queries))
    for name, engine in engines.items():
        with engine(entries) as find:
            found: dict[str, Quality] = {}
            for marks, asked in (
                ("", list(queries)),
                (", bare", [q.without_marks() for q in queries]),
            ):
                answers = {query.text: find(query.text) for query in asked}
                for kind in kinds:
                    of_kind = [query for query in asked if query.kind == kind]
                    found[kind + marks] = quality(answers.__getitem__, of_kind)
                found["all" + marks] = quality(answers.__getitem__, asked)
            results[name] = found
    return results


def show(name: str, results: Results) -> None:
    """Print ``results``: recall at ten and mean reciprocal rank."""
    measures = list(next(iter(results.values())))
    rows = [
        [measure, next(iter(results.values()))[measure].queries]
        + [f"{found[measure].recall:.3f} {found[measure].mrr:.3f}" for found in results.values()]
        for measure in measures
    ]
    print(f"\n{name}: recall at 10 and MRR")
    print(table(("queries", "number", *results), rows))


def misses(name: str, results: Results) -> list[str]:
    """Return the goals that were missed: ahead of both peers on all queries, and bare nearly as good."""
    own, *peers = results
    found = []
    for measure in ("all", "all, bare"):
        for peer in peers:
            for part in ("recall", "mrr"):
                mine = getattr(results[own][measure], part)
                theirs = getattr(results[peer][measure], part)
                if mine <= theirs:
                    found.append(f"{name}, {measure}: {part} {mine:.3f}, {peer} {theirs:.3f}")
    left = results[own]["all, bare"].recall / results[own]["all"].recall
    if left < LEAST_WITHOUT_MARKS:
        found.append(f"{name}: without marks {left:.3f} of the recall with them")
    return found


def as_data(sets: dict[str, Results]) -> dict[str, object]:
    """Return ``sets`` as JSON takes them."""
    return {
        name: {
            engine: {measure: asdict(found) for measure, found in measures.items()}
            for engine, measures in results.items()
        }
        for name, results in sets.items()
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
