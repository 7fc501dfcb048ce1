"""What readers are told of what was wrong."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from bantin.baking.outbox import bake_due
from bantin.bulletins.models import BulletinPage, Correction
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def page_of(bulletin: Any) -> str:
    return file_at(bulletin.get_url_parts()[2])


def file_at(path: str) -> str:
    return (settings.PUBLIC_ROOT / path.strip("/") / "index.html").read_text(encoding="utf-8")


def corrected(bulletin: Any, wrong: str, right: str, **when: int) -> Any:
    """Publish ``bulletin`` again with a correction of the day given, and bake what that concerns."""
    date = datetime.datetime(2026, 4, 10, 15, 20, tzinfo=VIETNAM).replace(**when)
    draft = BulletinPage.objects.get(pk=bulletin.pk).get_latest_revision_as_object()
    draft.corrections.add(Correction(wrong=wrong, right=right, date=date))
    draft.save_revision().publish()
    bake_due()
    return BulletinPage.objects.get(pk=bulletin.pk)


def test_a_correction_is_told_on_the_bulletins_page_with_its_day(make_bulletin: Make) -> None:
    bulletin = make_bulletin()
    bake_due()
    assert 'class="corrections"' not in page_of(bulletin)
    bulletin = corrected(bulletin, "Cầu dài 146 m.", "Cầu dài 164 m.")
    html = page_of(bulletin)
    assert "Đính chính" in html
    assert "10/04/2026 15:20" in html
    assert "<del>Cầu dài 146 m.</del>" in html
    assert "<ins>Cầu dài 164 m.</ins>" in html


def test_a_draft_of_a_correction_is_not_told(make_bulletin: Make) -> None:
    bulletin = make_bulletin()
    draft = bulletin.get_latest_revision_as_object()
    draft.corrections.add(Correction(wrong="a", right="b"))
    draft.save_revision()
    bake_due()
    assert "corrections" not in page_of(bulletin)


def test_the_corrections_of_a_site_are_listed_the_latest_first(make_bulletin: Make) -> None:
    first, second = make_bulletin("Cầu Bến Đá"), make_bulletin("Chợ Nà Lụm")
    bake_due()
    assert "Chưa có đính chính nào." in file_at("dinh-chinh")
    corrected(first, "146 m", "164 m", month=3)
    corrected(second, "năm 2019", "năm 2020")
    corrected(first, "ông Lợi", "bà Lợi", year=2025)
    listed = file_at("dinh-chinh")
    order = [listed.index(word) for word in ("năm 2020", "164 m", "bà Lợi")]
    assert order == sorted(order)
    assert listed.index(">2026<") < listed.index(">2025<")
    assert "Đăng 08/04/2026 09:30, đính chính 10/03/2026 15:20" in listed
    assert f'href="{second.get_url_parts()[2]}"' in listed


def test_the_list_follows_the_bulletins(make_bulletin: Make, home: Any) -> None:
    from bantin.demo.actions import add_section

    bulletin = corrected(make_bulletin("Cầu Bến Đá"), "146 m", "164 m")
    draft = bulletin.get_latest_revision_as_object()
    draft.title = "Cầu Bến Đá thông xe"
    draft.save_revision().publish()
    bake_due()
    assert "Cầu Bến Đá thông xe" in file_at("dinh-chinh")
    economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    BulletinPage.objects.get(pk=bulletin.pk).move(economy, pos="last-child")
    bake_due()
    assert 'href="/kinh-te/' in file_at("dinh-chinh")
    BulletinPage.objects.get(pk=bulletin.pk).unpublish()
    bake_due()
    assert "Chưa có đính chính nào." in file_at("dinh-chinh")


def test_a_correction_that_is_taken_away_is_gone(make_bulletin: Make) -> None:
    bulletin = corrected(make_bulletin(), "146 m", "164 m")
    draft = bulletin.get_latest_revision_as_object()
    draft.corrections.set([])
    draft.save_revision().publish()
    bake_due()
    assert "Chưa có đính chính nào." in file_at("dinh-chinh")
    assert "164 m" not in page_of(bulletin)


def test_the_times_of_publication_are_told_where_the_editor_chooses_it(
    make_bulletin: Make,
) -> None:
    bulletin = make_bulletin()
    bulletin.get_latest_revision_as_object().save_revision().publish()
    bake_due()
    assert "Các lần cập nhật" not in page_of(bulletin)
    draft = BulletinPage.objects.get(pk=bulletin.pk).get_latest_revision_as_object()
    draft.show_history = True
    draft.save_revision().publish()
    bake_due()
    html = page_of(bulletin)
    assert "Các lần cập nhật" in html
    assert html.count(f"{datetime.datetime.now(VIETNAM):%d/%m/%Y}") >= 2


def test_a_correction_that_corrects_nothing_is_refused() -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="giống hệt nhau"):
        Correction(wrong="164 m", right="164 m ").clean()
