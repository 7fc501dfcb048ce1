"""What the desk tells of a change on its way to readers, and the button to try again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupPagePermission

from bantin.baking.everything import bake_everything
from bantin.baking.models import Change, Job
from bantin.baking.outbox import bake_due
from bantin.baking.prepare import PREPARATION
from bantin.baking.progress import duration_text, explained, progress_about
from bantin.demo.actions import add_section

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]

JSON = {"accept": "application/json"}
RETRY, REPORT = "/quan-tri/xuat-ban-tinh/thu-lai/", "/quan-tri/xuat-ban-tinh/"


def state(client: Client, page: Any) -> dict[str, str]:
    return dict(client.get(reverse("baking_state", args=[page.pk]), headers=JSON).json())


def editor(client: Client, page: Any) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def report(client: Client) -> str:
    answer = client.get(REPORT)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def bulletin(make_bulletin: Make) -> Any:
    """A bulletin that was published and not baked yet; all else is."""
    make_bulletin("Tin bên cạnh")
    bake_everything()
    return make_bulletin(slug="cau-ben-da")


@pytest.fixture
def obstacle(bulletin: Any, settings: Any) -> Path:
    """What stands where the bulletin's file should; its bake has failed."""
    place = Path(settings.PUBLIC_ROOT) / "thoi-su/cau-ben-da/index.html"
    place.mkdir(parents=True)
    assert bake_due().failed == 1
    return place


@pytest.fixture
def desk_of(home: Any, django_user_model: Any) -> Callable[..., Client]:
    """A function that opens the desk to somebody with the permissions that are named, below a page."""

    def open_desk(name: str, *permissions: str, below: Any = home) -> Client:
        group = Group.objects.create(name=name)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in permissions:
            of_page = Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            )
            GroupPagePermission.objects.create(group=group, page=below, permission=of_page)
        user = django_user_model.objects.create_user(name, password="mat-khau")
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        return client

    return open_desk


def test_a_change_that_waits_is_followed_until_it_is_done(
    admin_client: Client, bulletin: Any
) -> None:
    shown = editor(admin_client, bulletin)
    assert 'data-baking-state="waiting"' in shown
    assert reverse("baking_state", args=[bulletin.pk]) in shown
    assert "baking/follow.js" in shown
    waiting = state(admin_client, bulletin)
    assert waiting["state"] == "waiting"
    assert "Đang cập nhật các trang công khai…" in waiting["html"]
    bake_due()
    change = Change.objects.get(about=f"page:{bulletin.pk}")
    assert change.addresses > 5
    took = round((change.done_at - change.asked_at).total_seconds() * 1000)
    done = state(admin_client, bulletin)
    assert done["state"] == "done"
    assert f"Đã lên trang tại {change.addresses} địa chỉ sau {took} ms." in done["html"]
    assert 'data-baking-state="done"' in editor(admin_client, bulletin)


def test_of_a_page_without_changes_nothing_is_told(admin_client: Client, bulletin: Any) -> None:
    Change.objects.all().delete()
    assert progress_about(f"page:{bulletin.pk}") is None
    assert "data-baking-state" not in editor(admin_client, bulletin)
    assert state(admin_client, bulletin)["state"] == ""


def test_a_new_page_has_no_state(admin_client: Client, section: Any) -> None:
    address = reverse("wagtailadmin_pages:add", args=["bulletins", "bulletinpage", section.pk])
    answer = admin_client.get(address)
    assert answer.status_code == 200
    assert "data-baking-state" not in answer.content.decode()


def test_after_publishing_and_withdrawing_the_desk_tells_how_far_it_comes(
    admin_client: Client, bulletin: Any
) -> None:
    bake_due()
    address = reverse("wagtailadmin_pages:unpublish", args=[bulletin.pk])
    shown = admin_client.post(
        address, {"reason": "Sai số", "withdrawal_notice": ""}, follow=True
    ).content.decode()
    assert 'data-baking-state="waiting"' in shown
    bake_due()
    assert "Đã gỡ, " in state(admin_client, bulletin)["html"]


