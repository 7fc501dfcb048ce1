"""What an editor says in the desk of a page that is withdrawn, and when it is forgotten."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupPagePermission

from bantin.baking.models import Change
from bantin.bulletins.models import BulletinPage
from bantin.portal.withdrawn import notice_html

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]

NOTICE = "Bản tin có số liệu sai.\r\nXem bản đính chính tại https://example.gov.vn/dinh-chinh/."
STORED = NOTICE.replace("\r\n", "\n")


def question(page: Any) -> str:
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def editor(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def notice_page(page: Any) -> str:
    return reverse("withdrawal_notice", args=[page.pk])


def notice_of(page: Any) -> str:
    return str(BulletinPage.objects.get(pk=page.pk).withdrawal_notice)


@pytest.fixture
def withdrawn(admin_client: Client, make_bulletin: Make) -> Any:
    """A bulletin that was withdrawn in the desk with a notice."""
    bulletin = make_bulletin()
    assert (
        admin_client.post(
            question(bulletin), {"reason": "Sai số", "withdrawal_notice": NOTICE}
        ).status_code
        == 302
    )
    bulletin.refresh_from_db()
    return bulletin


@pytest.fixture
def writer(client: Client, home: Any, django_user_model: Any) -> Client:
    """The desk as somebody sees it who may write and not publish."""
    group = Group.objects.create(name="Cộng tác viên")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=name, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    user = django_user_model.objects.create_user("ctv", password="mat-khau")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_the_question_before_withdrawing_asks_for_a_notice(
    admin_client: Client, make_bulletin: Make
) -> None:
    asked = admin_client.get(question(make_bulletin())).content.decode()
    assert 'name="withdrawal_notice"' in asked
    assert 'maxlength="500"' in asked
    assert "Thông báo cho bạn đọc" in asked


def test_the_notice_is_stored_with_the_withdrawal(withdrawn: Any) -> None:
    assert not withdrawn.live
    assert withdrawn.withdrawal_notice == STORED
    assert [f"gone:{withdrawn.pk}" in c.tags for c in Change.objects.order_by("pk")][-1]


def test_a_notice_that_is_too_long_withdraws_nothing(
    admin_client: Client, make_bulletin: Make
) -> None:
    bulletin = make_bulletin()
    answer = admin_client.post(
        question(bulletin), {"reason": "Sai số", "withdrawal_notice": "a" * 501}
    )
    assert (answer.status_code, answer["location"]) == (302, question(bulletin))
    assert BulletinPage.objects.get(pk=bulletin.pk).live
    fits = "a\r\n" * 250
    admin_client.post(
        question(bulletin), {"reason": "Sai số", "withdrawal_notice": f"{fits[:-3]}aa"}
    )
    assert not BulletinPage.objects.get(pk=bulletin.pk).live


def test_decomposed_letters_are_composed(admin_client: Client, make_bulletin: Make) -> None:
    bulletin = make_bulletin()
    admin_client.post(
        question(bulletin),
        {"reason": "Sai số", "withdrawal_notice": "Go\u031b\u0303 bo\u0309 "},
    )
    assert notice_of(bulletin) == "Gỡ bỏ"


def test_the_notice_can_be_changed_later_without_publishing_the_draft(
    admin_client: Client, withdrawn: Any
) -> None:
    withdrawn.title = "Tít của bản nháp"
    withdrawn.save_revision()
    assert notice_page(withdrawn) in admin_client.get(editor(withdrawn)).content.decode()
    assert "Bản tin có số liệu sai." in admin_client.get(notice_page(withdrawn)).content.decode()
    Change.objects.all().delete()
    answer = admin_client.post(
        notice_page(withdrawn),
        {"reason": "Sai số", "withdrawal_notice": "Đã có tin mới."},
        follow=True,
    )
    assert "Đã lưu thông báo gỡ trang." in answer.content.decode()
    assert notice_of(withdrawn) == "Đã có tin mới."
    changes = Change.objects.values_list("about", "tags")
    assert list(changes) == [(f"page:{withdrawn.pk}", [f"gone:{withdrawn.pk}"])]
    page = BulletinPage.objects.get(pk=withdrawn.pk)
    assert (page.live, page.title) == (False, "Khánh thành cầu Bến Đá")


def test_one_that_is_too_long_stands_in_the_field_to_be_shortened(
    admin_client: Client, withdrawn: Any
) -> None:
    answer = admin_client.post(
        notice_page(withdrawn), {"reason": "Sai số", "withdrawal_notice": "dài " * 126}
    )
    assert answer.status_code == 200
    assert "dài dài" in answer.content.decode()
    assert notice_of(withdrawn) == STORED


def test_the_desk_speaks_english_too(admin_client: Client, withdrawn: Any) -> None:
    with translation.override("en"):
        shown = admin_client.get(
            notice_page(withdrawn), headers={"accept-language": "en"}
        ).content.decode()
    assert "Notice to readers" in shown


def test_only_what_was_withdrawn_has_a_notice(
    admin_client: Client, make_bulletin: Make, home: Any
) -> None:
    draft, live = make_bulletin("Nháp", publish=False), make_bulletin("Đang đăng")
    for page in (draft, live, home):
        assert admin_client.get(notice_page(page)).status_code == 404
        assert notice_page(page) not in admin_client.get(editor(page)).content.decode()


def test_who_may_not_publish_may_not_change_it(withdrawn: Any, writer: Client) -> None:
    assert writer.get(editor(withdrawn)).status_code == 200
    assert notice_page(withdrawn) not in writer.get(editor(withdrawn)).content.decode()
    assert (
        writer.post(
            notice_page(withdrawn), {"reason": "Sai số", "withdrawal_notice": "x"}
        ).status_code
        == 302
    )
    assert notice_of(withdrawn) == STORED


def test_a_draft_keeps_the_notice_and_a_publication_forgets_it(withdrawn: Any) -> None:
    withdrawn.title = "Tít đã sửa"
    withdrawn.save_revision()
    assert notice_of(withdrawn) == STORED
    later = BulletinPage.objects.get(pk=withdrawn.pk)
    later.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    later.save_revision().publish()
    assert not BulletinPage.objects.get(pk=withdrawn.pk).live
    assert notice_of(withdrawn) == STORED
    now = BulletinPage.objects.get(pk=withdrawn.pk)
    now.go_live_at = None
    now.save_revision().publish()
    assert BulletinPage.objects.get(pk=withdrawn.pk).live
    assert notice_of(withdrawn) == ""


def test_a_revision_from_before_brings_no_older_notice_back(withdrawn: Any) -> None:
    before = withdrawn.revisions.order_by("pk").first()
    BulletinPage.objects.filter(pk=withdrawn.pk).update(withdrawal_notice="Lời mới.")
    assert before.as_object().withdrawal_notice == "Lời mới."


def test_a_copy_has_no_notice(withdrawn: Any) -> None:
    copy = withdrawn.copy(update_attrs={"slug": "ban-sao"})
    assert notice_of(copy) == ""


def test_a_notice_is_plain_text_whose_addresses_are_links() -> None:
    html = notice_html("Gỡ <b>ngay</b>.\n\nXem https://example.gov.vn/a/?b=1&c=2.")
    assert html == (
        "<p>Gỡ &lt;b&gt;ngay&lt;/b&gt;.</p>\n\n"
        '<p>Xem <a href="https://example.gov.vn/a/?b=1&amp;c=2" rel="nofollow">'
        "https://example.gov.vn/a/?b=1&amp;c=2</a>.</p>"
    )
    assert notice_html("") == ""


def test_a_withdrawal_needs_a_reason_which_stays_in_the_log(
    admin_client: Client, make_bulletin: Make
) -> None:
    bulletin = make_bulletin()
    answer = admin_client.post(question(bulletin), {"withdrawal_notice": NOTICE}, follow=True)
    assert "Hãy ghi lý do gỡ" in answer.content.decode()
    bulletin.refresh_from_db()
    assert bulletin.live
    admin_client.post(question(bulletin), {"reason": "Sai số liệu dân số."})
    bulletin.refresh_from_db()
    assert not bulletin.live
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[bulletin.pk]))
    assert "Lý do gỡ: Sai số liệu dân số." in history.content.decode()


def test_many_are_not_withdrawn_without_their_reasons(
    admin_client: Client, make_bulletin: Make
) -> None:
    bulletin = make_bulletin()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    answer = admin_client.post(f"{address}?id={bulletin.pk}", follow=True)
    assert "Hãy gỡ từng trang một" in answer.content.decode()
    bulletin.refresh_from_db()
    assert bulletin.live
