"""Photos and files of the library."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bantin.portal.models import Attachment, Photo
from tests.portal import pictures_to_refuse as made

pytestmark = pytest.mark.django_db
DECOMPOSED = unicodedata.normalize("NFD", "Kế hoạch số 5")


def test_words_of_a_photo_are_stored_composed(make_photo: Callable[..., Any]) -> None:
    photo = make_photo(caption=DECOMPOSED, credit=DECOMPOSED, description=DECOMPOSED)
    stored = Photo.objects.get(pk=photo.pk)
    assert {stored.caption, stored.credit, stored.description} == {"Kế hoạch số 5"}


def test_a_title_of_a_file_is_stored_composed() -> None:
    attachment = Attachment(title=DECOMPOSED)
    attachment.file.save("ke-hoach.txt", BytesIO(b"1"))
    attachment.save()
    assert Attachment.objects.get().title == "Kế hoạch số 5"


def test_a_file_says_its_type_and_its_size() -> None:
    attachment = Attachment(title="Kế hoạch")
    attachment.file.save("ke-hoach.txt", BytesIO(b"a" * 2048))
    assert (attachment.extension, attachment.size_text) == ("TXT", "2,0 KB")


REFUSED = {
    "gia-mao.png": (b"\x89PNG\r\n\x1a\nkhong phai la anh", "không phải là ảnh PNG"),
    "trang.jpg": (b"<!doctype html><script>alert(1)</script>", "không phải là ảnh JPG"),
    "cut.jpg": (made.encoded("JPEG", (300, 200))[:3000], "không phải là ảnh JPG"),
    "hinh.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Hãy xuất hình thành PNG"),
    "trong.jpg": (b"", "Tệp trống"),
    "dong.gif": (made.moving("GIF"), "Không nhận ảnh động"),
    "bom.png": (made.png_bomb(20_000), "20000 × 20000 điểm ảnh"),
    "lon.jpg": (made.jpeg_said_to_be(10_000, 10_000), "Ảnh quá lớn"),
}


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody at the desk."""
    client.force_login(get_user_model().objects.create_superuser("bien-tap", "", "x" * 20))
    return client


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/quan-tri/images/add/", "file", {"title": "Ảnh"}),
        ("/quan-tri/images/multiple/add/", "files[]", {"title": "Ảnh"}),
        (
            "/quan-tri/images/chooser/create/",
            "image-chooser-upload-file",
            {"image-chooser-upload-title": "Ảnh"},
        ),
    ],
)
def test_each_way_to_upload_says_what_is_wrong(
    editor: Client, address: str, field: str, more: dict[str, str], name: str
) -> None:
    content, words = REFUSED[name]
    data = {**more, field: SimpleUploadedFile(name, content)}
    answer = editor.post(address, data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 200
    said = answer.json() if "json" in answer["content-type"] else answer.content.decode()
    text = (
        said.get("error_message") or said.get("htmlFragment", "")
        if isinstance(said, dict)
        else said
    )
    assert words in text
    assert not Photo.objects.exists()


def test_each_way_to_upload_takes_a_photo(editor: Client) -> None:
    for address, prefix in (
        ("/quan-tri/images/add/", ""),
        ("/quan-tri/images/chooser/create/", "image-chooser-upload-"),
    ):
        file = SimpleUploadedFile("anh.jpg", made.encoded("JPEG", (600, 400)))
        answer = editor.post(address, {f"{prefix}title": "Ảnh", f"{prefix}file": file})
        assert answer.status_code in {200, 302}
    file = SimpleUploadedFile("anh.jpg", made.encoded("JPEG", (600, 400)))
    answer = editor.post(
        "/quan-tri/images/multiple/add/",
        {"title": "Ảnh", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json()["success"]
    assert [(photo.width, photo.height) for photo in Photo.objects.all()] == [(600, 400)] * 3


@pytest.mark.parametrize("name", REFUSED)
def test_code_that_makes_a_photo_is_told_too(name: str) -> None:
    content, words = REFUSED[name]
    photo = Photo(title="Ảnh", file=ImageFile(BytesIO(content), name=name))
    with pytest.raises(ValidationError) as caught:
        photo.full_clean(exclude=["collection"])
    assert words in " ".join(caught.value.message_dict["file"])
    if name != "cut.jpg":  # told by decoding it, which saving does not do
        with pytest.raises(ValidationError):
            photo.save()
        assert not Photo.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("van-ban.pdf", b"<html>404</html>", "không phải là tệp PDF"),
        ("van-ban.docx", b"%PDF-1.7", "không phải là tệp DOCX"),
        ("trang.html", b"<p>", "html"),
        ("hinh.svg", b"<svg/>", "svg"),
        ("ma.js", b"alert(1)", "js"),
    ],
)
def test_attachments_are_refused_in_the_desk(
    editor: Client, name: str, content: bytes, words: str
) -> None:
    one = {"title": "Tệp", "file": SimpleUploadedFile(name, content)}
    assert words in editor.post("/quan-tri/documents/add/", one).content.decode()
    many = {"title": "Tệp", "files[]": SimpleUploadedFile(name, content)}
    answer = editor.post("/quan-tri/documents/multiple/add/", many)
    assert words in answer.json()["error_message"]
    assert not Attachment.objects.exists()


def test_what_stands_between_keeps_no_draft(editor: Client, make_photo: Callable[..., Any]) -> None:
    answer = editor.get(make_photo().file.url)
    assert answer.status_code == 200
    assert {"private", "no-cache"} <= set(answer["cache-control"].split(", "))
    assert b"".join(answer).startswith(b"\xff\xd8")  # read to its end, so that the file is closed
