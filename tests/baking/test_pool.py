"""Work in several processes, and its end."""

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
    with closing(in_processes(work, map(str, range(20 * pool.PORTION)), 2)) as portions:
        assert next(portions) == pool.PORTION
    there = len(list(tmp_path.iterdir()))
    assert there < 20 * pool.PORTION
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) == there
