"""`bantin bake`: write the public site, prove that it is what the database says, or mend it."""

import os
import sys
import time

import click

from bantin.cli.site import set_up


@click.command()
@click.option("--due", is_flag=True, help="Only what has changed since it was last baked.")
@click.option(
    "--verify", is_flag=True, help="Write nothing: compare the public site with the database."
)
@click.option("--repair", is_flag=True, help="Compare, and mend what differs.")
@click.option(
    "--processes", type=click.IntRange(1, 64), help="How many to use; default: one a core."
)
def bake(*, due: bool, verify: bool, repair: bool, processes: int | None) -> None:
    """Write every public page into a new generation of public/, and let readers have it in one step.

    With --verify each difference is printed on a line of its own, and the exit code is 1 where there is one.
    """
    if due + verify + repair > 1:
        raise click.UsageError("--due, --verify and --repair exclude each other.")
    set_up()
    from bantin.baking.everything import bake_everything
    from bantin.baking.outbox import bake_due

    processes = processes or os.cpu_count() or 1
    if verify or repair:
        sys.exit(_compare(mend=repair, processes=processes))
    tally = bake_due() if due else bake_everything(Progress(), processes=processes)
    click.echo(tally)
    sys.exit(1 if tally.failed else 0)


def _compare(*, mend: bool, processes: int) -> int:
    from bantin.baking.verify import differences, repair
    from bantin.indexing.verify import differences_in_index, repair_index
    from bantin.mirror.verify import differences_in_storage, repair_storage

    found = list(differences(Progress(), processes=processes))
    for difference in found:
        click.echo(difference)
    in_storage = list(differences_in_storage())
    in_index = list(differences_in_index())
    for difference in in_storage + in_index:
        click.echo(difference)
    if not found and not in_storage and not in_index:
        click.echo("The public site is what the database says.", err=True)
        return 0
    if not mend:
        number = len(found) + len(in_storage) + len(in_index)
        click.echo(f"{number} differences. `bantin bake --repair` mends them.", err=True)
        return 1
    left = repair(found, processes=processes) if found else []
    left += repair_storage()
    left += repair_index(in_index)
    found += in_storage + in_index
    for difference in left:
        click.echo(f"not mended: {difference}", err=True)
    click.echo(f"{len(found) - len(left)} of {len(found)} differences mended.", err=True)
    return 1 if left else 0


class Progress:
    """Says how far a long bake is, how fast it goes and how long it will take; on a terminal in one line."""

    def __init__(self) -> None:
        """Start the clock."""
        self.began = self.said = time.monotonic()
        self.is_terminal = sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        """Say it, once a second on a terminal, else every ten; nothing for what is done within the first."""
        now = time.monotonic()
        if now - self.said < (1 if self.is_terminal else 10):
            return
        self.said = now
        rate = done / (now - self.began)
        left = round((of - done) / rate) if rate else 0
        line = f"  {done:,} of {of:,}, {rate:,.0f} a second, {left:,} s left"
        click.echo(f"\r{line:<60}" if self.is_terminal else line, err=True, nl=not self.is_terminal)
