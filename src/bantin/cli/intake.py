"""`bantin import`: pages of an older portal become bulletins."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from bantin.cli.site import set_up
from bantin.intake.errors import IntakeError
from bantin.intake.files import Found, find, read, shown
from bantin.intake.records import BulletinRecord
from bantin.intake.sources import LARGEST_FILE, parse

if TYPE_CHECKING:
    from bantin.intake.actions import Outcome

PROGRESS_SECONDS = 2.0


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.option(
    "--section",
    metavar="SLUG",
    help="The section to put the bulletins in; default: luu-tru, made if missing.",
)
@click.option("--draft", is_flag=True, help="Store as drafts instead of publishing.")
@click.option("--dry-run", is_flag=True, help="Store nothing, only say what would be stored.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
def import_command(
    paths: tuple[str, ...], section: str | None, draft: bool, dry_run: bool, as_json: bool
) -> None:
    """Import text dumps of an older portal: files, or folders that are walked; documents of Word if they are named.

    Each file stands for itself: one that cannot be read is reported and the others go on. Running the same
    import again changes nothing. Exit code 0: every file was fine; 1: some were not; 2: nothing could start.
    """
    report = Report(as_json)
    store = None if dry_run else storing(section, draft)
    try:
        for found in with_progress(list(find(paths))):
            try:
                one_file(found, store, report)
            except IntakeError as error:
                report.failed(shown(found.path), error)
        baked = bake_now() if report.count["imported"] else True
    finally:
        report.summary()
    sys.exit(1 if report.count["failed"] or not report.seen_any or not baked else 0)


def storing(section_slug: str | None, draft: bool) -> "Store":
    """Set Django up and return the function that stores records. Raises click's errors when there is no site."""
    set_up()
    from bantin.intake import actions

    try:
        section = actions.section_for(section_slug)
    except actions.UnknownSection as error:
        raise click.UsageError(str(error)) from error
    return lambda record, path: actions.store(record, path, section, draft=draft)


def one_file(found: Found, store: "Store | None", report: "Report") -> None:
    """Read, parse and store one file. Raises IntakeError."""
    if found.error is not None:
        raise found.error
    path = shown(found.path)
    if found.skipped:
        report.skipped(path)
        return
    record = parse(read(found.path, LARGEST_FILE))
    report.done(path, record, store(record, path) if store else None)


def with_progress(items: list[Found]) -> Iterator[Found]:
    """Yield ``items``; every other second, say on standard error how far it is and how long it takes."""
    started = last = time.monotonic()
    for number, item in enumerate(items):
        now = time.monotonic()
        if now - last >= PROGRESS_SECONDS:
            last, rate = now, number / (now - started)
            left = (len(items) - number) / rate if rate else 0
            click.echo(
                f"{number} of {len(items)} files, {rate:.0f} a second, about {left:.0f} s left",
                err=True,
            )
        yield item


def bake_now() -> bool:
    """Put what was imported before the readers, or wait until the worker has; returns whether all is there."""
    from bantin.baking.outbox import bake_until_done, last_error

    click.echo("Baking what was imported ...", err=True)
    if bake_until_done():
        return True
    reason = last_error()
    click.echo(
        "The bulletins are stored, but some pages are not before the readers yet"
        + (f" ({reason})" if reason else "")
        + ". The worker goes on trying; `bantin bake --due` does so at once.",
        err=True,
    )
    return False


class Report:
    """Says what became of each file: results on standard output, troubles and the summary on standard error."""

    def __init__(self, as_json: bool) -> None:
        """Start with nothing counted."""
        self.as_json = as_json
        self.count: Counter[str] = Counter()

    @property
    def seen_any(self) -> bool:
        """Whether any file was read."""
        return bool(self.count.total() - self.count["skipped"])

    def done(self, path: str, record: BulletinRecord, outcome: "Outcome | None") -> None:
        """Report a file that was read, and stored where there is an ``outcome``."""
        status = outcome.status if outcome else "read"
        review = outcome.review if outcome else record.review
        self.count[status] += 1
        self.count["to review"] += bool(review)
        if self.as_json:
            result = record.as_json_object(path)
            if outcome:
                result |= {"status": status, "id": outcome.bulletin_id, "url": outcome.url}
            self._json(result)
            return
        click.echo(
            f"{status:<9} {path}" + (f" -> {outcome.url}" if outcome and outcome.url else "")
        )
        if outcome is None:
            day = f"{record.date:%d/%m/%Y}" if record.date else "no date"
            click.echo(f"          {day}  {record.headline}")
        for note in review:
            where = f"line {note.line}: " if note.line else ""
            click.echo(f"          review: {where}{note.message}")

    def failed(self, path: str, error: IntakeError) -> None:
        """Report a file of which nothing was stored."""
        self.count["failed"] += 1
        if self.as_json:
            self._json(
                {
                    "path": path,
                    "error": {"code": error.code, "message": error.message, "line": error.line},
                }
            )
        click.echo(f"{path}: {error}", err=True)

    def skipped(self, path: str) -> None:
        """Count a file that lies in a folder and is no page."""
        self.count["skipped"] += 1

    def summary(self) -> None:
        """Print how many files came to what."""
        if not self.seen_any:
            click.echo("No page was found in what was named.", err=True)
        named = [f"{number} {name}" for name, number in self.count.items() if number]
        click.echo(", ".join(named) or "nothing done", err=True)

    def _json(self, value: dict[str, Any]) -> None:
        click.echo(json.dumps(value, ensure_ascii=False))


if TYPE_CHECKING:
    from collections.abc import Callable

    Store = Callable[[BulletinRecord, str], Outcome]
