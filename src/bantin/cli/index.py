"""`bantin index`: build the readers' index anew."""

import sys

import click

from bantin.cli.bake import Progress
from bantin.cli.processes import end_with_parent
from bantin.cli.site import set_up


@click.command()
def index() -> None:
    """Build the index that readers search, of all that is published; readers have the old one until it is done.

    The worker keeps it in step with what is published, and builds it where there is none: nobody has to.
    """
    set_up()
    from bantin.baking.models import Artifact
    from bantin.feeds.artifacts import NewsItems
    from bantin.indexing.follow import build_anew
    from bantin.search.values import IndexBusy, SearchFailure

    end_with_parent()
    number = Artifact.objects.filter(key__startswith=f"{NewsItems.kind}:").count()
    progress = Progress()
    try:
        done = build_anew(lambda done: progress(done, number))
    except IndexBusy:
        click.echo("Error: another process builds or writes the readers' index.", err=True)
        sys.exit(1)
    except SearchFailure as error:
        click.echo(f"Error: the readers' index could not be built: {error}", err=True)
        sys.exit(1)
    click.echo(f"The readers' index has {done} bulletins.")
