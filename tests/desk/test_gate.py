"""What keeps a bulletin from being submitted, what only warns, and how an approver lets something pass."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import streamfield

from bantin.bulletins.models import BulletinPage
from bantin.portal.gate import Submission, blocking, findings
from bantin.portal.models import GateException
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def codes(page: Any, section: Any, person: Person) -> dict[str, bool]:
    """What is found in ``page``, by code: whether it blocks."""
    found = findings(Submission(page, person.user, section))
    return {finding.code: finding.blocks for finding in found}


@pytest.fixture
def draft(desk: Any, reporter: Person, approver: Person) -> Any:
    return add_bulletin(desk, publish=False)


def test_a_sound_bulletin_has_nothing_against_it(draft: Any, desk: Any, reporter: Person) -> None:
    assert codes(draft, desk, reporter) == {}


def test_a_lead_is_needed_and_a_long_one_is_warned_of(
    draft: Any, desk: Any, reporter: Person
) -> None:
    draft.lead = "  "
    assert codes(draft, desk, reporter) == {"no-lead": True}
    draft.lead = "dài " * 81
    assert codes(draft, desk, reporter) == {"long-lead": False}


def test_a_headline_that_is_cut_is_warned_of(draft: Any, desk: Any, reporter: Person) -> None:
    draft.title = "Hội nghị " * 12
    assert codes(draft, desk, reporter) == {"long-headline": False}


@pytest.mark.parametrize("title", ["Khánh thành cầu Bến Đá", "KHÁNH THÀNH CẦU BẾN ĐÁ"])
def test_the_same_headline_is_warned_of(
    draft: Any, desk: Any, reporter: Person, title: str
) -> None:
    add_bulletin(desk, title)
    assert codes(draft, desk, reporter) == {"same-headline": False}


@pytest.mark.parametrize("title", ["Khánh thành cầu Bền Đã", "Khánh thành cầu Bến Đá 2"])
def test_a_headline_that_is_only_like_another_is_not(
    draft: Any, desk: Any, reporter: Person, title: str
) -> None:
    add_bulletin(desk, title)
    assert codes(draft, desk, reporter) == {}


def test_a_section_that_is_not_published_blocks(draft: Any, desk: Any, reporter: Person) -> None:
    desk.unpublish()
    assert codes(draft, desk, reporter) == {"no-section": True}


def test_a_photo_needs_words_for_the_blind_and_its_maker(
    draft: Any, desk: Any, reporter: Person, make_photo: Make
) -> None:
    draft.lead_photo = make_photo(size=(1300, 700))
    assert codes(draft, desk, reporter) == {
        "photo-without-alt": True,
        "photo-without-credit": True,
    }
    draft.lead_photo = make_photo(size=(1300, 700), description="Cầu mới.", credit="Thu Hà")
    assert codes(draft, desk, reporter) == {}


def test_a_figure_may_name_the_maker_itself(
    draft: Any, desk: Any, reporter: Person, make_photo: Make
) -> None:
    photo = make_photo(size=(900, 600), description="Cầu mới.")
    draft.body = [("figure", {"photo": photo, "caption": "", "credit": "Thu Hà"})]
    assert codes(draft, desk, reporter) == {}
    draft.body = [("figure", {"photo": photo, "caption": "", "credit": ""})]
    assert codes(draft, desk, reporter) == {"photo-without-credit": True}


def test_a_small_photo_is_warned_of(
    draft: Any, desk: Any, reporter: Person, make_photo: Make
) -> None:
    draft.lead_photo = make_photo(size=(1199, 700), description="Cầu mới.", credit="Thu Hà")
    assert codes(draft, desk, reporter) == {"small-photo": False}


def test_a_level_of_headings_is_not_skipped(draft: Any, desk: Any, reporter: Person) -> None:
    draft.body = [("minor_subheading", "Nhịp thứ nhất"), ("subheading", "Thi công")]
    assert codes(draft, desk, reporter) == {"skipped-level": True}
    draft.body = [("subheading", "Thi công"), ("minor_subheading", "Nhịp thứ nhất")]
    assert codes(draft, desk, reporter) == {}


def link_to(pk: int) -> str:
    return f'<p>Xem <a id="{pk}" linktype="page">tin trước</a>.</p>'


def test_links_lead_to_what_readers_see(draft: Any, desk: Any, reporter: Person) -> None:
    other = add_bulletin(desk, "Khởi công cầu Bến Đá", publish=False)
    for body in (
        [("paragraph", link_to(other.pk))],
        [("list", {"ordered": False, "items": [link_to(other.pk)]})],
    ):
        draft.body = BulletinPage._meta.get_field("body").stream_block.to_python(
            [{"type": kind, "value": value, "id": "x"} for kind, value in body]
        )
        assert codes(draft, desk, reporter) == {"dead-link": True}
    other.get_latest_revision().publish()
    assert codes(draft, desk, reporter) == {}
    other.delete()
    assert codes(draft, desk, reporter) == {"dead-link": True}


def test_what_blocks_is_told_at_its_field_and_nothing_is_submitted(
    desk: Any, reporter: Person, approver: Person, make_photo: Make
) -> None:
    page = reporter.writes(desk)
    photo = make_photo(size=(900, 600), credit="Thu Hà")
    figure = {"photo": photo.pk, "caption": "Cầu mới", "credit": ""}
    answer = reporter.submits(page, lead="", body=streamfield([("figure", figure)]))
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert errors["lead"] == ["Chưa có sapo. Hãy viết hai, ba câu nói điều chính."]
    in_body = errors["body"].as_data()[0].block_errors[0].block_errors["photo"]
    assert "chưa có mô tả cho người không nhìn thấy" in in_body.messages[0]
    assert not WorkflowState.objects.exists()


def test_a_draft_is_saved_whatever_is_found(desk: Any, reporter: Person) -> None:
    page = reporter.writes(desk)
    assert reporter.saves(page, lead="").status_code == 302


def test_a_sub_editor_does_not_pass_on_what_is_blocked(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    passing_on = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert sub_editor.saves(page, lead="", **passing_on).status_code == 200
    assert BulletinPage.objects.get(pk=page.pk).status_string == "chờ biên tập"
    assert sub_editor.saves(page, **passing_on).status_code == 302
    assert BulletinPage.objects.get(pk=page.pk).status_string == "chờ duyệt"


def test_what_is_blocked_is_not_passed_on_from_the_list_either(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    sub_editor.saves(page, lead="")
    sub_editor.acts(page, "approve")
    assert BulletinPage.objects.get(pk=page.pk).status_string == "chờ biên tập"
    sub_editor.saves(page, lead="Xã Thử có cầu mới.")
    sub_editor.acts(page, "approve")
    assert BulletinPage.objects.get(pk=page.pk).status_string == "chờ duyệt"


def review(page: Any) -> str:
    return reverse("desk_review", args=[page.pk])


def decided(page: Any, action: str, **sent: Any) -> dict[str, Any]:
    """What the review page sends."""
    page = BulletinPage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    shown = {"revision": page.latest_revision_id, "state": state.pk if state else ""}
    return {**shown, "action": action, **sent}


def test_an_approver_lets_something_pass_with_a_reason_that_is_kept(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.saves(page, lead="")
    assert reporter.submits(page).status_code == 200
    assert sub_editor.client.post(
        review(page), decided(page, "except", **{"reason-0": "Tin ảnh không cần sapo."})
    ).status_code in {302, 403}
    assert not GateException.objects.exists()
    approver.client.post(
        review(page), decided(page, "except", **{"reason-0": "Tin ảnh không cần sapo."})
    )
    kept = GateException.objects.get()
    assert (kept.key, kept.reason, kept.user) == (
        "no-lead",
        "Tin ảnh không cần sapo.",
        approver.user,
    )
    assert "Tin ảnh không cần sapo." in approver.client.get(review(page)).content.decode()
    assert reporter.submits(page).status_code == 302
    assert BulletinPage.objects.get(pk=page.pk).status_string == "chờ biên tập"


def test_an_exception_is_for_what_it_was_made_for(
    draft: Any, desk: Any, reporter: Person, make_photo: Make
) -> None:
    first, second = (make_photo(name, size=(1300, 700), credit="Thu Hà") for name in ("mot", "hai"))
    draft.lead_photo = first
    (found,) = findings(Submission(draft, reporter.user, desk))
    GateException.make(draft, found, reason="Ảnh trang trí.", user=reporter.user)
    assert not list(blocking([found], draft.excepted_findings()))
    draft.lead_photo = second
    (found,) = findings(Submission(draft, reporter.user, desk))
    assert list(blocking([found], draft.excepted_findings())) == [found]
