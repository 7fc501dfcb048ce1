"""The bulletin."""

import datetime
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bantin.bulletins.models import BulletinPage
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def test_the_slug_keeps_every_letter_of_the_headline(make_bulletin: Make) -> None:
    assert make_bulletin("Đảng bộ xã Đá Đỏ họp").slug == "dang-bo-xa-da-do-hop"


def test_composed_and_decomposed_headlines_are_stored_alike(make_bulletin: Make) -> None:
    headline = "Hội nghị triển khai nhiệm vụ"
    decomposed = make_bulletin(unicodedata.normalize("NFD", headline))
    assert decomposed.title == headline
    assert decomposed.slug == "hoi-nghi-trien-khai-nhiem-vu"


def test_a_body_is_stored_composed(make_bulletin: Make) -> None:
    text = "Kết quả đạt được"
    bulletin = make_bulletin(body=[("subheading", unicodedata.normalize("NFD", text))])
    stored = BulletinPage.objects.get(pk=bulletin.pk)
    assert stored.body.raw_data[0]["value"] == text
    assert stored.get_latest_revision_as_object().body[0].value == text


def test_headlines_that_are_the_same_get_slugs_of_their_own(make_bulletin: Make) -> None:
    assert [make_bulletin("Thông báo").slug for _ in range(3)] == [
        "thong-bao",
        "thong-bao-2",
        "thong-bao-3",
    ]


def test_a_headline_without_letters_still_has_an_address(make_bulletin: Make) -> None:
    assert make_bulletin("“…”").slug == "trang"


def test_midnight_is_a_day_without_a_time(make_bulletin: Make) -> None:
    day = datetime.datetime(2024, 4, 8, tzinfo=VIETNAM)
    bulletin = make_bulletin(date=day)
    assert (bulletin.date_text, bulletin.date_iso) == ("08/04/2024", "2024-04-08")
    bulletin.date = day + datetime.timedelta(hours=14, minutes=30)
    assert bulletin.date_text == "08/04/2024 14:30"
    assert bulletin.date_iso == "2024-04-08T14:30+07:00"


def test_the_day_is_that_of_vietnam(make_bulletin: Make) -> None:
    late = datetime.datetime(2024, 4, 7, 18, 30, tzinfo=datetime.UTC)
    assert make_bulletin(date=late).date_text == "08/04/2024 01:30"


def test_the_section_is_the_parent(make_bulletin: Make, section: Any) -> None:
    assert make_bulletin().section == section


@pytest.mark.parametrize("year", [24, 1899, 2101, 9999])
def test_a_year_that_is_a_slip_is_refused(section: Any, year: int) -> None:
    bulletin = BulletinPage(title="Tin", date=timezone.now().replace(year=year, day=1))
    with pytest.raises(ValidationError, match="Năm đăng"):
        section.add_child(instance=bulletin)


def test_the_portals_own_addresses_are_not_given_away(home: Any) -> None:
    from bantin.demo.actions import add_section

    with pytest.raises(ValidationError, match="quan-tri"):
        add_section(home, {"title": "Quản trị", "slug": "quan-tri"})
