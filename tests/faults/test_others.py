"""Other processes and the clock: two workers, a database that is held or away, time that goes back."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.portal import Portal
from tests.faults.reading import wait_for

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
    portal.editor.work()
    time.sleep(2 * times)
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
    portal.start("worker")
    portal.act(1)
    portal.settle()
    portal.editor.work()
    with held(portal.home / "bantin.sqlite3", times, 3):
        pass
    # Longer than a process waits for its turn.
    with held(portal.home / "bantin.sqlite3", 1, 23):
        pass
    portal.editor.rest()
    portal.is_whole()


LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib64/faketime/libfaketime.so.1")


def test_the_clock_is_set_back(make_portal: Callable[..., Portal], tmp_path: Path) -> None:
    found = [file for pattern in LIBRARIES for file in Path("/").glob(pattern.lstrip("/"))]
    if not found:
        pytest.skip("no faketime: run `make faketime`")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    portal = make_portal()
    portal.serve()
    portal.start(
        "worker",
        LD_PRELOAD=str(found[0]),
        FAKETIME_TIMESTAMP_FILE=str(clock),
        FAKETIME_NO_CACHE="1",
        FAKETIME_DONT_FAKE_MONOTONIC="1",
        NO_FAKE_STAT="1",
    )
    portal.act(3)
    portal.settle()
    # Something fails and waits for its next try when the clock goes back a day.
    public = (portal.home / "public").resolve()
    place = public / "thoi-su" / "dang-cho"
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where the folder of a page is needed")
    portal.editor.do("publish", headline="Đang chờ")
    wait_for(lambda: "page:" in portal.said(), 20, "the page fails")
    place.unlink()
    clock.write_text("-1d")
    portal.act(3)
    portal.is_whole()
