"""The desk's search finds whatever is typed, in a bounded time, and adding a page reads nothing of the others."""

import unicodedata
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import And, Not, Phrase, PlainText
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from bantin.bulletins.models import BulletinPage
from bantin.portal import search_finding
from bantin.portal.models import Photo

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


@pytest.mark.parametrize(
    "words", ["ben da", "BEN ĐÁ", "đá bến", unicodedata.normalize("NFD", "bến đá")]
)
def test_marks_and_order_make_no_difference(found: Any, words: str) -> None:
    assert found(words) == ["Khánh thành cầu Bến Đá", "Hội chợ nông sản"]


def test_placed_tones_are_alike(make_bulletin: Make) -> None:
    make_bulletin("Hoà giải ở cơ sở")
    for words in ("hòa giải", "hoà giải", "hoa giai"):
        assert BulletinPage.objects.search(words).count() == 1


def test_the_last_word_is_a_beginning_only_while_it_is_typed(found: Any) -> None:
    assert [p.title for p in Page.objects.autocomplete("khanh thanh c")] == [
        "Khánh thành cầu Bến Đá"
    ]
    assert list(Page.objects.autocomplete("kha thanh")) == []
    assert found("khanh than") == []


@pytest.mark.parametrize(
    "words", ['"', " ", "\t\n", "🎉", "\x00", "* AND (", "^title:", "-", "(*", "%"]
)
def test_what_has_no_word_finds_nothing(found: Any, words: str) -> None:
    assert found(words) == []
    assert list(Page.objects.autocomplete(words)) == []


def test_operators_are_words(found: Any) -> None:
    assert found("bến AND đá") == []
    assert found('"bến" (đá*') == ["Khánh thành cầu Bến Đá", "Hội chợ nông sản"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text() | st.text(alphabet='"*^():-+{}ANDORTEđ %\x00', max_size=40) | st.just("ă" * 10_000)
)
def test_nothing_that_is_typed_raises(home: Any, words: str) -> None:
    assert Page.objects.search(words).count() >= len(Page.objects.autocomplete(words)[:0])
    list(Page.objects.autocomplete(words)[:3])


def test_queries_may_be_put_together(found: Any) -> None:
    assert found(And([PlainText("bến đá"), Not(PlainText("hội chợ"))])) == [
        "Khánh thành cầu Bến Đá"
    ]
    assert found(Phrase("đông đảo người dân")) != []
    assert found(Phrase("người dân đông đảo")) == []
    assert "Khánh thành cầu Bến Đá" not in found(Not(PlainText("bến đá")))


def test_the_filters_order_and_slices_of_the_queryset_hold(found: Any, section: Any) -> None:
    pages = BulletinPage.objects.order_by("title")
    results = pages.search("hội", order_by_relevance=False)
    assert [p.title for p in results] == ["Hội chợ nông sản", "Đại hội thể thao"]
    assert [p.title for p in results[1:2]] == ["Đại hội thể thao"]
    assert results[1:].count() == 1
    assert BulletinPage.objects.filter(live=False).search("hội").count() == 0
    assert section.get_children().search("hội").facet("content_type_id") == {
        section.get_children().first().content_type_id: 2
    }
    assert BulletinPage.objects.search("hội")[0].title == "Đại hội thể thao"
    assert BulletinPage.objects.search("hội", fields=["title"]).count() == 2
    assert BulletinPage.objects.search("bến", fields=["lead"]).count() == 1


def test_a_common_word_is_found_where_the_newest_are_elsewhere(
    make_bulletin: Make, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a word that more have than are looked at, those that are asked for are looked for among themselves."""
    from bantin.demo.actions import add_section

    monkeypatch.setattr(search_finding, "MOST", 3)
    old = make_bulletin("Cầu cũ")
    other = add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    for number in range(5):
        make_bulletin(f"Cầu mới {number}", section=other)
    assert [p.title for p in Page.objects.child_of(old.get_parent()).search("cau")] == ["Cầu cũ"]
    assert [p.title for p in Page.objects.search("cau")][:3] == [
        "Cầu mới 4",
        "Cầu mới 3",
        "Cầu mới 2",
    ]


def test_photos_are_found(make_photo: Make) -> None:
    photo = make_photo("cau")
    Photo.objects.filter(pk=photo.pk).update(title="Cầu Bến Đá")
    photo.refresh_from_db()
    photo.save()
    assert list(Photo.objects.search("ben da")) == [photo]
    assert list(Photo.objects.autocomplete("ben d")) == [photo]


def test_an_older_index_is_folded_by_the_migration(found: Any) -> None:
    IndexEntry.objects.update(title="Đường cũ", body="", autocomplete="Đường")
    assert found("duong") == []
    folding = import_module("bantin.portal.migrations.0008_fold_search")
    folding.fold_entries(apps, SimpleNamespace(connection=connection))
    assert len(found("duong cu")) == 4


def test_a_search_ranks_nothing_and_reads_a_bounded_number(found: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        found("hội")
    sql = "\n".join(query["sql"] for query in queries)
    assert len(queries) == 4  # in titles, in texts, which of it may be seen, and that
    assert "bm25" not in sql
    assert sql.count(f"LIMIT {search_finding.MOST}") == 2
