"""A web server of nginx and what two servers answer to the same request."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

START_SECONDS = 30


@dataclass(frozen=True)
class Said:
    """An answer as it came over the wire."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes

    def get(self, name: str) -> str | None:
        """The value of the field ``name``, or None; it may be there once only."""
        values = [value for key, value in self.fields if key == name]
        assert len(values) < 2, f"{name} is there {len(values)} times"
        return values[0] if values else None


def ask(
    port: int,
    path: str,
    *,
    method: str = "GET",
    host: str = "",
    address: str = "127.0.0.1",
    body: bytes | None = None,
    reader: str | None = None,
    **fields: str,
) -> Said:
    """Send one request just as it is named: no redirect is followed and no path is mended.

    ``reader`` is the address from which it is sent.
    """
    source = (reader, 0) if reader else None
    connection = http.client.HTTPConnection(address, port, timeout=30, source_address=source)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"{address}:{port}")
        for name, value in fields.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        said = tuple((name.lower(), value) for name, value in answer.getheaders())
        return Said(answer.status, said, answer.read())
    finally:
        connection.close()


@dataclass
class Nginx:
    """A running nginx."""

    process: "subprocess.Popen[str]"
    conf: Path
    state: Path
    errors_expected: list[str] = field(default_factory=list)

    def reload(self) -> None:
        """Let it read its configuration anew, and wait until the old workers take no more requests."""
        before = _workers(self.process.pid)
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + START_SECONDS
        while _workers(self.process.pid) & before or not _workers(self.process.pid):
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)

    def log(self) -> str:
        """What it complained of."""
        file = self.state / "error.log"
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _workers(master: int) -> set[str]:
    try:
        return set(Path(f"/proc/{master}/task/{master}/children").read_text().split())
    except FileNotFoundError:
        return set()


@contextmanager
def running_nginx(conf: Path, state: Path, port: int) -> Iterator[Nginx]:
    """Start nginx with ``conf`` and wait until it answers on ``port``; it ends with the block."""
    process = subprocess.Popen(
        ["nginx", "-c", str(conf), "-g", "daemon off;"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"},
    )
    nginx = Nginx(process, conf, state)
    try:
        wait_for(port, process)
        yield nginx
    finally:
        process.terminate()
        try:
            process.communicate(timeout=START_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def wait_for(port: int, process: "subprocess.Popen[str]") -> None:
    """Wait until ``process`` answers on ``port``."""
    deadline = time.monotonic() + 2 * START_SECONDS
    while True:
        try:
            ask(port, "/")
            return
        except OSError:
            stopped = process.poll() is not None
            assert not stopped, process.stderr.read() if process.stderr else "it ended"
            assert time.monotonic() < deadline, "no answer"
            time.sleep(0.05)
