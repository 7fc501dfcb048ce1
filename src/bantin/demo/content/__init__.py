"""The demonstration's texts, read from the files beside this module into plain values.

A site is a folder of ``sites/``: ``site.toml`` (identity, menu), ``sections.toml``, ``layouts.toml`` and a file for
each bulletin. Files name pages of any site: a site by its folder, what is in it as ``lac-giang/kinh-te`` (a
section's address) or ``lac-giang/06-thong-xe-cau-khue-giang`` (a bulletin's file).
"""

import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

Table = dict[str, Any]

SITES = ("lac-giang", "khau-linh", "english")
"""The folders of the sites, the default site's first; later ones may translate what earlier ones have."""


@dataclass(frozen=True)
class SiteContent:
    """What the files of one site say."""

    name: str
    site: Table
    sections: list[Table]
    layouts: list[Table]
    bulletins: dict[str, Table]
    """By the names of their files, oldest first."""


def sites() -> list[SiteContent]:
    """Return the sites in the order in which they are to be made."""
    return [_site(name) for name in SITES]


def _site(name: str) -> SiteContent:
    folder = resources.files(__name__).joinpath("sites", name)
    bulletins = {
        file.name.removesuffix(".toml"): _read(file)
        for file in folder.joinpath("bulletins").iterdir()
        if file.name.endswith(".toml")
    }
    return SiteContent(
        name=name,
        site=_read(folder.joinpath("site.toml")),
        sections=_read(folder.joinpath("sections.toml"))["section"],
        layouts=_read(folder.joinpath("layouts.toml"))["layout"],
        bulletins=dict(sorted(bulletins.items(), key=lambda item: item[1]["date"])),
    )


def _read(file: Traversable) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))
