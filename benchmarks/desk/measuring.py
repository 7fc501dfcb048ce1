"""`python -m benchmarks.desk.measuring HOME RUNS`: how long each screen of the desk takes, in one archive."""

import json
import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Figures = dict[str, float]


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
    print(json.dumps({name: _median(ask, runs) for name, ask in _screens()}))


def _median(ask: Any, runs: int) -> float:
    ask()
    return statistics.median(_timed(ask) for _ in range(runs))


def _timed(ask: Any) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _screens() -> Iterator[tuple[str, Any]]:
    """Yield the screens, by name: what an approver of the whole portal asks for, through the desk's own views."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from bantin.bulletins.models import BulletinPage
    from bantin.desk.models import Role
    from bantin.desk.roles import make_group
    from bantin.portal.models import SectionPage

    user, _new = get_user_model().objects.get_or_create(username="approver-of-the-benchmark")
    user.groups.add(make_group(Role.APPROVER))
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    section = max(SectionPage.objects.all(), key=lambda page: page.numchild)
    bulletin = BulletinPage.objects.filter(section=section).order_by("-date").first()
    assert bulletin is not None
    word = bulletin.title.split()[0]

    def page(name: str, *args: Any, **asked: Any) -> Any:
        address = reverse(name, args=args)

        def ask() -> None:
            answer = client.get(address, asked)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
            answer.getvalue()

        return ask

    yield "home page of the desk", page("wagtailadmin_home")
    yield "explorer: a section", page("wagtailadmin_explore", section.pk)
    yield "explorer: its tenth page", page("wagtailadmin_explore", section.pk, p=10)
    yield "explorer: searched", page("wagtailadmin_explore", section.pk, q=word)
    yield "search for pages", page("wagtailadmin_pages:search", q=word)
    yield "chooser of pages: a section", page("wagtailadmin_choose_page_child", section.pk)
    yield "chooser of pages: searched", page("wagtailadmin_choose_page_search", q=word)
    yield "chooser of photos", page("wagtailimages_chooser:choose")
    yield "photos", page("wagtailimages:index")
    yield "files", page("wagtaildocs:index")
    yield "editor of a bulletin", page("wagtailadmin_pages:edit", bulletin.pk)
    yield "history of a bulletin", page("wagtailadmin_pages:history", bulletin.pk)
    yield "deciding on a bulletin", page("desk_review", bulletin.pk)
    yield "report of bulletins", page("bulletin_report")
    yield "report of bulletins: one status", page("bulletin_report", standing="published")
    yield "log", page("desk_log")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
