"""What npm installs is pinned by content, from whichever registry a machine has."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
LOCK_TEXT = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
INSTALLED = {name: entry for name, entry in json.loads(LOCK_TEXT)["packages"].items() if name}


def test_every_package_has_its_hash() -> None:
    assert len(INSTALLED) > 100
    assert [name for name, entry in INSTALLED.items() if "integrity" not in entry] == []


def test_no_address_to_download_from_is_written_down() -> None:
    assert "resolved" not in LOCK_TEXT
    lines = [line for line in LOCK_TEXT.splitlines() if re.search(r"https?:", line)]
    assert [line for line in lines if not line.strip().startswith('"url": ')] == []  # of sponsors
    assert "registry" not in (FOLDER / ".npmrc").read_text(encoding="utf-8").replace(
        "omit-lockfile-registry-resolved", ""
    )


def test_nothing_is_asked_for_by_a_tag_that_moves() -> None:
    asked = [
        spec for entry in INSTALLED.values() for spec in entry.get("dependencies", {}).values()
    ]
    assert len(asked) > 100
    assert "latest" not in asked


def test_lighthouse_is_pinned_to_one_version() -> None:
    wanted = PACKAGE["devDependencies"]["lighthouse"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", wanted)
    assert INSTALLED["node_modules/lighthouse"]["version"] == wanted
