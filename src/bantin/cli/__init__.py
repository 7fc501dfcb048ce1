"""The command `bantin`: thin, it calls the rooms."""

import os
import sys

import click

from bantin.cli.account import account
from bantin.cli.bake import bake
from bantin.cli.index import index
from bantin.cli.intake import import_command
from bantin.cli.manage import manage
from bantin.cli.nginx import nginx
from bantin.cli.run import prepare, run, serve, worker
from bantin.cli.search import search
from bantin.cli.site import in_words


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bantin")
def cli() -> None:
    """BanTin, a publishing portal for Vietnamese public bodies.

    BANTIN_HOME names the folder that holds the database, the media and the public files (default: var).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bantin.settings.demo")


for command in (
    *(run, prepare, serve, worker),
    *(bake, index, search, nginx),
    *(import_command, account, manage),
):
    cli.add_command(command)


def main() -> None:
    """Run the command that the arguments name; faults of the machine are told in one line."""
    try:
        cli()
    except Exception as error:
        if (words := in_words(error)) is None:
            raise
        click.echo(f"Error: {words}", err=True)
        sys.exit(1)
