"""Tables for people, JSON for programs."""

import json
from pathlib import Path

from benchmarks.machine import this_machine
from benchmarks.report import keep, ratio, table


def test_columns_stand_below_their_heads() -> None:
    assert table(("page", "kB"), [("home", 5), ("bulletin", "12.5")]).splitlines() == [
        "page        kB",
        "--------  ----",
        "home         5",
        "bulletin  12.5",
    ]


def test_figures_are_kept_as_they_are(tmp_path: Path) -> None:
    file = keep("pages", {"mục": [1, 2.5]}, tmp_path / "new")
    assert json.loads(file.read_text(encoding="utf-8")) == {"mục": [1, 2.5]}


def test_a_ratio_needs_a_peer() -> None:
    assert ratio(3, 2) == "1.50"
    assert ratio(3, 0) == "-"


def test_the_machine_is_named() -> None:
    machine = this_machine()
    assert machine.cores >= 1
    assert machine.memory_gib > 0
    assert f"{machine.cores} cores" in str(machine)
