"""Compressed copies are made small in idle time, and publishing never waits for that."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest

from bantin.baking import compress
from bantin.baking.compress import compress_next
from bantin.baking.lock import baking_lock
from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.baking.write import compressed

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def page(make_bulletin: Make, own_home: Path) -> Path:
    """A bulletin's file, which was just baked."""
    bulletin = make_bulletin(lead="Sapo của bản tin. " * 50)
    bake_due()
    return own_home / "public" / bulletin.url.strip("/") / "index.html"


def copy_of(page: Path) -> bytes:
    return page.with_name("index.html.br").read_bytes()


def test_copies_become_smaller_and_stay_copies(page: Path) -> None:
    before, content, time = copy_of(page), page.read_bytes(), page.stat().st_mtime_ns
    while compress_next():
        pass
    assert len(copy_of(page)) < len(before)
    assert brotli.decompress(copy_of(page)) == content
    assert (page.read_bytes(), page.stat().st_mtime_ns) == (content, time)
    assert not Artifact.objects.filter(quickly=True).exists()


def test_others_bake_while_it_works(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free: list[bool] = []

    def look() -> None:
        with baking_lock(wait=False) as ours:
            free.append(ours)

    def slowly(content: bytes, *, quick: bool) -> dict[str, bytes]:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        return compressed(content, quick=quick)

    monkeypatch.setattr(compress, "compressed", slowly)
    assert compress_next()
    assert free
    assert all(free)


def test_what_was_written_meanwhile_keeps_its_own_copies(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after_another_bake(content: bytes, *, quick: bool) -> dict[str, bytes]:
        page.write_bytes(b"another")
        return compressed(content, quick=quick)

    path = f"/{page.parent.relative_to(page.parents[2])}/"
    Artifact.objects.exclude(path=path).update(quickly=False)
    before = copy_of(page)
    monkeypatch.setattr(compress, "compressed", after_another_bake)
    assert compress_next()
    assert copy_of(page) == before
    assert Artifact.objects.get(quickly=True).path == path
