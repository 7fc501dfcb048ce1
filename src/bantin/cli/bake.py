"""`bantin bake`: write the public site."""

import sys

import click

from bantin.cli.site import set_up


@click.command()
@click.option("--due", is_flag=True, help="Only what has changed since it was last baked.")
def bake(due: bool) -> None:
    """Write every public page into public/, and take away what should not be there."""
    set_up()
    from bantin.baking.everything import bake_everything
    from bantin.baking.outbox import bake_due

    tally = bake_due() if due else bake_everything()
    click.echo(tally)
    sys.exit(1 if tally.failed else 0)
