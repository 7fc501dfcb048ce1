"""What lists choose."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from bantin.bulletins.queries import latest, latest_of
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
