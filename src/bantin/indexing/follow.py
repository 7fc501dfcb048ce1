"""Bringing the readers' index in step with the public folder: within moments, and nothing is lost.

What has changed is in the database (`Stale`) until the index knows it. An index that is missing, of another version,
or of another generation of the public folder is built anew by a process of its own, while readers go on with the old
one.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from bantin.baking import generations
from bantin.indexing.listen import news
from bantin.indexing.models import Stale
from bantin.indexing.standing import entries, entries_and_gone, folder, published
from bantin.search.index import Changes, Writer, build
from bantin.search.values import IndexBusy, NoIndex, SearchFailure

AT_ONCE = 200
"""How many bulletins one step of the index takes."""
WAIT_SECONDS = 0.4
BUILT_OF = "built-of"
"""The file beside the index that has the number of the generation which it was built of."""
KEPT = timedelta(days=1)


def build_anew(progress: Callable[[int], None] = lambda done: None) -> int:
    """Build the index of all that readers have; returns the number of bulletins. Raises SearchFailure.

    What changes meanwhile is taken over at the end.
    """
    last = Stale.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    generation = generations.current(settings.PUBLIC_ROOT)

    def takeover() -> Changes:
        since = Stale.objects.filter(pk__gt=last).values_list("path", flat=True)
        return entries_and_gone(since.iterator())

    number = build(folder(), entries(published()), progress, takeover=takeover)
    (folder() / BUILT_OF).write_text(str(generation))
    return number


def is_current() -> bool:
    """Return whether the index is of the generation of the public folder that readers have."""
    try:
        built_of = (folder() / BUILT_OF).read_text()
    except OSError:
        return False
    return built_of == str(generations.current(settings.PUBLIC_ROOT))


class Follower:
    """What follows the public folder with the index; of several processes one at a time does."""

    def __init__(self) -> None:
        """Prepare; nothing is opened yet."""
        self._building: subprocess.Popen[bytes] | None = None

    def step(self) -> bool:
        """Let the index know some of what has changed; returns whether there was anything.

        Waits a moment for something to come. Raises SearchFailure.
        """
        if not self._is_building() and not is_current():
            self._begin_to_build()
        if not (due := _due()) and not (news.wait(WAIT_SECONDS) and (due := _due())):
            return False
        news.clear()
        try:
            with Writer(folder()) as writer:
                writer.update(*entries_and_gone(due.values()))
        except (NoIndex, IndexBusy):
            return False  # What is being built takes it over, or another process does it.
        Stale.objects.filter(pk__in=due).update(is_done=True)
        Stale.objects.filter(is_done=True, noted_at__lt=timezone.now() - KEPT).delete()
        return True

    def _is_building(self) -> bool:
        if self._building is not None and (code := self._building.poll()) is not None:
            self._building = None
            if code:
                raise SearchFailure(f"Building the readers' index ended with {code}.")
        return self._building is not None

    def _begin_to_build(self) -> None:
        # It ends with this process, which holds the other end of its input.
        environment = {**os.environ, "BANTIN_ENDS_WITH_PARENT": "1"}
        command = [sys.executable, "-m", "bantin", "index"]
        self._building = subprocess.Popen(  # noqa: S603  (our own command)
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )


def _due() -> dict[int, str]:
    rows = Stale.objects.filter(is_done=False).order_by("pk")
    return dict(rows.values_list("pk", "path")[:AT_ONCE])
