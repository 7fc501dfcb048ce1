"""A photo or a file that readers see is not changed past the approver."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import ReferenceIndex

from bantin.bulletins.models import BulletinPage
from bantin.portal.models import Attachment, Photo
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person

pytestmark = pytest.mark.django_db


def jpeg(colour: str) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (1600, 900), colour).save(out, "JPEG")
    return SimpleUploadedFile(f"{colour}.jpg", out.getvalue())


def photo_of(person: Person) -> Photo:
    person.client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Cầu Bến Đá",
            "file": jpeg("red"),
            "description": "Cây cầu",
            "credit": "Thu Hà",
            "collection": 1,
        },
    )
    return Photo.objects.get()


def changes(person: Person, photo: Photo, **sent: Any) -> Any:
    stored = Photo.objects.get(pk=photo.pk)
    form = {
        "title": stored.title,
        "description": stored.description,
        "credit": stored.credit,
        "collection": 1,
    }
    return person.client.post(reverse("wagtailimages:edit", args=[photo.pk]), {**form, **sent})


def replaced(photo: Photo) -> bool:
    return Photo.objects.get(pk=photo.pk).file.name != photo.file.name


def shown_in(section: Any, photo: Photo, **options: Any) -> BulletinPage:
    page: BulletinPage = add_bulletin(section, lead_photo=photo, **options)
    ReferenceIndex.create_or_update_for_object(page)
    return page


@pytest.fixture
def photo(reporter: Person) -> Photo:
    """A reporter's own."""
    return photo_of(reporter)


def test_a_photo_of_a_draft_is_its_reporters(desk: Any, reporter: Person, photo: Photo) -> None:
    shown_in(desk, photo, publish=False)
    assert changes(reporter, photo, file=jpeg("blue"), credit="Lan").status_code == 302
    assert replaced(photo)
    assert Photo.objects.get().credit == "Lan"


def test_what_readers_see_is_changed_by_an_approver_only(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, photo: Photo
) -> None:
    shown_in(desk, photo)
    for person in (reporter, sub_editor):
        answer = changes(person, photo, credit="Người khác")
        assert "Hãy nhờ người duyệt" in answer.content.decode()
        changes(person, photo, file=jpeg("blue"))
    assert Photo.objects.get().credit == "Thu Hà"
    assert changes(approver, photo, credit="Lê Lan").status_code == 302
    assert Photo.objects.get().credit == "Lê Lan"
    assert not replaced(photo)


def test_another_picture_is_approved_as_another_picture(
    desk: Any, approver: Person, administrator: Person, photo: Photo
) -> None:
    shown_in(desk, photo)
    for person in (approver, administrator):
        answer = changes(person, photo, file=jpeg("blue"))
        assert "không thay tệp khác vào đây được" in answer.content.decode()
    assert not replaced(photo)


def test_while_an_approver_reads_nobody_changes_the_photo(
    desk: Any, reporter: Person, sub_editor: Person, approver: Person, photo: Photo
) -> None:
    page = reporter.writes(desk, lead_photo=photo.pk)
    assert reporter.submits(page, lead_photo=photo.pk).status_code == 302
    changes(reporter, photo, credit="Phóng viên sửa")
    assert Photo.objects.get().credit == "Thu Hà"
    assert changes(sub_editor, photo, credit="Biên tập sửa").status_code == 302
    assert sub_editor.acts(page, "approve").status_code == 302
    for person in (reporter, sub_editor, approver):
        changes(person, photo, credit="Sửa lúc đang duyệt", file=jpeg("blue"))
    assert Photo.objects.get().credit == "Biên tập sửa"
    assert not replaced(photo)


def test_nor_while_what_was_approved_waits_for_its_hour(
    desk: Any, reporter: Person, sub_editor: Person, photo: Photo
) -> None:
    page = shown_in(desk, photo, publish=False)
    page.go_live_at = timezone.now() + timezone.timedelta(days=1)
    page.save_revision().publish()
    assert not BulletinPage.objects.get().live
    for person in (reporter, sub_editor):
        changes(person, photo, file=jpeg("blue"))
    assert not replaced(photo)


def test_who_may_not_change_it_does_not_delete_it(
    desk: Any, reporter: Person, sub_editor: Person, photo: Photo
) -> None:
    shown_in(desk, photo)
    one = reverse("wagtailimages:delete", args=[photo.pk])
    many = reverse("wagtail_bulk_action", args=["portal", "photo", "delete"])
    for person in (reporter, sub_editor):
        person.client.post(one)
        person.client.post(f"{many}?id={photo.pk}")
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_the_same_holds_for_a_file(desk: Any, reporter: Person) -> None:
    reporter.client.post(
        reverse("wagtaildocs:add"),
        {"title": "Quyết định", "file": SimpleUploadedFile("a.txt", b"mot"), "collection": 1},
    )
    file = Attachment.objects.get()
    page = add_bulletin(desk, body=[("file", {"file": file, "title": ""})])
    ReferenceIndex.create_or_update_for_object(page)
    reporter.client.post(
        reverse("wagtaildocs:edit", args=[file.pk]),
        {"title": "Khác", "file": SimpleUploadedFile("b.txt", b"hai"), "collection": 1},
    )
    reporter.client.post(reverse("wagtaildocs:delete", args=[file.pk]))
    kept = Attachment.objects.get()
    assert (kept.title, kept.file.name) == ("Quyết định", file.file.name)
