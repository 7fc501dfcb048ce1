"""From a draft to readers, and every way past the approver that Wagtail has."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision, WorkflowState

from bantin.bulletins.models import BulletinPage
from bantin.desk.models import Role, RoleTask
from bantin.frontend import bundle
from tests.conftest import add_bulletin
from tests.desk.newsroom import DECLARED, Person, form_of, hire

pytestmark = pytest.mark.django_db


def now(page: Any) -> BulletinPage:
    return BulletinPage.objects.get(pk=page.pk)


def waiting_for_approval(reporter: Person, sub_editor: Person, section: Any) -> BulletinPage:
    page = reporter.writes(section)
    assert reporter.submits(page).status_code == 302
    assert sub_editor.acts(page, "approve").status_code == 302
    return now(page)


def test_a_bulletin_goes_from_reporter_to_sub_editor_to_approver_to_readers(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    assert now(page).status_string == "bản nháp"
    assert reporter.submits(page).status_code == 302
    assert now(page).status_string == "chờ biên tập"
    assert sub_editor.saves(page, lead="Xã Thử vừa có cầu mới.").status_code == 302
    assert sub_editor.acts(page, "approve").status_code == 302
    assert now(page).status_string == "chờ duyệt"
    assert not now(page).live
    assert approver.acts(page, "approve").status_code == 302
    published = now(page)
    assert published.live
    assert published.lead == "Xã Thử vừa có cầu mới."
    assert published.status_string == "đang hiển thị"
    assert published.declared_by == reporter.user


def test_a_return_needs_a_reason_and_leads_back_to_the_same_step(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    asked = approver.client.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "reject", page.current_workflow_task_state.pk],
        ),
        {"comment": "  "},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "Hãy ghi lý do trả lại." in asked.json()["html"]
    assert now(page).status_string == "chờ duyệt"
    assert approver.acts(page, "reject", comment="Thiếu tên nhà thầu.").status_code == 302
    assert now(page).status_string == "bị trả lại"
    assert not now(page).live
    assert reporter.submits(page, lead="Nhà thầu Hòa Bình làm cầu.").status_code == 302
    assert now(page).status_string == "chờ duyệt"
    approver.acts(page, "approve")
    assert now(page).lead == "Nhà thầu Hòa Bình làm cầu."


def test_a_return_without_a_reason_by_a_forged_request_is_refused(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    reporter.submits(page)
    answer = sub_editor.saves(
        page, **{"action-workflow-action": "true", "workflow-action-name": "reject"}
    )
    assert answer.status_code in {302, 403}
    assert now(page).status_string == "chờ biên tập"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("sent", [{}, {"no_state_secrets": ""}])
def test_without_the_declaration_nothing_is_submitted(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, sent: dict[str, str]
) -> None:
    page = reporter.writes(desk)
    answer = reporter.saves(page, **{"action-submit": "1"}, **sent)
    assert "Hãy đánh dấu cam đoan này trước khi gửi duyệt." in answer.content.decode()
    assert not WorkflowState.objects.exists()


def test_a_draft_is_saved_without_the_declaration(desk: Any, reporter: Person) -> None:
    page = reporter.writes(desk)
    assert reporter.saves(page, lead="Mới viết một nửa").status_code == 302
    assert now(page).get_latest_revision_as_object().lead == "Mới viết một nửa"


def test_the_declaration_of_another_does_not_count(
    desk: Any, reporter: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    draft = now(page).get_latest_revision_as_object()
    draft.declared_by = approver.user
    draft.save_revision(user=approver.user)
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        page.get_workflow().start(now(page), reporter.user)


def test_a_sub_editors_own_bulletin_goes_to_the_approver(
    desk: Any, sub_editor: Person, approver: Person
) -> None:
    page = sub_editor.writes(desk)
    sub_editor.submits(page)
    assert now(page).status_string == "chờ duyệt"
    sub_editor.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert approver.acts(page, "approve").status_code == 302
    assert now(page).live


def test_what_waits_for_approval_is_locked_for_everybody(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, administrator: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    for person in (reporter, sub_editor, approver, administrator):
        person.saves(page, title="Tít khác")
        assert now(page).get_latest_revision_as_object().title == page.title


def test_an_approver_does_not_approve_his_own(desk: Any, approver: Person) -> None:
    other = hire("nguoiduyet2", Role.APPROVER)
    page = approver.writes(desk)
    assert approver.submits(page).status_code == 302
    assert now(page).status_string == "chờ duyệt"
    approver.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert not now(page).live
    assert other.acts(page, "approve").status_code == 302
    assert now(page).live


def test_an_approver_who_has_written_a_part_does_not_approve_it(
    desk: Any, reporter: Person, approver: Person
) -> None:
    hire("nguoiduyet2", Role.APPROVER)
    page = reporter.writes(desk)
    approver.saves(page, lead="Người duyệt viết hộ.")
    assert reporter.submits(page).status_code == 302
    second = hire("bientapvien2", Role.SUB_EDITOR)
    second.acts(page, "approve")
    approver.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert not now(page).live


def test_an_administrator_is_bound_by_the_rule_too(
    desk: Any, administrator: Person, approver: Person
) -> None:
    page = administrator.writes(desk)
    administrator.submits(page)
    administrator.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert not now(page).live


def test_a_correction_of_what_is_live_needs_approval_again(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    approver.acts(page, "approve")
    assert approver.saves(page, title="Tít do người duyệt đổi").status_code == 302
    assert now(page).title == page.title
    assert now(page).status_string == "đang hiển thị; có bản sửa"
    hire("nguoiduyet2", Role.APPROVER)
    approver.submits(page)
    assert now(page).status_string == "đang hiển thị; bản sửa chờ duyệt"
    approver.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert now(page).title == page.title


def test_what_nobody_could_approve_is_not_submitted(desk: Any, approver: Person) -> None:
    page = approver.writes(desk)
    answer = approver.submits(page)
    assert answer.status_code == 200
    assert "Không có ai duyệt được bản tin này" in answer.content.decode()
    assert not WorkflowState.objects.exists()


def test_an_approver_who_was_deleted_is_no_approver(
    desk: Any, reporter: Person, approver: Person
) -> None:
    page = reporter.writes(desk)
    approver.user.delete()
    assert "Không có ai duyệt được" in reporter.submits(page).content.decode()


def test_a_bulletin_whose_approver_was_deleted_can_be_approved_by_another(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    approver.user.delete()
    assert hire("nguoiduyet2", Role.APPROVER).acts(page, "approve").status_code == 302
    assert now(page).live


def test_roles_are_of_sections(home: Any, desk: Any, reporter: Person, sub_editor: Person) -> None:
    from bantin.demo.actions import add_section

    economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    of_economy = hire("duyetkinhte", Role.APPROVER, economy)
    hire("duyetthoisu", Role.APPROVER, desk)
    page = waiting_for_approval(reporter, sub_editor, desk)
    of_economy.acts(page, "approve")
    assert now(page).status_string.endswith("chờ duyệt")
    assert of_economy.opens(page).status_code in {302, 403}
    assert of_economy.saves(page).status_code in {302, 403}
    other = waiting_for_approval(reporter, sub_editor, economy)
    assert of_economy.acts(other, "approve").status_code == 302
    assert now(other).live


PEOPLE = ["reporter", "sub_editor", "approver", "administrator"]


@pytest.fixture(params=PEOPLE)
def anybody(request: pytest.FixtureRequest) -> Person:
    """Each of the roles in turn."""
    person: Person = request.getfixturevalue(request.param)
    return person


@pytest.fixture
def draft(desk: Any, anybody: Person) -> BulletinPage:
    """A draft that ``anybody`` has written."""
    hire("nguoiduyetkhac", Role.APPROVER)
    page: BulletinPage = anybody.writes(desk)
    return page


def is_not_for_readers(page: Any) -> bool:
    page = now(page)
    approved = Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False)
    return not page.live and not approved.exists()


class TestNobodyPublishesPastTheApprover:
    """Each of Wagtail's ways to publish, tried by each role, on one's own draft and on another's."""

    def test_by_the_editors_button(self, anybody: Person, draft: Any) -> None:
        assert "action-publish" not in anybody.opens(draft).content.decode()
        anybody.saves(draft, **{"action-publish": "1"}, **DECLARED)
        assert is_not_for_readers(draft)

    def test_by_the_editors_button_with_a_time(self, anybody: Person, draft: Any) -> None:
        anybody.saves(draft, go_live_at="01/01/2030 08:00", **{"action-publish": "1"}, **DECLARED)
        assert is_not_for_readers(draft)

    def test_by_the_button_of_a_new_page(self, anybody: Person, draft: Any, desk: Any) -> None:
        address = reverse("wagtailadmin_pages:add", args=["bulletins", "bulletinpage", desk.pk])
        assert "action-publish" not in anybody.client.get(address).content.decode()
        new = BulletinPage(title="Tin khác", slug="tin-khac", lead="Tin khác.")
        anybody.client.post(address, form_of(new, **{"action-publish": "1"}, **DECLARED))
        assert not BulletinPage.objects.filter(live=True).exists()

    def test_by_the_bulk_action(self, anybody: Person, draft: Any) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        anybody.client.post(f"{address}?id={draft.pk}", {"include_descendants": "on"})
        assert is_not_for_readers(draft)

    def test_by_the_bulk_action_on_the_section(
        self, anybody: Person, draft: Any, desk: Any
    ) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        anybody.client.post(f"{address}?id={desk.pk}", {"include_descendants": "on"})
        assert is_not_for_readers(draft)

    @pytest.mark.parametrize("action", ["publish", "copy", "revert_to_page_revision"])
    def test_by_the_api_of_the_desk(self, anybody: Person, draft: Any, action: str) -> None:
        address = reverse("wagtailadmin_api:pages:action", args=[draft.pk, action])
        sent = {"revision_id": draft.latest_revision_id, "keep_live": True}
        anybody.client.post(address, sent, content_type="application/json")
        assert not BulletinPage.objects.filter(live=True).exists()

    def test_by_going_back_to_a_revision(self, anybody: Person, draft: Any) -> None:
        anybody.client.post(
            reverse(
                "wagtailadmin_pages:revisions_revert", args=[draft.pk, draft.latest_revision_id]
            ),
            form_of(draft, **{"action-publish": "1", "revision": draft.latest_revision_id}),
        )
        assert is_not_for_readers(draft)

    def test_by_submitting_and_approving(self, anybody: Person, draft: Any) -> None:
        anybody.submits(draft)
        anybody.acts(draft, "approve")
        if now(draft).current_workflow_task_state is not None:
            anybody.acts(draft, "approve")
        assert is_not_for_readers(draft)

    def test_by_approving_from_the_editor(self, anybody: Person, draft: Any) -> None:
        anybody.submits(draft)
        for _ in range(2):
            anybody.saves(
                draft,
                **{"action-workflow-action": "true", "workflow-action-name": "approve"},
                **DECLARED,
            )
        assert is_not_for_readers(draft)

    def test_by_copying(self, anybody: Person, draft: Any, desk: Any) -> None:
        anybody.client.post(
            reverse("wagtailadmin_pages:copy", args=[draft.pk]),
            {
                "new_title": "Bản sao",
                "new_slug": "ban-sao",
                "new_parent_page": desk.pk,
                "publish_copies": "on",
                "alias": "on",
            },
        )
        assert not BulletinPage.objects.filter(live=True).exists()

    def test_by_a_shorter_workflow(self, anybody: Person, draft: Any) -> None:
        """An officer who takes the approver's step out of the workflow does not let drafts out."""
        RoleTask.objects.filter(role=Role.APPROVER).update(active=False)
        anybody.submits(draft)
        if now(draft).current_workflow_task_state is not None:
            anybody.acts(draft, "approve")
        assert is_not_for_readers(draft)


