"""The processes that a measurement starts, and their end."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from tests.browser.conftest import CHROMIUM_FLAGS, chromium
from tests.processes import Running, start

START_SECONDS = 60
STOP_SECONDS = 10


def end_as_asked() -> None:
    """Let SIGTERM end this process as Ctrl-C does, by an exception, so that what it started is ended too."""

    def leave(signum: int, frame: FrameType | None) -> None:
        sys.exit(128 + signum)

    signal.signal(signal.SIGTERM, leave)


@contextmanager
def demonstration() -> Iterator[Running]:
    """Start the demonstration portal in an empty home on a free port; it ends with the block."""
    with tempfile.TemporaryDirectory(prefix="bantin-bench-") as folder:
        portal = start(Path(folder) / "home", "--demo")
        try:
            yield portal
        finally:
            portal.stop()


@contextmanager
def debugged_chromium() -> Iterator[int]:
    """Start a Chromium with an empty profile; yields the port of its DevTools.

    It has a process group of its own: with that, all of its processes are ended, however the block ends.
    Raises TimeoutError when it does not say its port.
    """
    with tempfile.TemporaryDirectory(prefix="bantin-bench-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [
                chromium(),
                "--headless=new",
                "--remote-debugging-port=0",
                f"--user-data-dir={folder}",
                "--no-first-run",
                *CHROMIUM_FLAGS,
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield _port(process, Path(folder) / "DevToolsActivePort")
        finally:
            _end_group(process)


def _port(process: "subprocess.Popen[bytes]", file: Path) -> int:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if file.is_file() and (lines := file.read_text(encoding="utf-8").splitlines()):
            return int(lines[0])
        time.sleep(0.05)
    raise TimeoutError(f"Chromium did not start (it ended with {process.poll()}).")


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
