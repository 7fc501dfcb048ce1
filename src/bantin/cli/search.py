"""`bantin search`: what readers find, from the readers' index and without the database."""

import json
from typing import TYPE_CHECKING

import click

from bantin.cli.site import home
from bantin.search.said import as_data, when
from bantin.search.values import FOLDER, MOST_HITS, SearchFailure

if TYPE_CHECKING:
    from bantin.search.values import Answer, Marked


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_HITS),
    default=10,
    show_default=True,
    help="How many results.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON: total, took_ms and a list of results."
)
def search(query: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Search the published bulletins for QUERY as readers do, the best first.

    Diacritics may be left out; "..." around words finds them side by side. It reads the index in BANTIN_HOME, and
    needs neither the database nor a running portal.
    """
    from bantin.search.reader import Reader
    from bantin.search.values import Question

    try:
        reader = Reader.open(home() / FOLDER)
        question = Question(" ".join(query), limit=limit, limit_ms=30_000)
        answer = reader.search(question)
        meant = "" if as_json else reader.did_you_mean(question.text)
    except SearchFailure as error:
        raise click.ClickException(f"{error} `bantin index` builds it.") from error
    if as_json:
        click.echo(json.dumps(as_data(answer), ensure_ascii=False, indent=2))
        return
    click.echo(summary(answer))
    if meant and meant != answer.searched:
        click.echo(f"Did you mean: {meant}")
    for hit in answer.hits:
        click.echo(f"\n{in_bold(hit.headline)}\n  {hit.url}\n  {when(hit)}  {hit.section_title}")
        if hit.snippet.text:
            click.echo(f"  {in_bold(hit.snippet)}")


def summary(answer: "Answer") -> str:
    """Return one line: how many were found, in which way, how fast."""
    how = {
        "all": "with all words",
        "some": "with most words, none has all as typed",
        "corrected": f"for: {answer.searched}",
        "nothing": "",
    }[answer.matching]
    found = f"{answer.total:,} found {how}".rstrip()
    return f"{found} ({answer.took_ms:.0f} ms{', cut for lack of time' if answer.cut else ''})"


def in_bold(marked: "Marked") -> str:
    """Return the text with what was looked for in bold; click leaves that out where no terminal reads it."""
    pieces, at = [], 0
    for start, end in marked.ranges:
        pieces += [marked.text[at:start], click.style(marked.text[start:end], bold=True)]
        at = end
    return "".join([*pieces, marked.text[at:]])
