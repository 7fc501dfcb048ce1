"""Photos in the desk: what their files tell is there, what somebody typed stays, what lacks is marked."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bantin.portal.models import Photo
from bantin.portal.models.photo_words import credit_line, licence_in
from tests.portal import pictures_to_refuse as made
from tests.portal.told_photos import alt, bag, exif, iim, picture, xmp

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
PACKET = xmp(
    alt("dc:description", ("vi", "Người dân đi qua cầu mới."))
    + alt("Iptc4xmpCore:AltTextAccessibility", ("vi", "Cầu vòm đỏ, đông người đi bộ."))
    + bag("dc:creator", "Thu Hà")
    + bag("dc:subject", "cầu", "giao thông")
    + '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>',
    'photoshop:Headline="Thông xe cầu mới" photoshop:Credit="TTXVN" photoshop:DateCreated="2026-04-08"',
)
TOLD = {
    "title": "Thông xe cầu mới",
    "caption": "Người dân đi qua cầu mới.",
    "description": "Cầu vòm đỏ, đông người đi bộ.",
    "credit": "Thu Hà",
    "source": "TTXVN",
    "licence": "cc-by",
    "licence_terms": "https://creativecommons.org/licenses/by/4.0/",
    "taken_on": date(2026, 4, 8),
}
WAYS = {
    "one": ("/quan-tri/images/add/", "", "file"),
    "many": ("/quan-tri/images/multiple/add/", "", "files[]"),
    "chooser": ("/quan-tri/images/chooser/create/", "image-chooser-upload-", "file"),
}
Upload = Callable[..., Any]


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody at the desk."""
    client.force_login(get_user_model().objects.create_superuser("bien-tap", "", "x" * 20))
    return client


@pytest.fixture(params=WAYS)
def upload(editor: Client, request: pytest.FixtureRequest) -> Upload:
    """A function that uploads a file in one of the ways there are."""
    address, prefix, field = WAYS[request.param]

    def send(content: bytes, name: str = "IMG_2041.jpg", **typed: str) -> Any:
        typed.setdefault("title", name.rpartition(".")[0])
        data = {f"{prefix}{key}": value for key, value in typed.items()}
        data[f"{prefix}{field}"] = SimpleUploadedFile(name, content)  # type: ignore[assignment]
        return editor.post(address, data, headers={"X-Requested-With": "XMLHttpRequest"})

    return send


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_file_tells_is_taken(upload: Upload, kind: str) -> None:
    upload(picture(kind, packet=PACKET), f"IMG_2041.{kind.lower()}")
    photo = Photo.objects.get()
    assert {name: getattr(photo, name) for name in TOLD} == TOLD
    assert sorted(photo.tags.names()) == ["cầu", "giao thông"]


def test_a_title_that_somebody_typed_stays(upload: Upload) -> None:
    upload(picture(packet=PACKET), title="Cầu mới ở Bến Đá")
    assert Photo.objects.get().title == "Cầu mới ở Bến Đá"


@pytest.mark.parametrize("way", ["one", "chooser"])
def test_whatever_somebody_typed_stays(editor: Client, way: str) -> None:
    address, prefix, field = WAYS[way]
    typed = {
        "title": "Cầu mới",
        "caption": "Chú thích khác",
        "description": "Mô tả khác",
        "credit": "Việt Cường",
        "source": "Báo Thử",
        "licence": "own",
        "licence_terms": "Số 5/VP",
        "taken_on": "07/04/2026",
        "tags": "bến",
    }
    data = {f"{prefix}{key}": value for key, value in typed.items()}
    file = SimpleUploadedFile("a.jpg", picture(packet=PACKET))
    editor.post(address, {**data, f"{prefix}{field}": file})
    photo = Photo.objects.get()
    assert list(photo.tags.names()) == [typed.pop("tags")]
    kept = {name: getattr(photo, name) for name in TOLD}
    assert kept == {**typed, "taken_on": date(2026, 4, 7)}


def test_what_somebody_emptied_stays_empty_until_another_file_comes(
    editor: Client, make_photo: Make
) -> None:
    photo = make_photo(credit="Thu Hà", description="Cầu.")
    address = f"/quan-tri/images/{photo.pk}/"
    collection = str(photo.collection_id)
    form = {"title": "Cầu", "credit": "", "description": "Cầu cũ.", "collection": collection}
    assert editor.post(address, form).status_code == 302
    photo.refresh_from_db()
    assert photo.credit == ""
    file = SimpleUploadedFile("a.jpg", picture(packet=PACKET))
    assert editor.post(address, {**form, "file": file}).status_code == 302
    photo.refresh_from_db()
    assert (photo.title, photo.credit, photo.description) == ("Cầu", "Thu Hà", "Cầu cũ.")


