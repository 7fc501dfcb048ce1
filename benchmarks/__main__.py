"""`python -m benchmarks [SUBJECT ...]`: run the subjects that are named, all where none is."""

import sys

import click

from benchmarks.processes import end_as_asked
from benchmarks.subjects import measure, subjects


def main(names: list[str]) -> int:
    """Measure ``names``, or every subject; returns 0, or 1 where a goal was missed, or 2 for a wrong name."""
    known = subjects()
    if unknown := [name for name in names if name not in known]:
        click.echo(f"No subject {', '.join(unknown)}; there are: {', '.join(known)}.", err=True)
        return 2
    results = {name: measure(name) for name in names or known}
    for name, code in results.items():
        click.echo(f"{name}: {'every goal is met' if code == 0 else 'FAILED'}")
    return int(any(results.values()))


if __name__ == "__main__":
    end_as_asked()
    sys.exit(main(sys.argv[1:]))
