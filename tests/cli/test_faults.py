"""Faults of the machine and of the configuration are told in a line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import Running, bantin, environment, free_port


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DATABASE_URL", "foo", "DATABASE_URL is no address"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "The database cannot be used"),
        ("BANTIN_LOG_LEVEL", "LOUD", "BANTIN_LOG_LEVEL is 'LOUD'"),
        ("BANTIN_PUBLIC_URL", "abc", "BANTIN_PUBLIC_URL is 'abc'"),
        ("BANTIN_PUBLIC_URL", "https://a.example/tin", "without a path"),
        ("BANTIN_PUBLIC_STORAGE", "s3:cong", "BANTIN_PUBLIC_STORAGE is 's3:cong'"),
        ("BANTIN_PUBLIC_STORAGE", "no.such.Storage", "No module named 'no'"),
        ("BANTIN_PUBLIC_STORAGE", "bantin.portal.models.Photo", "is no storage of Django's"),
        ("BANTIN_PUBLIC_STORAGE_OPTIONS", "{}", "BANTIN_PUBLIC_STORAGE names no storage"),
        ("DJANGO_SETTINGS_MODULE", "bantin.settings.production", "Set BANTIN_HOSTS"),
    ],
)
@pytest.mark.parametrize("command", ["prepare", "bake"])
def test_a_setting_that_is_wrong(
    site: Path, setting: str, value: str, words: str, command: str
) -> None:
    result = bantin(site, command, **{setting: value})
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 3


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    for command in ("run", "prepare"):
        result = bantin(tmp_path / "home", command, PORT=str(free_port()))
        assert result.returncode == 1
        assert "A file stands where a folder is needed" in result.stderr
        assert "Traceback" not in result.stderr


def test_a_database_that_is_damaged(site: Path) -> None:
    for file in site.glob("bantin.sqlite3-*"):
        file.unlink()
    (site / "bantin.sqlite3").write_bytes(b"no database" * 500)
    for command in ("run", "bake", "worker"):
        result = bantin(site, command, PORT=str(free_port()))
        assert result.returncode == 1
        assert "The database cannot be used: file is not a database" in result.stderr
        assert "Traceback" not in result.stderr


def test_a_second_run_of_the_same_home_is_refused(
    site: Path, run_bantin: Callable[..., Running]
) -> None:
    running = run_bantin(site)
    result = bantin(site, "run", PORT=str(free_port()))
    assert result.returncode == 1
    assert "is in use already" in result.stderr
    assert f"on port {running.port}" in result.stderr
    assert running.get("/")[0] == 200


def test_an_empty_setting_is_none(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "bantin", "bake"],
        env=environment(tmp_path) | {"BANTIN_HOME": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "The database is missing" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_its_owners_alone(site: Path) -> None:
    assert (site / "bantin.sqlite3").stat().st_mode & 0o077 == 0
    assert (site / "secret.key").stat().st_mode & 0o077 == 0
