"""The processes of a running portal: started together, ended together."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click

from bantin.cli.port import HOST
from bantin.cli.site import home

STOP_SECONDS = 15
START_SECONDS = 60
# A worker that ended so often within a minute is given some seconds before it is started again.
RESTARTS = 5
PAUSE_SECONDS = 5.0


@contextmanager
def only_run_of_this_home(port: int) -> Iterator[None]:
    """Hold the right to run this home. Raises a clear error where another `bantin run` has it.

    A second one on another port would write its own address into the pages of the first. The lock is the
    kernel's and goes with the process, however that ends.
    """
    with (home() / "running").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise click.ClickException(
                f"{home()} is in use already, by `bantin run` {file.read()}. "
                "Stop that one, or choose another folder: BANTIN_HOME=other make run"
            ) from error
        file.truncate(0)
        file.write(f"on port {port} (process {os.getpid()})")
        file.flush()
        yield


def supervise(port: int, login: str) -> None:
    """Start the server and the worker, say where they are, and end both when asked or when the server ends.

    A worker that ends is started again: readers and editors are not to lose the server for it.
    """
    children = {name: start_child(name) for name in ("serve", "worker")}
    ended: deque[float] = deque(maxlen=RESTARTS)
    start_worker_at = 0.0
    stopping = threading.Event()

    def stop(signum: int, frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        if wait_until_served(port, children["serve"], stopping):
            announce(port, login)
        while not stopping.is_set() and children["serve"].poll() is None:
            if children["worker"].poll() is not None and not start_worker_at:
                start_worker_at = when_to_start_again(ended)
            if start_worker_at and time.monotonic() >= start_worker_at:
                children["worker"], start_worker_at = start_child("worker"), 0.0
            stopping.wait(0.2)
    finally:
        stop_children(children)
    if not stopping.is_set():
        raise click.ClickException("`bantin serve` ended by itself; the worker was stopped too.")
    click.echo("\nStopped.")


def when_to_start_again(ended: deque[float]) -> float:
    """Return when to start the worker anew that has ended now: at once, or later where it keeps ending.

    It is never given up: what hinders it (a database that is away) may be over soon, and readers need no worker.
    """
    now = time.monotonic()
    keeps_ending = len(ended) == ended.maxlen and now - ended[0] < 60
    ended.append(now)
    pause = PAUSE_SECONDS if keeps_ending else 0.0
    when = f" in {pause:.0f} seconds, for it keeps ending; see the log above" if pause else ""
    click.echo(f"`bantin worker` ended by itself; it is started again{when}.", err=True)
    return now + pause


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
    """End all children: ask first, then kill what is left of each one's process group."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children.values():
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        # The server's own workers outlive it when it is killed; they would keep the port.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
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
