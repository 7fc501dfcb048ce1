"""Renditions: made after upload, completed after a fault, and never while a page is rendered."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from bantin.baking.everything import bake_everything
from bantin.baking.models import Job
from bantin.baking.outbox import bake_due
from bantin.portal import renditions
from bantin.portal.encoding import (
    AVIF,
    SHARE,
    WEBP,
    Recipe,
    UnusablePhotoError,
    cut_out,
    recipes_for,
    upright,
)
from bantin.portal.models import Photo, PhotoRendition
from bantin.portal.pictures import picture, share_picture
from bantin.portal.reading import recording
from bantin.portal.renditions import make_next, waiting
from tests.portal.pictures_to_refuse import camera_jpeg, jpeg_said_to_be
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


class Killed(BaseException):
    """Stands for a process that ends at once: nothing catches it."""


def page_of(bulletin: Any, settings: Any) -> str:
    file: Path = settings.PUBLIC_ROOT / bulletin.url.strip("/") / "index.html"
    return file.read_text(encoding="utf-8")


def camera_photo(**options: Any) -> Photo:
    content = camera_jpeg(**options)
    photo = Photo(title="Máy ảnh", file=ImageFile(BytesIO(content), name="may-anh.jpg"))
    photo.full_clean(exclude=["collection"])
    photo.save()
    return photo


def bytes_of(photo: Photo) -> dict[str, bytes]:
    found = {}
    for row in photo.renditions.all():
        with default_storage.open(row.file.name) as file:
            found[row.filter_spec] = file.read()
    return found


@pytest.fixture
def no_encoding(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A function from whose call on any picture that is encoded or decoded is an error."""

    def forbid() -> None:
        def refuse(*args: Any, **kwargs: Any) -> None:
            raise AssertionError("A picture is decoded or encoded.")

        for name in ("save", "resize", "load"):
            monkeypatch.setattr(Image.Image, name, refuse)
        monkeypatch.setattr("PIL.ImageFile.ImageFile.load", refuse)
        monkeypatch.setattr(Photo, "generate_rendition_file", refuse)

    return forbid


def make_all() -> None:
    """Do what the worker does while nothing else is to be done."""
    while make_next():
        pass


def test_a_photo_gets_all_its_files(make_photo: Make) -> None:
    photo = make_photo(size=(1700, 1000))
    make_all()
    assert not make_next()
    sizes = {row.filter_spec: (row.width, row.height) for row in photo.renditions.all()}
    widths = {400: (400, 235), 800: (800, 471), 1200: (1200, 706), 1600: (1600, 941)}
    assert sizes == {
        SHARE.spec: (1200, 630),
        **{recipe.spec: widths[recipe.width or 0] for recipe in (*WEBP, *AVIF)},
    }
    for spec, content in bytes_of(photo).items():
        image = Image.open(BytesIO(content))
        assert image.format is not None
        assert f"format-{image.format.lower()}|" in spec
        assert image.size == sizes[spec]


def test_no_file_is_wider_than_the_photo(make_photo: Make) -> None:
    photo = make_photo(size=(900, 600))
    make_all()
    assert {row.width for row in photo.renditions.filter(filter_spec__contains="avif")} == {
        400,
        800,
        900,
    }
    cut = share_picture(photo)
    assert cut is not None
    assert (cut.width, cut.height) == (900, 472)


@pytest.mark.parametrize(
    ("width", "expected"),
    [(300, [400]), (400, [400]), (401, [400, 800]), (9000, [400, 800, 1200, 1600])],
)
def test_widths_that_suit_a_photo(width: int, expected: list[int]) -> None:
    for recipes in (WEBP, AVIF):
        assert [recipe.width for recipe in recipes_for(width, recipes)] == expected
    assert len(recipes_for(width, (*WEBP, SHARE, *AVIF))) == 2 * len(expected) + 1
    assert recipes_for(width, (SHARE,)) == [SHARE]