def test_what_went_wrong_is_said_with_a_button(
    admin_client: Client, bulletin: Any, obstacle: Path
) -> None:
    failed = state(admin_client, bulletin)
    assert failed["state"] == "failed"
    assert "Chưa cập nhật được hết các trang công khai." in failed["html"]
    assert "/thoi-su/cau-ben-da/: Máy chủ không ghi được tệp." in failed["html"]
    assert "IsADirectoryError" in failed["html"]
    assert "data-baking-retry" in editor(admin_client, bulletin)


def test_trying_again_bakes_what_has_failed(
    admin_client: Client, bulletin: Any, obstacle: Path
) -> None:
    Job.objects.update(failures=3, retry_at=timezone.now() + timedelta(minutes=50))
    obstacle.rmdir()
    assert bake_due().written == 0
    answer = admin_client.post(RETRY, {"about": f"page:{bulletin.pk}"}, headers=JSON)
    assert answer.json()["state"] == "waiting"
    assert bake_due().written == 1
    assert obstacle.is_file()
    assert state(admin_client, bulletin)["state"] == "done"
    assert not Job.objects.exists()


def test_what_fails_again_says_so_again(
    admin_client: Client, bulletin: Any, obstacle: Path
) -> None:
    admin_client.post(RETRY, {"about": f"page:{bulletin.pk}"}, headers=JSON)
    assert state(admin_client, bulletin)["state"] == "waiting"
    bake_due()
    assert state(admin_client, bulletin)["state"] == "failed"


def test_a_form_goes_back_to_where_it_came_from(
    admin_client: Client, bulletin: Any, obstacle: Path
) -> None:
    about = f"page:{bulletin.pk}"
    back = reverse("wagtailadmin_pages:edit", args=[bulletin.pk])
    answer = admin_client.post(RETRY, {"about": about, "next": back})
    assert (answer.status_code, answer["location"]) == (302, back)
    for elsewhere in ("https://example.com/", ""):
        answer = admin_client.post(RETRY, {"about": about, "next": elsewhere})
        assert (answer.status_code, answer["location"]) == (302, REPORT)


def test_only_posts_try_again(admin_client: Client, bulletin: Any, obstacle: Path) -> None:
    assert admin_client.get(RETRY, {"about": f"page:{bulletin.pk}"}).status_code == 405
    assert admin_client.post(RETRY, {"about": "page:99999"}).status_code == 404
    assert Job.objects.exclude(error="").filter(retry_at=None).count() == 0


def test_who_may_publish_the_page_may_try_again(
    bulletin: Any, home: Any, obstacle: Path, desk_of: Callable[..., Client]
) -> None:
    other = add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    about = {"about": f"page:{bulletin.pk}"}
    writer = desk_of("ctv", "add_page", "change_page")
    elsewhere = desk_of("van-hoa", "change_page", "publish_page", below=other)
    publisher = desk_of("btv", "change_page", "publish_page")
    for client in (writer, elsewhere):
        assert client.post(RETRY, about).status_code == 302
        assert not Job.objects.filter(retry_at=None).exclude(error="").exists()
    assert "data-baking-retry" not in state(writer, bulletin)["html"]
    address = reverse("baking_state", args=[bulletin.pk])
    assert elsewhere.get(address, headers=JSON).status_code == 302
    assert "data-baking-retry" in state(publisher, bulletin)["html"]
    assert publisher.post(RETRY, about, headers=JSON).json()["state"] == "waiting"
    assert Job.objects.exclude(error="").get().retry_at is None


def test_the_report_lists_the_latest_changes(admin_client: Client, bulletin: Any) -> None:
    assert "Đang chờ" in report(admin_client)
    bake_due()
    change = Change.objects.get(about=f"page:{bulletin.pk}")
    shown = report(admin_client)
    assert f">{bulletin.title}</a>" in shown
    assert reverse("wagtailadmin_pages:edit", args=[bulletin.pk]) in shown
    assert "Xong" in shown
    assert f"<td >\n    {change.addresses}\n</td>" in shown
    assert " ms" in shown
    assert "Thử lại</button>" not in shown


