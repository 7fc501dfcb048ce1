"""Parts as the stream of a body stores them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Any

from bantin.bulletins.writing.parts import Figure, Grid, Items, Line, Part, Subheading, Text
from bantin.bulletins.writing.pieces import BREAK, Run

Block = dict[str, Any]


def html_of(line: Line) -> str:
    """Return ``line`` as the HTML inside a paragraph of rich text: nothing but b, i, sup, sub, a and br."""
    return "".join(
        f'<a href="{escape(href)}">{_marked(runs)}</a>' if href else _marked(runs)
        for href, group in groupby(line, key=lambda run: run.href)
        for runs in [list(group)]
    )


def _marked(runs: Iterable[Run]) -> str:
    return "".join(map(_run_html, runs))


def _run_html(run: Run) -> str:
    html = escape(run.text, quote=False).replace(BREAK, "<br/>")
    for wanted, tag in ((run.script, run.script), (run.italic, "i"), (run.bold, "b")):
        html = f"<{tag}>{html}</{tag}>" if wanted else html
    return html


def paragraphs_of(lines: Iterable[Line]) -> str:
    """Return ``lines`` as rich text, a paragraph each."""
    return "".join(f"<p>{html_of(line)}</p>" for line in lines)


def blocks_of(parts: Iterable[Part], photo_of: Callable[[Figure], int | str]) -> list[Block]:
    """Return ``parts`` as blocks; texts in a row become one.

    ``photo_of`` takes a figure and returns the key of its photo, or the words that hold its place where it has none.
    """
    blocks: list[Block] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, Text)):
        if is_text:
            lines = [part.runs for part in group if isinstance(part, Text)]
            blocks.append({"type": "paragraph", "value": paragraphs_of(lines)})
        else:
            blocks += [_block(part, photo_of) for part in group]
    return blocks


def _block(part: Part, photo_of: Callable[[Figure], int | str]) -> Block:
    if isinstance(part, Subheading):
        return {"type": "minor_subheading" if part.minor else "subheading", "value": part.text}
    if isinstance(part, Items):
        items = [paragraphs_of(lines) for lines in part.items]
        return {"type": "list", "value": {"ordered": part.ordered, "items": items}}
    if isinstance(part, Grid):
        return {"type": "table", "value": _table(part)}
    if isinstance(part, Text):
        return {"type": "paragraph", "value": paragraphs_of([part.runs])}
    photo = photo_of(part)
    words = {"caption": part.caption, "credit": part.credit}
    if isinstance(photo, int):
        return {"type": "figure", "value": {"photo": photo, **words}}
    return {"type": "missing_figure", "value": {**words, "caption": part.caption or photo}}


def _table(grid: Grid) -> Block:
    return {
        "data": [list(row) for row in grid.rows],
        "cell": [],
        "mergeCells": [],
        "table_caption": "",
        "table_header_choice": "row" if grid.header else "neither",
        "first_row_is_table_header": grid.header,
        "first_col_is_header": False,
    }
