"""`python -m benchmarks.pages`: weigh, watch and audit the pages, and hold them against their goals."""

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Browser, sync_playwright

from benchmarks.machine import this_machine
from benchmarks.pages import lighthouse, speed, weight
from benchmarks.pages.bare import add_bare_pages
from benchmarks.pages.goals import missed_scores, missed_stillness, missed_weights
from benchmarks.pages.readings import PAGES
from benchmarks.processes import demonstration, end_as_asked
from benchmarks.report import keep
from tests.browser.conftest import CHROMIUM_FLAGS, chromium


def main(runs: int) -> int:
    """Measure everything, ``runs`` times what depends on the moment; returns 1 where a goal is missed."""
    if not lighthouse.COMMAND.exists():
        raise click.ClickException("Lighthouse is missing: `make bench` installs it.")
    machine = this_machine()
    click.echo(f"{machine}; times and scores are medians of {runs} runs")
    with demonstration() as portal:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
            version = browser.version
            figures, missed = in_chromium(browser, portal.url, portal.home / "public", runs)
            browser.close()
        audited = lighthouse.audit_all(portal.url, PAGES, runs)
    missed += missed_scores(audited)
    show_scores(audited)
    file = keep(
        "pages",
        {
            "machine": asdict(machine),
            "chromium": version,
            "lighthouse_version": next(iter(audited.values())).version,
            "runs": runs,
            **figures,
            "lighthouse": {name: asdict(scores) for name, scores in audited.items()},
            "missed": missed,
        },
    )
    click.echo(f"\nKept in {os.path.relpath(file)}")
    for sentence in missed:
        click.echo(f"MISSED  {sentence}", err=True)
    return int(bool(missed))


def in_chromium(
    browser: Browser, site: str, public: Path, runs: int
) -> tuple[dict[str, Any], list[str]]:
    """Weigh and watch the pages; returns the figures for the JSON and the goals that are missed."""
    bare_pages = add_bare_pages(public, PAGES)
    click.echo(f"Chromium {browser.version}. Peer: the same page, bare; / bare is the ratio to it.")
    click.echo("\nWeight, kB over the wire with an empty cache:\n")
    weights = weight.weigh_all(browser, site, PAGES)
    bare_weights = weight.weigh_all(browser, site, bare_pages)
    click.echo(weight.rows(weights, bare_weights))
    click.echo("\nSpeed, seconds, with a processor 4 times slower:\n")
    sights = speed.watch_all(browser, site, PAGES, runs)
    bare_sights = speed.watch_all(browser, site, bare_pages, runs)
    click.echo(speed.rows(sights, bare_sights))
    figures = {
        "weight": weight.figures(weights),
        "weight_of_bare_pages": weight.figures(bare_weights),
        "speed": speed.figures(sights),
        "speed_of_bare_pages": speed.figures(bare_sights),
    }
    return figures, [*missed_weights(weights), *missed_stillness(sights)]


def show_scores(audited: dict[str, lighthouse.Scores]) -> None:
    """Print Lighthouse's scores and what it found."""
    version = next(iter(audited.values())).version
    click.echo(f"\nLighthouse {version}, of 100:\n\n{lighthouse.rows(audited)}")
    click.echo("\n".join(["\nWhat it found:", *(lighthouse.found_lines(audited) or ["nothing"])]))


def chosen_runs() -> int:
    """Return RUNS, 3 where it is not set. Raises click's error when it is no number above 0."""
    value = os.environ.get("RUNS", "3")
    if not value.isdecimal() or int(value) < 1:
        raise click.ClickException(f"RUNS is {value!r}; it must be a number from 1.")
    return int(value)


if __name__ == "__main__":
    end_as_asked()
    try:
        sys.exit(main(chosen_runs()))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