def test_the_report_says_what_failed_with_a_button(
    admin_client: Client, bulletin: Any, obstacle: Path
) -> None:
    shown = report(admin_client)
    assert "Có lỗi" in shown
    assert "/thoi-su/cau-ben-da/: Máy chủ không ghi được tệp." in shown
    assert "Thử lại</button>" in shown
    answer = admin_client.post(
        RETRY, {"about": f"page:{bulletin.pk}", "next": f"{REPORT}?p=1"}, follow=True
    )
    assert answer.redirect_chain == [(f"{REPORT}?p=1", 302)]
    assert "Đang thử lại." in answer.content.decode()
    assert Job.objects.exclude(error="").get().retry_at is None


def test_the_report_names_what_is_no_page(
    admin_client: Client, bulletin: Any, make_photo: Make
) -> None:
    Change.objects.all().delete()
    make_photo("cau")
    Change.objects.create(about=PREPARATION, tags=[PREPARATION])
    Change.objects.create(tags=["related:7"])
    Change.objects.create(about="page:99999", tags=["page:99999"])
    shown = report(admin_client)
    for name in ("Ảnh", "Việc chuẩn bị trước khi dựng trang", "Thay đổi khác", "Trang đã xóa"):
        assert f"    {name}\n" in shown, name


def test_the_report_is_for_who_may_publish_and_names_only_their_pages(
    bulletin: Any, home: Any, desk_of: Callable[..., Client]
) -> None:
    other = add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    Change.objects.create(about=PREPARATION, tags=[PREPARATION])
    writer = desk_of("ctv", "add_page", "change_page")
    assert writer.get(REPORT).status_code == 302
    assert "xuat-ban-tinh" not in writer.get("/quan-tri/").content.decode()
    elsewhere = desk_of("van-hoa", "change_page", "publish_page", below=other)
    assert REPORT in elsewhere.get("/quan-tri/").content.decode()
    shown = report(elsewhere)
    assert bulletin.title not in shown
    assert "Trang ở phần khác của cổng" in shown
    assert "Việc chuẩn bị" not in shown


def test_the_report_has_pages(admin_client: Client, home: Any) -> None:
    Change.objects.all().delete()
    Change.objects.bulk_create(
        Change(about=f"page:{home.pk}", tags=[f"page:{home.pk}"]) for _ in range(60)
    )
    assert report(admin_client).count("Đang chờ") == 50
    second = admin_client.get(REPORT, {"p": 2}).content.decode()
    assert second.count("Đang chờ") == 10


def test_it_speaks_english_too(bulletin: Any) -> None:
    bake_due()
    with translation.override("en"):
        progress = progress_about(f"page:{bulletin.pk}")
        assert progress is not None
        assert progress.text().startswith(f"Live at {progress.addresses} addresses after ")


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (timedelta(milliseconds=842), "842 ms"),
        (timedelta(milliseconds=9_999), "9999 ms"),
        (timedelta(seconds=12.4), "12 giây"),
        (timedelta(minutes=3), "3 phút"),
        (timedelta(hours=5), "5 giờ"),
    ],
)
def test_a_duration_is_said_in_a_unit_that_suits_it(duration: timedelta, text: str) -> None:
    with translation.override("vi"):
        assert duration_text(duration) == text


def test_a_clock_that_was_set_back_makes_no_negative_time(bulletin: Any) -> None:
    bake_due()
    about = f"page:{bulletin.pk}"
    Change.objects.filter(about=about).update(asked_at=timezone.now() + timedelta(hours=1))
    progress = progress_about(about)
    assert progress is not None
    assert progress.time_text == "0 ms"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "Máy chủ đã hết chỗ trên ổ đĩa."),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "Máy chủ không ghi được tệp."),
        ("TypeError: 'NoneType' object is not callable", "Phần mềm gặp lỗi khi dựng trang này."),
    ],
)
def test_an_error_is_explained(error: str, words: str) -> None:
    with translation.override("vi"):
        assert explained(error) == words
