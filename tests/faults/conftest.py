"""A home with a small archive, and portals of it that faults happen to."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.editor import Editor
from tests.faults.portal import Portal
from tests.processes import bantin

# How often each fault strikes, and how much there is to bake meanwhile.
TIMES = int(os.environ.get("FAULTS") or 2)
BULLETINS = max(20, min(2 * TIMES, 100))
SECTIONS = ("Thời sự", "Nông nghiệp", "Thông báo")
# What pages call themselves: the portals of a run answer at ports of their own.
ADDRESS = {"BANTIN_PUBLIC_URL": "http://127.0.0.1:8000"}
SEED = int(os.environ.get("FAULTS_SEED") or Random().randrange(10**6))


@pytest.fixture
def times() -> int:
    """How often a fault strikes."""
    return TIMES


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A baked home with some bulletins in each section. Copy it."""
    home = tmp_path_factory.mktemp("archive") / "home"
    home.mkdir()
    fill_home(home, **ADDRESS)
    return home


def fill_home(home: Path, bulletins: int = BULLETINS, **settings: str) -> None:
    """Make the portal of ``home``, with sections and bulletins, and bake it."""
    prepared = bantin(home, "prepare", **settings)
    assert prepared.returncode == 0, prepared.stderr
    editor = Editor(home, SEED, **settings)
    for title in SECTIONS:
        editor.do("open_section", title=title)
    for number in range(bulletins):
        editor.do("publish", headline=f"Bản tin cũ số {number}", section=number % len(SECTIONS))
    editor.do("bake")
    editor.close()
    assert editor.failures == []


def steady_addresses(public: Path) -> tuple[str, ...]:
    """Addresses at which something stands at any time, whatever the editor does."""
    bulletins = sorted(file.parent for file in public.glob("*/*/index.html"))[:10]
    sections = sorted(file.parent for file in public.glob("*/rss.xml"))[:4]
    assert bulletins
    assert sections
    files = ("rss.xml", "atom.xml", "feed.json", "ninjs.json", "sitemap.xml", "sitemap-news.xml")
    found = [f"/{name}" for name in files if (public / name).is_file()]
    found += [f"/{folder.relative_to(public)}/" for folder in bulletins + sections]
    found += [f"/{section.relative_to(public)}/feed.json" for section in sections]
    return ("/", *found)


@pytest.fixture
def make_portal(archive: Path, tmp_path: Path) -> Iterator[Callable[..., Portal]]:
    """A function that copies the home and gives its portal, with nothing started; all ends with the test."""
    made: list[Portal] = []

    sys.stdout.write(f"FAULTS_SEED={SEED}\n")

    def make(**settings: str) -> Portal:
        made.append(_copy_of(archive, tmp_path, settings))
        return made[-1]

    yield make
    for portal in made:
        portal.close()


def _copy_of(archive: Path, folder: Path, settings: dict[str, str]) -> Portal:
    home = Path(shutil.copytree(archive, folder / "home", symlinks=True))
    return Portal(home, SEED, steady_addresses(home / "public"), ADDRESS | settings)


@pytest.fixture(scope="session")
def standing() -> Iterator[list[Portal]]:
    """The portal that tests share: none yet, or the one that the last of them left whole."""
    portals: list[Portal] = []
    yield portals
    for portal in portals:
        portal.close()


@pytest.fixture
def portal(
    archive: Path, standing: list[Portal], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """A portal with a server and a reader, without a worker. A test that fails is the last that has it."""
    sys.stdout.write(f"FAULTS_SEED={SEED}\n")
    if not standing:
        standing.append(_copy_of(archive, tmp_path_factory.mktemp("portal"), {}))
        standing[0].serve()
    else:
        standing[0].begin()
    portal = standing[0]
    yield portal
    portal.end()
    if not portal.is_sound:
        standing.remove(portal)
        portal.close()
