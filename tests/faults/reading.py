"""A reader who polls throughout, and takes nothing that is not whole."""

import gzip
import json
import os
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import brotli

from tests.servers import ask

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}
COPIES = {".gz": "gzip", ".br": "br"}
# What stands at a page's address, where the page was withdrawn or has moved.
OTHERWISE = frozenset({301, 404, 410})


def fault_of(path: str, body: bytes) -> str:
    """Tell what of ``body`` is not whole; "" where nothing is."""
    name = path.rsplit("/", 1)[-1] or "index.html"
    try:
        if name.endswith(".html"):
            return "" if body.rstrip().endswith(b"</html>") else f"ends with {body[-40:]!r}"
        if name.endswith(".xml"):
            ElementTree.fromstring(body)  # noqa: S314  (ours)
        elif name.endswith(".json"):
            json.loads(body)
    except (ValueError, ElementTree.ParseError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


class Reader:
    """Asks over HTTP for pages, feeds and site maps, and reads files with their compressed copies from the disk."""

    def __init__(self, port: int, public: Path, steady: Collection[str], seed: int) -> None:
        """Read at ``port``; what stands at the ``steady`` addresses must be there at any time."""
        self.faults: list[str] = []
        self.answers = 0
        self.files = 0
        self._port = port
        self._public = public
        self._steady = sorted(steady)
        self._seen: list[str] = []
        self._chance = Random(seed)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def look_at(self, path: str) -> None:
        """Ask for ``path`` too from now on, where it may be gone or moved at any time."""
        self._seen.append(path)

    def start(self) -> None:
        """Begin to poll."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and tell of what was not whole. Raises AssertionError."""
        self.end()
        assert not self.faults, self.faults[:20]
        assert self.answers > 5
        assert self.files > 5

    def end(self) -> None:
        """Stop where it polls."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=60)
            assert not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.wait(0.01):
            try:
                self._ask()
                self._read()
            except Exception as error:
                self.faults.append(f"{type(error).__name__}: {error}")

    def _ask(self) -> None:
        steady = not self._seen or self._chance.random() < 0.6
        path = self._chance.choice(self._steady if steady else self._seen[-50:])
        coding = self._chance.choice(sorted(UNPACK))
        answer = ask(self._port, path, Accept_Encoding=coding or "identity")
        self.answers += 1
        if answer.status != 200:
            if steady or answer.status not in OTHERWISE:
                self.faults.append(f"{path} is answered {answer.status}")
            return
        try:
            body = UNPACK[answer.get("content-encoding") or ""](answer.body)
        except (OSError, EOFError, brotli.error) as error:
            self.faults.append(f"{path} in {coding}: {error}")
            return
        if fault := fault_of(path, body):
            self.faults.append(f"{path} in {coding}: {fault}")

    def _read(self) -> None:
        """Read a file and its copies; they are replaced one after the other, so each is looked at for itself."""
        path = self._chance.choice(self._steady)
        file = self._public / path.lstrip("/")
        if path.endswith("/"):
            file = file / "index.html"
        for suffix in ("", *COPIES):
            body = UNPACK[COPIES.get(suffix, "")](Path(f"{file}{suffix}").read_bytes())
            if fault := fault_of(path, body):
                self.faults.append(f"{file}{suffix}: {fault}")
        self.files += 1


def copies_that_differ(public: Path) -> list[str]:
    """Name every file whose compressed copies are not copies of it."""
    wrong = []
    for folder, _, names in os.walk(public):
        for name in names:
            suffix = Path(name).suffix
            if suffix in COPIES:
                copy = Path(folder, name)
                plain = copy.with_suffix("")
                if not plain.is_file() or (
                    UNPACK[COPIES[suffix]](copy.read_bytes()) != plain.read_bytes()
                ):
                    wrong.append(str(copy))
    return wrong


def found(port: int, live: dict[str, str], gone: Collection[str]) -> list[str]:
    """Tell where readers do not find what they must: ``live`` with its headline, nothing where all is ``gone``."""
    wrong = []
    for path, headline in live.items():
        answer = ask(port, path)
        if answer.status != 200 or headline not in answer.body.decode():
            wrong.append(f"{path} is answered {answer.status} and should be {headline!r}")
    for path in gone:
        if (status := ask(port, path).status) not in OTHERWISE:
            wrong.append(f"{path} is gone and answered {status}")
    return wrong


def wait_for(
    condition: Callable[[], bool], seconds: float, what: str, *, look_after: float = 0.05
) -> float:
    """Wait until ``condition`` holds; returns how many seconds it took. Raises AssertionError where it does not."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"{what}: not within {seconds} s"
        time.sleep(look_after)
    return time.monotonic() - began
