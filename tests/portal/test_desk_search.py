"""The desk's search finds and ranks, and adding a page reads nothing of the others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from bantin.bulletins.models import BulletinPage

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
LEAD = "Buổi lễ diễn ra tại trụ sở xã, có đông đảo người dân tham dự."


@pytest.fixture
def found(make_bulletin: Make) -> Any:
    """A function that searches four bulletins, of which two tell of the bridge: one in its title, one in passing."""
    make_bulletin("Hội chợ nông sản", lead=f"{LEAD} Sau đó đoàn thăm cầu Bến Đá.")
    make_bulletin("Khánh thành cầu Bến Đá", lead=LEAD)
    make_bulletin("Khai giảng năm học mới", lead=LEAD)
    make_bulletin("Đại hội thể thao", lead=LEAD)

    def search(words: str) -> list[str]:
        return [page.title for page in BulletinPage.objects.search(words)]

    return search


def test_what_tells_more_of_it_comes_first(found: Any) -> None:
    assert found("bến đá") == ["Khánh thành cầu Bến Đá", "Hội chợ nông sản"]
    assert found("thể thao") == ["Đại hội thể thao"]
    assert found("hội") != []
    assert found("không có") == []


def test_an_index_made_anew_ranks_the_same(found: Any) -> None:
    call_command("update_index", verbosity=0)
    assert found("bến đá") == ["Khánh thành cầu Bến Đá", "Hội chợ nông sản"]
    assert set(IndexEntry.objects.values_list("title_norm", flat=True)) == {1.0}


def test_what_changed_is_found_by_its_new_words(found: Any) -> None:
    bulletin = BulletinPage.objects.get(title="Đại hội thể thao")
    bulletin.title = "Ngày hội bóng chuyền"
    bulletin.save_revision().publish()
    assert found("thể thao") == []
    assert found("bóng chuyền") == ["Ngày hội bóng chuyền"]
    bulletin.delete()
    assert found("bóng chuyền") == []


def test_the_desk_lists_what_was_found(found: Any, admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": "bến đá"})
    titles = [p.title for p in page.context["page_obj"].object_list]
    assert titles == ["Khánh thành cầu Bến Đá"]
    assert [p.title for p in Page.objects.autocomplete("Khánh th")] == ["Khánh thành cầu Bến Đá"]


def test_adding_a_page_reads_no_other(make_bulletin: Make) -> None:
    bulletin = make_bulletin()
    with CaptureQueriesContext(connection) as queries:
        insert_or_update_object_task.func("bulletins", "bulletinpage", str(bulletin.pk))
    sql = "\n".join(query["sql"] for query in queries)
    assert "wagtailsearch_indexentry" in sql
    assert "AVG" not in sql
    assert "title_norm" not in sql
