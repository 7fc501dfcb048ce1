"""`kill -9` at random moments: what readers see is whole throughout, and nothing is lost."""

import os
import signal
import time
from collections.abc import Callable

from tests.cli.test_run import child_called, wait_until_gone
from tests.faults.portal import Portal
from tests.faults.reading import wait_for
from tests.processes import Running

HEAVY = 0.8
"""Within so many seconds after the worker has begun it is killed."""


def test_the_worker_is_killed_while_it_publishes(portal: Portal, times: int) -> None:
    for _ in range(times):
        portal.act(6)
        waiting = portal.waiting()
        worker = portal.start("worker")
        wait_for(lambda before=waiting: portal.waiting() != before, 60, "the worker begins")
        time.sleep(portal.chance.uniform(0, HEAVY))
        portal.kill(worker)
    portal.start("worker")
    portal.is_whole()


def test_a_full_bake_is_killed(portal: Portal, times: int) -> None:
    portal.start("worker")
    began = time.monotonic()
    assert portal.start("bake", "--processes", "2").wait(timeout=300) == 0, portal.said()
    whole = time.monotonic() - began
    for _ in range(times):
        portal.editor.work(pause=0.2)
        bake = portal.start("bake", "--processes", "2")
        time.sleep(portal.chance.uniform(0.3, 1) * whole)
        portal.kill(bake)
        portal.editor.rest()
    portal.is_whole()


def test_a_full_bake_is_killed_where_no_worker_has_answered_what_changed(
    portal: Portal, times: int
) -> None:
    """What such a bake recorded at other addresses, or nowhere, still stands where it stood."""
    for _ in range(4):
        portal.editor.do("publish", headline=f"Trước khi nướng {_}")
    assert portal.run("bake", "--due").returncode == 0
    began = time.monotonic()
    assert portal.run("bake", "--processes", "1").returncode == 0
    whole = time.monotonic() - began
    for _ in range(times):
        portal.act(5)
        bake = portal.start("bake", "--processes", "1")
        time.sleep(portal.chance.uniform(0.5, 1) * whole)
        portal.kill(bake)
    portal.start("worker")
    portal.is_whole()


def test_a_full_bake_is_interrupted(portal: Portal) -> None:
    portal.start("worker")
    bake = portal.start("bake", "--processes", "2")
    wait_for(lambda: len(list(portal.home.glob("public-*"))) == 2, 60, "the bake begins")
    time.sleep(portal.chance.uniform(0, 2))
    os.killpg(bake.pid, signal.SIGINT)
    assert bake.wait(timeout=20) == 1
    assert "Traceback" not in portal.said()
    there = sorted(folder.name for folder in portal.home.glob("public-*"))
    assert there == [(portal.home / "public").readlink().name], portal.said()
    portal.act(2)
    portal.is_whole()


def test_the_portal_outlives_a_worker_that_is_killed_again_and_again(
    make_portal: Callable[..., Portal],
) -> None:
    portal = make_portal()
    process = portal.start("run")
    wait_for(lambda: "Ctrl-C stops it." in portal.said(), 60, "it runs")
    portal.reader.start()
    running = Running(process, portal.port, portal.home, "")
    worker = 0
    for _ in range(7):
        worker = child_called(running, "worker", other_than=worker)
        portal.act()
        time.sleep(portal.chance.uniform(0, 1))
        os.kill(worker, signal.SIGKILL)
        assert wait_until_gone([worker])
    assert process.poll() is None, portal.said()
    portal.is_whole()


def test_the_worker_stops_soon_in_the_midst_of_many_pages(portal: Portal) -> None:
    portal.editor.do("touch_all")
    worker = portal.start("worker")
    wait_for(lambda: portal.waiting() > 50, 60, "the pages are planned")
    many = portal.waiting()
    wait_for(lambda: portal.waiting() < many, 60, "the pages are baked")
    began = time.monotonic()
    worker.terminate()
    assert worker.wait(timeout=30) == 0
    assert time.monotonic() - began < 5
    assert portal.waiting() > 0
    portal.start("worker")
    portal.is_whole()
