"""A running portal whose public folder is followed by a bucket."""

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import Running, bantin, environment
from tests.s3 import Bucket, S3Server, running_s3

Run = Callable[..., Running]
SECONDS = 90
WORDS = "Hơn 200 người dân".encode()


@pytest.fixture(scope="module")
def s3() -> Iterator[S3Server]:
    """One server for all tests of this module."""
    with running_s3() as server:
        yield server


@pytest.fixture
def bucket(s3: S3Server) -> Bucket:
    """A bucket of its own."""
    return s3.bucket()


def page(folder: Path, headline: str) -> Path:
    """The dump of a page of an older portal."""
    file = folder / f"{hashlib.sha256(headline.encode()).hexdigest()[:8]}.txt"
    file.write_text(
        "PublishingPortal - Block_BanTin_Toolbar\n\n02/03/2026\nTăng cỡ chữ Giảm cỡ chữ\n"
        f"{headline}\nSáng 2/3, xã Thử ra quân nạo vét kênh mương.\n\n"
        "PublishingPortal - Block_BanTin_ViewData\n\n"
        f"Hơn 200 người dân tham gia buổi sáng đầu tiên: {headline}./.\n\nThu Hà\n",
        encoding="utf-8",
    )
    return file


def until(holds: Callable[[], bool], seconds: float = SECONDS) -> float:
    """Wait until ``holds`` does; returns how long that took."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < seconds, "It never came to that."
        time.sleep(0.05)
    return time.monotonic() - began


def is_in_step(home: Path) -> bool:
    """Tell whether the storage has been told all."""
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        query = (
            "SELECT (SELECT count(*) FROM mirror_touched) + (SELECT count(*) FROM baking_job)"
            " + (SELECT count(*) FROM mirror_sent WHERE sha256 = '')"
            " + (SELECT count(*) FROM baking_change WHERE planned_at IS NULL)"
        )
        return not database.execute(query).fetchone()[0]


def run_python(home: Path, code: str, bucket: Bucket) -> None:
    """Run ``code`` as the desk's process would."""
    begin = "import django; django.setup()\nfrom bantin.bulletins.models import BulletinPage\n"
    subprocess.run(
        [sys.executable, "-c", begin + code],
        env=environment(home, **bucket.environment),
        check=True,
    )


def worker_of(running: Running) -> int:
    """The process id of the worker."""
    while True:
        children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")
        for pid in children.read_text().split():
            if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                return int(pid)
        time.sleep(0.05)


def kill_worker(running: Running) -> None:
    """Kill the worker and wait until the next one is there."""
    killed = worker_of(running)
    os.kill(killed, signal.SIGKILL)
    until(lambda: worker_of(running) != killed)


def test_a_bulletin_reaches_the_bucket_and_leaves_it(
    site: Path, run_bantin: Run, bucket: Bucket, tmp_path: Path
) -> None:
    running = run_bantin(site, **bucket.environment)
    until(lambda: "404.html" in bucket.etags() and is_in_step(site))
    result = bantin(site, "import", page(tmp_path, "Xã Thử làm thủy lợi"), **bucket.environment)
    assert result.returncode == 0, result.stderr
    name = "luu-tru/xa-thu-lam-thuy-loi/index.html"
    until(lambda: name in bucket.etags(), seconds=20)
    until(lambda: is_in_step(site))
    assert bucket.body(name) == running.get("/luu-tru/xa-thu-lam-thuy-loi/")[1]
    result = bantin(site, "bake", "--verify", **bucket.environment)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    run_python(site, "BulletinPage.objects.get().unpublish()", bucket)
    until(lambda: WORDS not in bucket.body(name), seconds=20)
    until(lambda: is_in_step(site))
    assert bantin(site, "bake", **bucket.environment).returncode == 0
    bucket.put("la.txt", b"x")
    bucket.delete("index.html")
    result = bantin(site, "bake", "--verify", **bucket.environment)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "missing in the storage: index.html",
        "stray in the storage: la.txt",
    ]
    result = bantin(site, "bake", "--repair", **bucket.environment)
    assert result.returncode == 0
    assert "2 of 2 differences mended." in result.stderr
    assert bantin(site, "bake", "--verify", **bucket.environment).returncode == 0


