"""What publishing, withdrawing and moving do to the files."""

import datetime
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from bantin.baking.everything import bake_everything
from bantin.baking.fingerprint import is_up_to_date
from bantin.baking.models import Artifact, Job
from bantin.baking.outbox import bake_due
from bantin.bulletins.models import BulletinPage
from bantin.demo.actions import add_section, keep_address
from bantin.portal.changes import announce, tags_of
from bantin.portal.models import Attachment
from tests.conftest import VIETNAM

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


def pages(public: Path) -> set[str]:
    """The addresses of pages; without those that each site has beside its tree."""
    found = {f"/{file.parent.relative_to(public)}/" for file in public.rglob("index.html")}
    return found - {"/so-do-cong/", "/tim-kiem/", "/dinh-chinh/", "/he-thong-giao-dien/"}


def text(public: Path, path: str) -> str:
    return (public / path.strip("/") / "index.html").read_text(encoding="utf-8")


def test_publishing_writes_the_page_its_lists_and_the_home_page(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin("Khai giảng năm học mới")
    bake_due()
    with_bulletin = {
        "/./",
        "/thoi-su/",
        "/thoi-su/2026/04/",
        "/thoi-su/khai-giang-nam-hoc-moi/",
    }
    assert pages(public) == with_bulletin | {"/thoi-su/2026/"}
    for path in with_bulletin:
        assert "Khai giảng năm học mới" in text(public, path)
        assert (public / path.strip("/") / "index.html.br").is_file()
        assert (public / path.strip("/") / "index.html.gz").is_file()
    assert not Job.objects.exists()
    assert bulletin.section.title in text(public, bulletin.url)


def test_a_draft_is_nowhere(make_bulletin: Make, public: Path) -> None:
    make_bulletin("Chưa duyệt", publish=False)
    bake_everything()
    assert "Chưa duyệt" not in "".join(text(public, path) for path in pages(public))
    assert "/thoi-su/chua-duyet/" not in pages(public)


def test_a_page_whose_content_is_the_same_is_not_written_again(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    bake_due()
    before = {file: file.stat().st_mtime_ns for file in public.rglob("*") if file.is_file()}
    announce(tags_of(bulletin))
    tally = bake_due()
    assert tally.written == 0
    assert tally.unchanged > 0
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_withdrawing_takes_the_page_from_its_address_and_its_lists(
    make_bulletin: Make, public: Path
) -> None:
    kept = make_bulletin("Bản tin ở lại")
    gone = make_bulletin("Bản tin rút")
    bake_due()
    gone.unpublish()
    bake_due()
    assert "/thoi-su/ban-tin-rut/" not in pages(public)
    assert not (public / "thoi-su/ban-tin-rut/index.html").exists()
    assert all("Bản tin rút" not in text(public, path) for path in pages(public))
    assert kept.title in text(public, "/thoi-su/")


def test_the_last_bulletin_of_a_month_takes_the_month_with_it(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    bake_due()
    bulletin.unpublish()
    bake_due()
    assert pages(public) == {"/./", "/thoi-su/"}


def test_deleting_takes_the_page_away(make_bulletin: Make, public: Path) -> None:
    bulletin = make_bulletin("Bản tin xóa")
    bake_due()
    bulletin.delete()
    bake_due()
    assert all("Bản tin xóa" not in text(public, path) for path in pages(public))
    assert "/thoi-su/ban-tin-xoa/" not in pages(public)


def test_deleting_a_section_takes_its_bulletins_away(
    section: Any, make_bulletin: Make, public: Path
) -> None:
    make_bulletin()
    bake_due()
    section.delete()
    bake_due()
    assert pages(public) == {"/./"}
    assert "Thời sự" not in text(public, "/")


def test_a_new_date_changes_the_month_that_was_left_too(make_bulletin: Make, public: Path) -> None:
    make_bulletin("Ở lại tháng tư")
    moved = make_bulletin("Chuyển sang tháng năm")
    bake_due()
    moved.date = datetime.datetime(2026, 5, 2, 8, 0, tzinfo=VIETNAM)
    moved.save_revision().publish()
    bake_due()
    assert "Chuyển sang tháng năm" not in text(public, "/thoi-su/2026/04/")
    assert "Chuyển sang tháng năm" in text(public, "/thoi-su/2026/05/")
    assert "/thoi-su/2026/05/" in text(public, "/thoi-su/2026/04/")


def test_a_new_slug_moves_the_file(make_bulletin: Make, public: Path) -> None:
    bulletin = make_bulletin()
    bake_due()
    old = bulletin.url
    bulletin.slug = "cau-moi"
    bulletin.save_revision().publish()
    bake_due()
    assert old not in pages(public)
    assert "/thoi-su/cau-moi/" in pages(public)
    assert old not in text(public, "/")


def test_another_section_gets_the_bulletin_and_the_old_one_loses_it(
    home: Any, make_bulletin: Make, public: Path
) -> None:
    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    bulletin = make_bulletin()
    bake_due()
    bulletin.move(other, pos="last-child")
    bake_due()
    assert BulletinPage.objects.get(pk=bulletin.pk).section_id == other.pk
    assert bulletin.title not in text(public, "/thoi-su/")
    assert bulletin.title in text(public, "/kinh-te/")
    assert "/kinh-te/khanh-thanh-cau-ben-da/" in pages(public)
    assert "/thoi-su/khanh-thanh-cau-ben-da/" not in pages(public)


def test_a_section_with_a_new_address_takes_its_bulletins_along(
    section: Any, make_bulletin: Make, public: Path
) -> None:
    make_bulletin()
    bake_due()
    section.slug = "tin-tuc"
    section.save_revision().publish()
    bake_due()
    assert pages(public) == {
        "/./",
        "/tin-tuc/",
        "/tin-tuc/2026/",
        "/tin-tuc/2026/04/",
        "/tin-tuc/khanh-thanh-cau-ben-da/",
    }


def test_a_restricted_section_is_not_public(
    section: Any, make_bulletin: Make, public: Path
) -> None:
    make_bulletin()
    bake_due()
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    bake_due()
    assert pages(public) == {"/./"}
    restriction.delete()
    bake_due()
    assert "/thoi-su/khanh-thanh-cau-ben-da/" in pages(public)


def test_photos_of_a_page_come_and_go_with_it(
    make_bulletin: Make, make_photo: Make, public: Path
) -> None:
    bulletin = make_bulletin(lead_photo=make_photo("cau", caption="Cầu mới", credit="Thu Hà"))
    make_photo("chua-dung")
    bake_due()
    files = {file.name for file in (public / "media/images").iterdir()}
    assert files
    assert all(name.startswith("cau.") for name in files)
    bulletin.unpublish()
    bake_due()
    assert not (public / "media").exists()


def test_a_new_caption_reaches_the_pages_that_show_the_photo(
    make_bulletin: Make, make_photo: Make, public: Path
) -> None:
    photo = make_photo("cau", caption="Cầu cũ")
    bulletin = make_bulletin(lead_photo=photo)
    bake_due()
    assert "Cầu cũ" in text(public, bulletin.url)
    photo.caption = "Cầu Bến Đá sau khi khánh thành"
    photo.save()
    bake_due()
    assert "Cầu Bến Đá sau khi khánh thành" in text(public, bulletin.url)


def test_a_page_that_fails_does_not_stop_the_others_and_is_tried_again(
    make_bulletin: Make, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = make_bulletin("Trang hỏng")
    make_bulletin("Trang lành")
    serve = BulletinPage.serve

    def fail(self: BulletinPage, request: Any) -> Any:
        if self.pk == broken.pk:
            raise RuntimeError("no such template")
        return serve(self, request)

    monkeypatch.setattr(BulletinPage, "serve", fail)
    tally = bake_due()
    assert tally.failed == 1
    assert "/thoi-su/trang-lanh/" in pages(public)
    waiting = Job.objects.get()
    assert waiting.key == f"page:{broken.pk}"
    assert "no such template" in waiting.error
    monkeypatch.setattr(BulletinPage, "serve", serve)
    Job.objects.update(retry_at=None)
    bake_due()
    assert "/thoi-su/trang-hong/" in pages(public)
    assert not Job.objects.exists()


def test_a_full_bake_mends_what_was_lost_and_removes_what_is_not_known(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    bake_everything()
    (public / bulletin.url.strip("/") / "index.html.br").unlink()
    Artifact.objects.create(key="page:99999", path="/khong-con/", sha256="0")
    tally = bake_everything()
    assert (tally.written, tally.removed, tally.failed) == (1, 1, 0)
    assert (public / bulletin.url.strip("/") / "index.html.br").is_file()


def test_other_templates_or_another_address_ask_for_a_full_bake(
    make_bulletin: Make, settings: Any
) -> None:
    make_bulletin()
    assert not is_up_to_date()
    bake_everything()
    assert is_up_to_date()
    settings.PUBLIC_URL = "https://thu.example.vn"
    keep_address()
    assert not is_up_to_date()


def test_pages_link_to_files_that_are_there(
    make_bulletin: Make, make_photo: Make, public: Path
) -> None:
    import re

    make_bulletin(lead_photo=make_photo())
    bake_everything()
    for path in pages(public):
        html = text(public, path)
        for address in re.findall(r'(?:src|href)="(/[^"#?]*)"', html):
            target = public / address.strip("/")
            assert target.is_file() or (target / "index.html").is_file(), address


def test_the_readers_address_need_not_be_one_of_the_desks(
    make_bulletin: Make, settings: Any, public: Path
) -> None:
    bulletin = make_bulletin()
    settings.PUBLIC_URL = "https://tinthu.example.vn"
    keep_address()
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    assert bake_everything().failed == 0
    canonical = f'<link rel="canonical" href="https://tinthu.example.vn{bulletin.url}">'
    assert canonical in text(public, bulletin.url)


def test_links_in_running_text_follow_their_page(make_bulletin: Make, public: Path) -> None:
    from wagtail.rich_text import RichText

    target = make_bulletin("Bản tin được dẫn")
    link = f'<p>Xem <a linktype="page" id="{target.pk}">bản tin trước</a>.</p>'
    citing = make_bulletin("Bản tin dẫn", body=[("paragraph", RichText(link))])
    bake_due()
    assert f'<a href="{target.url}">bản tin trước</a>' in text(public, citing.url)
    target.slug = "dia-chi-moi"
    target.save_revision().publish()
    bake_due()
    assert '<a href="/thoi-su/dia-chi-moi/">bản tin trước</a>' in text(public, citing.url)
    target.unpublish()
    bake_due()
    assert "<a>bản tin trước</a>" in text(public, citing.url)
    assert "dia-chi-moi" not in text(public, citing.url)


def media(public: Path) -> set[str]:
    return {file.name for file in (public / "media").rglob("*") if file.is_file()}


def missing_files(public: Path) -> set[str]:
    import re

    linked = {
        address
        for path in pages(public)
        for address in re.findall(r"/media/[\w./-]+", text(public, path))
    }
    return {address for address in linked if not (public / address.strip("/")).is_file()}


def test_photos_stay_when_the_address_changes(
    home: Any, section: Any, make_bulletin: Make, make_photo: Make, public: Path
) -> None:
    other = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
    bulletin = make_bulletin(lead_photo=make_photo(size=(1700, 1000)))
    bake_due()
    before = media(public)
    assert len(before) == 5, "four widths and the cut for shares"

    bulletin.slug = "cau-moi"
    bulletin.save_revision().publish()
    bake_due()
    assert (media(public), missing_files(public)) == (before, set())

    section.slug = "tin-tuc"
    section.save_revision().publish()
    bake_due()
    assert (media(public), missing_files(public)) == (before, set())

    bulletin.refresh_from_db()
    bulletin.move(other, pos="last-child")
    bake_due()
    assert (media(public), missing_files(public)) == (before, set())


def leads_to(public: Path, path: str) -> Any:
    from bantin.reader.files import PublicFiles

    found = PublicFiles(public, ()).find(path)
    return found if isinstance(found, str) or found is None else "page"


def test_a_former_address_leads_to_the_page(
    section: Any, make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    first = bulletin.url
    bake_due()
    bulletin.slug = "cau-moi"
    bulletin.save_revision().publish()
    bake_due()
    assert leads_to(public, first) == "/thoi-su/cau-moi/"
    assert leads_to(public, first.rstrip("/")) == "/thoi-su/cau-moi/"

    section.slug = "tin-tuc"
    section.save_revision().publish()
    bake_due()
    assert leads_to(public, first) == "/tin-tuc/cau-moi/"
    assert leads_to(public, "/thoi-su/cau-moi/") == "/tin-tuc/cau-moi/"
    assert leads_to(public, "/thoi-su/") == "/tin-tuc/"
    assert leads_to(public, "/thoi-su/2026/04/") == "/tin-tuc/2026/04/"

    bulletin.refresh_from_db()
    bulletin.unpublish()
    bake_due()
    assert leads_to(public, first) is None
    bulletin.save_revision().publish()
    bake_due()
    assert leads_to(public, first) == "/tin-tuc/cau-moi/"


def test_a_former_address_is_free_for_another_page(make_bulletin: Make, public: Path) -> None:
    bulletin = make_bulletin()
    first, slug = bulletin.url, bulletin.slug
    bake_due()
    bulletin.slug = "cau-moi"
    bulletin.save_revision().publish()
    bake_due()
    other = make_bulletin("Bản tin khác", slug=slug)
    bake_due()
    assert other.url == first
    assert leads_to(public, first) == "page"
    assert "Bản tin khác" in text(public, first)
    assert not (public / first.strip("/") / ".moved").exists()


def test_a_page_that_comes_back_stands_at_its_first_address(
    make_bulletin: Make, public: Path
) -> None:
    bulletin = make_bulletin()
    first, slug = bulletin.url, bulletin.slug
    bake_due()
    for name in ("cau-moi", slug):
        bulletin.slug = name
        bulletin.save_revision().publish()
        bake_due()
    assert leads_to(public, first) == "page"
    assert leads_to(public, "/thoi-su/cau-moi/") == first


def test_two_pages_that_change_places_both_stand(make_bulletin: Make, public: Path) -> None:
    one, two = make_bulletin("Bản tin một"), make_bulletin("Bản tin hai")
    bake_due()
    first, second = one.slug, two.slug
    for page, name in ((one, "tam"), (two, first), (one, second)):
        page.slug = name
        page.save_revision().publish()
    bake_due()
    assert "Bản tin hai" in text(public, f"/thoi-su/{first}/")
    assert "Bản tin một" in text(public, f"/thoi-su/{second}/")


@pytest.fixture
def plan(db: None) -> Any:
    """A file of the library, in a collection of its own."""
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    attachment = Attachment(title="Kế hoạch", collection=collection)
    attachment.file.save("ke-hoach.pdf", BytesIO(b"%PDF-1.4"))
    attachment.save()
    return attachment


def test_a_file_of_a_private_collection_is_not_public(
    make_bulletin: Make, public: Path, plan: Any
) -> None:
    link = f'<p>Xem <a linktype="document" id="{plan.pk}">kế hoạch</a>.</p>'
    file = {"type": "file", "value": {"file": plan.pk, "title": ""}}
    body = json.dumps([{"type": "paragraph", "value": link}, file])
    bulletin = make_bulletin("Có tệp", body=body)
    address = public / plan.file.url.strip("/")

    def is_offered() -> bool:
        bake_due()
        offered = [
            "ke-hoach.pdf" in text(public, bulletin.url),
            "ke-hoach.pdf" in (public / "thoi-su/rss.xml").read_text(encoding="utf-8"),
            address.is_file(),
        ]
        assert len(set(offered)) == 1
        return offered[0]

    assert is_offered()
    restriction = CollectionViewRestriction.objects.create(
        collection=plan.collection, restriction_type="login"
    )
    assert not is_offered()
    restriction.delete()
    assert is_offered()
    below = plan.collection.add_child(name="Mật")
    CollectionViewRestriction.objects.create(collection=below, restriction_type="login")
    plan.collection = below
    plan.save()
    assert not is_offered()
    assert "Xem <a>kế hoạch</a>." in text(public, bulletin.url)


def test_a_link_in_the_text_does_not_tell_the_address_of_a_private_page(
    make_bulletin: Make, public: Path
) -> None:
    private = make_bulletin("Nội bộ")
    link = f'<p>Xem <a linktype="page" id="{private.pk}">tin</a>.</p>'
    bulletin = make_bulletin("Có liên kết", body=json.dumps([{"type": "paragraph", "value": link}]))
    bake_due()
    assert '<a href="/thoi-su/noi-bo/">tin</a>' in text(public, bulletin.url)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    bake_due()
    assert "noi-bo" not in text(public, bulletin.url)
