"""What lists choose, and at what cost."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from bantin.bulletins.months import Month
from bantin.bulletins.queries import (
    bulletins_in,
    latest,
    latest_of,
    neighbours,
    public_bulletins,
)
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def on(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime(year, month, day, 8, 0, tzinfo=VIETNAM)


def test_latest_first_and_later_published_first_on_the_same_moment(
    make_bulletin: Make, section: Any
) -> None:
    made = [make_bulletin(f"Tin {n}", date=on(2026, 4, day)) for n, day in enumerate([3, 9, 9])]
    assert [b.pk for b in latest_of(section)] == [made[2].pk, made[1].pk, made[0].pk]
    assert [b.pk for b in latest(section.get_parent().pk, 2)] == [made[2].pk, made[1].pk]


def test_drafts_are_in_no_list(make_bulletin: Make, section: Any) -> None:
    make_bulletin(publish=False)
    assert latest(section.get_parent().pk) == latest_of(section) == []


def test_a_month_has_its_first_and_last_moment(make_bulletin: Make, section: Any) -> None:
    first = make_bulletin(date=datetime.datetime(2026, 12, 1, tzinfo=VIETNAM))
    last = make_bulletin(date=datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=VIETNAM))
    make_bulletin(date=datetime.datetime(2027, 1, 1, tzinfo=VIETNAM))
    month = Month(section.pk, 2026, 12)
    assert [b.pk for b in bulletins_in(month)] == [last.pk, first.pk]


def test_neighbouring_months_skip_empty_ones(make_bulletin: Make, section: Any) -> None:
    for date in (on(2024, 4, 8), on(2025, 1, 2), on(2026, 7, 1)):
        make_bulletin(date=date)
    older, newer = neighbours(Month(section.pk, 2025, 1))
    assert older == Month(section.pk, 2024, 4)
    assert newer == Month(section.pk, 2026, 7)


def test_the_list_of_a_section_is_read_from_its_index(section: Any) -> None:
    query = public_bulletins().filter(section=section)[:20].query
    sql, parameters = query.sql_with_params()
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, parameters)
        plan = "\n".join(str(row) for row in cursor.fetchall())
    if connection.vendor == "sqlite":
        assert "bulletin_section_latest" in plan
        assert "TEMP B-TREE" not in plan
