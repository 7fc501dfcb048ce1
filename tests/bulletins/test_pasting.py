"""What the desk answers while something is pasted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from bantin.bulletins.pasting.figures import name_of
from bantin.bulletins.pasting.views import URL_OF_PHOTO, URL_OF_TEXT
from bantin.portal.models import Photo
from tests.portal import pictures_to_refuse as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("thu"))
    return client


@pytest.fixture
def reader(client: Client) -> Client:
    """Somebody who may enter the desk and nothing else."""
    user = get_user_model().objects.create_user("ha")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def send_photo(client: Client, content: bytes, name: str = "image.png") -> Any:
    return client.post(reverse(URL_OF_PHOTO), {"photo": SimpleUploadedFile(name, content)})


def send_text(client: Client, html: str) -> Any:
    file = SimpleUploadedFile("paste.html", html.encode(), "text/html")
    return client.post(reverse(URL_OF_TEXT), {"html": file})


def test_a_photo_once(desk: Client, own_home: Path) -> None:
    content = made.encoded("PNG")
    first, again = (send_photo(desk, content).json()["id"] for _ in range(2))
    photo = Photo.objects.get()
    assert first == again == photo.pk
    assert photo.title.startswith("Ảnh dán vào lúc")
    assert (photo.file_size, len(photo.file_hash)) == (len(content), 40)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp trống"),
        (b"<svg onload=alert(1)>", "SVG"),
        (b"khong phai la anh", "không phải là ảnh PNG"),
        (made.jpeg_said_to_be(20_000, 15_000), "điểm ảnh"),
        (made.png_bomb(20_000), "điểm ảnh"),
        (made.encoded("PNG")[:200], "hỏng"),
    ],
)
def test_what_is_no_photo_is_refused(
    desk: Client, own_home: Path, content: bytes, words: str
) -> None:
    answer = send_photo(desk, content)
    assert answer.status_code == 400
    assert words in answer.json()["error"]
    assert not Photo.objects.exists()
    assert not (own_home / "media").exists() or not list((own_home / "media").rglob("*.*"))


def test_who_may_not_add_photos(reader: Client) -> None:
    answer = send_photo(reader, made.encoded("PNG"))
    assert (answer.status_code, Photo.objects.exists()) == (400, False)
    assert "chưa có quyền" in answer.json()["error"]


def test_photos_that_the_user_may_not_use_are_not_placed(
    reader: Client, make_photo: Callable[..., Any]
) -> None:
    secret = make_photo("mat", collection=Collection.get_first_root_node().add_child(name="Mật"))
    answer = send_text(reader, f"<p>Một</p><img src='photo:{secret.pk}'>").json()
    assert [block["type"] for block in answer["blocks"]] == ["paragraph", "missing_figure"]


def test_blocks_as_the_editor_inserts_them(desk: Client, make_photo: Callable[..., Any]) -> None:
    photo = make_photo()
    html = f"<h2>Tít</h2><p>Một</p><ul><li>A</ul><img src='photo:{photo.pk}'><table><tr><td>1<td>2</table>"
    answer = send_text(desk, html).json()
    blocks = answer["blocks"]
    assert [b["type"] for b in blocks] == ["subheading", "paragraph", "list", "figure", "table"]
    assert json.loads(blocks[1]["value"])["blocks"][0]["text"] == "Một"
    assert json.loads(blocks[2]["value"]["items"][0]["value"])["blocks"][0]["text"] == "A"
    assert blocks[3]["value"]["photo"]["id"] == photo.pk
    assert answer["counted"] == "1 đoạn, 1 tít phụ, 1 danh sách, 1 ảnh, 1 bảng"
    assert answer["notes"] == []


@pytest.mark.parametrize("html", ["<div>" * 20_000, "x" * 3_000_001])
def test_too_much(desk: Client, html: str) -> None:
    answer = send_text(desk, html)
    assert (answer.status_code, "từng phần" in answer.json()["error"]) == (400, True)


def test_who_is_not_in_the_desk_gets_nothing(client: Client) -> None:
    assert send_text(client, "<p>x</p>").status_code == 302
    assert client.get(reverse(URL_OF_TEXT)).status_code in {302, 405}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("file:///C:/Users/H%C3%A0/clip_image002.jpg", "clip_image002.jpg"),
        ("https://a.vn/x/y.png?z=1", "y.png"),
        ("refused:anh%201.png", "anh 1.png"),
        ("", ""),
        ("https://[bad", ""),
        ("cid:image001.png@01DB", "image001.png@01DB"),
    ],
)
def test_names_of_pictures(source: str, name: str) -> None:
    assert name_of(source) == name
