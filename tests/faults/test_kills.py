"""`kill -9` at random moments: what readers see is whole throughout, and nothing is lost."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from tests.cli.test_run import child_called, wait_until_gone
from tests.faults.conftest import BULLETINS
from tests.faults.portal import Portal
from tests.faults.reading import wait_for
from tests.processes import Running

HEAVY = 0.8
"""Within so many seconds after the worker has begun it is killed."""


def has_one_generation(portal: Portal) -> bool:
    """Tell whether the generation that readers have is the only one."""
    return list(portal.home.glob("public-*")) == [(portal.home / "public").resolve()]


def has_begun_a_generation(portal: Portal, since: float) -> bool:
    """Tell whether a folder was made, or emptied, that readers do not have."""
    current = (portal.home / "public").resolve()
    with suppress(FileNotFoundError):
        return any(
            folder.stat().st_ctime >= since
            for folder in portal.home.glob("public-*")
            if folder != current
        )
    return True


def killed_while_it_bakes_all(portal: Portal, processes: int) -> None:
    """Start a full bake and kill it at any moment after it has begun a generation, or when it has just ended."""
    began = time.time()
    bake = portal.start("bake", "--processes", str(processes))
    wait_for(
        lambda: has_begun_a_generation(portal, began) or bake.poll() is not None,
        60,
        "the bake begins",
    )
    # To start its processes takes most of the time.
    time.sleep(portal.chance.uniform(0, 0.03 * BULLETINS + (1.5 if processes > 1 else 0)))
    portal.kill(bake)


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
    for _ in range(times):
        portal.editor.work(pause=0.2)
        killed_while_it_bakes_all(portal, processes=2)
        portal.editor.rest()
    portal.is_whole()


def test_a_full_bake_is_killed_where_no_worker_has_answered_what_changed(
    portal: Portal, times: int
) -> None:
    """What such a bake recorded at other addresses, or nowhere, still stands where it stood."""
    for number in range(4):
        portal.editor.do("publish", headline=f"Trước khi nướng {number}")
    portal.editor.do("bake")
    for _ in range(times):
        portal.act(5)
        killed_while_it_bakes_all(portal, processes=1)
    portal.start("worker")
    portal.is_whole()
    wait_for(lambda: has_one_generation(portal), 20, "the worker has removed what they left")


def test_a_full_bake_is_interrupted(portal: Portal) -> None:
    portal.start("worker")
    wait_for(lambda: has_one_generation(portal), 20, "what others left is gone")
    bake = portal.start("bake", "--processes", "2")
    wait_for(lambda: not has_one_generation(portal), 60, "the bake begins")
    time.sleep(portal.chance.uniform(0, 1.2))
    os.killpg(bake.pid, signal.SIGINT)
    assert bake.wait(timeout=20) == 1
    assert "Traceback" not in portal.said()
    assert has_one_generation(portal), portal.said()
    portal.act(2)
    portal.is_whole()


def test_the_portal_outlives_a_worker_that_is_killed_again_and_again(
    make_portal: Callable[..., Portal], times: int
) -> None:
    portal = make_portal()
    process = portal.start("run")
    wait_for(lambda: "Ctrl-C stops it." in portal.said(), 60, "it runs")
    portal.reader.start()
    running = Running(process, portal.port, portal.home, "")
    worker = 0
    # The sixth time it is not started at once.
    for _ in range(min(max(3, times), 7)):
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