def test_readers_of_the_folder_notice_nothing_of_a_storage_that_is_down(
    site: Path, run_bantin: Run, bucket: Bucket, s3: S3Server, tmp_path: Path
) -> None:
    running = run_bantin(site, **bucket.environment)
    until(lambda: "404.html" in bucket.etags() and is_in_step(site))
    s3.down()
    try:
        began = time.monotonic()
        file = page(tmp_path, "Khi kho ngừng chạy")
        assert bantin(site, "import", file, **bucket.environment).returncode == 0
        assert running.get("/luu-tru/khi-kho-ngung-chay/")[0] == 200
        took = time.monotonic() - began
        without = bantin(site, "bake", "--verify", **bucket.environment)
        kill_worker(running)
    finally:
        s3.up()
    name = "luu-tru/khi-kho-ngung-chay/index.html"
    until(lambda: name in bucket.etags())
    until(lambda: is_in_step(site))
    assert bantin(site, "bake", "--verify", **bucket.environment).returncode == 0
    assert took < 60
    assert without.returncode == 1
    assert "Traceback" not in without.stderr
    last = without.stderr.splitlines()[-1]
    assert last.startswith("Error: The storage of the public site cannot be used: s3://")


def test_a_worker_that_is_killed_again_and_again_loses_nothing(
    site: Path, run_bantin: Run, bucket: Bucket, tmp_path: Path
) -> None:
    running = run_bantin(site, **bucket.environment)
    moments = random.Random(20260408)
    for number in range(4):
        file = page(tmp_path, f"Tin thứ {number}")
        assert bantin(site, "import", file, **bucket.environment).returncode == 0
        time.sleep(moments.uniform(0, 1.5))
        kill_worker(running)
    # What a killed worker may have sent is withdrawn before another has seen it.
    run_python(site, "BulletinPage.objects.get(slug='tin-thu-3').unpublish()", bucket)
    until(lambda: "luu-tru/tin-thu-0/index.html" in bucket.etags())
    until(lambda: is_in_step(site))
    until(lambda: WORDS not in bucket.body("luu-tru/tin-thu-3/index.html"))
    until(lambda: bantin(site, "bake", "--verify", **bucket.environment).returncode == 0)
    names = bucket.etags()
    assert {f"luu-tru/tin-thu-{n}/index.html" in names for n in range(3)} == {True}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"BANTIN_PUBLIC_STORAGE": "s3://khong-co-cai-nay"}, "NoSuchBucket"),
        (
            {"BANTIN_PUBLIC_STORAGE_OPTIONS": '{"endpoint_url": "http://127.0.0.1:1"}'},
            "127.0.0.1:1",
        ),
        ({"AWS_ACCESS_KEY_ID": ""}, "credentials"),
    ],
)
def test_a_storage_that_cannot_be_used_is_told_in_a_line(
    site: Path, bucket: Bucket, change: dict[str, str], words: str
) -> None:
    more = {**bucket.environment, "AWS_EC2_METADATA_DISABLED": "true", **change}
    if change.get("AWS_ACCESS_KEY_ID") == "":
        more.pop("AWS_ACCESS_KEY_ID")
        more.pop("AWS_SECRET_ACCESS_KEY")
    result = bantin(site, "bake", "--verify", **more)
    assert result.returncode == 1
    *progress, last = result.stderr.splitlines()
    assert last.startswith("Error: The storage of the public site cannot be used: s3://")
    assert words in last
    assert all("a second" in line for line in progress)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ('{"bucket": "x"}', "Invalid setting 'bucket' for PublicS3"),
        ('{"endpoint_url": "s3.example.vn"}', "Invalid endpoint: s3.example.vn"),
        ('{"location": "/cong"}', "has 'location', which BANTIN_PUBLIC_STORAGE says already"),
    ],
)
@pytest.mark.parametrize("command", ["prepare", "worker"])
def test_options_that_are_wrong_are_told_in_a_line(
    site: Path, bucket: Bucket, command: str, options: str, words: str
) -> None:
    said = {**bucket.environment, "BANTIN_PUBLIC_STORAGE_OPTIONS": options}
    result = bantin(site, command, **said)
    assert result.returncode == 1
    assert "Error: The configuration is wrong: " in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1
