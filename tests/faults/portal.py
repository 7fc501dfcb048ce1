"""A portal whose processes are started, killed and started again one by one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import ClassVar

import pytest

from tests.faults.editor import Editor
from tests.faults.reading import Reader, copies_that_differ, found, wait_for
from tests.processes import bantin, environment, free_port
from tests.servers import ask

SETTLE_SECONDS = 60.0
"""How long after the worker is back everything is with readers, on a machine that has other things to do too."""


@dataclass
class Portal:
    """`bantin serve` and workers of one home, with an editor and a reader."""

    home: Path
    seed: int
    steady: tuple[str, ...]
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    processes: list["subprocess.Popen[str]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose what is left to chance by the seed."""
        self.chance = Random(self.seed)
        self.log = (self.home.parent / "log").open("w+", encoding="utf-8")
        self.reader = Reader(self.port, self.home / "public", self.steady, self.seed)
        self.is_sound = False
        self._said_before = 0
        self.hire()

    def hire(self) -> None:
        """Have an editor who knows of nothing yet."""
        self.editor = Editor(self.home, self.seed, PORT=str(self.port), **self.settings)

    def start(self, *arguments: str, **more: str) -> "subprocess.Popen[str]":
        """Start `bantin ARGUMENTS`."""
        process = subprocess.Popen(
            [sys.executable, "-m", "bantin", *arguments],
            env=environment(self.home, PORT=str(self.port), **self.settings, **more),
            stdout=self.log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def serve(self) -> None:
        """Start the server, and the reader when it answers."""
        self.start("serve")
        wait_for(self._answers, 60, "the server answers")
        self.reader.start()

    def begin(self) -> None:
        """Begin a test, after others of the same portal."""
        self.is_sound = False
        self.log.flush()
        self._said_before = Path(self.log.name).stat().st_size
        self.read_anew()

    def read_anew(self) -> None:
        """Have a reader who has seen nothing yet."""
        self.reader.end()
        self.reader = Reader(self.port, self.home / "public", self.steady, self.seed)
        self.reader.start()

    def end(self) -> None:
        """End a test: the server and the editor stay for the next."""
        self.reader.end()
        self.editor.rest()
        server, *others = self.processes
        _end(others)
        self.processes = [server]

    def _answers(self) -> bool:
        with suppress(OSError):
            return ask(self.port, "/").status == 200
        return False

    def act(self, times: int = 1) -> None:
        """Let the editor do something, and the reader look at what it was about."""
        for _ in range(times):
            for path in self.editor.act().get("live", {}):
                self.reader.look_at(path)

    WAITING: ClassVar = (
        "SELECT (SELECT count(*) FROM baking_job) + (SELECT count(*) FROM baking_change"
        " WHERE planned_at IS NULL) + (SELECT count(*) FROM"
        " django_tasks_database_dbtaskresult WHERE status = 'READY')"
    )
    WHAT_WAITS: ClassVar = (
        "SELECT key, failures, retry_at, error FROM baking_job",
        "SELECT tags FROM baking_change WHERE planned_at IS NULL",
        "SELECT task_path, status FROM django_tasks_database_dbtaskresult",
    )

    def waiting(self) -> int:
        """How many changes and pages wait, or tasks of Wagtail's."""
        with sqlite3.connect(self.home / "bantin.sqlite3", timeout=30) as database:
            (number,) = database.execute(self.WAITING).fetchone()
        return int(number)

    def settle(self, seconds: float = SETTLE_SECONDS) -> float:
        """Wait until nothing waits for the worker; returns how long that took."""
        try:
            return wait_for(lambda: not self.waiting(), seconds, "the outbox is empty")
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.what_waits()}\n{self.said()}") from error

    def what_waits(self) -> list[tuple[object, ...]]:
        """Say what does, for who looks for the cause."""
        with sqlite3.connect(self.home / "bantin.sqlite3", timeout=30) as database:
            return [row for query in self.WHAT_WAITS for row in database.execute(query)]

    def is_whole(self) -> None:
        """With a worker running: all that was published is there, nothing that was withdrawn, and no difference."""
        self.has_all()
        differences = self.editor.do("verify")["differences"]
        assert not differences, f"{differences}\n{self.said()}"
        self.is_sound = True

    def has_all(self) -> None:
        """All that was published is with readers, nothing that was withdrawn, and they never saw anything half."""
        self.editor.rest()
        self.settle()
        ledger = self.editor.ledger
        wrong = found(self.port, ledger.live, ledger.gone)
        assert not wrong, f"{wrong}\n{self.said()}"
        self.reader.stop()
        wrong = copies_that_differ(self.home / "public")
        assert not wrong, wrong

    def run(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run `bantin ARGUMENTS` to its end."""
        return bantin(self.home, *arguments, PORT=str(self.port), **self.settings, **more)

    def said(self) -> str:
        """What its processes have said since the test began."""
        self.log.flush()
        return Path(self.log.name).read_bytes()[self._said_before :].decode()

    def kill(self, process: "subprocess.Popen[str]") -> None:
        """End ``process`` as `kill -9` does."""
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)

    def close(self) -> None:
        """End all processes."""
        self.reader.end()
        self.editor.close()
        _end(self.processes)
        self.log.close()


def _end(processes: Sequence["subprocess.Popen[str]"]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        # The workers of the server, and of a bake, are in its group.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def mounted(*arguments: str) -> Iterator[None]:
    """Mount what ``arguments`` of `mount` say, the last of them where. Skips where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine lets nobody mount: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", arguments[-1]], check=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Let ``folder`` stand on a disk of ``megabytes`` of its own for a while, with all that it holds."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        kept = Path(beside) / "kept"
        folder.rename(kept)
        folder.mkdir()
        try:
            with mounted("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)):
                shutil.copytree(kept, folder, symlinks=True, dirs_exist_ok=True)
                yield
                shutil.rmtree(kept)
                shutil.copytree(folder, kept, symlinks=True)
        finally:
            folder.rmdir()
            kept.rename(folder)


def fill(folder: Path, left: int = 0) -> Path:
    """Fill the disk that ``folder`` stands on to the last byte but ``left`` bytes; returns the file to remove."""
    file = folder / "filler"
    with file.open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(4096))
    if left:
        os.truncate(file, max(0, file.stat().st_size - left))
    return file
