"""Proving that the storage has what the public folder has, and mending it."""

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from bantin.baking.everything import bake_everything
from bantin.baking.outbox import bake_due
from bantin.baking.write import write_file
from bantin.mirror.faults import StorageFault
from bantin.mirror.follow import Mirror
from bantin.mirror.models import Sent
from bantin.mirror.verify import differences_in_storage, repair_storage
from tests.mirror.conftest import bring_in_step, of_folder
from tests.s3 import Bucket, S3Server

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
PAGE = "thoi-su/cau-ben-da/index.html"


@pytest.fixture
def bulletin(make_bulletin: Make, make_photo: Make) -> Any:
    """A bulletin with a photo and a former address, baked and sent to whichever storage is there."""
    made = make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    made.slug = "cau-ben-da"
    made.save_revision().publish()
    bake_due()
    following = Mirror.of_settings()
    assert following
    bring_in_step(following)
    return made


def found() -> list[str]:
    return [str(difference) for difference in differences_in_storage()]


def lose_page(bucket: Bucket) -> list[str]:
    bucket.delete(PAGE)
    return [f"missing in the storage: {PAGE}"]


def change_page(bucket: Bucket) -> list[str]:
    bucket.put(PAGE, b"<p>Ai do da sua.</p>")
    return [f"different in the storage: {PAGE}"]


def add_page(bucket: Bucket) -> list[str]:
    bucket.put("la/index.html", b"<p>Trang la.</p>")
    return ["stray in the storage: la/index.html"]


def lose_way_on(bucket: Bucket) -> list[str]:
    bucket.delete("thoi-su/khanh-thanh-cau-ben-da/index.html")
    return ["missing in the storage: thoi-su/khanh-thanh-cau-ben-da/index.html"]


def lose_photos(bucket: Bucket) -> list[str]:
    photos = [name for name in bucket.etags() if name.startswith("media/")]
    assert len(photos) > 2
    for name in photos:
        bucket.delete(name)
    return [f"missing in the storage: {name}" for name in photos]


def forget_row(bucket: Bucket) -> list[str]:
    Sent.objects.filter(name=PAGE).delete()
    return [f"different in the storage: {PAGE}"]


def serve_otherwise(bucket: Bucket) -> list[str]:
    Sent.objects.filter(name=PAGE).update(fields="text/plain; no-cache")
    return [f"different in the storage: {PAGE}"]


def change_folder(bucket: Bucket) -> list[str]:
    from django.conf import settings

    write_file(settings.PUBLIC_ROOT, "/cau.txt", b"Khong ai bao.")
    return ["missing in the storage: cau.txt"]


@pytest.mark.parametrize(
    "harm",
    [
        lose_page,
        change_page,
        add_page,
        lose_way_on,
        lose_photos,
        forget_row,
        serve_otherwise,
        change_folder,
    ],
)
def test_a_difference_is_named_and_mended(
    bucket: Bucket, bulletin: Any, settings: Any, harm: Callable[[Bucket], list[str]]
) -> None:
    assert found() == []
    before = bucket.etags()
    expected = harm(bucket)
    assert sorted(found()) == sorted(expected)
    assert repair_storage() == []
    assert found() == []
    after = bucket.etags()
    after.pop("cau.txt", None)
    assert after == before


def test_what_waits_is_named_as_such(bucket: Bucket, bulletin: Any, make_bulletin: Make) -> None:
    make_bulletin("Tin mới", slug="tin-moi")
    bake_due()
    lines = found()
    assert (
        "missing in the storage: thoi-su/tin-moi/index.html: it waits to be brought in step"
        in lines
    )
    assert all("it waits" in line for line in lines)
    assert repair_storage() == []
    following = Mirror.of_settings()
    assert following
    bring_in_step(following)
    assert found() == []


def test_what_the_folder_has_lost_is_no_stray(bucket: Bucket, bulletin: Any, settings: Any) -> None:
    before = bucket.etags()
    shutil.rmtree(settings.PUBLIC_ROOT / "thoi-su/cau-ben-da")
    assert found() == []
    assert repair_storage() == []
    assert bucket.etags() == before


def test_a_storage_that_does_not_answer_is_no_difference(
    bucket: Bucket, bulletin: Any, s3: S3Server
) -> None:
    bucket.put("la.txt", b"x")
    s3.down()
    try:
        for ask in (found, repair_storage):
            with pytest.raises(StorageFault, match="Could not connect"):
                ask()
    finally:
        s3.up()


def test_a_folder_behind_djangos_storage(mirror_folder: Any, bulletin: Any, settings: Any) -> None:
    assert found() == []
    (mirror_folder / PAGE).write_text("Ai đó đã sửa.")
    (mirror_folder / "robots.txt").unlink()
    (mirror_folder / "la.txt").write_text("x")
    assert sorted(found()) == [
        f"different in the storage: {PAGE}",
        "missing in the storage: robots.txt",
        "stray in the storage: la.txt",
    ]
    assert repair_storage() == []
    way_on = "thoi-su/khanh-thanh-cau-ben-da/index.html"
    there = of_folder(mirror_folder)
    assert there.pop(way_on)
    assert there == of_folder(settings.PUBLIC_ROOT)
