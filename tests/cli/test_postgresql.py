"""The same portal on PostgreSQL: a real server, started here and gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_import import WORDS, page, write
from tests.processes import Running, bantin, free_port


def binary(name: str) -> str:
    """The path of a program of PostgreSQL's server: in POSTGRESQL, or the newest that is installed."""
    places = [
        os.environ.get("POSTGRESQL", ""),
        *map(str, Path("/usr/lib/postgresql").glob("*/bin")),
    ]
    for place in sorted(filter(None, places), reverse=True):
        if (found := Path(place) / name).is_file():
            return str(found)
    if found_on_path := shutil.which(name):
        return found_on_path
    raise AssertionError("No PostgreSQL: run `make postgresql`.")


def as_server_user(*command: str) -> None:
    """Run ``command``; as the user of the package where this is root, whom PostgreSQL refuses."""
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(command, check=True, capture_output=True, cwd="/", user=user)


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """The address of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = str(folder / "data"), free_port()
    as_server_user(binary("initdb"), "-D", data, "-U", "bantin", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    as_server_user(
        binary("pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"
    )
    yield f"postgresql://bantin@127.0.0.1:{port}/postgres"
    as_server_user(binary("pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def test_a_bulletin_goes_the_whole_way(
    database_url: str, tmp_path: Path, run_bantin: Callable[..., Running]
) -> None:
    home = tmp_path / "home"
    running = run_bantin(home, DATABASE_URL=database_url)
    file = write(tmp_path / "a.txt", page())
    first = bantin(home, "import", file, DATABASE_URL=database_url)
    assert first.returncode == 0, first.stderr
    status, body = running.get("/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")
    assert status == 200
    assert WORDS["lead"] in body.decode()
    again = bantin(home, "import", file, DATABASE_URL=database_url)
    assert "unchanged" in again.stdout
    assert not (home / "bantin.sqlite3").exists()
