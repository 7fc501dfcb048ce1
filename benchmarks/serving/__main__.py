"""`python -m benchmarks.serving`: requests a second of a bulletin's page, each a ratio to a peer in the same run."""

import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import click

from benchmarks.machine import this_machine
from benchmarks.processes import demonstration, end_as_asked
from benchmarks.report import keep, table
from benchmarks.serving.load import Load, Pair, in_turn
from benchmarks.serving.servers import own_nginx, plain_nginx, uncached_wagtail
from tests.browser.addresses import BULLETIN
from tests.servers import ask

OWN, PLAIN = "nginx as BanTin writes it", "plain nginx, the same files"
EMBEDDED, WAGTAIL = "the embedded server", "Wagtail, uncached"
# The least that each may be of its peer; None where it is only told.
GOALS: dict[tuple[str, str], float | None] = {
    (OWN, PLAIN): 0.95,
    (EMBEDDED, WAGTAIL): 50,
    (EMBEDDED, OWN): None,
}


def main(runs: int) -> int:
    """Measure everything, in five rounds for each run (Wagtail in one); returns 1 where a goal is missed, else 0."""
    machine = this_machine()
    click.echo(f"{machine}; asked by wrk, in turn")
    pairs = measured(runs)
    click.echo(f"\nRequests a second of {BULLETIN}, median (least to most):\n")
    click.echo(rows(pairs))
    figures = {f"{own} : {peer}": asdict(pair) for (own, peer), pair in pairs.items()}
    missed = missed_goals({names: pair.ratio for names, pair in pairs.items()})
    file = keep(
        "serving",
        {"machine": asdict(machine), "page": BULLETIN, "pairs": figures, "missed": missed},
    )
    click.echo(f"\nKept in {os.path.relpath(file)}")
    for sentence in missed:
        click.echo(f"MISSED  {sentence}", err=True)
    return int(bool(missed))


def measured(runs: int) -> dict[tuple[str, str], Pair]:
    """Start the servers and return what each pair of them answers."""
    with demonstration() as portal, ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bantin-bench-")))
        sites = {
            OWN: stack.enter_context(own_nginx(portal, folder / "own")),
            PLAIN: stack.enter_context(plain_nginx(portal.home / "public", folder / "plain")),
            EMBEDDED: portal.url,
            WAGTAIL: stack.enter_context(uncached_wagtail(portal)),
        }
        pages = {name: f"{site}{BULLETIN}" for name, site in sites.items()}
        refuse_other_pages(pages)
        files = Load(connections=32, seconds=1, rounds=5 * runs)
        # So few answers take longer to count, and more connections would only wait.
        slow = Load(connections=8, seconds=10, rounds=runs)
        return {
            (own, peer): in_turn(pages[own], pages[peer], slow if peer == WAGTAIL else files)
            for own, peer in GOALS
        }


def refuse_other_pages(pages: dict[str, str]) -> None:
    """Raise RuntimeError where a server answers with something else than the page."""
    bodies = {}
    for name, address in pages.items():
        parts = urlsplit(address)
        bodies[name] = ask(parts.port or 80, parts.path).body
    if not bodies[OWN] == bodies[PLAIN] == bodies[EMBEDDED]:
        raise RuntimeError("The servers of files do not answer with the same page.")
    if abs(len(bodies[WAGTAIL]) - len(bodies[OWN])) > len(bodies[OWN]) / 20:
        raise RuntimeError("Wagtail renders another page than the one that was baked.")


def rows(pairs: dict[tuple[str, str], Pair]) -> str:
    """Return the table: what each pair answered, and the ratio with its goal."""
    heads = ("", "requests a second", "of the peer", "ratio", "goal")
    return table(
        heads,
        [
            (
                f"{own} : {peer}",
                spread(pair.own, 0),
                spread(pair.peer, 0),
                spread(pair.ratios, 2),
                GOALS[own, peer] or "-",
            )
            for (own, peer), pair in pairs.items()
        ],
    )


def spread(values: list[float], digits: int) -> str:
    """Return the median of ``values``, and between which they lie."""
    shown = (
        f"{value:,.{digits}f}" for value in (statistics.median(values), min(values), max(values))
    )
    return "{} ({} to {})".format(*shown)


def missed_goals(ratios: dict[tuple[str, str], float]) -> list[str]:
    """Return a sentence for each goal that ``ratios`` miss."""
    return [
        f"{own} : {peer} is {ratios[own, peer]:.2f}; goal {goal}"
        for (own, peer), goal in GOALS.items()
        if goal is not None and ratios[own, peer] < goal
    ]


if __name__ == "__main__":
    end_as_asked()
    sys.exit(main(int(os.environ.get("RUNS", "3"))))
