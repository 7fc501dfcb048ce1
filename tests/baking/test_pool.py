"""Work in several processes, and its end."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from bantin.baking import pool
from bantin.baking.pool import in_processes


def write_slowly(folder: str, keys: Sequence[str]) -> int:
    for key in keys:
        Path(folder, key).touch()
        time.sleep(0.005)
    return len(keys)


def test_nothing_is_written_any_more_once_it_is_closed(tmp_path: Path) -> None:
    """What an interrupted bake has written is removed next: no process may write it anew."""
    work = partial(write_slowly, str(tmp_path))
    keys = [str(number) for number in range(20 * pool.PORTION)]
    with closing(in_processes(work, keys, 2)) as portions:
        assert next(portions) == pool.PORTION
    there = len(list(tmp_path.iterdir()))
    assert there < 20 * pool.PORTION
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) == there


def process_and_number(keys: Sequence[str]) -> tuple[int, int]:
    return os.getpid(), len(keys)


def test_what_is_soon_done_is_done_here_and_more_by_all() -> None:
    keys = [str(number) for number in range(3 * pool.SOON_DONE)]
    few = list(in_processes(process_and_number, keys[: pool.SOON_DONE], 2))
    more = list(in_processes(process_and_number, keys, 2))
    assert few == [(os.getpid(), pool.SOON_DONE)]
    assert os.getpid() not in {process for process, _ in more}
    assert [number for _, number in more] == [len(keys) / 2] * 2
    assert list(in_processes(process_and_number, keys, 1)) == [(os.getpid(), len(keys))]
    assert list(in_processes(process_and_number, [], 2)) == []


def hears_interrupts(keys: Sequence[str]) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_process_hears_of_no_interrupt_from_its_first_moment() -> None:
    """Who presses Ctrl-C interrupts the whole group; a process that has just begun would say so at length."""
    keys = [str(number) for number in range(2 * pool.SOON_DONE)]
    assert list(in_processes(hears_interrupts, keys, 2)) == [False, False]
    assert hears_interrupts(keys)
