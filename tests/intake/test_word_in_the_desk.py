"""A document of Word given in the desk becomes a draft, or a sentence that says what to do."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from bantin.bulletins.models import BulletinPage
from bantin.intake.models import ImportedPage
from bantin.intake.word import URL_NAME
from bantin.portal.models import Photo
from tests.intake import word_files as word
from tests.intake.test_docx import END, HEADLINE
from tests.intake.test_docx_refusals import LAUGHS, OLE, WHOLE, bomb, many_pictures, with_document
from tests.portal import pictures_to_refuse as made

pytestmark = pytest.mark.django_db

EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(100)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("thu"))
    return client


def with_pictures(**pictures: bytes) -> bytes:
    """A document with pictures, the names of their files the keys with the first "_" a dot."""
    names = {f"p{i}": key.replace("_", ".", 1) for i, key in enumerate(pictures)}
    return word.document(
        HEADLINE,
        *(word.paragraph(word.picture(key)) for key in names),
        END,
        related=[word.relation(key, "image", f"media/{name}") for key, name in names.items()],
        files={
            f"word/media/{n}": c for n, c in zip(names.values(), pictures.values(), strict=True)
        },
    )


def give(desk: Client, section: Any, raw: bytes, name: str = "tin.docx") -> Any:
    file = io.BytesIO(raw)
    file.name = name
    return desk.post(reverse(URL_NAME), {"section": section.pk, "file": file}, follow=True)


def files_in(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "media").rglob("*") if path.is_file())


def test_a_draft_with_its_photos(desk: Client, section: Any, own_home: Path) -> None:
    raw = with_pictures(cau_png=made.encoded("PNG"), so_do_emf=EMF)
    answer = give(desk, section, raw)
    bulletin = BulletinPage.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[bulletin.pk])
    assert (bulletin.title, bulletin.live, bulletin.owner.username) == (
        "Khánh thành cầu Bến Đá",
        False,
        "thu",
    )
    assert [block.block_type for block in bulletin.body] == [
        "figure",
        "missing_figure",
        "paragraph",
    ]
    assert bulletin.body[0].value["photo"].uploaded_by_user.username == "thu"
    text = answer.content.decode()
    assert "Đã tạo bản nháp từ tệp “tin.docx”" in text
    assert "Chưa lấy được ảnh so.do_emf" in text or "Chưa lấy được ảnh so_do.emf" in text
    assert "không hiện được loại ảnh này" in text
    assert [name for name in files_in(own_home) if "max-" not in name] == ["cau.png"]
    assert Photo.objects.count() == 1
    assert bulletin.latest_revision.user.username == "thu"


def test_the_same_document_twice_is_one_bulletin(desk: Client, section: Any) -> None:
    give(desk, section, WHOLE)
    answer = give(desk, section, WHOLE, "tên khác.docx")
    assert "đã được tạo thành bản tin trước đây" in answer.content.decode()
    assert BulletinPage.objects.count() == ImportedPage.objects.count() == 1


def test_a_photo_of_two_documents_is_kept_once(desk: Client, section: Any) -> None:
    png = made.encoded("PNG")
    give(desk, section, with_pictures(a_png=png))
    give(desk, section, with_pictures(b_png=png, c_png=made.encoded("PNG", (61, 41))))
    assert (BulletinPage.objects.count(), Photo.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "hỏng hoặc chưa chép trọn"),
        (OLE, "Word 97-2003 (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        (b"%PDF-1.7", "mà là PDF"),
        (WHOLE[:500], "chưa chép trọn"),
        (with_document(LAUGHS), "có thể gây hại"),
        (bomb(), "nhiều hơn mức cho phép"),
        (many_pictures(), "hãy thu nhỏ ảnh, hoặc tách tài liệu"),
    ],
)
def test_what_is_refused_is_said_at_the_field(
    desk: Client, section: Any, own_home: Path, raw: bytes, words: str
) -> None:
    answer = give(desk, section, raw, "<b>tin.docx")
    assert answer.status_code == 400
    text = answer.content.decode()
    assert words in text
    assert "<b>tin" not in text
    assert not BulletinPage.objects.exists()
    assert files_in(own_home) == []


def test_nothing_is_left_where_storing_fails(
    desk: Client, section: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("ổ đĩa đầy")

    monkeypatch.setattr(ImportedPage.objects, "create", fail)
    with pytest.raises(RuntimeError):
        give(desk, section, with_pictures(a_png=made.encoded("PNG")))
    assert not BulletinPage.objects.exists()
    assert not Photo.objects.exists()
    assert files_in(own_home) == []


def test_a_picture_of_300_megapixels_does_not_stop_the_text(desk: Client, section: Any) -> None:
    give(desk, section, with_pictures(a_jpg=made.jpeg_said_to_be(20_000, 15_000)))
    assert [b.block_type for b in BulletinPage.objects.get().body] == [
        "missing_figure",
        "paragraph",
    ]


@pytest.fixture
def reporter(section: Any, client: Client, make_reporter: Callable[[Any], Any]) -> Client:
    client.force_login(make_reporter(section))
    return client


@pytest.fixture
def make_reporter(db: None) -> Callable[[Any], Any]:
    """A function that makes somebody who may write in one section."""

    def make(section: Any) -> Any:
        group = Group.objects.create(name="Phóng viên")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        add = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
        GroupPagePermission.objects.create(group=group, page=section, permission=add)
        user = get_user_model().objects.create_user("ha", password="x")
        user.groups.add(group)
        return user

    return make


def test_a_reporter_writes_in_the_own_section_alone(
    reporter: Client, section: Any, home: Any
) -> None:
    from bantin.demo.actions import add_section

    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    form = reporter.get(reverse(URL_NAME)).content.decode()
    assert "Thời sự" in form
    assert "Kinh tế" not in form
    assert give(reporter, other, WHOLE).status_code == 400
    assert not BulletinPage.objects.exists()
    give(reporter, section, WHOLE)
    assert BulletinPage.objects.count() == 1


def test_who_may_not_add_photos_gets_the_text(reporter: Client, section: Any) -> None:
    answer = give(reporter, section, with_pictures(a_png=made.encoded("PNG")))
    assert "bạn chưa có quyền thêm ảnh" in answer.content.decode()
    assert [b.block_type for b in BulletinPage.objects.get().body] == [
        "missing_figure",
        "paragraph",
    ]


def test_who_may_write_nowhere_gets_nowhere(client: Client, section: Any) -> None:
    assert client.get(reverse(URL_NAME)).status_code == 302
    user = get_user_model().objects.create_user("nguoi-la")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(URL_NAME), follow=True).redirect_chain
    assert "tu-tep-word" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_ways_to_it(desk: Client, section: Any) -> None:
    address = f"{reverse(URL_NAME)}?section={section.pk}"
    assert address in desk.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert reverse(URL_NAME) in desk.get(reverse("wagtailadmin_home")).content.decode()
    assert f'value="{section.pk}" selected' in desk.get(address).content.decode()


def test_drafts_of_others_are_not_listed(reporter: Client, section: Any, home: Any) -> None:
    from bantin.demo.actions import add_section
    from bantin.intake.actions import store
    from bantin.intake.sources import parse

    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    outcome = store(parse(WHOLE), "tin.docx", lambda: other, draft=True)
    row = ImportedPage.objects.get(bulletin_id=outcome.bulletin_id)
    assert "Khánh thành" not in reporter.get(reverse("imported-pages:index")).content.decode()
    shown = reporter.get(reverse("imported-pages:inspect", args=[row.pk]), follow=True)
    assert "Khánh thành" not in shown.content.decode()
