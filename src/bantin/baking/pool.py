"""Work on many artifacts, on all cores."""

import ctypes
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from math import ceil
from multiprocessing import get_context, resource_tracker
from typing import TypeVar

from bantin.baking.portions import in_portions
from bantin.portal.start import set_django_up

Result = TypeVar("Result")

# Enough that reading them together pays, few enough that what is published meanwhile waits for no more.
PORTION = 300
# About what is done in the second that another process takes until it can begin.
SOON_DONE = 40
PR_SET_PDEATHSIG = 1


def in_processes(
    work: Callable[[Sequence[str]], Result], keys: Collection[str], processes: int
) -> Generator[Result, None, None]:
    """Yield what ``work`` returns for each portion of ``keys``, in ``processes`` processes.

    In this one where that is one, or where ``keys`` are so few that they are soon done.

    ``work`` must be a function of a module, or a partial of one. The processes end with this one, however it ends.
    """
    each = min(PORTION, max(SOON_DONE, ceil(len(keys) / processes)))
    if processes <= 1 or len(keys) <= each:
        for portion in in_portions(keys, PORTION):
            yield work(portion)
        return
    waiting: deque[Future[Result]] = deque()
    # Not forked: a process of its own opens its own connections, and holds none of this one's locks.
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),)
    ) as pool:
        try:
            for portion in in_portions(keys, each):
                with _interrupts_held_back():
                    waiting.append(pool.submit(work, portion))
                # Not all at once: results would pile up faster than they are stored.
                if len(waiting) > 2 * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block. What is started in it never hears of one, even while it begins."""
    # It would let them through again when it begins.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    set_django_up()
    # A page is a tree of many small things: to look for garbage less often is enough.
    gc.set_threshold(50_000, 20, 20)
