"""A published bulletin has its place in the archive, and keeps it."""

import datetime
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bantin.bulletins.archive import place
from bantin.bulletins.archive.models import ArchivePart
from bantin.bulletins.models import BulletinPage
from bantin.demo.actions import add_section
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def two_to_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MOST_IN_PART", 2)


def on(day: int, month: int = 4, hour: int = 8) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, tzinfo=VIETNAM)


def parts() -> dict[str, list[str]]:
    """The titles of all that has a place, oldest first, by the part: section, month and number."""
    found: dict[str, list[str]] = {}
    placed = BulletinPage.objects.filter(part__isnull=False).select_related("part__section")
    for bulletin in placed.order_by("date", "pk"):
        part = bulletin.part
        name = f"{part.section.slug} {part.year}-{part.month:02} {part.number}"
        found.setdefault(name, []).append(bulletin.title)
    return found


def withdraw(bulletin: Any) -> None:
    BulletinPage.objects.get(pk=bulletin.pk).unpublish()


def redate(bulletin: Any, date: datetime.datetime) -> None:
    bulletin = BulletinPage.objects.get(pk=bulletin.pk)
    bulletin.date = date
    bulletin.save_revision().publish()


def test_parts_are_filled_from_the_oldest(make_bulletin: Make) -> None:
    for day in (1, 2, 3):
        make_bulletin(f"Ngày {day}", date=on(day))
    make_bulletin("Tháng năm", date=on(1, 5))
    make_bulletin("Nháp", date=on(4), publish=False)
    assert parts() == {
        "thoi-su 2026-04 1": ["Ngày 1", "Ngày 2"],
        "thoi-su 2026-04 2": ["Ngày 3"],
        "thoi-su 2026-05 1": ["Tháng năm"],
    }


def test_withdrawing_and_deleting_move_nothing_else(make_bulletin: Make) -> None:
    made = [make_bulletin(f"Ngày {day}", date=on(day)) for day in range(1, 6)]
    withdraw(made[0])
    before = parts()
    made[2].delete()
    after = parts()
    assert before["thoi-su 2026-04 2"] == ["Ngày 3", "Ngày 4"]
    assert after == before | {"thoi-su 2026-04 2": ["Ngày 4"]}
    BulletinPage.objects.get(pk=made[0].pk).save_revision().publish()
    assert parts() == after


def test_the_last_part_is_begun_once(make_bulletin: Make) -> None:
    made = [make_bulletin(f"Ngày {day}", date=on(day)) for day in (1, 2, 3)]
    made[2].delete()
    make_bulletin("Ngày 4", date=on(4))
    assert parts()["thoi-su 2026-04 2"] == ["Ngày 4"], "not 1, whose page is closed"


def test_a_back_dated_one_moves_the_newest_of_full_parts_on(make_bulletin: Make) -> None:
    for day in (10, 20, 21, 22, 23):
        make_bulletin(f"Ngày {day}", date=on(day))
    make_bulletin("Tháng năm", date=on(1, 5))
    make_bulletin("Ngày 15", date=on(15))
    assert parts() == {
        "thoi-su 2026-04 1": ["Ngày 10", "Ngày 15"],
        "thoi-su 2026-04 2": ["Ngày 20", "Ngày 21"],
        "thoi-su 2026-04 3": ["Ngày 22", "Ngày 23"],
        "thoi-su 2026-05 1": ["Tháng năm"],
    }


def test_a_new_date_leaves_a_gap_and_takes_another_place(make_bulletin: Make) -> None:
    made = [make_bulletin(f"Ngày {day}", date=on(day)) for day in (1, 2, 3, 4)]
    redate(made[0], on(9, 5))
    assert parts() == {
        "thoi-su 2026-04 1": ["Ngày 2"],
        "thoi-su 2026-04 2": ["Ngày 3", "Ngày 4"],
        "thoi-su 2026-05 1": ["Ngày 1"],
    }
    redate(made[3], on(1))
    assert parts()["thoi-su 2026-04 1"] == ["Ngày 4", "Ngày 2"]
    assert parts()["thoi-su 2026-04 2"] == ["Ngày 3"]


def test_another_section_is_another_archive(home: Any, make_bulletin: Make) -> None:
    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    made = [make_bulletin(f"Ngày {day}", date=on(day)) for day in (1, 2, 3)]
    made[0].move(other, pos="last-child")
    assert parts() == {
        "thoi-su 2026-04 1": ["Ngày 2"],
        "thoi-su 2026-04 2": ["Ngày 3"],
        "kinh-te 2026-04 1": ["Ngày 1"],
    }


def test_a_draft_of_before_the_first_publication_changes_no_place(make_bulletin: Make) -> None:
    made = [make_bulletin(f"Ngày {day}", date=on(day)) for day in (1, 2, 3)]
    before = parts()
    first = BulletinPage.objects.get(pk=made[0].pk)
    first.revisions.order_by("created_at")[0].publish()
    draft = first.get_latest_revision_as_object()
    draft.lead = "Sửa."
    draft.save_revision().publish()
    assert parts() == before


def test_any_order_of_work_leaves_every_part_whole_and_in_order(make_bulletin: Make) -> None:
    chance = random.Random(7)
    made: list[Any] = []
    for number in range(45):
        there = {bulletin.pk: bulletin.part_id for bulletin in BulletinPage.objects.all()}
        doing = chance.random()
        if doing < 0.6 or not made:
            date = on(chance.randint(1, 9), 4, chance.choice((0, 9)))
            made.append(make_bulletin(f"Tin {number}", date=date))
        elif doing < 0.75:
            withdraw(made[chance.randrange(len(made))])
            assert {b.pk: b.part_id for b in BulletinPage.objects.all()} == there
        elif doing < 0.9:
            redate(made[chance.randrange(len(made))], on(chance.randint(1, 9)))
        else:
            made.pop(chance.randrange(len(made))).delete()
            left = {b.pk: b.part_id for b in BulletinPage.objects.all()}
            assert left.items() <= there.items()
        placed = BulletinPage.objects.filter(part__isnull=False).order_by("date", "pk")
        numbers = list(placed.values_list("part__number", flat=True))
        assert numbers == sorted(numbers)
        assert all(numbers.count(number) <= 2 for number in numbers)
        assert not BulletinPage.objects.filter(live=True, part=None).exists()
    assert ArchivePart.objects.count() > 5


def test_no_bulletin_stands_where_a_year_does(make_bulletin: Make) -> None:
    assert make_bulletin("2026").slug == "tin-2026"
    with pytest.raises(ValidationError, match="dành cho các bản tin của năm ấy"):
        make_bulletin("Năm mới", slug="2027")
