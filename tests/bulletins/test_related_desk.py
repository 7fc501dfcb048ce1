"""What an editor does about related bulletins in the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bantin.baking.models import Change
from bantin.bulletins.models import BulletinPage, RelatedSearch
from bantin.bulletins.related.finding import find_requested
from bantin.bulletins.related.queries import related_of

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def pair(make_bulletin: Make) -> tuple[Any, Any]:
    """Two bulletins of one event among others, the second published after the first was dealt with."""
    lead = "Cây cầu Bến Đá dài tám mươi mét nối hai bờ sông Năng."
    for number, word in enumerate(["lúa", "ngô", "trâu", "bò", "trường", "trạm", "chợ", "rừng"]):
        make_bulletin(f"Chuyện {word} số {number}", lead=f"Nói về {word} và những việc khác.")
    first = make_bulletin("Khánh thành cầu Bến Đá qua sông Năng", lead=lead)
    find_requested()
    second = make_bulletin("Khởi công cầu Bến Đá trên sông Năng", lead=lead)
    find_requested()
    return first, second


def address(bulletin: Any) -> str:
    return reverse("find_related_anew", args=[bulletin.pk])


def test_the_editor_of_a_published_bulletin_leads_there(
    admin_client: Client, pair: tuple[Any, Any]
) -> None:
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[pair[0].pk]))
    assert address(pair[0]) in editor.content.decode()
    assert "Không hiện tin liên quan" in editor.content.decode()


def test_a_draft_has_nothing_to_find_anew(admin_client: Client, make_bulletin: Make) -> None:
    draft = make_bulletin(publish=False)
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert address(draft) not in editor.content.decode()
    assert admin_client.get(address(draft)).status_code == 404


def test_looking_changes_nothing_and_confirming_finds_anew(
    admin_client: Client, pair: tuple[Any, Any]
) -> None:
    first, second = pair
    assert related_of(first) == []
    question = admin_client.get(address(first))
    assert "Hiện chưa có tin liên quan nào." in question.content.decode()
    assert RelatedSearch.objects.exclude(found_at=None).filter(bulletin=first).exists()
    Change.objects.all().delete()
    answer = admin_client.post(address(first), follow=True)
    assert "Đang tìm lại tin liên quan" in answer.content.decode()
    assert [f"related:{first.pk}"] in Change.objects.values_list("tags", flat=True)
    find_requested()
    assert related_of(first) == [second]
    assert second.title in admin_client.get(address(first)).content.decode()


def test_who_may_not_publish_may_not_ask(
    client: Client, pair: tuple[Any, Any], django_user_model: Any
) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("ctv", password="mat-khau")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(address(pair[0])).status_code in {302, 403}
    assert not RelatedSearch.objects.exclude(requested_at=None).exists()


def test_the_choice_is_made_in_the_page_editor(admin_client: Client, pair: tuple[Any, Any]) -> None:
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

    first, second = pair
    data = nested_form_data(
        {
            "title": second.title,
            "slug": second.slug,
            "kind": "news",
            "lead": second.lead,
            "date": "08/04/2026 09:30",
            "body": streamfield([]),
            "chosen_related": inline_formset([{"other": first.pk, "ORDER": 1}]),
            "corrections": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[second.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = BulletinPage.objects.get(pk=second.pk).get_latest_revision_as_object()
    chosen = draft.chosen_related.all()
    assert [choice.other_id for choice in chosen] == [first.pk]
