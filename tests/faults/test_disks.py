"""Disks that are full or read-only: readers keep what there is, and have the rest once there is room."""

import sqlite3
from collections.abc import Callable

from tests.faults.portal import Portal, fill, mounted, small_disk
from tests.faults.reading import found, wait_for
from tests.servers import ask


def test_the_disk_of_the_public_folder_is_full(portal: Portal) -> None:
    public = (portal.home / "public").resolve()
    portal.reader.end()
    with small_disk(public, 80):
        portal.read_anew()
        worker = portal.start("worker")
        portal.act(2)
        portal.settle()
        filler = fill(public)
        there = next(iter(portal.editor.ledger.live))
        portal.editor.do("withdraw", path=there, number=0)
        portal.act(3)
        # To take away needs no room.
        wait_for(lambda: ask(portal.port, there).status != 200, 20, "the withdrawn page is gone")
        wait_for(lambda: "No space left" in portal.said(), 20, "the disk is full")
        filler.unlink()
        portal.is_whole()
        worker.terminate()
        worker.wait(timeout=20)


def test_the_disk_of_database_and_all_is_full(make_portal: Callable[..., Portal]) -> None:
    portal = make_portal()
    portal.editor.close()
    with small_disk(portal.home, 150):
        portal.hire()
        portal.serve()
        portal.start("worker")
        portal.act(2)
        portal.settle()
        with sqlite3.connect(portal.home / "bantin.sqlite3", timeout=30) as database:
            # Otherwise its log has room in itself.
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        filler = fill(portal.home)
        portal.act(4)
        assert portal.editor.failures
        assert portal.run("bake", "--processes", "1").returncode == 1
        ledger = portal.editor.ledger
        wrong = found(portal.port, ledger.live, ())
        assert not wrong, wrong
        filler.unlink()
        portal.act(2)
        assert len(list(portal.home.glob("public-*"))) == 1
        portal.is_whole()
        portal.close()


def test_the_public_folder_cannot_be_written(portal: Portal) -> None:
    public = (portal.home / "public").resolve()
    portal.start("worker")
    portal.act(2)
    portal.settle()
    there = next(iter(portal.editor.ledger.live))
    with mounted("--bind", "-o", "ro", str(public), str(public)):
        portal.editor.do("withdraw", path=there, number=0)
        portal.act(2)
        wait_for(lambda: "Read-only file system" in portal.said(), 20, "it cannot be written")
    portal.is_whole()


def test_a_disk_that_is_mounted_at_the_public_folder_itself(
    make_portal: Callable[..., Portal],
) -> None:
    portal = make_portal()
    public, folder = portal.home / "public", (portal.home / "public").resolve()
    public.unlink()
    folder.rename(public)
    with mounted("--bind", str(public), str(public)):
        baked = portal.run("bake", "--processes", "1")
        assert baked.returncode == 1
        assert f"Mount it at {portal.home} instead" in baked.stderr
        assert "Traceback" not in baked.stderr
        portal.act(2)
        # What is published singly does without.
        portal.editor.do("bake")
    assert portal.run("bake", "--processes", "1").returncode == 0
    assert public.is_symlink()
    assert portal.editor.do("verify")["differences"] == []