def test_rendering_a_page_encodes_nothing(
    make_bulletin: Make, make_photo: Make, settings: Any, no_encoding: Callable[[], None]
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    make_all()
    no_encoding()
    assert bake_everything().failed == 0
    page = page_of(bulletin, settings)
    assert 'type="image/avif"' in page
    assert "/media/images/cau.400." in page


def test_no_page_is_baked_without_its_photo(
    make_bulletin: Make, make_photo: Make, settings: Any
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    assert bake_due().failed == 0
    page = page_of(bulletin, settings)
    assert "/media/images/cau.400." in page
    assert "original_images" not in page
    assert "image/avif" not in page
    assert waiting().count() == 1


def test_the_rest_is_made_when_nothing_else_is_to_do_and_the_pages_get_it(
    make_bulletin: Make, make_photo: Make, settings: Any
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    work()
    assert not waiting().exists()
    assert not Job.objects.exists()
    page = page_of(bulletin, settings)
    assert 'type="image/avif"' in page
    for name in ("avif", "webp"):
        assert list((settings.PUBLIC_ROOT / "media/images").glob(f"*.{name}"))


@pytest.mark.parametrize("after", range(9))
def test_what_a_killed_process_left_is_completed(
    make_bulletin: Make,
    make_photo: Make,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau", size=(1700, 300)))
    stored = renditions._store
    left = [after]

    def store_until_killed(photo: Photo, recipe: Recipe, content: bytes) -> None:
        if not left[0]:
            raise Killed
        left[0] -= 1
        stored(photo, recipe, content)

    monkeypatch.setattr(renditions, "_store", store_until_killed)
    with pytest.raises(Killed):
        make_all()
    assert PhotoRendition.objects.count() == after
    monkeypatch.setattr(renditions, "_store", stored)
    before = set(PhotoRendition.objects.values_list("pk", flat=True))
    bake_due()
    assert "/media/images/cau." in page_of(bulletin, settings)
    work()
    assert PhotoRendition.objects.count() == 9
    assert before <= set(PhotoRendition.objects.values_list("pk", flat=True))
    assert page_of(bulletin, settings).count("1600w") == 2


def test_killed_before_it_is_noted_that_all_are_there(
    make_photo: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_photo()

    def die(photo: Photo) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(renditions, "_finish", die)
        with pytest.raises(Killed):
            make_all()
    rows = set(PhotoRendition.objects.values_list("pk", flat=True))
    make_all()
    assert set(PhotoRendition.objects.values_list("pk", flat=True)) == rows
    assert not make_next()


def test_another_edition_comes_in_the_background(
    make_bulletin: Make, make_photo: Make, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal is upgraded: pages keep showing what there is until the new files are there."""
    bulletin = make_bulletin(lead_photo=make_photo("cau", size=(1000, 600)))
    work()
    before = page_of(bulletin, settings)
    better = tuple(
        Recipe(f"width-{w}|format-webp|webpquality-90", "WEBP", "webp", 90, w) for w in (500, 1000)
    )
    for module in ("renditions", "pictures"):
        monkeypatch.setattr(f"bantin.portal.{module}.WEBP", better)
    monkeypatch.setattr(renditions, "FIRST", (*better, SHARE))
    monkeypatch.setattr(renditions, "ALL", (*better, SHARE, *AVIF))
    monkeypatch.setattr(renditions, "EDITION", "another")
    assert bake_everything().failed == 0
    assert page_of(bulletin, settings) == before
    work()
    page = page_of(bulletin, settings)
    assert "500w" in page
    webp = PhotoRendition.objects.filter(filter_spec__contains="webp")
    assert {row.filter_spec for row in webp} == {recipe.spec for recipe in better}
    assert before != page


def test_a_new_focal_point_makes_a_new_cut_and_nothing_else(make_photo: Make) -> None:
    photo = make_photo(size=(1000, 1000))
    make_all()
    before = {row.filter_spec: row.pk for row in photo.renditions.all()}
    photo.refresh_from_db()
    photo.focal_point_x, photo.focal_point_y = 500, 900
    photo.focal_point_width = photo.focal_point_height = 50
    photo.save()
    make_all()
    after = {row.filter_spec: row.pk for row in photo.renditions.all()}
    assert after.keys() == before.keys()
    assert {spec for spec in after if after[spec] != before[spec]} == {SHARE.spec}


def test_a_caption_makes_nothing_anew(make_photo: Make) -> None:
    photo = make_photo()
    make_all()
    photo.refresh_from_db()
    photo.caption = "Chú thích mới"
    photo.save()
    assert not waiting().exists()


def test_another_file_takes_the_old_pictures_away(
    make_bulletin: Make, make_photo: Make, settings: Any
) -> None:
    photo = make_photo("cu")
    bulletin = make_bulletin(lead_photo=photo)
    work()
    Image.new("RGB", (500, 500)).save(buffer := BytesIO(), "PNG")
    photo.refresh_from_db()
    photo.file = ImageFile(buffer, name="moi.png")
    photo.save()
    assert not photo.renditions.exists()
    work()
    page = page_of(bulletin, settings)
    assert "/media/images/cu." not in page
    assert "/media/images/moi." in page
    assert not list((settings.PUBLIC_ROOT / "media/images").glob("cu.*"))


def test_a_photo_that_changes_while_its_files_are_made_is_made_again(
    make_photo: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_photo()
    finish, finished = renditions._finish, []

    def change_first(stale: Photo) -> None:
        finished.append(stale)
        Photo.objects.filter(pk=stale.pk).update(focal_point_x=1)
        finish(stale)

    with monkeypatch.context() as patched:
        patched.setattr(renditions, "_finish", change_first)
        while not finished:
            make_next()
    assert waiting().get() == photo


def test_a_photo_that_is_deleted_leaves_the_pages(
    make_bulletin: Make, make_photo: Make, settings: Any
) -> None:
    photo = make_photo("cau")
    bulletin = make_bulletin(body=[("figure", {"photo": photo, "caption": "", "credit": ""})])
    work()
    assert "cau." in page_of(bulletin, settings)
    photo.delete()
    work()
    assert "cau." not in page_of(bulletin, settings)
    assert not list((settings.PUBLIC_ROOT).glob("media/images/*"))


@pytest.mark.parametrize("content", [None, b"", b"hong", jpeg_said_to_be(20_000, 20_000)])
def test_a_file_that_cannot_be_used_stops_nothing(
    make_bulletin: Make,
    make_photo: Make,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    content: bytes | None,
) -> None:
    photo = make_photo("hong")
    default_storage.delete(photo.file.name)
    if content is not None:
        default_storage.save(photo.file.name, ContentFile(content))
    bulletin = make_bulletin(lead_photo=photo)
    work()
    page = page_of(bulletin, settings)
    assert bulletin.lead in page
    assert "original_images" not in page
    assert "cannot be shown" in caplog.text
    assert not Job.objects.exists()
    Photo.objects.update(renditions_failed_at=timezone.now() - timedelta(hours=2))
    assert waiting().count() == 1


def test_a_full_disk_is_no_fault_of_the_photo(
    make_bulletin: Make, make_photo: Make, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo())

    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(renditions, "_store", full)
        assert bake_due().failed
    assert not (settings.PUBLIC_ROOT / bulletin.url.strip("/") / "index.html").exists()
    Job.objects.update(retry_at=None)
    bake_due()
    assert "/media/images/anh.400." in page_of(bulletin, settings)


def test_the_preview_shows_the_original_and_readers_never_do(make_photo: Make) -> None:
    photo = make_photo()
    shown = picture(photo, sizes="100vw")
    assert shown is not None
    assert "original_images" in shown.src
    assert (shown.width, shown.height) == (900, 600)
    with recording() as reading:
        assert picture(photo, sizes="100vw") is None
        assert share_picture(photo) is None
    assert reading.tags == {f"image:{photo.pk}"}
    assert not reading.files


def test_a_picture_stands_upright_and_does_not_tell_where_it_was_taken() -> None:
    photo = camera_photo()
    assert (photo.width, photo.height) == (600, 900)
    with photo.open_file() as file:
        assert b"MAY-ANH" in file.read()
    make_all()
    found = bytes_of(photo)
    assert len(found) == 5
    for spec, content in found.items():
        image = Image.open(BytesIO(content))
        assert not image.getexif(), spec
        assert not image.getexif().get_ifd(0x8825), spec
        for word in (b"MAY-ANH", b"NHA-RIENG", b"TOA-DO", b"Exif", b"xmp"):
            assert word not in content, (spec, word)
        if spec != SHARE.spec:
            assert image.height > image.width
            red, _, blue = image.convert("RGB").getpixel((image.width // 2, 10))  # type: ignore[misc]
            assert red > blue


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_can_be_published(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (500, 300)).save(buffer := BytesIO(), kind)
    photo = Photo(title=mode, file=ImageFile(buffer, name=f"a.{kind.lower()}"))
    photo.full_clean(exclude=["collection"])
    photo.save()
    make_all()
    assert photo.renditions.count() == 5


def test_sixteen_bits_of_grey_stay_grey() -> None:
    image = Image.new("I;16", (10, 10), 32768)
    image.save(buffer := BytesIO(), "PNG")
    assert upright(buffer.getvalue()).getpixel((5, 5)) == (128, 128, 128)


def test_what_is_too_large_is_not_decoded() -> None:
    with pytest.raises(UnusablePhotoError):
        upright(jpeg_said_to_be(9000, 9000))


@pytest.mark.parametrize(
    ("size", "centre", "expected"),
    [
        ((1000, 1000), (500, 500), (0, 250, 1000, 750)),
        ((1000, 1000), (500, 990), (0, 500, 1000, 1000)),
        ((1000, 1000), (0, 0), (0, 0, 1000, 500)),
        ((4000, 1000), (3900, 500), (2000, 0, 4000, 1000)),
        ((200, 100), (20, 90), (0, 0, 200, 100)),
    ],
)
def test_a_cut_is_as_large_as_it_can_be_around_its_centre(
    size: tuple[int, int], centre: tuple[int, int], expected: tuple[int, ...]
) -> None:
    assert cut_out(size, 2, centre) == expected
