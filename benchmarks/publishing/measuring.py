"""Measuring one home: `python -m benchmarks.publishing.measuring HOME RUNS` prints the figures as JSON.

A process of its own, as a home is that of one Django. What is measured is published for good: give it a copy.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

Figures = dict[str, float]


def milliseconds(call: Callable[[], Any]) -> float:
    """Return how much of a processor ``call`` takes."""
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def measured(runs: int) -> Figures:
    """Return the median of ``runs`` for each step of a publication and each list, and the steps' 95th percentile."""
    steps: dict[str, list[float]] = {}
    for run in range(runs + 1):
        for name, call in _publication(run):
            steps.setdefault(name, []).append(milliseconds(call))
    # The first fills caches that a server has had filled for long.
    figures = {name: statistics.median(values[1:]) for name, values in steps.items()}
    figures |= {f"{name}, p95": _p95(values[1:]) for name, values in steps.items()}
    for name, call in _lists():
        call()
        figures[name] = statistics.median(milliseconds(call) for _ in range(runs))
    return figures


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _publication(run: int) -> list[tuple[str, Callable[[], Any]]]:
    """Return the steps of publishing a bulletin and of publishing it again, to be taken in this order."""
    from django.db import transaction
    from django.utils import timezone

    from bantin.baking.worker import run_one_task
    from bantin.bulletins.models import BulletinPage
    from bantin.bulletins.related.finding import find_requested
    from bantin.portal.models import SectionPage
    from benchmarks.archive.grammar import written
    from benchmarks.archive.store import body_of

    text = written(99, run)
    bulletin = BulletinPage(
        title=f"{text.headline} ({time.time_ns()})",
        lead=text.lead,
        date=timezone.now(),
        body=body_of(text),
        live=False,
    )

    @transaction.atomic
    def publish() -> None:
        section = SectionPage.objects.get(slug=text.topic.slug)
        section.add_child(instance=bulletin)
        bulletin.save_revision().publish()

    @transaction.atomic
    def publish_again() -> None:
        corrected = BulletinPage.objects.get(pk=bulletin.pk)
        corrected.lead += " Đã sửa."
        corrected.save_revision().publish()

    @transaction.atomic
    def withdraw() -> None:
        BulletinPage.objects.get(pk=bulletin.pk).unpublish()

    def follow_up() -> None:
        while run_one_task():
            pass

    return [
        ("publish", publish),
        ("search and references", follow_up),
        ("related bulletins", find_requested),
        ("publish again", publish_again),
        ("search and references again", follow_up),
        ("related bulletins again", find_requested),
        ("withdraw", withdraw),
        ("search and references of it", follow_up),
    ]


def _lists() -> list[tuple[str, Callable[[], Any]]]:
    """Return the lists that pages, feeds and site maps show."""
    from bantin.bulletins.archive import queries as archive
    from bantin.bulletins.models import BulletinPage, Kind
    from bantin.bulletins.queries import beside, latest, latest_of
    from bantin.bulletins.related.queries import related_of
    from bantin.feeds import addresses
    from bantin.portal.menus import site_menu
    from bantin.portal.site_map import entries
    from bantin.portal.sites import identity_of

    newest = BulletinPage.objects.live().order_by("-pk").select_related("section", "part")
    found = newest.filter(section__slug="kinh-te").first()
    if found is None or found.part is None or found.month is None:
        raise LookupError("This home has no archive.")
    bulletin, part, month, home_id = found, found.part, found.month, int(found.home_id or 0)
    of_site = identity_of(bulletin)
    year_month = (month.year, month.month)
    return [
        ("list: latest of the site", lambda: latest(home_id)),
        ("list: latest photo stories", lambda: latest(home_id, kind=Kind.PHOTO_STORY)),
        ("list: latest videos", lambda: latest(home_id, kind=Kind.VIDEO)),
        ("list: latest of a section", lambda: latest_of(bulletin.section)),
        ("list: beside a bulletin", lambda: beside(bulletin)),
        ("list: related bulletins", lambda: related_of(bulletin)),
        ("list: a part of a month", lambda: archive.bulletins_in(part)),
        ("list: months beside", lambda: archive.neighbours(month)),
        ("list: months of a year", lambda: archive.months_of(month.section_id, month.year)),
        ("list: years of a section", lambda: archive.years_of(month.section_id)),
        ("list: menu", lambda: site_menu(of_site, bulletin)),
        ("list: map of the site", lambda: entries(of_site)),
        ("list: tags of a change", lambda: bulletin.list_tags),
        ("site map: pages", lambda: list(addresses.addresses_of_pages(of_site))),
        ("site map: years", lambda: list(addresses.addresses_of_years(of_site))),
        ("site map: news", lambda: list(addresses.addresses_of_news(of_site))),
        (
            "site map: a month",
            lambda: list(addresses.addresses_of_month(home_id, year_month, 1)),
        ),
    ]


def main(home: str, runs: int) -> None:
    """Measure ``home`` and print the figures."""
    os.environ["BANTIN_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "bantin.settings.demo"
    import django

    django.setup()
    from bantin.baking.worker import run_one_task
    from bantin.bulletins.related.finding import find_requested

    while run_one_task():
        pass
    find_requested()
    print(json.dumps(measured(runs)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
