"""A full bake, as `bantin bake` does it: all pages, with compressed copies, on all cores."""

import os
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

RATE, AGAIN = "full bake, pages a second", "full bake of what is the same, pages a second"
FILES_A_SECOND, CPU = "full bake, files a second", "full bake, processor ms a page"

# What pages call themselves: a portal at another port need not be baked again.
ADDRESS = {"BANTIN_PUBLIC_URL": "http://127.0.0.1:8000"}


def measure(home: Path) -> dict[str, float]:
    """Return the rates of a first full bake of ``home`` and of a second one, which finds all the same.

    Nothing for a home that was baked before.
    """
    prepare(home)
    if (home / "public").is_dir():
        return {}
    seconds, cpu = _bake(home)
    pages, files = _written(home)
    again, _ = _bake(home)
    return {
        RATE: pages / seconds,
        FILES_A_SECOND: files / seconds,
        CPU: cpu / pages * 1000,
        AGAIN: pages / again,
    }


def prepare(home: Path) -> None:
    """Bring the database of ``home`` up to date, without baking."""
    run(home, "manage", "migrate", "--verbosity", "0")


def run(home: Path, *arguments: str) -> str:
    """Run `bantin` on ``home``; returns what it printed. Raises CalledProcessError where it failed."""
    command = [sys.executable, "-m", "bantin", *arguments]
    environment = {**os.environ, **ADDRESS, "BANTIN_HOME": str(home)}
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _bake(home: Path) -> tuple[float, float]:
    """Return how many seconds a full bake took, and how many of a processor's."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run(home, "bake")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu


def _written(home: Path) -> tuple[int, int]:
    """Return how many pages of HTML, and how many files without their copies, were baked."""
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        paths = [path for (path,) in database.execute("SELECT path FROM baking_artifact")]
    return sum(path.endswith("/") for path in paths), len(paths)
