"""Who has something to do is told so by e-mail, once, and can decline."""

from typing import Any

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from bantin.desk.models import Role
from tests.desk.newsroom import Person, hire

HEADLINE = "Khánh thành cầu “Bến Đá” & đường vào bản"


@pytest.fixture(autouse=True)
def addresses(
    reporter: Person, sub_editor: Person, approver: Person, administrator: Person
) -> None:
    for person in (reporter, sub_editor, approver, administrator):
        person.user.email = f"{person.user.username}@example.gov.vn"
        person.user.save()


def sent() -> list[tuple[str, str]]:
    """Whom the messages since the last time went to, and their subjects."""
    found = sorted((message.to[0].partition("@")[0], message.subject) for message in mail.outbox)
    mail.outbox.clear()
    return found


def test_from_submission_to_publication(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk, HEADLINE)
    assert sent() == []
    reporter.submits(page)
    body = mail.outbox[0].body
    assert sent() == [("bientapvien", f"Chờ biên tập: {HEADLINE}")]
    assert f"“{HEADLINE}”, chuyên mục {desk.title}" in body
    assert f"/quan-tri/ban-tin/{page.pk}/duyet/" in body
    sub_editor.acts(page, "approve")
    assert sent() == [("nguoiduyet", f"Chờ duyệt: {HEADLINE}")]
    approver.acts(page, "approve")
    [(name, subject)] = sent()
    assert name == "phongvien"
    assert HEADLINE in subject


def test_who_has_written_it_is_told_why_it_comes_back(
    desk: Any, reporter: Person, sub_editor: Person
) -> None:
    page = reporter.writes(desk, HEADLINE)
    reporter.submits(page)
    mail.outbox.clear()
    sub_editor.acts(page, "reject", comment="Thiếu tên chủ đầu tư.")
    [message] = mail.outbox
    assert message.to == ["phongvien@example.gov.vn"]
    assert "Thiếu tên chủ đầu tư." in message.body
    assert HEADLINE in message.body


def test_an_approver_who_has_a_part_in_the_text_is_not_asked(
    desk: Any, approver: Person, reporter: Person
) -> None:
    other = hire("nguoiduyet2", Role.APPROVER)
    other.user.email = "nguoiduyet2@example.gov.vn"
    other.user.save()
    page = approver.writes(desk, HEADLINE)
    approver.submits(page)
    assert sent() == [("nguoiduyet2", f"Chờ duyệt: {HEADLINE}")]


def test_where_nobody_holds_the_role_itself_a_higher_one_is_told(
    desk: Any, reporter: Person, sub_editor: Person
) -> None:
    sub_editor.user.is_active = False
    sub_editor.user.save()
    reporter.submits(reporter.writes(desk, HEADLINE))
    assert sent() == [
        ("nguoiduyet", f"Chờ biên tập: {HEADLINE}"),
        ("quantri", f"Chờ biên tập: {HEADLINE}"),
    ]


def test_who_wants_no_messages_gets_none(desk: Any, reporter: Person, sub_editor: Person) -> None:
    profile = UserProfile.get_for_user(sub_editor.user)
    profile.submitted_notifications = False
    profile.save()
    reporter.submits(reporter.writes(desk, HEADLINE))
    assert sent() == []


def test_each_is_written_to_in_the_language_of_the_profile(
    desk: Any, reporter: Person, sub_editor: Person
) -> None:
    profile = UserProfile.get_for_user(sub_editor.user)
    profile.preferred_language = "en"
    profile.save()
    reporter.submits(reporter.writes(desk, HEADLINE))
    assert sent() == [("bientapvien", f"To sub-edit: {HEADLINE}")]
