"""`bantin search`: the readers' index, without a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bantin.search.index import build
from bantin.search.values import FOLDER
from tests.processes import bantin
from tests.search.entries import entry


def test_it_says_that_there_is_no_index(tmp_path: Path) -> None:
    said = bantin(tmp_path, "search", "hội nghị")
    assert said.returncode == 1
    assert said.stderr.startswith("Error: There is no index in ")
    assert "Traceback" not in said.stderr


def test_it_finds_without_a_database(tmp_path: Path) -> None:
    build(
        tmp_path / FOLDER,
        [entry(1, "Hội nghị tỉnh", "Đại biểu đã họp."), entry(2, "Mùa lũ", days=1)],
    )
    said = bantin(tmp_path, "search", "hoi", "nghi", "--json", "--limit", "5")
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout)
    assert told.pop("took_ms") > 0
    assert told == {
        "total": 1,
        "results": [
            {
                "url": "/thoi-su/1/",
                "headline": "Hội nghị tỉnh",
                "date": "2024-04-08",
                "section": "Thoi su",
                "snippet": "Đại biểu đã họp.",
            }
        ],
    }
    assert not (tmp_path / "bantin.sqlite3").exists()


def test_a_person_reads_what_was_meant(tmp_path: Path) -> None:
    build(tmp_path / FOLDER, [entry(1, "Hội nghị tỉnh", "Đại biểu đã họp.")])
    marked = bantin(tmp_path, "search", "hoi nghi")
    assert marked.stdout.startswith("1 found with all words")
    assert "Did you mean: hội nghị" in marked.stdout
    mended = bantin(tmp_path, "search", "hooij nghij")
    assert "for: hội nghị" in mended.stdout
    nothing = bantin(tmp_path, "search", '"')
    assert nothing.stdout.startswith("0 found")


def test_the_limit_has_bounds(tmp_path: Path) -> None:
    assert bantin(tmp_path, "search", "x", "--limit", "0").returncode == 2
    assert bantin(tmp_path, "search").returncode == 2


def test_the_index_is_read_without_django() -> None:
    code = (
        "import sys, bantin.search.reader, bantin.search.index;"
        "sys.exit(any(name.split('.')[0] in ('django', 'wagtail') for name in sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0
