"""Other processes and the clock: two workers, a database that is held or away, time that goes back."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.cli.test_postgresql import as_server_user, binary
from tests.faults.conftest import ADDRESS, SEED, fill_home, steady_addresses
from tests.faults.editor import ROOT
from tests.faults.portal import Portal
from tests.faults.reading import wait_for
from tests.processes import free_port

PATIENCE = 1.0
HOLDER = """
import sqlite3, sys, time
for _ in range(int(sys.argv[2])):
    database = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    time.sleep(float(sys.argv[3]))
    database.execute("COMMIT")
    database.close()
    time.sleep(0.3)
"""


def test_two_workers_at_once(portal: Portal, times: int) -> None:
    portal.start("worker")
    portal.start("worker")
    portal.act(2)
    portal.settle()
    portal.editor.work()
    time.sleep(1.5 * times)
    portal.is_whole()


@contextmanager
def held(database: Path, times: int, seconds: float) -> Iterator[None]:
    """Another process takes the right to write ``times`` times for ``seconds``."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, database, str(times), str(seconds)])
    try:
        yield
        assert holder.wait(timeout=60 + times * (seconds + 60)) == 0
    finally:
        holder.kill()
        holder.wait()


def test_the_database_is_locked_by_another_writer(portal: Portal, times: int) -> None:
    portal.start(
        "worker",
        DJANGO_SETTINGS_MODULE="tests.faults.impatient",
        PYTHONPATH=str(ROOT),
        PATIENCE=str(PATIENCE),
    )
    portal.act(1)
    portal.settle()
    portal.editor.work()
    with held(portal.home / "bantin.sqlite3", times, 0.6 * PATIENCE):
        pass
    # Longer than the worker waits for its turn.
    with held(portal.home / "bantin.sqlite3", 1, 3 * PATIENCE):
        pass
    # An editor waits longer.
    assert portal.editor.failures == []
    assert "The database did not answer" in portal.said()
    portal.is_whole()


LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib64/faketime/libfaketime.so.1")


def test_the_clock_is_set_back(portal: Portal, tmp_path: Path) -> None:
    found = [file for pattern in LIBRARIES for file in Path("/").glob(pattern.lstrip("/"))]
    if not found:
        pytest.skip("no faketime: run `make faketime`")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    watch = {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }
    portal.start("worker", **watch)
    portal.act(3)
    portal.settle()
    # Something fails and waits for its next try when the clock goes back a day.
    public = (portal.home / "public").resolve()
    place = public / "thoi-su" / "dang-cho"
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where the folder of a page is needed")
    waiting = portal.editor.do("publish", headline="Đang chờ")["path"]
    wait_for(lambda: "page:" in portal.said(), 20, "the page fails")
    place.unlink()
    clock.write_text("-1d")
    portal.act(3)
    portal.has_all()
    # By that clock: the news of today are not news yet.
    verified = portal.run("bake", "--verify", "--processes", "1", **watch)
    assert verified.returncode == 0, verified.stdout + portal.said()
    news = portal.home / "public/sitemap-news.xml"
    assert waiting not in news.read_text("utf-8")
    clock.write_text("+0")
    wait_for(lambda: waiting in news.read_text("utf-8"), 20, "it is right again")
    portal.is_whole()


class PostgreSQL:
    """A server of one database, in a folder of its own, that is started and stopped as often as one likes."""

    def __init__(self, folder: Path) -> None:
        """Make its files below ``folder``."""
        self.folder, self.port = folder, free_port()
        self.url = f"postgresql://bantin@127.0.0.1:{self.port}/postgres"
        as_server_user(
            binary("initdb"), "-D", f"{folder}/data", "-U", "bantin", "-A", "trust", "-E", "UTF8"
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._control("-l", f"{self.folder}/log", "-o", options, "start")

    def stop(self, mode: str) -> None:
        """Stop it, ``fast`` or as a crash does: ``immediate``."""
        self._control("-m", mode, "stop")

    def _control(self, *arguments: str) -> None:
        as_server_user(binary("pg_ctl"), "-D", f"{self.folder}/data", "-w", *arguments)


@pytest.fixture
def postgresql() -> Iterator[PostgreSQL]:
    """A running server."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-postgresql-"))
    shutil.chown(folder, "postgres" if Path(folder).owner() == "root" else None)
    server = PostgreSQL(folder)
    server.start()
    yield server
    with suppress(subprocess.CalledProcessError):
        server.stop("immediate")
    shutil.rmtree(folder)


class OnPostgreSQL(Portal):
    """A portal whose database is a server."""

    def waiting(self) -> int:
        with psycopg.connect(self.settings["DATABASE_URL"]) as database:
            row = database.execute(self.WAITING).fetchone()
        assert row
        return int(row[0])

    def what_waits(self) -> list[tuple[object, ...]]:
        with psycopg.connect(self.settings["DATABASE_URL"]) as database:
            return [row for query in self.WHAT_WAITS for row in database.execute(query)]


def test_postgresql_is_stopped_and_started_again(
    postgresql: PostgreSQL, tmp_path: Path, times: int
) -> None:
    home, settings = tmp_path / "home", ADDRESS | {"DATABASE_URL": postgresql.url}
    home.mkdir()
    fill_home(home, bulletins=6, **settings)
    portal = OnPostgreSQL(home, SEED, steady_addresses(home / "public"), settings)
    try:
        portal.serve()
        portal.start("worker")
        portal.act(1)
        portal.settle()
        for number in range(times):
            portal.editor.work()
            time.sleep(portal.chance.uniform(0.3, 1.5))
            postgresql.stop("immediate" if number % 2 else "fast")
            time.sleep(1)
            assert portal.editor.failures
            postgresql.start()
            time.sleep(0.5)
            portal.editor.rest()
        portal.is_whole()
    finally:
        portal.close()
