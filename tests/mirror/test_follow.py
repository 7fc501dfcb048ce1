"""The storage has what the public folder has, whatever is done in the desk and whatever becomes of the storage."""

import hashlib
import logging
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from bantin.baking.everything import bake_everything
from bantin.baking.outbox import bake_due
from bantin.baking.write import write_file
from bantin.demo.actions import add_section
from bantin.mirror.follow import Mirror, Outcome, follow
from bantin.mirror.models import Place, Sent, Touched
from bantin.mirror.target import AnyStorage, public_target
from tests.mirror.conftest import Watched, bring_in_step, of_folder, use
from tests.s3 import Bucket, S3Server

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def digests(bucket: Bucket) -> dict[str, str]:
    return {name: hashlib.sha256(bucket.body(name)).hexdigest() for name in bucket.etags()}


def bake_and_bring(mirror: Mirror) -> None:
    bake_due()
    bring_in_step(mirror)


def test_the_first_time_everything_is_sent(
    make_bulletin: Make, make_photo: Make, mirror: Mirror, bucket: Bucket, settings: Any
) -> None:
    make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    bring_in_step(mirror)
    found = of_folder(settings.PUBLIC_ROOT)
    assert any(name.startswith("media/") for name in found)
    assert any(name.startswith("assets/") for name in found)
    assert "404.html" in found
    assert digests(bucket) == found


def test_what_is_there_before_a_worker_starts_is_compared(
    make_bulletin: Make, watched: Watched, bucket: Bucket, settings: Any
) -> None:
    make_bulletin()
    bake_everything()
    bring_in_step(Mirror(watched))
    write_file(settings.PUBLIC_ROOT, "/la.txt", b"Nobody was told.")
    (settings.PUBLIC_ROOT / "robots.txt").unlink()
    watched.taken()
    bring_in_step(Mirror(watched))
    # The database says that readers have robots.txt: a damaged folder does not damage the storage.
    assert watched.taken() == [("put", "la.txt")]
    (settings.PUBLIC_ROOT / "la.txt").unlink()
    bring_in_step(Mirror(watched))
    assert watched.taken() == [("remove", "la.txt")]
    bring_in_step(Mirror(watched))
    assert watched.taken() == []


def test_an_edit_sends_what_it_changed_and_no_more(
    make_bulletin: Make, mirror: Mirror, watched: Watched, bucket: Bucket, settings: Any
) -> None:
    bulletin = make_bulletin()
    make_bulletin("Tin khác", slug="tin-khac")
    bake_everything()
    bring_in_step(mirror)
    before = of_folder(settings.PUBLIC_ROOT)
    watched.taken()
    bulletin.title = "Cầu Bến Đá thông xe"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    after = of_folder(settings.PUBLIC_ROOT)
    changed = {name for name in after if after[name] != before.get(name)}
    assert "thoi-su/khanh-thanh-cau-ben-da/index.html" in changed
    assert "thoi-su/tin-khac/index.html" in before
    assert {name for _, name in watched.taken()} == changed
    assert digests(bucket) == after
    assert not Touched.objects.exists()


