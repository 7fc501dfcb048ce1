"""Homes and running portals for the tests of the command."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import Running, start
from tests.shared import made_once


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
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty, baked site. Made once for the workers of this run; copy it, do not write to it."""
    return made_once(tmp_path_factory, "empty-site", lambda home: start(home).stop())


@pytest.fixture
def site(empty_site: Path, tmp_path: Path) -> Path:
    """A home with an empty site, for this test alone."""
    return Path(shutil.copytree(empty_site, tmp_path / "home"))
