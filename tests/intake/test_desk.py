"""What the desk shows of an import."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from bantin.intake.actions import store
from bantin.intake.models import ImportedPage
from bantin.intake.sources import parse
from tests.cli.test_import import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(section: Any) -> ImportedPage:
    outcome = store(parse(page().encode()), "ban-tin.txt", lambda: section, draft=False)
    return ImportedPage.objects.get(bulletin_id=outcome.bulletin_id)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("thu"))
    return client


def test_the_list_says_what_is_to_look_at(imported: ImportedPage, desk: Client) -> None:
    listed = desk.get(reverse("imported-pages:index")).content.decode()
    assert imported.bulletin.title in listed
    assert imported.review_count > 0


def test_the_original_text_is_kept_word_for_word(imported: ImportedPage, desk: Client) -> None:
    shown = desk.get(reverse("imported-pages:inspect", args=[imported.pk])).content.decode()
    assert "PublishingPortal - Block_BanTin_ViewData" in shown
    assert "<li>Dòng 10: Bài có ảnh ở đây nhưng không kèm tệp ảnh" in shown
    assert "  10  Toàn cảnh buổi lễ\n" in shown


@pytest.mark.parametrize("view", ["add", "edit", "delete"])
def test_nothing_of_it_can_be_changed(imported: ImportedPage, desk: Client, view: str) -> None:
    arguments = [] if view == "add" else [imported.pk]
    answer = desk.post(reverse(f"imported-pages:{view}", args=arguments), {"path": "khác"})
    assert answer.status_code in {302, 403}
    assert ImportedPage.objects.get().path == "ban-tin.txt"


def test_who_may_not_enter_the_desk_sees_nothing(
    imported: ImportedPage, client: Client, make_bulletin: Callable[..., Any]
) -> None:
    client.force_login(get_user_model().objects.create_user("khach"))
    assert client.get(reverse("imported-pages:index")).status_code in {302, 403}