def test_the_list_after_an_upload_of_many_shows_what_was_read(editor: Client) -> None:
    file = SimpleUploadedFile("IMG_2041.jpg", picture(packet=PACKET))
    answer = editor.post(
        "/quan-tri/images/multiple/add/",
        {"title": "IMG_2041", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    form = answer.json()["form"]
    for text in ("Thông xe cầu mới", "Cầu vòm đỏ", "Thu Hà", "TTXVN", "08/04/2026", "giao thông"):
        assert text in form
    for label in ("Người chụp", "Nơi cung cấp", "Quyền sử dụng", "Ngày chụp"):
        assert label in form


def test_the_form_says_what_a_photo_lacks(editor: Client, make_photo: Make) -> None:
    def marks(**words: str) -> int:
        photo = make_photo(**words)
        return editor.get(f"/quan-tri/images/{photo.pk}/").content.decode().count("Còn thiếu.")

    assert marks() == 2
    assert marks(description="Cầu.") == 1
    assert marks(description="Cầu.", source="TTXVN") == 0


BROKEN = {
    "xmp": picture(packet=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;"),
    "iim": picture(block=b"\x1c\x02\x78\xff\xff" + b"a" * 50),
    "long": picture(block=iim((120, "từ ".encode() * 9000), (5, b"a" * 3000))),
    "exif": picture(told=exif(ImageDescription="\x01\x02\x03", Artist="A" * 9000)),
    "numbers": picture(packet=xmp("", 'photoshop:Headline="&#xd83d;"')),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_photo_whose_metadata_are_broken_is_taken(upload: Upload, name: str) -> None:
    assert upload(BROKEN[name]).status_code in {200, 302}
    photo = Photo.objects.get()
    photo.full_clean()


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.jpg", picture(packet=PACKET)[:-2000]),
        ("lie.png", picture(packet=PACKET)),
        ("bomb.png", made.png_bomb(20_000)),
    ],
)
def test_nothing_of_a_refused_upload_is_stored(
    upload: Upload, name: str, content: bytes, settings: Any
) -> None:
    assert upload(content, name).status_code == 200
    assert not Photo.objects.exists()
    assert files_below(settings.MEDIA_ROOT) == []


def test_the_desk_finds_photos_that_lack_words(editor: Client, make_photo: Make) -> None:
    make_photo("du", description="Cầu.", source="TTXVN")
    make_photo("khong-mo-ta", credit="Thu Hà")
    make_photo("khong-nguon", description="Cầu.")
    found = {
        value: {
            photo.title
            for photo in editor.get(f"/quan-tri/images/?lacking={value}").context["object_list"]
        }
        for value in ("any", "description", "credit")
    }
    assert found == {
        "any": {"khong-mo-ta", "khong-nguon"},
        "description": {"khong-mo-ta"},
        "credit": {"khong-nguon"},
    }
    for layout in ("grid", "list"):
        html = editor.get(f"/quan-tri/images/?layout={layout}").content.decode()
        marks = re.findall(r'class="w-status w-status--label">\s*(.*?)\s*</span>', html)
        assert sorted(marks) == ["Thiếu mô tả", "Thiếu nguồn"]
    results = editor.get("/quan-tri/images/results/?lacking=credit&q=khong")
    assert [photo.title for photo in results.context["object_list"]] == ["khong-nguon"]
    assert "Thiếu mô tả hoặc nguồn" in editor.get("/quan-tri/images/").content.decode()


def test_photos_are_found_by_who_took_and_provided_them(editor: Client, make_photo: Make) -> None:
    make_photo("mot", credit="Hoàng Long", source="TTXVN")
    make_photo("hai")
    for words in ("Hoàng Long", "TTXVN"):
        found = editor.get("/quan-tri/images/", {"q": words}).context["object_list"]
        assert [photo.title for photo in found] == ["mot"]


@pytest.mark.parametrize(
    ("credit", "source", "expected"),
    [
        ("Thu Hà", "TTXVN", "Thu Hà/TTXVN"),
        ("Thu Hà", "", "Thu Hà"),
        ("", "TTXVN", "TTXVN"),
        ("", "", ""),
        ("Thu Hà/TTXVN", "TTXVN", "Thu Hà/TTXVN"),
        ("Thu Hà", "Thu Hà - Báo Thử", "Thu Hà - Báo Thử"),
    ],
)
def test_who_stands_below_a_photo(credit: str, source: str, expected: str) -> None:
    assert credit_line(credit, source) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "cc-by"),
        ("Xem http://creativecommons.org/licenses/by-sa/3.0", "cc-by-sa"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "public"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", "other"),
        ("Dùng lại phải ghi nguồn.", ""),
        ("", ""),
    ],
)
def test_a_licence_is_known_by_its_address(terms: str, expected: str) -> None:
    assert licence_in(terms) == expected
