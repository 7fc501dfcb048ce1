"""What the background worker does beside baking."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision
from wagtail.signals import page_published, page_unpublished

from bantin.baking import schedule
from bantin.baking.outbox import bake_due
from bantin.baking.schedule import Schedule
from bantin.baking.worker import Worker, run_one_task
from bantin.bulletins.models import BulletinPage
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def page_file(settings: Any, path: str) -> Path:
    return Path(settings.PUBLIC_ROOT) / path.strip("/") / "index.html"


def test_a_scheduled_bulletin_goes_out_when_it_is_time(make_bulletin: Make, settings: Any) -> None:
    bulletin = make_bulletin("Hẹn giờ", publish=False)
    bulletin.go_live_at = timezone.now() + timedelta(hours=1)
    bulletin.save_revision().publish()
    work()
    assert not page_file(settings, bulletin.url).exists()
    past = timezone.now() - timedelta(seconds=1)
    revision = bulletin.latest_revision
    revision.content["go_live_at"] = past.isoformat()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=past, content=revision.content
    )
    Schedule().follow()
    work()
    assert page_file(settings, bulletin.url).is_file()


def test_an_expired_bulletin_is_withdrawn(make_bulletin: Make, settings: Any) -> None:
    bulletin = make_bulletin("Hết hạn")
    bake_due()
    assert page_file(settings, bulletin.url).is_file()
    BulletinPage.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    Schedule().follow()
    work()
    assert not page_file(settings, bulletin.url).exists()


def test_one_that_fails_on_time_neither_undoes_nor_holds_up_the_others(
    make_bulletin: Make, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    past = timezone.now() - timedelta(minutes=1)
    going, stays = make_bulletin("Hết hạn"), make_bulletin("Không gỡ được")
    BulletinPage.objects.update(expire_at=past)
    coming, fails = (make_bulletin(title, publish=False) for title in ("Hẹn giờ", "Không lên được"))
    for late, bulletin in ((0, coming), (1, fails)):
        due = past - timedelta(minutes=late)
        bulletin.save_revision(approved_go_live_at=due)
    broken = {stays.pk, fails.pk}

    def refuse(instance: Any, **kwargs: Any) -> None:
        if instance.pk in broken:
            raise ValueError("somebody else's code")

    def live() -> set[str]:
        return set(BulletinPage.objects.filter(live=True).values_list("title", flat=True))

    todays = Schedule()
    page_published.connect(refuse)
    page_unpublished.connect(refuse)
    try:
        todays.follow()
        assert live() == {stays.title, coming.title}
        assert caplog.text.count("failed; trying again") == 2
        # Not every two seconds, each time with the whole story.
        todays.follow()
        assert caplog.text.count("failed; trying again") == 2
        broken.clear()
        todays.follow()
        assert live() == {stays.title, coming.title}
        monkeypatch.setattr(schedule.time, "monotonic", lambda: time.time() + 10**6)
        todays.follow()
        assert live() == {coming.title, fails.title}
    finally:
        page_published.disconnect(refuse)
        page_unpublished.disconnect(refuse)
    work()
    assert page_file(settings, fails.get_url()).is_file()
    assert not page_file(settings, going.url).exists()


def test_wagtails_own_tasks_are_run(make_bulletin: Make, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_bulletin()
    waiting = DBTaskResult.objects.ready().count()
    assert waiting > 0
    assert run_one_task()
    assert DBTaskResult.objects.ready().count() == waiting - 1
    while run_one_task():
        pass
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def test_tasks_that_a_killed_worker_left_are_run_again(make_bulletin: Make, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_bulletin()
    waiting = DBTaskResult.objects.ready().count()
    hour = timezone.now() - timedelta(hours=1)
    left, other = DBTaskResult.objects.ready()[:2]
    DBTaskResult.objects.filter(pk=left.pk).update(status="RUNNING", started_at=hour)
    DBTaskResult.objects.filter(pk=other.pk).update(status="RUNNING", started_at=timezone.now())
    Worker().tidy()
    assert DBTaskResult.objects.ready().count() == waiting - 1


def test_finished_tasks_are_forgotten_after_a_day(make_bulletin: Make, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_bulletin()
    old, new = DBTaskResult.objects.ready()[:2]
    for task, days in ((old, 2), (new, 0)):
        DBTaskResult.objects.filter(pk=task.pk).update(
            status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=days)
        )
    Worker().tidy()
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
    assert DBTaskResult.objects.filter(pk=new.pk).exists()
