"""Homes and running portals for the tests of the command."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import Running, start


@pytest.fixture
def run_bantin() -> Iterator[Callable[..., Running]]:
    """A function that starts `bantin run`; whatever it started is gone after the test."""
    started: list[Running] = []

    def run(home: Path, *arguments: str, **more: str) -> Running:
        started.append(start(home, *arguments, **more))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.communicate(timeout=60)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """A home with an empty, baked site. Made once for the workers of this run; copy it, do not write to it."""
    shared = tmp_path_factory.getbasetemp().parent / f"empty-site-{testrun_uid}"
    shared.mkdir(exist_ok=True)
    home = shared / "home"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.is_dir():
            start(making := shared / "making").stop()
            making.rename(home)
    return home


@pytest.fixture
def site(empty_site: Path, tmp_path: Path) -> Path:
    """A home with an empty site, for this test alone."""
    return Path(shutil.copytree(empty_site, tmp_path / "home"))