def test_a_full_bake_sends_only_what_it_changed(
    make_bulletin: Make, mirror: Mirror, watched: Watched, bucket: Bucket, settings: Any
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    bring_in_step(mirror)
    watched.taken()
    bake_everything()
    bring_in_step(mirror)
    assert watched.taken() == []
    bulletin.title = "Cầu Bến Đá thông xe"
    bulletin.save_revision().publish()
    before = of_folder(settings.PUBLIC_ROOT)
    bake_everything()
    bring_in_step(mirror)
    after = of_folder(settings.PUBLIC_ROOT)
    assert {name for _, name in watched.taken()} == {
        name for name in after if after[name] != before.get(name)
    }
    assert digests(bucket) == after


def test_a_withdrawn_bulletin_goes_before_anything_is_sent(
    make_bulletin: Make, make_photo: Make, mirror: Mirror, watched: Watched, bucket: Bucket
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau"))
    make_bulletin("Tin khác", slug="tin-khac")
    bake_everything()
    bring_in_step(mirror)
    watched.taken()
    bulletin.unpublish()
    bake_and_bring(mirror)
    asked = watched.taken()
    notice = ("put", "thoi-su/khanh-thanh-cau-ben-da/index.html")
    item = ("remove", "thoi-su/khanh-thanh-cau-ben-da/ninjs.json")
    puts = [n for n, (what, _) in enumerate(asked) if what == "put"]
    photos = [n for n, (what, name) in enumerate(asked) if what == "remove" and "media/" in name]
    assert asked.index(item) < puts[0]
    assert asked.index(notice) == puts[0]
    assert puts[-1] < photos[0]
    assert not any(name.startswith("media/") for name in bucket.etags())


def test_photos_are_there_before_the_pages_that_show_them(
    make_bulletin: Make, make_photo: Make, mirror: Mirror, watched: Watched
) -> None:
    bake_everything()
    bring_in_step(mirror)
    watched.taken()
    make_bulletin(lead_photo=make_photo("cau"))
    bake_and_bring(mirror)
    names = [name for _, name in watched.taken()]
    photos = [n for n, name in enumerate(names) if name.startswith("media/")]
    assert photos == list(range(len(photos)))
    assert len(photos) > 2
    assert "thoi-su/khanh-thanh-cau-ben-da/index.html" in names


def test_a_page_that_moved_leads_on(
    make_bulletin: Make, home: Any, mirror: Mirror, bucket: Bucket
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    bring_in_step(mirror)
    bulletin.slug = "cau-ben-da"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    old = bucket.get("thoi-su/khanh-thanh-cau-ben-da/index.html")
    assert old["WebsiteRedirectLocation"] == "/thoi-su/cau-ben-da/"
    assert old["ContentType"] == "text/html; charset=utf-8"
    assert old["CacheControl"] == "no-cache"
    page = old["Body"].read().decode()
    assert '<link rel="canonical" href="/thoi-su/cau-ben-da/">' in page
    assert '<meta http-equiv="refresh" content="0; url=/thoi-su/cau-ben-da/">' in page
    assert "khánh thành cầu" not in page
    # It comes home again: a page stands there, which leads nowhere, and the other address leads to it.
    bulletin.slug = "khanh-thanh-cau-ben-da"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    back = bucket.get("thoi-su/khanh-thanh-cau-ben-da/index.html")
    assert "WebsiteRedirectLocation" not in back
    assert "khánh thành cầu" in back["Body"].read().decode()
    other = bucket.get("thoi-su/cau-ben-da/index.html")
    assert other["WebsiteRedirectLocation"] == "/thoi-su/khanh-thanh-cau-ben-da/"
    # What is withdrawn takes its signposts with it.
    bulletin.unpublish()
    bake_and_bring(mirror)
    left = [name for name in bucket.etags() if "cau-ben-da" in name]
    assert left == ["thoi-su/khanh-thanh-cau-ben-da/index.html"]
    notice = bucket.get(left[0])
    assert "WebsiteRedirectLocation" not in notice
    assert "khánh thành cầu" not in notice["Body"].read().decode()


def test_a_section_that_moved_leads_on_with_all_of_it(
    make_bulletin: Make, section: Any, home: Any, mirror: Mirror, bucket: Bucket, settings: Any
) -> None:
    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    make_bulletin()
    bake_everything()
    bring_in_step(mirror)
    section.move(other, "last-child")
    bake_and_bring(mirror)
    for name in ("thoi-su/", "thoi-su/khanh-thanh-cau-ben-da/"):
        assert bucket.get(f"{name}index.html")["WebsiteRedirectLocation"] == f"/kinh-te/{name}"
    there = digests(bucket)
    found = of_folder(settings.PUBLIC_ROOT)
    assert {name: there.get(name) for name in found} == found


@pytest.mark.parametrize(
    ("name", "kind", "caching"),
    [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("404.html", "text/html; charset=utf-8", "no-store"),
        ("robots.txt", "text/plain; charset=utf-8", "no-cache"),
        ("rss.xml", "application/rss+xml; charset=utf-8", "no-cache"),
        ("feed.json", "application/feed+json; charset=utf-8", "no-cache"),
        ("assets/*.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("assets/*.woff2", "font/woff2", "public, max-age=31536000, immutable"),
        ("media/**/*.webp", "image/webp", "public, max-age=86400"),
    ],
)
def test_what_a_file_is_served_with(
    make_bulletin: Make, make_photo: Make, mirror: Mirror, bucket: Bucket, settings: Any,
    name: str, kind: str, caching: str,
) -> None:  # fmt: skip
    make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    bring_in_step(mirror)
    root: Path = settings.PUBLIC_ROOT
    found = bucket.get(next(root.glob(name)).relative_to(root).as_posix())
    assert (found["ContentType"], found["CacheControl"]) == (kind, caching)
    assert "ContentEncoding" not in found


def test_the_notice_of_a_withdrawn_page_takes_its_name(
    home: Any, mirror: Mirror, bucket: Bucket, settings: Any
) -> None:
    bake_everything()
    write_file(settings.PUBLIC_ROOT, "/tin/410.html", "<p>Đã gỡ.</p>".encode())
    bring_in_step(mirror)
    notice = bucket.get("tin/index.html")
    assert notice["Body"].read().decode() == "<p>Đã gỡ.</p>"
    assert notice["CacheControl"] == "no-store"
    assert "tin/410.html" not in bucket.etags()


def test_what_is_nobodys_address_is_not_sent(
    home: Any, mirror: Mirror, bucket: Bucket, settings: Any
) -> None:
    bake_everything()
    for path in ("/.baking-1", "/la.exe", "/.kin/x.txt", "/tin/@khac/x.txt"):
        write_file(settings.PUBLIC_ROOT, path, b"x")
    write_file(settings.PUBLIC_ROOT, "//so.example.vn/tin.txt", b"x")
    bring_in_step(mirror)
    left = of_folder(settings.PUBLIC_ROOT).keys() - bucket.etags().keys()
    assert left == {"la.exe", ".kin/x.txt", "tin/@khac/x.txt"}
    assert "@so.example.vn/tin.txt" in bucket.etags()


def test_what_is_published_while_the_storage_is_down_is_there_when_it_is_back(
    make_bulletin: Make, bucket: Bucket, s3: S3Server, settings: Any, caplog: Any
) -> None:
    bulletin = make_bulletin("Sẽ gỡ", slug="se-go")
    bake_everything()
    mirror = Mirror.of_settings()
    assert mirror
    bring_in_step(mirror)
    s3.down()
    try:
        with caplog.at_level(logging.WARNING):
            make_bulletin("Khi mất mạng", slug="khi-mat-mang")
            bulletin.unpublish()
            bake_and_bring(mirror)
            assert not (Path(settings.PUBLIC_ROOT) / "thoi-su/se-go/index.html").exists()
            mirror._resume_at = 0
            assert not mirror.step()
            waiting = set(Touched.objects.values_list("name", flat=True))
        assert {"thoi-su/khi-mat-mang/index.html", "thoi-su/se-go/index.html"} <= waiting
        (said,) = [record.getMessage() for record in caplog.records]
        assert said.startswith("The storage of the public site cannot be used: ")
        assert f"s3://{bucket.name}/cong/ at {s3.url}" in said
    finally:
        s3.up()
    mirror._resume_at = 0
    bring_in_step(mirror)
    assert digests(bucket) == of_folder(settings.PUBLIC_ROOT)
    assert not Touched.objects.exists()


def test_what_the_storage_refuses_keeps_nothing_else_back(
    make_bulletin: Make, mirror: Mirror, watched: Watched, bucket: Bucket, settings: Any
) -> None:
    bake_everything()
    bring_in_step(mirror)
    refused = "thoi-su/khanh-thanh-cau-ben-da/index.html"
    watched.refuses = lambda name: name == refused
    make_bulletin()
    bake_and_bring(mirror)
    found = of_folder(settings.PUBLIC_ROOT)
    assert found.keys() - bucket.etags().keys() == {refused}
    (waits,) = Touched.objects.all()
    assert (waits.name, waits.retry_at > timezone.now()) == (refused, True)
    # What was begun and did not arrive is known: withdrawn now, it would be taken away.
    assert Sent.objects.get(name=refused).sha256 == ""
    watched.refuses = lambda name: False
    assert not mirror.step()
    Touched.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
    bring_in_step(mirror)
    assert digests(bucket) == found


def test_what_changes_while_it_is_sent_is_sent_again(
    make_bulletin: Make,
    mirror: Mirror,
    bucket: Bucket,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    bring_in_step(mirror)
    titles = iter(["Sửa lần hai"])

    def follow_while_somebody_edits(*arguments: Any) -> Outcome:
        outcome = follow(*arguments)
        for title in titles:
            bulletin.title = title
            bulletin.save_revision().publish()
            bake_due()
        return outcome

    monkeypatch.setattr("bantin.mirror.follow.follow", follow_while_somebody_edits)
    bulletin.title = "Sửa lần một"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    assert next(titles, None) is None
    assert "Sửa lần hai" in bucket.body("thoi-su/khanh-thanh-cau-ben-da/index.html").decode()
    assert digests(bucket) == of_folder(settings.PUBLIC_ROOT)


def test_what_was_rolled_back_was_not_told(make_bulletin: Make, bucket: Bucket) -> None:
    make_bulletin()
    with transaction.atomic():
        bake_due()
        assert Touched.objects.exists()
        transaction.set_rollback(True)
    assert not Touched.objects.exists()


def test_what_a_killed_process_had_written_is_told_when_it_is_baked_again(
    make_bulletin: Make, mirror: Mirror, bucket: Bucket, settings: Any
) -> None:
    bake_everything()
    bring_in_step(mirror)
    make_bulletin()
    # The files are in the folder, and nothing of it is in the database: killed between the two.
    with transaction.atomic():
        bake_due()
        transaction.set_rollback(True)
    bring_in_step(mirror)
    assert digests(bucket) != of_folder(settings.PUBLIC_ROOT)
    bake_and_bring(mirror)
    assert digests(bucket) == of_folder(settings.PUBLIC_ROOT)


def test_another_bucket_gets_everything(
    make_bulletin: Make, mirror: Mirror, s3: S3Server, settings: Any
) -> None:
    make_bulletin()
    bake_everything()
    bring_in_step(mirror)
    use(settings, other := s3.bucket())
    following = Mirror.of_settings()
    assert following
    bring_in_step(following)
    assert digests(other) == of_folder(settings.PUBLIC_ROOT)
    assert other.name in Place.objects.get().description


def test_a_lost_folder_does_not_take_the_storage_with_it(
    make_bulletin: Make, make_photo: Make, watched: Watched, bucket: Bucket, settings: Any
) -> None:
    make_bulletin(lead_photo=make_photo("cau"))
    bake_everything()
    bring_in_step(Mirror(watched))
    before = bucket.etags()
    shutil.rmtree(settings.PUBLIC_ROOT.resolve())
    bring_in_step(Mirror(watched))
    left = bucket.etags()
    assert {name for name in before if not name.startswith("assets/")} == {
        name for name in left if not name.startswith("assets/")
    }


def test_without_a_storage_nothing_is_noted(make_bulletin: Make) -> None:
    make_bulletin()
    bake_due()
    assert not Touched.objects.exists()
    assert Mirror.of_settings() is None


@pytest.mark.parametrize("overwrites", [False, True])
def test_any_storage_of_djangos_will_do(
    make_bulletin: Make, mirror_folder: Path, settings: Any, overwrites: bool
) -> None:
    settings.STORAGES["public"]["OPTIONS"]["allow_overwrite"] = overwrites
    settings.STORAGES = dict(settings.STORAGES)
    bulletin = make_bulletin()
    bake_everything()
    target = public_target()
    assert isinstance(target, AnyStorage)
    assert storages["public"]._allow_overwrite is overwrites
    mirror = Mirror(target)
    bring_in_step(mirror)
    assert of_folder(mirror_folder) == of_folder(settings.PUBLIC_ROOT)
    bulletin.title = "Cầu Bến Đá thông xe"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    assert of_folder(mirror_folder) == of_folder(settings.PUBLIC_ROOT)
    bulletin.slug = "cau-ben-da"
    bulletin.save_revision().publish()
    bake_and_bring(mirror)
    old = (mirror_folder / "thoi-su/khanh-thanh-cau-ben-da/index.html").read_text()
    assert "url=/thoi-su/cau-ben-da/" in old
    bulletin.unpublish()
    bake_and_bring(mirror)
    assert of_folder(mirror_folder) == of_folder(settings.PUBLIC_ROOT)
