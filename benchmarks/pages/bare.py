"""The peer of `speed`: the same page with neither styles nor scripts nor fonts, from the same server."""

import re
from pathlib import Path

from bantin.baking.write import file_of, write_file

FOLDER = "/bare"
_LINK = re.compile(r"<link\b[^>]*>\s*")
_RELATIONS_THAT_LOAD = re.compile(
    r'\brel="[^"]*\b(?:stylesheet|preload|modulepreload|icon|manifest)\b[^"]*"'
)
_SCRIPT = re.compile(r"<script\b(?![^>]*application/ld\+json)[^>]*>.*?</script>\s*", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>.*?</style>\s*", re.DOTALL)


def without_dress(html: str) -> str:
    """Return a page of ours without the styles, scripts, fonts and icons that it links to or holds."""
    linked = _LINK.sub(lambda m: "" if _RELATIONS_THAT_LOAD.search(m[0]) else m[0], html)
    return _STYLE.sub("", _SCRIPT.sub("", linked))


def add_bare_pages(public: Path, pages: dict[str, str]) -> dict[str, str]:
    """Put the bare copy of each of ``pages`` below FOLDER, compressed as pages are; returns their addresses."""
    bare = {name: FOLDER + path for name, path in pages.items()}
    for name, path in pages.items():
        html = file_of(public, path).read_text(encoding="utf-8")
        write_file(public, bare[name], without_dress(html).encode())
    return bare
