"""A photo from the desk to readers: whose words are shown, and that nothing of what its file hides goes out."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.test.utils.form_data import streamfield

from bantin.bulletins.models import BulletinPage
from bantin.desk.versions import parts_of
from bantin.portal.gate import Submission, findings
from bantin.portal.models import Photo
from bantin.reader.files import Conditions, PublicFiles
from tests.conftest import add_bulletin
from tests.desk.newsroom import Person
from tests.portal.told_photos import PLACE, SERIAL, alt, bag, exif, iim, picture, xmp
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
HIDDEN = (PLACE, SERIAL, b"GHI-CHU-CUA-HANG", b"NHA-RIENG", b"Exif\0\0", b"8BIM", b"x:xmpmeta")


def uploaded(person: Person) -> Photo:
    """A photo with all that cameras and agencies write, through the desk."""
    told = exif(ImageDescription="Cau moi", DateTimeOriginal="2026:04:08 09:30:00")
    told[0x0112] = 6
    packet = xmp(bag("dc:creator", "Thu Hà") + alt("dc:description", ("vi", "Cầu mới.")))
    packet = packet.replace(b"<x:xmpmeta", b"<!-- NHA-RIENG --><x:xmpmeta")
    content = picture(told=told, packet=packet, block=iim((110, b"TTXVN")), size=(1700, 1000))
    file = SimpleUploadedFile("IMG_2041.jpg", content)
    answer = person.client.post(
        "/quan-tri/images/multiple/add/",
        {"title": "IMG_2041", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json()["success"]
    return Photo.objects.get()


def test_readers_get_nothing_of_what_a_file_hides(
    desk: Any, administrator: Person, client: Client, settings: Any
) -> None:
    photo = uploaded(administrator)
    figure = {"photo": photo, "caption": "", "credit": "", "alt": ""}
    add_bulletin(desk, lead_photo=photo, body=[("figure", figure)])
    work()
    public = Path(settings.PUBLIC_ROOT)
    files = [path for path in public.rglob("*") if path.is_file()]
    pictures = [path for path in files if "media" in path.parts]
    assert {path.suffix for path in pictures} == {".avif", ".webp", ".jpg"}
    for path in files:
        content = path.read_bytes()
        for word in HIDDEN:
            # The readers' own scripts and pages say none of these words either.
            assert word not in content, path
    for path in pictures:
        image = Image.open(BytesIO(path.read_bytes()))
        assert not image.getexif()
        assert not {"exif", "xmp", "photoshop", "comment"} & image.info.keys()
        if "chia-se" not in path.name:
            assert image.height > image.width, "it stands on its feet"
    with photo.open_file() as original:
        assert PLACE in original.read()  # the newsroom keeps what it got
    assert client.get(photo.file.url).status_code == 404
    assert not (public / photo.file.url.lstrip("/")).exists()
    asked = PublicFiles(public, ()).answer("GET", photo.file.url, Conditions())
    assert asked.status == 404
    page = (public / "thoi-su").rglob("index.html")
    assert not any("original_images" in path.read_text("utf-8") for path in page)


OWN = {
    "lead_photo_alt": "Cầu nhìn từ bờ bắc.",
    "lead_photo_credit": "Việt Cường",
    "lead_photo_caption": "Cầu ngày thông xe",
}


def baked_page(bulletin: Any, settings: Any) -> str:
    work()
    file: Path = settings.PUBLIC_ROOT / bulletin.url.strip("/") / "index.html"
    return file.read_text(encoding="utf-8")


def test_a_bulletin_s_own_words_go_before_the_photo_s(
    desk: Any, make_photo: Make, settings: Any
) -> None:
    photo = make_photo(caption="Cầu", credit="Thu Hà", source="TTXVN", description="Cây cầu.")
    page = baked_page(add_bulletin(desk, "Bản tin một", lead_photo=photo), settings)
    assert 'alt="Cây cầu."' in page
    assert "Thu Hà/TTXVN" in page
    assert '"creditText":"Thu Hà/TTXVN"' in page.replace('": "', '":"')
    own = baked_page(add_bulletin(desk, "Bản tin hai", lead_photo=photo, **OWN), settings)
    assert 'alt="Cầu nhìn từ bờ bắc."' in own
    assert 'content="Cầu nhìn từ bờ bắc."' in own
    assert "Thu Hà" not in own
    feeds = [path.read_text("utf-8") for path in Path(settings.PUBLIC_ROOT).rglob("ninjs.json")]
    assert any("Việt Cường" in feed and "Cầu nhìn từ bờ bắc." in feed for feed in feeds)


def codes(page: Any, section: Any, person: Person) -> set[str]:
    return {finding.code for finding in findings(Submission(page, person.user, section))}


def test_the_gate_counts_the_words_of_a_bulletin(
    desk: Any, reporter: Person, approver: Person, make_photo: Make
) -> None:
    photo, draft = make_photo(size=(1300, 900)), add_bulletin(desk, publish=False)
    draft.lead_photo = photo
    lacking = {"photo-without-alt", "photo-without-credit"}
    assert codes(draft, desk, reporter) == lacking
    draft.lead_photo_alt, draft.lead_photo_credit = "Cầu mới.", "Thu Hà"
    assert codes(draft, desk, reporter) == set()
    figure = {"photo": photo, "caption": "", "credit": "", "alt": ""}
    draft.body = [("figure", figure)]
    assert codes(draft, desk, reporter) == lacking
    draft.body = [("figure", {**figure, "credit": "Thu Hà", "alt": "Cầu mới."})]
    assert codes(draft, desk, reporter) == set()
    photo.source, photo.description = "TTXVN", "Cầu."
    photo.save()
    draft = BulletinPage.objects.get(pk=draft.pk)
    draft.lead_photo, draft.body = photo, [("figure", figure)]
    assert codes(draft, desk, reporter) == set()


def test_a_reporter_writes_them_in_the_editor(
    desk: Any, reporter: Person, approver: Person, make_photo: Make
) -> None:
    photo = make_photo(size=(1300, 900))
    page = reporter.writes(desk)
    figure = {"photo": photo.pk, "caption": "", "credit": "Thu Hà", "alt": "Cầu mới."}
    answer = reporter.submits(
        page, lead_photo=photo.pk, body=streamfield([("figure", figure)]), **OWN
    )
    assert answer.status_code == 302, answer.context["form"].errors
    kept = BulletinPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert {name: getattr(kept, name) for name in OWN} == OWN
    assert kept.body[0].value["alt"] == "Cầu mới."
    said = {part.key: part.text for part in parts_of(kept)}
    assert said["lead_photo"] == "Cầu ngày thông xe\nViệt Cường\nCầu nhìn từ bờ bắc."


def test_pictures_of_each_accepted_format_are_shown_upright(administrator: Person) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        told = exif()
        told[0x0112] = 6
        file = SimpleUploadedFile(f"a.{kind.lower()}", picture(kind, told=told))
        administrator.client.post("/quan-tri/images/add/", {"title": kind, "file": file})
        photo = Photo.objects.get(title=kind)
        assert (photo.width, photo.height) == (600, 900)
        with photo.open_file() as original:
            assert Image.open(BytesIO(original.read())).size == (900, 600)
