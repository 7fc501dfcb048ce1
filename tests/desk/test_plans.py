"""What the desk lists is read by index, whatever the archive: SQLite plans without statistics, as for many rows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bantin.desk import lists
from bantin.portal.indexes import LIVE, LOGGED, REVISED, SCHEDULED
from tests.bulletins.test_plans import plans
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="plans in the words of SQLite"),
]


def of(found: list[tuple[str, list[str]]], *parts: str) -> list[str]:
    """The plan of the one statement with all ``parts``."""
    (plan,) = [plan for sql, plan in found if all(part in sql for part in parts)]
    return plan


@pytest.mark.parametrize(
    ("call", "parts", "index"),
    [
        (lists.scheduled, ["wagtailcore_revision"], SCHEDULED),
        (lists.published_today, ["wagtailcore_pagelogentry"], LOGGED),
    ],
)
def test_the_home_page_is_read_by_index(
    call: Callable[[Any], Any], parts: list[str], index: str, desk: Any, approver: Person
) -> None:
    assert any(index in step for step in of(plans(lambda: call(approver.user)), *parts))


def test_the_latest_of_a_section_are_not_sorted(desk: Any, approver: Person) -> None:
    add_bulletin(desk)
    found = plans(lambda: approver.client.get(reverse("wagtailadmin_explore", args=[desk.pk])))
    plan = of(found, "_approved_schedule", "ORDER BY", "latest_revision_created_at", "LIMIT")
    assert any(f"USING INDEX {REVISED}" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan


def test_the_report_is_not_sorted_and_counts_by_index(desk: Any, approver: Person) -> None:
    add_bulletin(desk)
    address = reverse("bulletin_report")
    found = plans(lambda: approver.client.get(address, {"standing": "published"}))
    rows = of(found, "bulletins_bulletinpage", "ORDER BY", "LIMIT")
    assert any("bulletin_by_date" in step for step in rows), rows
    assert not any("TEMP B-TREE" in step for step in rows), rows
    assert any(LIVE in step for step in of(found, "COUNT(*)", "bulletins_bulletinpage"))


def test_the_log_of_who_holds_the_root_asks_of_no_page(desk: Any, approver: Person) -> None:
    add_bulletin(desk)
    found = plans(lambda: approver.client.get(reverse("desk_log")))
    plan = of(found, "UNION ALL", "LIMIT")
    assert not any("MULTI-INDEX" in step or "wagtailcore_page " in step for step in plan), plan


@pytest.mark.parametrize("name", ["bulletin_report", "desk_log"])
def test_more_rows_are_not_more_questions(name: str, desk: Any, approver: Person) -> None:
    def asked() -> int:
        approver.client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            assert approver.client.get(reverse(name)).status_code == 200
        return len(queries)

    add_bulletin(desk)
    few = asked()
    for number in range(8):
        add_bulletin(desk, f"Tin {number}")
    assert asked() == few
