"""Which versions of a page stay."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision

from bantin.bulletins.models import BulletinPage
from bantin.desk.models import Pruned
from bantin.desk.pruning import Pruning, prune
from tests.conftest import VIETNAM, add_bulletin
from tests.desk.newsroom import Person

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 27, 10, 0, tzinfo=VIETNAM)


def version(page: Any, days: float, user: Any = None) -> int:
    """Store a version of ``page`` that is ``days`` old at `NOW`."""
    revision = page.save_revision(user=user, log_action=True)
    Revision.objects.filter(pk=revision.pk).update(created_at=NOW - datetime.timedelta(days=days))
    return int(revision.pk)


def left(page: Any) -> set[int]:
    return set(BulletinPage.objects.get(pk=page.pk).revisions.values_list("pk", flat=True))


@pytest.fixture
def page(desk: Any) -> Any:
    page = add_bulletin(desk)
    Revision.objects.update(created_at=NOW - datetime.timedelta(days=200))
    return page


def test_of_what_is_older_than_thirty_days_one_a_day_stays(page: Any) -> None:
    first = next(iter(left(page)))
    morning, noon, evening = (version(page, 40 + part / 24) for part in (3, 2, 1))
    other_day = version(page, 50)
    recent = [version(page, 1 + part / 24) for part in range(3)]
    assert prune(NOW) == 2
    assert left(page) == {first, evening, other_day, *recent}
    assert {morning, noon}.isdisjoint(left(page))


def test_each_persons_last_version_of_a_day_stays(
    page: Any, reporter: Person, sub_editor: Person
) -> None:
    of_reporter = version(page, 40.2, reporter.user)
    of_sub_editor = version(page, 40.1, sub_editor.user)
    version(page, 1)
    assert prune(NOW) == 0
    assert {of_reporter, of_sub_editor} <= left(page)


def test_what_was_published_stays(page: Any) -> None:
    published = []
    for part in (3, 2, 1):
        revision = page.save_revision()
        revision.publish()
        Revision.objects.filter(pk=revision.pk).update(
            created_at=NOW - datetime.timedelta(days=40 + part / 24)
        )
        published.append(revision.pk)
        page = BulletinPage.objects.get(pk=page.pk)
    version(page, 1)
    assert prune(NOW) == 0
    assert set(published) <= left(page)


def test_what_a_step_of_the_workflow_speaks_of_stays(
    desk: Any, reporter: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    at_step = BulletinPage.objects.get(pk=page.pk).latest_revision_id
    Revision.objects.update(created_at=NOW - datetime.timedelta(days=40, hours=2))
    later = version(BulletinPage.objects.get(pk=page.pk), 40, reporter.user)
    prune(NOW)
    assert {at_step, later} <= left(page)


def test_the_worker_goes_day_by_day_and_begins_where_it_stopped(page: Any) -> None:
    version(page, 42.2)
    version(page, 42.1)
    Pruned.objects.create(pk=1, day=timezone.localdate(NOW - datetime.timedelta(days=44)))
    pruning, steps = Pruning(), 0
    while pruning.step():
        steps += 1
    expected = timezone.localdate() - datetime.timedelta(days=31)
    assert Pruned.objects.get().day == expected
    assert steps == (expected - timezone.localdate(NOW - datetime.timedelta(days=44))).days
    assert len(left(page)) == 2
