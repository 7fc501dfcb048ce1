"""`bantin run`: one command, two processes, and nothing left behind."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.processes import Running, bantin, environment, free_port

Run = Callable[..., Running]


def children_of(parent: int) -> list[int]:
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(file.parent.name))
    return found


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until_gone(pids: list[int], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not any(map(is_alive, pids))


def snapshot(home: Path) -> dict[str, int]:
    files = (file for part in ("public", "media") for file in (home / part).rglob("*"))
    return {str(file): file.stat().st_mtime_ns for file in files if file.is_file()}


def rows(home: Path) -> dict[str, int]:
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        names = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
            )
        ]
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in names
        }


def wait_until_idle(home: Path, seconds: float = 60) -> None:
    """Wait until the worker has nothing left to do."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with sqlite3.connect(home / "bantin.sqlite3") as database:
            waiting = database.execute(
                "SELECT (SELECT count(*) FROM baking_job) + (SELECT count(*) FROM baking_artifact"
                " WHERE quickly) + (SELECT count(*) FROM"
                " django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING'))"
            ).fetchone()[0]
        if not waiting:
            return
        time.sleep(0.1)
    raise AssertionError("The worker is still busy.")


def test_it_serves_readers_and_the_desk_and_says_how_to_log_in(site: Path, run_bantin: Run) -> None:
    running = run_bantin(site)
    address = f"http://127.0.0.1:{running.port}"
    assert f"{address}/\n" in running.announced
    assert f"{address}/quan-tri/" in running.announced
    assert "Login  admin" in running.announced
    status, page = running.get("/")
    assert status == 200
    assert "Cổng thông tin chưa đăng bản tin nào." in page.decode()
    assert running.get("/quan-tri/login/")[0] == 200
    assert running.get("/khong-co/")[0] == 404


def test_a_second_run_changes_nothing(site: Path, run_bantin: Run) -> None:
    first = run_bantin(site)
    wait_until_idle(site)
    first.stop()
    files, counts = snapshot(site), rows(site)
    run_bantin(site, PORT=str(first.port)).stop()
    assert rows(site) == counts
    assert snapshot(site) == files


def test_a_port_in_use_is_a_clear_error(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = bantin(site, "run", PORT=str(port))
    assert result.returncode == 1
    assert f"Port {port} cannot be used" in result.stderr
    assert "PORT=" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1"])
def test_a_port_that_is_none_is_a_clear_error(site: Path, port: str) -> None:
    result = bantin(site, "run", PORT=port)
    assert result.returncode == 1
    assert "PORT is" in result.stderr


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_stopping_ends_both_processes(site: Path, run_bantin: Run, signum: int) -> None:
    running = run_bantin(site)
    children = children_of(running.process.pid)
    family = children + [pid for child in children for pid in children_of(child)]
    assert len(children) == 2
    code, output = running.stop(signum)
    assert code == 0
    assert "Stopped." in output
    assert "Traceback" not in output
    assert wait_until_gone(family)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.port)) != 0


def test_nothing_is_left_when_it_is_killed(site: Path, run_bantin: Run) -> None:
    running = run_bantin(site)
    children = children_of(running.process.pid)
    family = children + [pid for child in children for pid in children_of(child)]
    running.process.kill()
    running.process.communicate(timeout=30)
    assert wait_until_gone(family)


def child_called(running: Running, name: str, *, other_than: int = 0) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for pid in children_of(running.process.pid):
            with suppress(FileNotFoundError):  # it has ended since
                command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                if name.encode() in command and pid != other_than:
                    return pid
        time.sleep(0.1)
    raise AssertionError(f"no child called {name}")


def test_a_worker_that_ends_is_started_again(site: Path, run_bantin: Run) -> None:
    running = run_bantin(site)
    worker = child_called(running, "worker")
    os.kill(worker, signal.SIGKILL)
    assert wait_until_gone([worker])
    assert child_called(running, "worker", other_than=worker)
    assert running.get("/")[0] == 200
    code, output = running.stop()
    assert code == 0
    assert "`bantin worker` ended by itself; it is started again" in output


def test_all_stops_when_the_server_ends(site: Path, run_bantin: Run) -> None:
    running = run_bantin(site)
    server = child_called(running, "serve")
    family = children_of(server)
    os.kill(server, signal.SIGKILL)
    output, _ = running.process.communicate(timeout=60)
    assert wait_until_gone(family)
    assert running.process.returncode == 1
    assert "`bantin serve` ended by itself" in output


def test_lost_files_are_baked_again_at_the_next_start(site: Path, run_bantin: Run) -> None:
    import shutil

    shutil.rmtree(site / "public")
    running = run_bantin(site)
    status, page = running.get("/")
    assert status == 200
    stylesheet = re.search(r'href="(/assets/site[^"]*)"', page.decode())
    assert stylesheet
    assert running.get(stylesheet[1])[0] == 200


def test_readers_are_served_with_the_database_gone(site: Path) -> None:
    port = free_port()
    for file in site.glob("bantin.sqlite3*"):
        file.unlink()
    server = subprocess.Popen(
        [sys.executable, "-m", "bantin", "serve"], env=environment(site, PORT=str(port))
    )
    try:
        running = Running(server, port, site, "")  # type: ignore[arg-type]
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                status, page = running.get("/")
                break
            except OSError:
                time.sleep(0.1)
        assert status == 200
        assert "Cổng thông tin" in page.decode()
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_a_published_page_is_served_within_moments(
    site: Path, run_bantin: Run, tmp_path: Path
) -> None:
    running = run_bantin(site)
    page = tmp_path / "page.txt"
    page.write_text(
        "PublishingPortal - Block_BanTin_Toolbar\n\n02/03/2026\nTăng cỡ chữ Giảm cỡ chữ\n"
        "Xã Thử ra quân làm thủy lợi\nSáng 2/3, xã Thử ra quân nạo vét kênh mương.\n\n"
        "PublishingPortal - Block_BanTin_ViewData\n\n"
        "Hơn 200 người dân tham gia nạo vét 3 km kênh mương trong buổi sáng đầu tiên./.\n\nThu Hà\n",
        encoding="utf-8",
    )
    result = bantin(site, "import", page)
    assert result.returncode == 0, result.stderr
    status, body = running.get("/luu-tru/xa-thu-ra-quan-lam-thuy-loi/")
    assert status == 200
    assert "Hơn 200 người dân" in body.decode()
    assert "Xã Thử ra quân làm thủy lợi" in running.get("/")[1].decode()


def test_a_home_that_was_never_made_is_a_clear_error(tmp_path: Path) -> None:
    for command in (["bake"], ["worker"], ["import", __file__]):
        result = bantin(tmp_path / "none", *command)
        assert result.returncode == 1
        assert "make run" in result.stderr
        assert "Traceback" not in result.stderr
