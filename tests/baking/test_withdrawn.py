"""What stands at the address of a page that was withdrawn, from its withdrawal until it is back or forgotten."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Locale, PageViewRestriction

from bantin.baking.everything import bake_everything
from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.baking.verify import differences, repair
from bantin.bulletins.models import BulletinPage
from bantin.demo.actions import add_section
from bantin.home.models import HomePage
from bantin.reader.files import Conditions, PublicFiles

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]

NOTICE = "Bản tin có số liệu sai. Xem bản đính chính ở chuyên mục Thời sự."
GONE = "/thoi-su/cau-ben-da/410.html"


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


@pytest.fixture
def bulletin(make_bulletin: Make) -> Any:
    """A bulletin among another, baked."""
    make_bulletin("Tin bên cạnh")
    made = make_bulletin(slug="cau-ben-da", lead="Sáng nay thông xe cầu Bến Đá.")
    bake_everything()
    return made


def said(public: Path) -> set[str]:
    """The addresses of the files that say that a page is gone."""
    return {f"/{file.relative_to(public)}" for file in public.rglob("410.html")}


def baked(public: Path) -> set[str]:
    """Bake what is due; the addresses that say that a page is gone. The folder is what the database says."""
    assert bake_due().failed == 0
    assert [str(difference) for difference in differences()] == []
    return said(public)


def html(public: Path, path: str = GONE) -> str:
    return (public / path.strip("/")).read_text(encoding="utf-8")


def status(public: Path, path: str) -> int:
    return PublicFiles(public, ()).answer("GET", path, Conditions()).status


def again(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def test_a_page_that_is_withdrawn_says_so_at_its_address(bulletin: Any, public: Path) -> None:
    assert status(public, bulletin.url) == 200
    bulletin.unpublish()
    assert baked(public) == {GONE}
    folder = public / "thoi-su/cau-ben-da"
    copies = {"410.html", "410.html.br", "410.html.gz"}
    assert {file.name for file in folder.iterdir()} == copies
    assert status(public, bulletin.url) == 410
    assert status(public, bulletin.url.rstrip("/")) == 410
    assert status(public, f"{bulletin.url}ninjs.json") == 404


def test_it_names_neither_headline_nor_content(bulletin: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    page = html(public)
    assert "<h1" in page
    assert "Trang này đã được gỡ" in page
    assert '<html lang="vi">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<title>Trang đã được gỡ - Cổng thông tin điện tử xã Thử</title>" in page
    assert '<a href="/thoi-su/">Thời sự</a>' in page
    assert 'rel="canonical"' not in page
    for told in (bulletin.title, bulletin.lead, bulletin.slug, "ninjs", "application/ld+json"):
        assert told not in page


def test_the_editors_notice_is_shown_and_can_be_changed(bulletin: Any, public: Path) -> None:
    bulletin.withdrawal_notice = NOTICE
    bulletin.unpublish()
    baked(public)
    assert f"<p>{NOTICE}</p>" in html(public)
    assert "Nội dung từng đăng" not in html(public)


def test_it_goes_when_the_page_is_published_again(bulletin: Any, public: Path) -> None:
    bulletin.withdrawal_notice = NOTICE
    bulletin.unpublish()
    assert baked(public) == {GONE}
    again(bulletin).save_revision().publish()
    assert baked(public) == set()
    assert status(public, bulletin.url) == 200
    assert status(public, f"{bulletin.url}ninjs.json") == 200
    assert not Artifact.objects.filter(key=f"gone:{bulletin.pk}").exists()
    again(bulletin).unpublish()
    baked(public)
    assert NOTICE not in html(public)


def test_drafts_that_were_never_published_leave_nothing(make_bulletin: Make, public: Path) -> None:
    draft = make_bulletin("Nháp", publish=False)
    draft.save_revision()
    bake_everything()
    assert baked(public) == set()
    assert status(public, draft.url) == 404


def test_a_draft_of_a_withdrawn_page_moves_nothing(bulletin: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    draft = again(bulletin)
    draft.slug, draft.title = "dia-chi-khac", "Tít khác"
    draft.save_revision()
    assert baked(public) == {GONE}


def test_it_follows_a_page_that_moves(bulletin: Any, home: Any, public: Path) -> None:
    other = add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    bulletin.unpublish()
    baked(public)
    again(bulletin).move(other, pos="last-child")
    assert baked(public) == {"/van-hoa/cau-ben-da/410.html"}
    assert not (public / "thoi-su/cau-ben-da").exists()


def test_it_follows_a_section_with_a_new_address(bulletin: Any, section: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    renamed = again(section)
    renamed.slug = "tin-tuc"
    renamed.save_revision().publish()
    assert baked(public) == {"/tin-tuc/cau-ben-da/410.html"}


def test_it_stays_where_its_section_is_withdrawn_too(
    bulletin: Any, section: Any, public: Path
) -> None:
    bulletin.unpublish()
    again(section).unpublish()
    assert baked(public) == {GONE, "/thoi-su/410.html"}
    assert "Thời sự" not in html(public, "/thoi-su/410.html")
    assert "Thời sự" not in html(public)
    assert status(public, "/thoi-su/") == 410
    assert status(public, "/thoi-su/rss.xml") == 404


@pytest.mark.parametrize("place", ["bulletin", "section"])
def test_a_page_that_is_restricted_is_a_secret(
    place: str, bulletin: Any, section: Any, public: Path
) -> None:
    bulletin.unpublish()
    baked(public)
    page = bulletin if place == "bulletin" else section
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert baked(public) == set()
    restriction.delete()
    assert baked(public) == {GONE}


def test_withdrawing_what_is_restricted_says_nothing(bulletin: Any, public: Path) -> None:
    PageViewRestriction.objects.create(page=bulletin, restriction_type="login")
    baked(public)
    bulletin.unpublish()
    assert baked(public) == set()


@pytest.mark.parametrize("place", ["bulletin", "section"])
def test_it_goes_with_a_page_that_is_deleted(
    place: str, bulletin: Any, section: Any, public: Path
) -> None:
    bulletin.unpublish()
    baked(public)
    again(bulletin if place == "bulletin" else section).delete()
    assert baked(public) == set()


def test_deleting_a_page_that_is_published_leaves_nothing(bulletin: Any, public: Path) -> None:
    bulletin.delete()
    assert baked(public) == set()


def test_a_section_is_withdrawn_with_its_bulletins(
    bulletin: Any, section: Any, public: Path
) -> None:
    for page in [*section.get_descendants().specific(), again(section)]:
        page.unpublish()
    assert baked(public) == {GONE, "/thoi-su/tin-ben-canh/410.html", "/thoi-su/410.html"}


def test_it_stands_in_the_frame_of_its_site_and_speaks_its_language(
    home: Any, section: Any, bulletin: Any, public: Path
) -> None:
    english = HomePage(
        title="Portal of Thu", slug="en", locale=Locale.objects.get_or_create(language_code="en")[0]
    )
    home.add_child(instance=english)
    english.save_revision().publish()
    news = add_section(english, {"title": "News", "slug": "news"})
    page = BulletinPage(title="Bridge opened", slug="bridge", live=False)
    news.add_child(instance=page)
    page.save_revision().publish()
    bake_everything()
    again(page).unpublish()
    assert baked(public) == {"/en/news/bridge/410.html"}
    shown = html(public, "/en/news/bridge/410.html")
    assert '<html lang="en">' in shown
    assert "This page has been withdrawn" in shown
    assert "Portal of Thu" in shown


def test_a_withdrawn_site_says_so(home: Any, public: Path) -> None:
    commune = HomePage(title="Xã Khau Lĩnh", slug="xa")
    home.add_child(instance=commune)
    commune.save_revision().publish()
    bake_everything()
    again(commune).unpublish()
    assert bake_due().failed == 0
    assert said(public) == {"/xa/410.html"}
    assert status(public, "/xa/") == 410


def test_a_full_bake_makes_them_all_and_keeps_what_is_the_same(bulletin: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    before = (public / GONE.strip("/")).stat().st_mtime_ns
    assert bake_everything().failed == 0
    assert baked(public) == {GONE}
    assert (public / GONE.strip("/")).stat().st_mtime_ns == before


def test_one_that_is_lost_is_missed_and_mended(bulletin: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    (public / GONE.strip("/")).unlink()
    found = list(differences())
    assert [str(difference) for difference in found] == [f"missing: {GONE} (gone:{bulletin.pk})"]
    assert repair(found) == []
    assert baked(public) == {GONE}


def test_another_menu_reaches_them(bulletin: Any, home: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    assert "Văn hóa" not in html(public)
    add_section(home, {"title": "Văn hóa", "slug": "van-hoa"})
    baked(public)
    assert "Văn hóa" in html(public)


def test_no_feed_and_no_map_names_it(bulletin: Any, public: Path) -> None:
    bulletin.unpublish()
    baked(public)
    for file in (*public.rglob("*.xml"), *public.rglob("*.json")):
        assert "cau-ben-da" not in file.read_text(encoding="utf-8"), file
    assert json.loads((public / "feed.json").read_bytes())["items"]
