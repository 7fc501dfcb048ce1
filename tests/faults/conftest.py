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
from tests.processes import bantin, free_port

# How often each fault strikes, and how much there is to bake meanwhile.
TIMES = int(os.environ.get("FAULTS") or 2)
BULLETINS = max(20, min(2 * TIMES, 100))
SECTIONS = ("Thời sự", "Nông nghiệp", "Thông báo")
SEED = int(os.environ.get("FAULTS_SEED") or Random().randrange(10**6))


@pytest.fixture
def times() -> int:
    """How often a fault strikes."""
    return TIMES


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A baked home with some bulletins in each section, and the port of its address. Copy it."""
    home, port = tmp_path_factory.mktemp("archive") / "home", free_port()
    home.mkdir()
    fill_home(home, port)
    return home, port


def fill_home(home: Path, port: int, bulletins: int = BULLETINS, **settings: str) -> None:
    """Make the portal of ``home``, with sections and bulletins, and bake it."""
    prepared = bantin(home, "prepare", PORT=str(port), **settings)
    assert prepared.returncode == 0, prepared.stderr
    editor = Editor(home, SEED, PORT=str(port), **settings)
    for title in SECTIONS:
        editor.do("open_section", title=title)
    for number in range(bulletins):
        editor.do("publish", headline=f"Bản tin cũ số {number}", section=number % len(SECTIONS))
    editor.close()
    assert editor.failures == []
    baked = bantin(home, "bake", "--due", PORT=str(port), **settings)
    assert baked.returncode == 0, baked.stderr


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
def make_portal(archive: tuple[Path, int], tmp_path: Path) -> Iterator[Callable[..., Portal]]:
    """A function that copies the home and gives its portal, with nothing started; all ends with the test."""
    made: list[Portal] = []

    def make(**settings: str) -> Portal:
        sys.stdout.write(f"FAULTS_SEED={SEED}\n")
        home = Path(shutil.copytree(archive[0], tmp_path / "home", symlinks=True))
        made.append(Portal(home, archive[1], SEED, steady_addresses(home / "public"), settings))
        return made[-1]

    yield make
    for portal in made:
        portal.close()


@pytest.fixture
def portal(make_portal: Callable[..., Portal]) -> Portal:
    """A portal with a server and a reader, without a worker."""
    portal = make_portal()
    portal.serve()
    return portal
