"""The report of bulletins, and the log."""

import datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from bantin.desk.models import Role
from bantin.desk.spreadsheets import HEADINGS
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person, hire

pytestmark = pytest.mark.django_db


def excel(person: Person, name: str, **asked: Any) -> list[tuple[Any, ...]]:
    """The rows of a report as Excel opens it, its headings first."""
    answer = person.client.get(reverse(name), {"export": "xlsx", **asked})
    content = b"".join(answer.streaming_content)
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def titles(person: Person, **asked: Any) -> set[str]:
    return {str(row[0]) for row in excel(person, "bulletin_report", **asked)[1:]}


def test_bulletins_are_told_apart_by_what_one_asks_for(
    home: Any, desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    from bantin.demo.actions import add_section

    economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    add_bulletin(economy, "Giá chè tăng", byline="Thu Hà")
    old = add_bulletin(desk, "Tin đã gỡ")
    old.unpublish()
    reporter.writes(desk, "Bản nháp dở")
    sent = reporter.writes(desk, "Tin đã gửi")
    reporter.submits(sent)
    back = reporter.writes(desk, "Tin bị trả")
    reporter.submits(back)
    sub_editor.acts(back, "reject", comment="Viết lại.")
    every = {"Giá chè tăng", "Tin đã gỡ", "Bản nháp dở", "Tin đã gửi", "Tin bị trả"}
    assert titles(approver) == every
    assert titles(approver, standing="published") == {"Giá chè tăng"}
    assert titles(approver, standing="withdrawn") == {"Tin đã gỡ"}
    assert titles(approver, standing="draft") == {"Bản nháp dở"}
    assert titles(approver, standing="waiting") == {"Tin đã gửi"}
    assert titles(approver, standing="returned") == {"Tin bị trả"}
    assert titles(approver, section=economy.pk) == {"Giá chè tăng"}
    assert titles(approver, home=home.pk) == every
    assert titles(approver, writer=reporter.user.pk) == {"Bản nháp dở", "Tin đã gửi", "Tin bị trả"}
    assert titles(approver, date_from="2026-04-08", date_to="2026-04-08") == every
    assert titles(approver, date_from="2026-04-09") == set()


def test_the_author_stands_beside_the_byline_and_times_are_of_vietnam(
    desk: Any, reporter: Person, administrator: Person
) -> None:
    reporter.user.last_name, reporter.user.first_name = "Nguyễn Thu", "Hà"
    reporter.user.save()
    add_bulletin(desk, "Giá chè tăng", byline="Hà Giang", author=reporter.user)
    heading, row = excel(administrator, "bulletin_report")
    told = dict(zip(heading, row, strict=True))
    assert told["Bút danh"] == "Hà Giang"
    assert {"Nguyễn", "Thu", "Hà"} <= set(str(told["Tác giả"]).split())
    assert f"{told['Ngày đăng']:%d/%m/%Y %H:%M}" == "08/04/2026 09:30"
    assert told["Trạng thái"] == "đang hiển thị"


def test_a_headline_is_no_formula(desk: Any, administrator: Person) -> None:
    add_bulletin(desk, '=HYPERLINK("http://example.com")')
    _heading, row = excel(administrator, "bulletin_report")
    assert row[0] == '=HYPERLINK("http://example.com")'
    answer = administrator.client.get(reverse("bulletin_report"), {"export": "csv"})
    assert "csv" not in answer["content-type"]


def test_one_sees_the_parts_of_the_portal_that_are_ones_own(home: Any, desk: Any) -> None:
    from bantin.demo.actions import add_section

    economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    add_bulletin(economy, "Giá chè tăng")
    add_bulletin(desk, "Khánh thành cầu")
    assert titles(hire("kinhte", Role.REPORTER, economy)) == {"Giá chè tăng"}


def test_the_log_tells_what_was_done_and_why(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, administrator: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    sub_editor.acts(page, "approve")
    approver.acts(page, "approve")
    approver.client.post(
        reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"reason": "Sai số liệu."}
    )
    rows = excel(administrator, "desk_log")
    people = {row[1] for row in rows[1:]}
    assert {"phongvien", "bientapvien", "nguoiduyet"} <= people
    assert any("Sai số liệu." in str(row[3]) for row in rows)
    shown = administrator.client.get(reverse("desk_log")).content.decode()
    assert page.title in shown
    only = excel(administrator, "desk_log", user=approver.user.pk)
    assert {row[1] for row in only[1:]} == {"nguoiduyet"}


def test_the_log_outlives_what_it_tells_of(
    desk: Any, reporter: Person, administrator: Person
) -> None:
    page = reporter.writes(desk)
    lines = PageLogEntry.objects.filter(page_id=page.pk).count()
    assert lines
    administrator.client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    administrator.client.post(reverse("wagtailusers_users:delete", args=[reporter.user.pk]))
    assert PageLogEntry.objects.filter(page_id=page.pk).count() > lines
    assert any(page.title in str(row) for row in excel(administrator, "desk_log"))


@pytest.mark.parametrize("report", ["workflow", "workflow_tasks"])
def test_wagtails_reports_go_to_excel_in_words_and_on_the_clocks_of_vietnam(
    desk: Any, reporter: Person, approver: Person, administrator: Person, report: str
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    rows = excel(administrator, f"wagtailadmin_reports:{report}")
    assert not [heading for heading in rows[0] if heading in set(HEADINGS)]
    moments = [cell for cell in rows[1] if isinstance(cell, datetime.datetime)]
    assert abs(moments[0] - timezone.localtime().replace(tzinfo=None)) < datetime.timedelta(hours=1)
