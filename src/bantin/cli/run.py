"""`bantin run`: everything that one machine needs; and its parts, one by one."""

import os
import subprocess
import sys
from functools import partial

import click

from bantin.cli.bake import Progress
from bantin.cli.port import HOST, chosen_port, refuse_used_port
from bantin.cli.processes import end_with_parent, only_run_of_this_home, supervise
from bantin.cli.site import make_home, set_up

demo_option = click.option(
    "--demo", is_flag=True, help="Fill an empty home with the demonstration site."
)


@click.command()
@demo_option
def run(demo: bool) -> None:
    """Prepare BANTIN_HOME, then start the server and the background worker; Ctrl-C ends both."""
    port = chosen_port()
    refuse_used_port(port)
    make_home()
    with only_run_of_this_home(port):
        supervise(port, login=prepared(demo=demo))


def prepared(*, demo: bool) -> str:
    """Run `bantin prepare` to its end, in a process whose memory is free again then; returns how to log in."""
    command = [sys.executable, "-m", "bantin", "prepare", *(["--demo"] if demo else [])]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if result.returncode:
        sys.exit(result.returncode)
    return result.stdout.rstrip()


@click.command()
@demo_option
def prepare(demo: bool) -> None:
    """Bring BANTIN_HOME up to date: the database, the site where there is none, the public pages."""
    make_home()
    set_up(needs_database=False)
    from django.conf import settings
    from django.core.management import call_command

    from bantin.baking.everything import bake_everything, is_complete
    from bantin.baking.outbox import bake_due
    from bantin.baking.schedule import Schedule
    from bantin.demo.actions import ensure_site, known_login, newsroom

    call_command("migrate", interactive=False, verbosity=0)
    if settings.DATABASE_FILE.is_file():
        settings.DATABASE_FILE.chmod(0o600)
    ensure_site(demo=demo, say=partial(click.echo, err=True))
    # What was to come or go while nothing ran: readers are not to see it otherwise even once.
    Schedule().follow()
    if is_complete():
        bake_due()
    else:
        click.echo("Baking the public site ...", err=True)
        tally = bake_everything(Progress(), processes=os.cpu_count() or 1)
        click.echo(f"Baked: {tally}.", err=True)
    if login := known_login():
        click.echo(f"  Login  {login.username}\n  Pass   {login.password}")
        if others := newsroom():
            click.echo(f"  Also   {', '.join(others)}; the same password")
    else:
        click.echo("  Login  your own (bantin manage changepassword NAME sets a new password)")


@click.command()
@click.option(
    "--only-readers", is_flag=True, help="Without the desk: it needs no database, and search works."
)
def serve(*, only_readers: bool) -> None:
    """Serve public/ to readers and the desk to editors, on PORT."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    port = chosen_port()
    refuse_used_port(port)
    end_with_parent()
    Server(
        "bantin.reader.alone:application" if only_readers else "bantin.asgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


@click.command()
def worker() -> None:
    """Bake what changes, send out what is scheduled, and run background tasks, until stopped."""
    set_up()
    from bantin.accounts.disuse import daily, tidy
    from bantin.baking.worker import Worker
    from bantin.desk.pruning import Pruning
    from bantin.indexing.follow import Follower
    from bantin.mirror.follow import Mirror

    mirror = Mirror.of_settings()
    end_with_parent()
    Worker(daily(tidy), Pruning().step, Follower().step, *([mirror.step] if mirror else [])).run()
