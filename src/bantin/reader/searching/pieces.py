"""The baked page of the search, taken apart: its frame, and the pieces that an answer is made of."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

_TEMPLATE = re.compile(r'<template data-piece="([\w-]+)">(.*?)</template>\s*', re.DOTALL)
_EACH = re.compile(r"<!--each-->(.*?)<!--/each-->", re.DOTALL)
_TOKEN = re.compile(r"\[\[(\w+)\]\]")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)

Values = Mapping[str, str]


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


@dataclass(frozen=True)
class Pieces:
    """What is left of the page without the pieces, the pieces by their names, and the words of filters."""

    frame: str
    pieces: Mapping[str, str]
    words: Mapping[str, Any]

    @classmethod
    def of(cls, page: str) -> "Pieces":
        """Take ``page`` apart. Raises ValueError for a page that is none of the search."""
        pieces = dict(_TEMPLATE.findall(page))
        if "words" not in pieces:
            raise ValueError("The baked page of the search has no pieces.")
        words = json.loads(unescape(pieces["words"]))
        return cls(_TEMPLATE.sub("", page), pieces, words)

    def fill(self, name: str, **values: str) -> Html:
        """Return the piece ``name`` with ``values``, which are escaped unless they are HTML."""
        return _filled(self.pieces[name], values)

    def fill_each(self, name: str, items: Iterable[tuple[str, Values]], **values: str) -> Html:
        """Return the piece ``name`` with what stands for each of ``items``: of which piece, with which values."""
        before, after = _EACH.split(self.pieces[name], maxsplit=1)[::2]
        each = "".join(_filled(_each_of(self.pieces[source]), item) for source, item in items)
        return Html(f"{_filled(before, values)}{each}{_filled(after, values)}")

    def page(self, title: str, box: str, answer: str) -> str:
        """Return the whole page."""
        page = _between(_between(self.frame, "box", box), "answer", answer)
        return _TITLE.sub(lambda found: f"<title>{escape(title)} - {found[1]}</title>", page, 1)


def _each_of(piece: str) -> str:
    return _EACH.split(piece, maxsplit=1)[1]


def _filled(piece: str, values: Values) -> Html:
    def value(found: re.Match[str]) -> str:
        given = values.get(found[1], found[0])
        return given if isinstance(given, Html) else escape(given)

    return Html(_TOKEN.sub(value, piece))


def _between(page: str, name: str, content: str) -> str:
    before, _, rest = page.partition(f"<!--{name}-->")
    _, _, after = rest.partition(f"<!--/{name}-->")
    return f"{before}{content}{after}"
