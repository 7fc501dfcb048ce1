"""A full bake: a new generation of the public folder, which readers get in one step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from bantin.baking import everything, generations
from bantin.baking.bake import Baked
from bantin.baking.everything import bake_everything
from bantin.baking.lock import full_bake_lock
from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.baking.verify import differences
from bantin.baking.worker import Worker
from bantin.bulletins.models import BulletinPage

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


def page(public: Path, bulletin: Any) -> Path:
    return public / bulletin.url.strip("/") / "index.html"


def during_the_bake(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], Any]) -> None:
    """Let something happen after the full bake has rendered all pages and before it stores what came of them."""
    store = everything._FullBake._store
    done = []

    def late(self: Any, known_bakes: dict[str, int], baked: list[Baked]) -> None:
        if not done:
            done.append(True)
            happens()
            assert bake_due().failed == 0
        store(self, known_bakes, baked)

    monkeypatch.setattr(everything._FullBake, "_store", late)


def test_each_full_bake_is_a_generation_and_the_one_before_goes(
    make_bulletin: Make, public: Path
) -> None:
    make_bulletin()
    bake_everything()
    assert public.is_symlink()
    assert generations.current(public) == 1
    bake_everything()
    assert generations.current(public) == 2
    assert [folder.name for folder in public.parent.glob("public-*")] == ["public-2"]


def test_a_folder_of_an_older_edition_becomes_a_generation(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    bake_due()
    assert public.is_dir()
    assert not public.is_symlink()
    before = page(public, bulletin).stat()
    bake_everything()
    assert public.is_symlink()
    assert page(public, bulletin).stat().st_mtime_ns == before.st_mtime_ns


def test_what_is_the_same_is_the_same_file_in_the_next_generation(
    make_bulletin: Make, make_photo: Make, public: Path
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    files = [file for file in public.rglob("*") if file.is_file()]
    before = {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}
    assert any(file.suffix == ".webp" for file in files)
    BulletinPage.objects.filter(pk=bulletin.pk).update(byline="Hoàng Thu")
    tally = bake_everything()
    after = {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in before}
    changed = {
        file.relative_to(public).as_posix() for file in before if before[file] != after[file]
    }
    pages = {name for name in changed if name.endswith("index.html")}
    assert pages == {"thoi-su/khanh-thanh-cau-ben-da/index.html"}
    assert not any(name.endswith((".webp", ".css", ".woff2")) for name in changed)
    assert tally.written < tally.unchanged


def test_readers_see_the_old_generation_until_the_new_one_is_whole(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    BulletinPage.objects.filter(pk=bulletin.pk).update(byline="Hoàng Thu")
    seen: list[bool] = []
    switch = generations.switch

    def look_first(root: Path, number: int) -> None:
        seen.append("Hoàng Thu" in page(public, bulletin).read_text("utf-8"))
        switch(root, number)

    monkeypatch.setattr(generations, "switch", look_first)
    bake_everything()
    assert seen == [False]
    assert "Hoàng Thu" in page(public, bulletin).read_text("utf-8")


def test_what_is_published_during_a_full_bake_is_in_the_new_generation(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_bulletin("Tin trước")
    bake_everything()

    def publish() -> None:
        first.title = "Tin đã sửa"
        first.save_revision().publish()
        make_bulletin("Tin chen ngang")

    during_the_bake(monkeypatch, publish)
    assert bake_everything().failed == 0
    assert "Tin đã sửa" in page(public, first).read_text("utf-8")
    assert "Tin chen ngang" in (public / "thoi-su/index.html").read_text("utf-8")
    assert (public / "thoi-su/tin-chen-ngang/index.html").is_file()
    assert set(Artifact.objects.values_list("generation", flat=True)) == {2}
    assert list(differences()) == []


def test_what_is_withdrawn_or_moved_during_a_full_bake_is_not_in_the_new_generation(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, moved = make_bulletin("Tin rút"), make_bulletin("Tin dời")
    bake_everything()

    def withdraw() -> None:
        gone.unpublish()
        moved.slug = "cho-moi"
        moved.save_revision().publish()

    during_the_bake(monkeypatch, withdraw)
    assert bake_everything().failed == 0
    assert not (public / "thoi-su/tin-rut/index.html").exists()
    assert not (public / "thoi-su/tin-doi/index.html").exists()
    assert (public / "thoi-su/tin-doi/.moved").read_text("utf-8") == "/thoi-su/cho-moi/"
    assert (public / "thoi-su/cho-moi/index.html").is_file()
    assert list(differences()) == []


def test_a_page_that_fails_keeps_what_stood_there(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    with monkeypatch.context() as broken:
        broken.setattr(BulletinPage, "serve", lambda *_: 1 / 0)
        assert bake_everything().failed == 1
    assert generations.current(public) == 2
    assert bulletin.title in page(public, bulletin).read_text("utf-8")
    assert bake_everything().failed == 0
    assert list(differences()) == []


def test_what_an_interrupted_bake_left_goes_with_the_next(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    with monkeypatch.context() as cut:
        cut.setattr(
            everything._FullBake, "_take_over", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        with pytest.raises(KeyboardInterrupt):
            bake_everything()
    assert generations.current(public) == 1
    assert page(public, bulletin).is_file()
    assert bake_everything().failed == 0
    assert [folder.name for folder in public.parent.glob("public-*")] == ["public-2"]
    assert list(differences()) == []


def test_the_worker_removes_what_a_killed_full_bake_has_left(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    left = generations.folder_of(public, 7)
    left.mkdir()
    with full_bake_lock():
        # That may be the one that fills it.
        Worker().sweep()
    assert left.is_dir()
    Worker().sweep()
    assert not left.exists()
    assert page(public, bulletin).is_file()


def test_a_disk_that_is_mounted_at_the_folder_itself_is_refused(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bulletin()
    public.mkdir()
    (public / "index.html").write_text("as it was")
    monkeypatch.setattr(generations, "is_mount", lambda folder: folder == public)
    with pytest.raises(ImproperlyConfigured, match=str(public.parent)):
        bake_everything()
    assert (public / "index.html").read_text() == "as it was"
    assert [folder.name for folder in public.parent.glob("public*")] == ["public"]
