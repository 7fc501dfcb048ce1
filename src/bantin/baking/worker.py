"""The background worker: bakes what is due, sends out what is scheduled, runs Wagtail's tasks.

Beside it threads do what nobody waits for: renditions in more formats, compressed copies that are smaller, and what
others have for it.
"""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from types import FrameType

from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from bantin.baking import generations
from bantin.baking.compress import compress_next
from bantin.baking.everything import bake_assets, mend_unfinished
from bantin.baking.lock import full_bake_lock, renditions_lock
from bantin.baking.models import Change
from bantin.baking.outbox import bake_due, has_news
from bantin.baking.schedule import Schedule
from bantin.baking.write import remove_leftovers
from bantin.portal.renditions import make_next

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.1
LOOKS_PER_ROUND = 10
IDLE_SECONDS_BESIDE = 0.5
STOP_SECONDS = 10.0
FAULT_SECONDS = 1.0
SCHEDULE_SECONDS = 2.0
TIDYING_SECONDS = 3600.0
LEFT_BEHIND_SECONDS = 3600.0
LONGEST_TASK = timedelta(minutes=10)
FORGET_TASKS = timedelta(days=1)
FORGET_CHANGES = timedelta(days=30)


class Worker:
    """One process that loops until it is told to stop. Several may run: they share locks and queues."""

    def __init__(self, *beside: Callable[[], bool]) -> None:
        """Prepare a worker that has not started; each of ``beside`` does one piece of work in a thread of its own.

        They return whether there was any.
        """
        self.beside = (step_behind, self.sweep, run_one_task_outside, *beside)
        self.stopping = threading.Event()
        self.schedule = Schedule()
        self._next_schedule = 0.0
        self._next_tidying = 0.0
        self._next_sweep = 0.0
        self._has_assets = False

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Finish what is under way, then end."""
        self.stopping.set()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        threads = [
            threading.Thread(target=self._run_beside, args=[step], daemon=True)
            for step in self.beside
        ]
        for thread in threads:
            thread.start()
        while not self.stopping.is_set():
            if not self._in_spite_of_faults(self.step):
                self._in_spite_of_faults(self._wait_for_news)
        deadline = time.monotonic() + STOP_SECONDS
        for thread in threads:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))

    def _wait_for_news(self) -> bool:
        """Look for new changes, by one cheap question; all else that may be due is asked for once a second."""
        return any(self.stopping.wait(IDLE_SECONDS) or has_news() for _ in range(LOOKS_PER_ROUND))

    def _run_beside(self, step: Callable[[], bool]) -> None:
        while not self.stopping.is_set():
            if not self._in_spite_of_faults(step):
                self.stopping.wait(IDLE_SECONDS_BESIDE)
        connection.close()

    def _in_spite_of_faults(self, step: Callable[[], bool]) -> bool:
        """Do ``step``; what fails is logged and done again: readers and editors get nothing from a dead worker."""
        try:
            return step()
        except OperationalError as error:
            log.error("The database did not answer (%s); trying again", str(error).strip())
        except OSError as error:
            log.error("%s; trying again", error)
        except Exception:
            log.exception("The worker failed; trying again")
        with suppress(Exception):
            connection.close()
        self.stopping.wait(FAULT_SECONDS)
        return False

    def _is_wanted_elsewhere(self) -> bool:
        return self.stopping.is_set() or time.monotonic() >= self._next_schedule

    def tidy(self) -> None:
        """Let tasks that a killed worker left be run again, and forget what is done after a while."""
        now = timezone.now()
        DBTaskResult.objects.filter(
            status=TaskResultStatus.RUNNING, started_at__lt=now - LONGEST_TASK
        ).update(status=TaskResultStatus.READY)
        DBTaskResult.objects.finished().filter(finished_at__lt=now - FORGET_TASKS).delete()
        Change.objects.filter(done_at__lt=now - FORGET_CHANGES).delete()

    def sweep(self) -> bool:
        """Take away what killed workers and full bakes have left half-written, once an hour; there is never more."""
        if time.monotonic() >= self._next_sweep:
            self._next_sweep = time.monotonic() + TIDYING_SECONDS
            remove_leftovers(settings.PUBLIC_ROOT, LEFT_BEHIND_SECONDS)
            with full_bake_lock(wait=False) as nobody_bakes_all:
                if nobody_bakes_all and settings.PUBLIC_ROOT.is_symlink():
                    generations.remove_others(settings.PUBLIC_ROOT)
        return False

    def step(self) -> bool:
        """Do one round; returns whether there was anything to do."""
        if not self._has_assets:
            bake_assets(settings.PUBLIC_ROOT)
            self._has_assets = True
        if time.monotonic() >= self._next_schedule:
            try:
                self.schedule.follow()
            finally:
                self._next_schedule = time.monotonic() + SCHEDULE_SECONDS
        mended = mend_unfinished()
        tally = bake_due(self._is_wanted_elsewhere)
        if time.monotonic() >= self._next_tidying:
            self._next_tidying = time.monotonic() + TIDYING_SECONDS
            self.tidy()
        ran = not self.stopping.is_set() and run_one_task()
        return bool(ran or mended or tally.written or tally.unchanged or tally.removed)


def step_behind() -> bool:
    """Do one piece of what nobody waits for; returns whether there was one."""
    with renditions_lock() as ours:
        if ours and make_next():
            return True
    return compress_next()


def run_one_task() -> bool:
    """Run the next of Wagtail's tasks (search index, references, files to delete); returns whether there was one."""
    return _run_one("default")


def run_one_task_outside() -> bool:
    """Run the next task that waits for other machines, like a mail server; returns whether there was one."""
    return _run_one("outside")


def _run_one(queue: str) -> bool:
    if not DBTaskResult.objects.ready().filter(queue_name=queue).exists():
        return False
    TaskWorker(
        queue_names=[queue],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=f"bantin-{os.getpid()}",
        excluded_queue_names=[],
    ).run()
    return True
