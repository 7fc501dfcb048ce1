"""What the tests of feeds share: the baked files, and what changed among them."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.baking.outbox import bake_due

Files = dict[str, str]


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


@pytest.fixture
def baked(public: Path) -> Callable[[], Files]:
    """A function that bakes what is due and returns the hash of each file, without copies, photos and assets."""

    def bake() -> Files:
        assert bake_due().failed == 0
        files = (file for file in public.rglob("*") if file.is_file())
        return {
            name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in files
            if not (name := f"/{file.relative_to(public)}").startswith(("/media/", "/assets/"))
            and file.suffix not in {".br", ".gz"}
        }

    return bake


def differing(before: Files, after: Files) -> set[str]:
    """Return the files that came, went or changed."""
    names = before.keys() | after.keys()
    return {name for name in names if before.get(name) != after.get(name)}
