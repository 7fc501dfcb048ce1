"""An answer of the readers' index as the page shows it, and as machines read it."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from bantin.reader.searching.addresses import HITS, Asked
from bantin.reader.searching.pieces import Html, Pieces, Values
from bantin.search.said import as_data, when
from bantin.search.terms import VIETNAM
from bantin.search.values import Answer, Count, Hit, Marked
from bantin.text.numbers import format_number

MOST_CHOICES = 12
"""Of a filter that are offered."""


def whole_page(pieces: Pieces, asked: Asked, answer: Answer | None, meant: str = "") -> str:
    """Return the page that answers ``asked``; ``answer`` is None where the index cannot be read."""
    box = pieces.fill("box", query=asked.text)
    parts = [pieces.fill("unavailable")] if answer is None else _parts(pieces, asked, answer, meant)
    return pieces.page(asked.text, box, "\n".join(parts))


def _parts(pieces: Pieces, asked: Asked, answer: Answer, meant: str) -> Iterator[str]:
    said = {"all": "found", "some": "some", "corrected": "corrected", "nothing": "none"}
    name = said[answer.matching] if answer.total else "none"
    yield pieces.fill(
        name, query=asked.text, total=format_number(answer.total), searched=answer.searched
    )
    if answer.cut:
        yield pieces.fill("cut")
    if meant and meant != answer.searched:
        yield pieces.fill("meant", url=_url(asked.but(text=meant)), meant=meant)
    yield from _filters(pieces, asked, answer)
    if answer.hits:
        first = (asked.number - 1) * HITS + 1
        hits = (("hits", _hit(hit)) for hit in answer.hits)
        yield pieces.fill_each("hits", hits, first=str(first))
    yield from _pages(pieces, asked, answer)


def _hit(hit: Hit) -> Values:
    moment = hit.date.astimezone(VIETNAM)
    return {
        "url": hit.url,
        "headline": marked(hit.headline),
        "snippet": marked(hit.snippet),
        "date_text": f"{moment:%d/%m/%Y}",
        "date_iso": when(hit),
        "section": hit.section_title,
    }


def marked(text: Marked) -> Html:
    """Return ``text`` as HTML with what was looked for in ``<mark>``."""
    pieces, at = [], 0
    for start, end in text.ranges:
        pieces += [escape(text.text[at:start]), f"<mark>{escape(text.text[start:end])}</mark>"]
        at = end
    return Html("".join([*pieces, escape(text.text[at:])]))


def _filters(pieces: Pieces, asked: Asked, answer: Answer) -> Iterator[str]:
    words, facets = pieces.words, answer.facets
    narrowed = bool(asked.section or asked.year or asked.kind)
    if not answer.total and not narrowed:
        return
    if answer.total > 1:
        orders = [
            (words[order], asked.but(order=order), "", asked.order == order)
            for order in ("relevance", "date")
        ]
        yield _filter(pieces, words["order"], orders)
    shown: list[tuple[str, tuple[Count, ...], Any, Callable[[str], Any], Callable[[str], str]]] = [
        ("section", facets.sections, asked.section, str, lambda v: words["sections"].get(v, v)),
        ("year", facets.years, asked.year, int, str),
        ("kind", facets.kinds, asked.kind, str, lambda v: words["kinds"].get(v, v)),
    ]
    for name, counts, chosen, value_of, label_of in shown:
        if len(counts) < 2 and not chosen:
            continue
        choices = [
            (
                label_of(it.value),
                asked.but(**{name: value_of(it.value)}),
                format_number(it.count),
                value_of(it.value) == chosen,
            )
            for it in counts[:MOST_CHOICES]
        ]
        unchosen = None if name == "year" else ""
        everything = (words["all"], asked.but(**{name: unchosen}), "", not chosen)
        yield _filter(pieces, words[name], [everything, *choices])


def _filter(pieces: Pieces, label: str, choices: Iterable[tuple[str, Asked, str, bool]]) -> str:
    items = (
        (
            "filter-current" if current else "filter",
            {"label": text, "url": _url(target), "count": count},
        )
        for text, target, count, current in choices
    )
    return pieces.fill_each("filter", items, label=label)


def _pages(pieces: Pieces, asked: Asked, answer: Answer) -> Iterator[str]:
    last = -(-answer.total // HITS)
    if last < 2:
        return
    near = range(max(1, asked.number - 2), min(last, asked.number + 2) + 1)
    numbers = sorted({1, *near} | ({last} if last <= near[-1] + 1 else set()))
    word: str = pieces.words["page"]
    choices = [
        (
            word.replace("[[number]]", format_number(number)),
            asked.but(number=number),
            "",
            number == asked.number,
        )
        for number in numbers
    ]
    yield _filter(pieces, pieces.words["pages"], choices)


def _url(asked: Asked) -> str:
    return f"?{asked.query_string}"


def data(answer: Answer, meant: str) -> dict[str, Any]:
    """Return what machines read."""
    facets = {
        name: {it.value: it.count for it in counts}
        for name, counts in (
            ("sections", answer.facets.sections),
            ("years", answer.facets.years),
            ("kinds", answer.facets.kinds),
        )
    }
    return {
        **as_data(answer),
        "matching": answer.matching,
        "cut": answer.cut,
        "did_you_mean": meant,
        "facets": facets,
    }
