"""`python -m benchmarks.desk.measuring HOME RUNS`: how long each screen of the desk takes, in one archive."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Figures = dict[str, float]
Ask = Callable[[], None]


def main(home: Path, runs: int) -> None:
    """Print the median of each screen, in milliseconds, as one line of JSON."""
    os.environ["BANTIN_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bantin.settings.demo")
    import django

    django.setup()
    from django.core.management import call_command

    from bantin.desk.setting_up import ensure_desk

    call_command("migrate", interactive=False, verbosity=0)
    ensure_desk()
    print(json.dumps(measured(runs)))


def measured(runs: int) -> Figures:
    """Return the median of each screen in the archive of the current home; each is told as it comes."""
    from benchmarks.desk.screens import screens

    return dict(_told(screens(), runs))


def _told(screens: Iterator[tuple[str, Ask]], runs: int) -> Iterator[tuple[str, float]]:
    for name, ask in screens:
        ask()
        took = statistics.median(_timed(ask) for _ in range(runs))
        print(f"{took:6.0f} ms  {name}", file=sys.stderr, flush=True)
        yield name, took


def _timed(ask: Ask) -> float:
    """Return how long ``ask`` kept a processor; of SQLite, whose work is done in the process, that is all of it."""
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
