"""What a bake does when it is killed, interrupted, or when disk, database or clock fail it."""

import errno
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from bantin.baking import bake, everything, generations, outbox, write
from bantin.baking.everything import bake_everything, mend_unfinished
from bantin.baking.models import Change, Job
from bantin.baking.outbox import bake_due
from bantin.baking.verify import differences
from bantin.portal import bakeable

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


class KilledError(BaseException):
    """Ends a process as nothing else does that is caught."""


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


def page(public: Path, path: str) -> Path:
    return public / path.strip("/") / "index.html"


def kill_in(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, work: Callable[[], Any]
) -> None:
    """Do ``work``, which ends where it comes to ``name``."""

    def killed(*arguments: Any, **more: Any) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, killed)
        with pytest.raises(KilledError):
            work()


def no_differences() -> None:
    everything.bake_assets(settings.PUBLIC_ROOT)
    assert list(differences()) == []


def test_what_was_written_before_a_kill_goes_when_it_is_withdrawn(
    make_bulletin: Make, make_photo: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bake_due()
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    kill_in(monkeypatch, bake, "store", bake_due)
    assert page(public, bulletin.url).is_file()
    bulletin.unpublish()
    bake_due()
    assert not page(public, bulletin.url).is_file()
    no_differences()


def test_what_was_written_before_a_kill_goes_when_it_moves(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bake_due()
    bulletin = make_bulletin()
    first = bulletin.url
    kill_in(monkeypatch, bake, "store", bake_due)
    bulletin.slug = "dia-chi-moi"
    bulletin.save_revision().publish()
    bake_due()
    assert not page(public, first).is_file()
    no_differences()


def test_what_a_killed_full_bake_found_elsewhere_does_not_stay_where_it_stood(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, withdrawn = make_bulletin("Sẽ dời"), make_bulletin("Sẽ gỡ")
    bake_everything()
    moved_from, withdrawn_from = moved.url, withdrawn.url
    moved.slug = "cho-moi"
    moved.save_revision().publish()
    withdrawn.unpublish()
    kill_in(monkeypatch, generations, "switch", bake_everything)
    assert page(public, moved_from).is_file()
    assert page(public, withdrawn_from).is_file()
    assert mend_unfinished()
    bake_due()
    assert not page(public, moved_from).is_file()
    assert not page(public, withdrawn_from).is_file()
    no_differences()
    assert not mend_unfinished()


def test_a_full_bake_that_fails_leaves_no_folder(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bulletin()
    bake_everything()
    kill_in(monkeypatch, everything._FullBake, "_store", bake_everything)
    assert [folder.name for folder in public.parent.glob("public-*")] == ["public-1"]


def test_a_file_that_cannot_be_removed_holds_nobody_else_up(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = make_bulletin("Kẹt")
    bake_due()
    stuck.unpublish()
    other = make_bulletin("Tin khác")
    remove = write.remove_file

    def refuse(root: Path, path: str) -> None:
        if path == stuck.url:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        remove(root, path)

    with monkeypatch.context() as patch:
        patch.setattr(write, "remove_file", refuse)
        bake_due()
    assert page(public, other.url).is_file()
    job = Job.objects.get()
    assert job.key == f"page:{stuck.pk}"
    assert "Permission denied" in job.error
    Job.objects.update(retry_at=None)
    bake_due()
    assert not page(public, stuck.url).is_file()
    no_differences()


def test_a_database_that_does_not_answer_is_no_fault_of_the_page(
    make_bulletin: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = make_bulletin()
    rendered = bake.rendered

    def locked(family: bakeable.Bakeable, key: str) -> Any:
        if key == f"page:{bulletin.pk}":
            raise OperationalError("database is locked")
        return rendered(family, key)

    with monkeypatch.context() as patch:
        patch.setattr(bake, "rendered", locked)
        for _ in range(5):
            bake_due()
            job = Job.objects.get(key=f"page:{bulletin.pk}")
            assert job.retry_at <= timezone.now() + timedelta(seconds=2)
            Job.objects.update(retry_at=None)
    bake_due()
    no_differences()


@pytest.mark.parametrize(("failures", "wait"), [(0, 2), (1, 2), (2, 30), (3, 3600)])
def test_a_clock_that_is_set_back_keeps_no_page_waiting(failures: int, wait: int) -> None:
    change = Change.objects.create(tags=[])
    job = Job.objects.create(change=change, key="page:1", failures=failures)
    for late, due in ((wait - 1, False), (wait + 60, True)):
        Job.objects.update(retry_at=timezone.now() + timedelta(seconds=late))
        assert outbox._due().filter(pk=job.pk).exists() == due


def test_a_bake_stops_with_the_artifact_at_hand_and_goes_on_later(make_bulletin: Make) -> None:
    for number in range(3):
        make_bulletin(f"Tin {number}")
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert bake_due(stop).written == 2
    assert Job.objects.exists()
    bake_due()
    assert not Job.objects.exists()
    no_differences()


def test_an_address_that_another_page_takes_stays_with_it(
    make_bulletin: Make, public: Path
) -> None:
    """Withdrawn and published anew at the same address, with nobody baking in between."""
    first = make_bulletin("Tin cũ")
    bake_due()
    path = first.url
    first.slug = "cho-cu"
    first.save()
    first.unpublish()
    second = make_bulletin("Tin cũ")
    assert second.url == path
    bake_due()
    assert page(public, path).is_file()
    no_differences()


def test_between_two_disks_files_are_copied_with_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write.write_file(old, "/a/", b"<html></html>")

    def across(self: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(Path, "hardlink_to", across)
    assert write.link_file(old, new, "/a/")
    for suffix in write.SUFFIXES:
        copied, source = (root / f"a/index.html{suffix}" for root in (new, old))
        assert copied.read_bytes() == source.read_bytes()
        assert copied.stat().st_mtime_ns == source.stat().st_mtime_ns


def test_old_leftovers_of_killed_workers_go_and_young_ones_stay(tmp_path: Path) -> None:
    left = tmp_path / "a" / f"{write.UNFINISHED}1"
    left.parent.mkdir()
    left.write_text("half")
    write.remove_leftovers(tmp_path, older_than=3600)
    assert left.exists()
    write.remove_leftovers(tmp_path)
    assert not left.exists()
