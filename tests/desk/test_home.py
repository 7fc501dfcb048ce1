"""What the desk's home page shows to whom."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from bantin.baking.outbox import bake_due
from bantin.bulletins.models import BulletinPage
from tests.desk.newsroom import Person

pytestmark = pytest.mark.django_db

LISTS = {
    "Chờ tôi xử lý",
    "Bị trả lại cho tôi",
    "Tôi đã gửi, đang chờ",
    "Bản nháp của tôi",
    "Đứng yên quá một ngày",
    "Đã hẹn giờ đăng",
    "Tôi đang khóa",
    "Khóa của tôi đã bị gỡ",
    "Lên trang hôm nay",
}


def home_of(person: Person) -> str:
    return person.client.get("/quan-tri/").content.decode()


def lists_with(person: Person, title: str) -> set[str]:
    """The lists of the home page of ``person`` that name ``title``."""
    from bantin.desk.home import panels_for

    shown = home_of(person)
    panels = panels_for(person.user)
    assert {panel.heading for panel in panels} <= LISTS
    for panel in panels:
        assert f'id="{panel.name}' in shown, panel.name
    return {panel.heading for panel in panels if any(row.title == title for row in panel.rows)}


def test_a_bulletin_is_in_the_list_of_who_has_to_act(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    title = page.title
    assert lists_with(reporter, title) == {"Bản nháp của tôi"}
    assert lists_with(sub_editor, title) == set()
    reporter.submits(page)
    assert lists_with(reporter, title) == {"Tôi đã gửi, đang chờ"}
    assert lists_with(sub_editor, title) == {"Chờ tôi xử lý"}
    sub_editor.acts(page, "approve")
    assert lists_with(sub_editor, title) == set()
    assert lists_with(approver, title) == {"Chờ tôi xử lý"}
    approver.acts(page, "reject", comment="Thiếu tên nhà thầu.")
    assert lists_with(reporter, title) == {"Bị trả lại cho tôi"}
    assert "Thiếu tên nhà thầu." in home_of(reporter)
    assert lists_with(approver, title) == set()
    reporter.submits(page)
    approver.acts(page, "approve")
    bake_due()
    for person in (reporter, sub_editor, approver):
        assert lists_with(person, title) == {"Lên trang hôm nay"}
    assert "bạn đọc thấy sau" in home_of(approver)


def test_ones_own_does_not_wait_for_oneself(desk: Any, approver: Person) -> None:
    from bantin.desk.models import Role
    from tests.desk.newsroom import hire

    other = hire("nguoiduyet2", Role.APPROVER)
    page = approver.writes(desk)
    approver.submits(page)
    assert lists_with(approver, page.title) == {"Tôi đã gửi, đang chờ"}
    assert lists_with(other, page.title) == {"Chờ tôi xử lý"}


def test_what_nobody_has_touched_for_a_day_stands_still(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    assert "Đứng yên" not in home_of(approver)
    long_ago = timezone.now() - datetime.timedelta(days=3, hours=1)
    TaskState.objects.update(started_at=long_ago)
    assert lists_with(approver, page.title) == {"Chờ tôi xử lý", "Đứng yên quá một ngày"}
    assert "Đứng yên 3 ngày" in home_of(sub_editor)
    assert "Đứng yên 3 ngày" in home_of(reporter)
    assert "Đứng yên quá một ngày" not in home_of(reporter)


def test_other_sections_are_not_shown(
    home: Any, desk: Any, reporter: Person, sub_editor: Person
) -> None:
    from bantin.demo.actions import add_section
    from bantin.desk.models import Role
    from tests.desk.newsroom import hire

    economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    of_economy = hire("kinhte", Role.APPROVER, economy)
    hire("thoisu", Role.APPROVER, desk)
    page = reporter.writes(desk)
    reporter.submits(page)
    assert lists_with(of_economy, page.title) == set()
    TaskState.objects.update(started_at=timezone.now() - datetime.timedelta(days=3))
    assert lists_with(of_economy, page.title) == set()


def test_an_approver_schedules_and_takes_it_back(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    from tests.desk.test_gate import decided, review

    page = reporter.writes(desk)
    reporter.submits(page)
    sub_editor.acts(page, "approve")
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    passed = timezone.localtime() - datetime.timedelta(hours=1)
    answer = approver.client.post(
        review(page), decided(page, "approve", go_live_at=f"{passed:%Y-%m-%dT%H:%M}")
    )
    assert "Giờ hẹn phải ở sau lúc này" in answer.content.decode()
    approver.client.post(
        review(page), decided(page, "approve", go_live_at=f"{tomorrow:%Y-%m-%dT%H:%M}")
    )
    stored = BulletinPage.objects.get(pk=page.pk)
    assert not stored.live
    assert stored.status_string == "đã hẹn giờ đăng"
    assert stored.scheduled_revision.approved_go_live_at.replace(second=0) == tomorrow.replace(
        second=0, microsecond=0
    )
    assert lists_with(reporter, page.title) == {"Đã hẹn giờ đăng"}
    take_back = reverse(
        "wagtailadmin_pages:revisions_unschedule", args=[page.pk, stored.scheduled_revision.pk]
    )
    sub_editor.client.post(take_back)
    assert BulletinPage.objects.get(pk=page.pk).status_string == "đã hẹn giờ đăng"
    approver.client.post(take_back)
    assert BulletinPage.objects.get(pk=page.pk).status_string == "bản nháp"


def test_a_decision_on_what_has_changed_meanwhile_is_refused(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    from tests.desk.test_gate import decided, review

    page = reporter.writes(desk)
    reporter.submits(page)
    sub_editor.acts(page, "approve")
    seen = decided(page, "approve")
    approver.acts(page, "reject", comment="Sửa tít.")
    reporter.submits(page, title="Tít khác")
    answer = approver.client.post(review(page), seen, follow=True)
    assert "Bản tin đã thay đổi" in answer.content.decode()
    assert not BulletinPage.objects.get(pk=page.pk).live


def test_who_is_unlocked_by_another_is_told(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    from bantin.desk.home import panels_for

    page = reporter.writes(desk)
    reporter.submits(page)

    def lists_of(person: Person) -> set[str]:
        return {panel.heading for panel in panels_for(person.user)}

    sub_editor.client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert "Tôi đang khóa" in lists_of(sub_editor)
    reporter.client.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    assert BulletinPage.objects.get(pk=page.pk).locked
    approver.client.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    assert not BulletinPage.objects.get(pk=page.pk).locked
    assert "Khóa của tôi đã bị gỡ" in lists_of(sub_editor)
    assert "Khóa của tôi đã bị gỡ" not in lists_of(approver)
