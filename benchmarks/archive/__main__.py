"""`python -m benchmarks.archive COUNT HOME [SEED]`: make a home with an archive of COUNT bulletins.

Without arguments it measures how fast that goes, as `make bench` asks every subject.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

MEASURED = 2_000
LEAST_A_SECOND = 400


def main(arguments: list[str]) -> int:
    """Make what ``arguments`` say, or measure; returns 0, 1 where the goal was missed, 2 for wrong arguments."""
    if not arguments:
        with tempfile.TemporaryDirectory(prefix="bantin-bench-") as folder:
            rate = make_home(Path(folder), MEASURED)
        print(f"{rate:.0f} bulletins a second; the goal is {LEAST_A_SECOND}")
        return int(rate < LEAST_A_SECOND)
    try:
        count, home = int(arguments[0]), Path(arguments[1]).resolve()
        seed = int(arguments[2]) if len(arguments) > 2 else 1
    except (ValueError, IndexError):
        print(__doc__, file=sys.stderr)
        return 2
    print(f"{make_home(home, count, seed):.0f} bulletins a second")
    return 0


def make_home(home: Path, count: int, seed: int = 1) -> float:
    """Make ``home``, a BANTIN_HOME, with an archive of ``count`` bulletins; returns how many a second were stored.

    Sets Django up for that home, so a process makes one.
    """
    os.environ["BANTIN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bantin.settings.demo"
    home.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    from bantin.demo.actions import ensure_site
    from bantin.home.models import HomePage
    from benchmarks.archive.making import make_archive
    from benchmarks.archive.pictures import photos

    call_command("migrate", interactive=False, verbosity=0)
    ensure_site(demo=False, say=print)
    pictures = photos()
    started = last = time.monotonic()

    def progress(made: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > 10 or made == count:
            last = now
            print(f"{made} bulletins, {made / (now - started):.0f} a second", flush=True)

    make_archive(
        HomePage.objects.order_by("path")[0], count, seed, pictures=pictures, progress=progress
    )
    return count / (time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
