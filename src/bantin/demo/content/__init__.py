"""The demonstration's texts, read from the files beside this module into plain values."""

import tomllib
from importlib import resources
from typing import Any

Table = dict[str, Any]


def portal() -> Table:
    """Return the identity of the demonstration portal."""
    return _read("portal.toml")


def sections() -> list[Table]:
    """Return the sections in the order of the menu."""
    return list(_read("sections.toml")["section"])


def bulletins() -> list[Table]:
    """Return the bulletins, oldest first."""
    folder = resources.files(__name__).joinpath("bulletins")
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return sorted(tables, key=lambda table: table["date"])


def _read(name: str) -> Table:
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
