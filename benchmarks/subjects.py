"""The subjects, found by their folders, each measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

import click

FOLDER = Path(__file__).resolve().parent


def subjects(folder: Path = FOLDER) -> list[str]:
    """Return the names of all subjects, sorted: the packages of ``folder`` that can be run."""
    return sorted(path.parent.name for path in folder.glob("*/__main__.py"))


def measure(name: str) -> int:
    """Run the subject ``name`` to its end; returns its exit code. It is ended with this process."""
    click.echo(f"== {name}")
    process = subprocess.Popen([sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