def test_the_structure_is_changed_by_who_is_in_charge_only(
    home: Any, desk: Any, reporter: Person, sub_editor: Person
) -> None:
    for person in (reporter, sub_editor):
        for page in (home, desk):
            assert person.client.get(
                reverse("wagtailadmin_pages:edit", args=[page.pk])
            ).status_code in {302, 403}
        below_home = reverse("wagtailadmin_pages:add", args=["portal", "sectionpage", home.pk])
        assert person.client.get(below_home).status_code in {302, 403}
    assert Page.objects.get(pk=desk.pk).live


def test_an_import_is_the_officers_and_publishes(desk: Any) -> None:
    assert add_bulletin(desk).live


def autosaved_over(person: Person, page: Any, revision: int, **sent: Any) -> Any:
    """What autosave sends from a window that is open since ``revision`` was made."""
    return person.client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form_of(page, overwrite_revision_id=revision, **sent),
        headers={"accept": "application/json"},
    )


def test_what_readers_have_is_not_written_over(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    approver.acts(page, "approve")
    published = now(page).live_revision_id
    answer = autosaved_over(reporter, page, published, lead="Chữ thêm sau khi đã duyệt.")
    assert answer.json()["success"]
    assert Revision.objects.get(pk=published).content["lead"] != "Chữ thêm sau khi đã duyệt."
    assert now(page).latest_revision_id != published
    assert now(page).get_latest_revision_as_object().lead == "Chữ thêm sau khi đã duyệt."


def test_autosave_goes_on_in_the_version_that_it_made(desk: Any, reporter: Person) -> None:
    page = reporter.writes(desk)
    first = now(page).latest_revision_id
    autosaved_over(reporter, page, first, lead="Viết tiếp.")
    assert now(page).latest_revision_id == first
    assert now(page).get_latest_revision_as_object().lead == "Viết tiếp."


def test_what_was_written_while_another_version_waited_for_its_hour_is_the_writers(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    hire("nguoiduyet2", Role.APPROVER)
    page = waiting_for_approval(reporter, sub_editor, desk)
    approver.acts(page, "approve")
    scheduled = now(page).live_revision
    approver.saves(page, lead="Người duyệt viết thêm.")
    # The hour comes after that.
    scheduled.publish()
    assert reporter.submits(page).status_code == 302
    sub_editor.acts(page, "approve")
    approver.acts(page, "approve")
    assert now(page).lead != "Người duyệt viết thêm."


def test_what_was_withdrawn_is_read_by_somebody_new(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    second = hire("nguoiduyet2", Role.APPROVER)
    page = reporter.writes(desk)
    approver.saves(page, lead="Người duyệt viết hộ.")
    reporter.submits(page)
    sub_editor.acts(page, "approve")
    second.acts(page, "approve")
    assert now(page).live
    approver.client.post(
        reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"reason": "Có chỗ sai."}
    )
    assert not now(page).live
    reporter.submits(page)
    sub_editor.acts(page, "approve")
    approver.acts(page, "approve")
    assert not now(page).live


def test_a_draft_is_shown_with_the_policy_of_readers_pages(desk: Any, reporter: Person) -> None:
    page = reporter.writes(desk)
    answer = reporter.client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer["Content-Security-Policy"] == bundle.content_security_policy()


def test_authors_are_offered_by_their_names(desk: Any, reporter: Person) -> None:
    hire("lan", Role.REPORTER, first_name="Lê Thị", last_name="Lan")
    assert "Lê Thị Lan</option>" in reporter.opens(reporter.writes(desk)).content.decode()


def test_a_schedule_is_taken_back_where_it_was_made(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person
) -> None:
    page = waiting_for_approval(reporter, sub_editor, desk)
    review = reverse("desk_review", args=[page.pk])
    state = page.current_workflow_task_state
    answer = approver.client.post(
        review,
        {
            "action": "approve",
            "revision": page.latest_revision_id,
            "state": state.pk,
            "go_live_at": "2100-01-01T08:00",
        },
        follow=True,
    )
    assert now(page).status_string == "đã hẹn giờ đăng"
    assert "Đã gỡ" not in answer.content.decode()
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, state.revision_id])
    assert address in approver.client.get(review).content.decode()
    assert address not in sub_editor.client.get(review).content.decode()
    assert approver.client.post(address).status_code == 302
    assert now(page).status_string == "bản nháp"


def test_versions_of_a_section_are_compared_too(desk: Any, administrator: Person) -> None:
    for introduction in ("Tin trong ngày.", "Tin trong tuần."):
        desk.introduction = introduction
        desk.save_revision()
    answer = administrator.client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[desk.pk, "earliest", "latest"])
    )
    assert answer.status_code == 200
    assert "Tin trong" in answer.content.decode()
