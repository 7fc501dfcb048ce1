"""Storages that follow the public folder of a test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from bantin.mirror.faults import StorageFault
from bantin.mirror.follow import Mirror
from bantin.mirror.standing import Fields, digest_of
from bantin.mirror.target import Target, public_target
from bantin.settings.storage import public_storage
from tests.s3 import KEYS, Bucket, S3Server, running_s3


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    """One server for all tests of this process."""
    with running_s3() as server:
        yield server


@pytest.fixture
def bucket(s3: S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A bucket that the settings name."""
    made = s3.bucket()
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    use(settings, made)
    return made


def use(settings: Any, bucket: Bucket) -> None:
    """Let the settings name ``bucket``, as the environment would."""
    said = bucket.environment
    settings.STORAGES = {
        **settings.STORAGES,
        **public_storage(said["BANTIN_PUBLIC_STORAGE"], said["BANTIN_PUBLIC_STORAGE_OPTIONS"]),
    }


@pytest.fixture
def mirror_folder(settings: Any, tmp_path: Path) -> Path:
    """A folder behind Django's own storage, which the settings name."""
    place = tmp_path / "elsewhere"
    said = public_storage(
        "django.core.files.storage.FileSystemStorage", f'{{"location": "{place}"}}'
    )
    settings.STORAGES = {**settings.STORAGES, **said}
    return place


@dataclass
class Watched(Target):
    """A storage, in front of which stands who writes down what it is asked, and may refuse."""

    target: Target
    asked: list[tuple[str, str]] = field(default_factory=list)
    refuses: Callable[[str], bool] = lambda name: False
    at_once: int = 1

    @property
    def description(self) -> str:
        return self.target.description

    def put(self, name: str, file: BinaryIO, sha256: str, fields: Fields) -> str:
        self._ask("put", name)
        return self.target.put(name, file, sha256, fields)

    def remove(self, name: str) -> None:
        self._ask("remove", name)
        self.target.remove(name)

    def listing(self) -> Iterator[tuple[str, str]]:
        return self.target.listing()

    def _ask(self, what: str, name: str) -> None:
        if self.refuses(name):
            raise StorageFault(f"{name}: refused by the test")
        self.asked.append((what, name))

    def taken(self) -> list[tuple[str, str]]:
        """What it was asked since this was last looked at."""
        taken, self.asked = self.asked, []
        return taken


@pytest.fixture
def watched(bucket: Bucket) -> Watched:
    """The bucket, watched."""
    target = public_target()
    assert target is not None
    return Watched(target)


@pytest.fixture
def mirror(watched: Watched) -> Mirror:
    """What follows the folder into the watched bucket."""
    return Mirror(watched)


def bring_in_step(mirror: Mirror) -> None:
    """Let it do all that there is to do."""
    while mirror.step():
        pass


def of_folder(root: Path) -> dict[str, str]:
    """The digests of all files that readers may ask for below ``root``, found without BanTin's own walk."""
    found = {}
    for file in root.rglob("*"):
        # A storage has no answer of its own for what was withdrawn: the notice stands at the page's name.
        name = file.relative_to(root).as_posix().replace("/410.html", "/index.html")
        if file.is_file() and not file.name.startswith(".") and file.suffix not in {".br", ".gz"}:
            with file.open("rb") as opened:
                found[name] = digest_of(opened)
    return found
