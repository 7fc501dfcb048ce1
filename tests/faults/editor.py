"""An editor: a process that publishes, changes and withdraws bulletins, one line of orders at a time.

An order is a JSON object with a ``do`` (the name of a function below) and its arguments. The answer, on a line too,
says what readers must find from now on: ``live``, addresses by what stands there, and ``gone``, addresses at which
nothing may stand; or ``failed`` and why, where the transaction was undone.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.processes import environment

ROOT = Path(__file__).parents[2]


@dataclass
class Ledger:
    """What readers must find, by what the editor was told of each transaction."""

    live: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def note(self, answer: dict[str, Any]) -> None:
        """Take an answer of the editor in."""
        for path in answer.get("gone", ()):
            self.live.pop(path, None)
            self.gone.add(path)
        for path, headline in answer.get("live", {}).items():
            self.gone.discard(path)
            self.live[path] = headline


class Editor:
    """The process, seen from the test."""

    def __init__(self, home: Path, seed: int, **more: str) -> None:
        """Start it in ``home``; ``seed`` decides what `act` does."""
        self.ledger = Ledger()
        self.failures: list[str] = []
        self._chance = Random(seed)
        self._count = 0
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.editor"],
            env={**environment(home, **more), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, do: str, **arguments: Any) -> dict[str, Any]:
        """Give one order and note what came of it. Raises AssertionError where the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the editor has ended"
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            self.failures.append(answer["failed"])
        self.ledger.note(answer)
        return answer

    def act(self) -> dict[str, Any]:
        """Do anything that editors do, as the seed decides."""
        self._count += 1
        live = sorted(self.ledger.live)
        do = self._chance.choices(
            ("publish", "rename", "edit", "withdraw", "move"), (4, 1, 2, 1, 1)
        )[0]
        if do == "publish" or not live:
            return self.do("publish", headline=f"Bản tin số {self._count} trong ngày")
        return self.do(do, path=self._chance.choice(live), number=self._count)

    def work(self, pause: float = 0.05) -> None:
        """Go on acting in the background until `rest` is called."""

        def go_on() -> None:
            while not self._stopping.wait(pause):
                self.act()

        self._stopping.clear()
        self._thread = threading.Thread(target=go_on)
        self._thread.start()

    def rest(self) -> None:
        """Stop acting in the background."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=90)
            assert not self._thread.is_alive(), "the editor hangs"
            self._thread = None

    def close(self) -> None:
        """End the process."""
        self.rest()
        self._process.terminate()
        self._process.communicate(timeout=30)


def main() -> None:
    """Carry out orders, each in one transaction, as a request of the desk is."""
    import django

    django.setup()
    from django.db import Error, connection, transaction

    for line in sys.stdin:
        order = json.loads(line)
        name = order.pop("do")
        do: Callable[..., dict[str, Any]] = ORDERS[name]
        try:
            with nullcontext() if name in NO_REQUEST else transaction.atomic():
                answer = do(**order)
        except (Error, OSError) as error:
            connection.close()
            answer = {"failed": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def open_section(title: str) -> dict[str, Any]:
    """Make a section."""
    from bantin.demo.actions import add_section
    from bantin.home.models import HomePage
    from bantin.text.slug import slugify

    section = add_section(HomePage.objects.get(), {"title": title, "slug": slugify(title)})
    return {"path": section.url}


def publish(headline: str, section: int = 0, **dates: float) -> dict[str, Any]:
    """Publish a new bulletin; ``go_live`` and ``expire`` are seconds from now."""
    from django.utils import timezone

    from bantin.bulletins.models import BulletinPage
    from bantin.portal.models import SectionPage

    now = timezone.now()
    parent = SectionPage.objects.order_by("path")[section]
    bulletin = BulletinPage(title=headline, lead="Sapo của bản tin thử.", date=now, live=False)
    if "expire" in dates:
        bulletin.expire_at = now + timedelta(seconds=dates["expire"])
    if "go_live" in dates:
        bulletin.go_live_at = now + timedelta(seconds=dates["go_live"])
    parent.add_child(instance=bulletin)
    bulletin.save_revision().publish()
    return {"path": bulletin.url, "live": {} if "go_live" in dates else {bulletin.url: headline}}


def _bulletin(path: str) -> Any:
    from bantin.bulletins.models import BulletinPage

    return BulletinPage.objects.get(slug=path.rstrip("/").rpartition("/")[2])


def edit(path: str, number: int) -> dict[str, Any]:
    """Give a bulletin another headline."""
    bulletin = _bulletin(path)
    bulletin.title = f"Tiêu đề sửa lần {number}"
    bulletin.save_revision().publish()
    return {"live": {path: bulletin.title}}


def rename(path: str, number: int) -> dict[str, Any]:
    """Give a bulletin another address."""
    bulletin = _bulletin(path)
    bulletin.slug = f"dia-chi-moi-{number}"
    bulletin.save_revision().publish()
    bulletin.refresh_from_db()
    return {"gone": [path], "live": {bulletin.url: bulletin.title}}


def move(path: str, number: int) -> dict[str, Any]:
    """Move a bulletin to the next section."""
    from bantin.portal.models import SectionPage

    sections = list(SectionPage.objects.order_by("path"))
    bulletin = _bulletin(path)
    target = sections[number % len(sections)]
    if target.pk == bulletin.get_parent().pk:
        return {}
    bulletin.move(target, pos="last-child")
    moved = type(bulletin).objects.get(pk=bulletin.pk)
    return {"gone": [path], "live": {moved.url: moved.title}}


def withdraw(path: str, number: int) -> dict[str, Any]:
    """Withdraw a bulletin."""
    _bulletin(path).unpublish()
    return {"gone": [path]}


def touch_all() -> dict[str, Any]:
    """Change what stands on every page: the name of the body that publishes."""
    from bantin.home.models import HomePage
    from bantin.portal.sites import identity_of

    identity = identity_of(HomePage.objects.get())
    identity.agency = f"{identity.agency}·"
    identity.save()
    return {}


def bake() -> dict[str, Any]:
    """Do what `bantin bake --due` does."""
    from bantin.baking.outbox import bake_due

    return {"baked": str(bake_due())}


def verify() -> dict[str, Any]:
    """Do what `bantin bake --verify` does."""
    from bantin.baking.verify import differences

    return {"differences": [str(difference) for difference in differences()]}


ORDERS = {
    do.__name__: do
    for do in (open_section, publish, edit, rename, move, withdraw, touch_all, bake, verify)
}
# What a command does, in a process that stands ready: to start one takes seconds.
NO_REQUEST = frozenset({"bake", "verify"})


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bantin.settings.demo")
    main()
