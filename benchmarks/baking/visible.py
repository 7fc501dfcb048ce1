"""One publication: how long until readers have it everywhere, how many files it writes, what the worker holds."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.baking.full import ADDRESS
from tests.processes import Running, start

P50, P95 = "publish to visible, s (median)", "publish to visible, s (95 %)"
GONE_P50, GONE_P95 = "withdraw to gone, s (median)", "withdraw to gone, s (95 %)"
FILES, MEMORY = "files written by a publication", "worker, MB at most"
SETTLE_SECONDS = 1.5
MOST_SECONDS = 60


def measure(home: Path, runs: int) -> dict[str, float]:
    """Publish ``runs`` bulletins at a running portal, one after the other, and look at all that shows each.

    Each is withdrawn before the next.
    """
    portal = start(home, **ADDRESS)
    try:
        publisher = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.baking.publisher"],
            env={
                **os.environ,
                **ADDRESS,
                "BANTIN_HOME": str(home),
                "DJANGO_SETTINGS_MODULE": "bantin.settings.demo",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            _tell(publisher, "Khởi động")
            _wait_for(portal, *_published(publisher))
            time.sleep(SETTLE_SECONDS)
            waits, withdrawals, files, memory = [], [], set[int](), 0.0
            for number in range(runs):
                before = time.time_ns()
                _tell(publisher, f"Bản tin đo thứ {number + 1} trong loạt")
                began, path, section = _published(publisher)
                waits.append(_wait_for(portal, began, path, section))
                time.sleep(SETTLE_SECONDS)
                files.add(_files_since(home, before))
                _tell(publisher, "")
                began, path, section = _published(publisher)
                withdrawals.append(_wait_for(portal, began, path, section, gone=True))
                time.sleep(SETTLE_SECONDS)
                memory = max(memory, _megabytes_of_worker(portal))
        finally:
            publisher.terminate()
            publisher.wait()
    finally:
        portal.stop()
    return {
        P50: statistics.median(waits),
        P95: _of_95(waits),
        GONE_P50: statistics.median(withdrawals),
        GONE_P95: _of_95(withdrawals),
        FILES: max(files),
        MEMORY: memory,
    }


def _of_95(waits: list[float]) -> float:
    """Return what 95 of 100 do not exceed."""
    return sorted(waits)[max(0, round(0.95 * len(waits)) - 1)]


def _tell(publisher: "subprocess.Popen[str]", headline: str) -> None:
    if publisher.stdin is not None:
        publisher.stdin.write(f"{headline}\n")
        publisher.stdin.flush()


def _published(publisher: "subprocess.Popen[str]") -> tuple[float, str, str]:
    """Return when the transaction of the publication was over, and the addresses of its page and its section."""
    line = publisher.stdout.readline() if publisher.stdout is not None else ""
    began, path, section = line.split()
    return float(began), path, section


def _wait_for(
    portal: Running, began: float, path: str, section: str, *, gone: bool = False
) -> float:
    """Return how many seconds after ``began`` the page, its section, the home page, feed and site map had it.

    With ``gone`` until none of them has it any more, and 410 stands at the page's address.
    """
    slug = path.rstrip("/").rpartition("/")[2].encode()
    waiting = [path, section, "/", f"{section}rss.xml", "/rss.xml", "/sitemap-news.xml"]
    while waiting:
        status, body = portal.get(waiting[0])
        expected = 410 if gone and waiting[0] == path else 200
        if status == expected and (slug in body) != gone:
            waiting.pop(0)
        elif time.time() - began > MOST_SECONDS:
            raise TimeoutError(f"{waiting[0]} is as it was after {MOST_SECONDS} s.")
        else:
            time.sleep(0.01)
    return time.time() - began


def _files_since(home: Path, moment: int) -> int:
    """Return how many files of the site were written since ``moment``, without copies and pictures."""
    return sum(
        not name.endswith((".br", ".gz")) and Path(folder, name).stat().st_mtime_ns >= moment
        for folder, _, names in os.walk(home / "public")
        for name in names
    )


def _megabytes_of_worker(portal: Running) -> float:
    """Return how much memory the worker has had at most."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == portal.process.pid and b"worker" in words:
            status = (process / "status").read_text()
            peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
            return int(peak.split()[1]) / 1024
    return 0.0
