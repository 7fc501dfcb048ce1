"""Running the command as a process, in a home of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 300.0

# A shell has what it starts in the background ignore Ctrl-C, and so would all that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command that works in ``home``, free of this test run's own settings."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "BANTIN", "DATABASE"))
    }
    return {
        **kept,
        "BANTIN_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "bantin.settings.demo",
        **more,
    }


def bantin(home: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `bantin ARGUMENTS` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bantin", *map(str, arguments)],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@dataclass
class Running:
    """A running `bantin run`."""

    process: subprocess.Popen[str]
    port: int
    home: Path
    announced: str

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str = "/", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Fetch ``path``; returns status and body, for errors too."""
        request = urllib.request.Request(f"{self.url}{path}", headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def stop(self, signum: int = signal.SIGINT) -> tuple[int, str]:
        """Ask it to stop; returns its exit code and the rest of its output."""
        self.process.send_signal(signum)
        output, _ = self.process.communicate(timeout=60)
        return self.process.returncode, output


def start(home: Path, *arguments: str, **more: str) -> Running:
    """Start `bantin run` and wait until it has said where it is; ends it when it does not, or the wait is cut."""
    port = int(more.pop("PORT", free_port()))
    process = subprocess.Popen(
        [sys.executable, "-m", "bantin", "run", *arguments],
        env=environment(home, PORT=str(port), **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        return Running(process, port, home, _announced(process))
    except BaseException:
        # Its group has what prepares the home too; server and worker end with it.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise


def _announced(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = ""
    deadline = time.monotonic() + START_SECONDS
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            return said
        assert time.monotonic() < deadline, said
    raise AssertionError(f"bantin run ended with {process.wait()}:\n{said}")
