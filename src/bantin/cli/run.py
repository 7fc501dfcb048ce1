"""`bantin run`: everything that one machine needs, in two processes that end together."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from functools import partial
from types import FrameType

import click

from bantin.cli.site import HomeNotReady, set_up

HOST = "127.0.0.1"
STOP_SECONDS = 15
START_SECONDS = 60


demo_option = click.option(
    "--demo", is_flag=True, help="Fill an empty home with the demonstration site."
)


@click.command()
@demo_option
def run(demo: bool) -> None:
    """Prepare BANTIN_HOME, then start the server and the background worker; Ctrl-C ends both."""
    port = chosen_port()
    refuse_used_port(port)
    supervise(port, login=prepared(demo=demo))


def chosen_port() -> int:
    """Return PORT, 8000 where it is not set. Raises a usage error when it is no port's number."""
    value = os.environ.get("PORT", "8000")
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise click.UsageError(f"PORT is {value!r}; it must be a number from 1 to 65535.")
    return int(value)


def refuse_used_port(port: int) -> None:
    """Raise a clear error when ``port`` cannot be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Stop the program that has it, or choose another: PORT={port % 65535 + 1} make run"
            ) from error


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
    set_up(needs_database=False)
    from django.core.management import call_command

    from bantin.baking.everything import bake_everything
    from bantin.baking.fingerprint import is_up_to_date
    from bantin.baking.outbox import bake_due
    from bantin.demo.actions import ensure_site, known_login

    call_command("migrate", interactive=False, verbosity=0)
    ensure_site(demo=demo, say=partial(click.echo, err=True))
    if is_up_to_date():
        bake_due()
    else:
        click.echo("Baking the public site ...", err=True)
        tally = bake_everything()
        click.echo(f"Baked: {tally}.", err=True)
    if login := known_login():
        click.echo(f"  Login  {login.username}\n  Pass   {login.password}")
    else:
        click.echo("  Login  your own (bantin manage changepassword NAME sets a new password)")


def supervise(port: int, login: str) -> None:
    """Start the server and the worker, say where they are, and end both when asked or when one ends."""
    children = {name: start_child(name) for name in ("serve", "worker")}
    stopping = threading.Event()

    def stop(signum: int, frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        if wait_until_served(port, children["serve"], stopping):
            announce(port, login)
        while not stopping.is_set() and all(child.poll() is None for child in children.values()):
            stopping.wait(0.2)
        ended = [name for name, child in children.items() if child.poll() is not None]
    finally:
        stop_children(children)
    if ended and not stopping.is_set():
        raise click.ClickException(
            f"`bantin {ended[0]}` ended by itself; the other was stopped too."
        )
    click.echo("\nStopped.")


def start_child(name: str) -> "subprocess.Popen[bytes]":
    """Start ``bantin NAME`` in a process group of its own, so that Ctrl-C reaches only this process.

    The child holds the other end of a pipe and ends when this process does, however that happens.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "bantin", name],
        stdin=subprocess.PIPE,
        env={**os.environ, "BANTIN_ENDS_WITH_PARENT": "1"},
        start_new_session=True,
    )


def wait_until_served(
    port: int, server: "subprocess.Popen[bytes]", stopping: threading.Event
) -> bool:
    """Wait until the server answers; returns False when it ended, took too long, or a stop was asked for."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None and not stopping.is_set():
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=2).close()
            return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            stopping.wait(0.1)
    return False


def announce(port: int, login: str) -> None:
    """Print where readers and editors go, and how to log in."""
    address = f"http://{HOST}:{port}"
    click.echo(f"\nBanTin is running.\n  Site   {address}/\n  Desk   {address}/quan-tri/")
    click.echo(f"{login}\nCtrl-C stops it.")
    sys.stdout.flush()


def stop_children(children: dict[str, "subprocess.Popen[bytes]"]) -> None:
    """End all children: ask first, kill what has not ended after STOP_SECONDS."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children.values():
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def end_with_parent() -> None:
    """End this process when the one that started it is gone, which closes our standard input."""
    if os.environ.get("BANTIN_ENDS_WITH_PARENT") != "1":
        return

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


@click.command()
def serve() -> None:
    """Serve public/ to readers and the desk to editors, on PORT."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    port = chosen_port()
    refuse_used_port(port)
    end_with_parent()
    Server(
        "bantin.asgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


@click.command()
def worker() -> None:
    """Bake what changes, send out what is scheduled, and run background tasks, until stopped."""
    try:
        set_up()
    except HomeNotReady as error:
        raise click.ClickException(str(error)) from error
    from bantin.baking.worker import Worker

    end_with_parent()
    Worker().run()
