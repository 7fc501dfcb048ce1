"""Several sites in one installation: on hosts, on paths, in languages, each with its own identity and menu."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Locale, Site

from bantin.baking.addresses import all_that_lead_on
from bantin.baking.outbox import bake_due
from bantin.demo.actions import add_section
from bantin.home.models import HomePage
from bantin.portal.artifacts import PublicPages
from bantin.portal.examples import block_on_example_page, page_for
from bantin.portal.layouts import block_named
from bantin.portal.models import Identity, PageLayout
from bantin.portal.site_map import entries
from bantin.portal.sites import (
    identity_of,
    on_host,
    public_identities,
    public_path,
    seen_from,
    url_of,
)

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def publish(page: Any) -> Any:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def commune(home: Any) -> Any:
    """A site below a path of the first."""
    page = home.add_child(instance=HomePage(title="Xã Tân Sơn", slug="xa-tan-son"))
    Identity.objects.filter(home=page).update(agency="Ủy ban nhân dân xã Tân Sơn")
    return publish(page)


@pytest.fixture
def department(home: Any) -> Any:
    """A site on a host of its own."""
    page = home.get_parent().add_child(instance=HomePage(title="Sở Y tế", slug="so-y-te"))
    Site.objects.create(hostname="yte.example.vn", port=443, root_page=page)
    return publish(page)


@pytest.fixture
def english(home: Any) -> Any:
    """The first site in English."""
    Locale.objects.get_or_create(language_code="vi")
    locale, _ = Locale.objects.get_or_create(language_code="en")
    page = home.copy_for_translation(locale)
    page.title, page.slug = "Thu Portal", "home-en"
    return publish(page)


def html(page: Any) -> str:
    return PublicPages().render(f"page:{page.pk}").decode()


def text(public: Path, path: str) -> str:
    return (public / path.strip("/") / "index.html").read_text(encoding="utf-8")


def signpost(folder: Path) -> str:
    return (folder / ".moved").read_text(encoding="utf-8")


@pytest.fixture
def public(settings: Any) -> Path:
    return Path(settings.PUBLIC_ROOT)


def test_a_page_belongs_to_the_nearest_home_page(home: Any, commune: Any, section: Any) -> None:
    news = add_section(commune, {"title": "Tin xã", "slug": "tin-xa"})
    assert identity_of(news).home_id == commune.pk
    assert identity_of(section).home_id == home.pk
    assert identity_of(news).name == "Xã Tân Sơn"
    assert {identity.home_id for identity in public_identities()} == {home.pk, commune.pk}


def test_a_page_below_no_home_page_belongs_to_no_site(home: Any) -> None:
    with pytest.raises(LookupError, match="no home page"):
        identity_of(home.get_parent())


def test_each_site_has_its_own_header_menu_and_latest_bulletins(
    make_bulletin: Make, home: Any, commune: Any, section: Any
) -> None:
    news = add_section(commune, {"title": "Tin xã", "slug": "tin-xa"})
    make_bulletin("Tin của tỉnh")
    make_bulletin("Tin của xã", section=news)
    of_commune, of_province = html(commune), html(home)
    assert "Ủy ban nhân dân xã Tân Sơn" in of_commune
    assert "Ủy ban nhân dân xã Tân Sơn" not in of_province
    assert "Tin của xã" in of_commune
    assert "Tin của tỉnh" not in of_commune
    assert "Tin của tỉnh" in of_province
    assert "Tin của xã" not in of_province
    assert "/xa-tan-son/tin-xa/" in of_commune


def test_a_site_below_another_names_the_portal_it_is_a_component_of(
    home: Any, commune: Any
) -> None:
    from bantin.portal.frame import site_frame

    assert site_frame(commune)["identity"]["parent"] == {"title": home.identity.name, "url": "/"}
    assert site_frame(home)["identity"]["parent"] is None


def test_a_publication_on_one_site_leaves_the_files_of_the_other_alone(
    make_bulletin: Make, home: Any, commune: Any, section: Any, public: Path
) -> None:
    news = add_section(commune, {"title": "Tin xã", "slug": "tin-xa"})
    bake_due()
    of_province = {
        file: file.stat().st_mtime_ns
        for file in public.rglob("*")
        if file.suffix in {".html", ".xml", ".json"}
        and "xa-tan-son" not in file.parts
        and not file.name.startswith("sitemap")
    }
    make_bulletin("Tin của xã", section=news)
    bake_due()
    for file in ("index.html", "rss.xml", "tin-xa/index.html", "tin-xa/rss.xml"):
        assert "Tin của xã" in (public / "xa-tan-son" / file).read_text(encoding="utf-8"), file
    assert {file: file.stat().st_mtime_ns for file in of_province} == of_province


def test_a_site_on_another_host_stands_in_a_folder_of_its_own(
    make_bulletin: Make, department: Any, section: Any, public: Path
) -> None:
    news = add_section(department, {"title": "Tin ngành", "slug": "tin-nganh"})
    make_bulletin("Tiêm chủng mở rộng", section=news)
    make_bulletin("Tin của tỉnh")
    bake_due()
    assert "Tiêm chủng mở rộng" in text(public / "@yte.example.vn", "/tin-nganh/")
    assert "Tiêm chủng mở rộng" not in text(public, "/")
    assert not (public / "tin-nganh").exists()
    assert (public / "@yte.example.vn" / "404.html").is_file()


def test_links_within_a_host_are_paths_and_to_another_absolute(
    home: Any, department: Any, section: Any
) -> None:
    news = add_section(department, {"title": "Tin ngành", "slug": "tin-nganh"})
    with seen_from(department.get_site()):
        assert url_of(news) == "/tin-nganh/"
        assert url_of(section) == f"{home.get_site().root_url}/thoi-su/"
    with seen_from(home.get_site()):
        assert url_of(section) == "/thoi-su/"
        assert url_of(news) == "https://yte.example.vn/tin-nganh/"
    assert 'href="/tin-nganh/"' in html(news)
    assert f'href="{home.get_site().root_url}/thoi-su/"' not in html(news)


def test_paths_of_artifacts_name_the_host(home: Any, department: Any) -> None:
    assert public_path(home) == "/"
    assert public_path(department) == "//yte.example.vn/"
    assert on_host(home.get_site(), "/a/") == "/a/"


def test_a_site_that_is_taken_off_the_net_takes_all_it_had_along(
    make_bulletin: Make, commune: Any, public: Path
) -> None:
    news = add_section(commune, {"title": "Tin xã", "slug": "tin-xa"})
    make_bulletin("Tin của xã", section=news)
    bake_due()
    assert (public / "xa-tan-son" / "404.html").is_file()
    for page in commune.get_descendants(inclusive=True):
        page.unpublish()
    bake_due()
    assert {f"{file.relative_to(public)}" for file in public.glob("xa-tan-son/**/*.html")} == {
        "xa-tan-son/410.html",
        "xa-tan-son/tin-xa/410.html",
        "xa-tan-son/tin-xa/tin-cua-xa/410.html",
    }


def test_languages_know_each_other_only_where_both_are_published(
    home: Any, english: Any, section: Any, public: Path
) -> None:
    from bantin.portal.frame import languages

    assert [(x.code, x.url, x.current) for x in languages(home)] == [
        ("vi", "/", True),
        ("en", "/en/", False),
    ]
    assert [x.code for x in languages(section)] == ["vi"]
    bake_due()
    assert 'hreflang="en"' in text(public, "/")
    assert 'hreflang="vi"' in text(public, "/en/")
    assert '<html lang="en"' in text(public, "/en/")
    english.unpublish()
    bake_due()
    assert 'hreflang="en"' not in text(public, "/")
    assert not (public / "en" / "index.html").exists()


def test_the_map_says_which_sites_are_in_another_language(home: Any, commune: Any) -> None:
    locale, _ = Locale.objects.get_or_create(language_code="en")
    english = home.add_child(instance=HomePage(title="Thu Portal", slug="en", locale=locale))
    add_section(publish(english), {"title": "News", "slug": "news"})
    mapped = {entry.title: entry for entry in entries(identity_of(home))}
    assert (mapped["Xã Tân Sơn"].language, mapped["Thu Portal"].language) == ("", "en")
    assert [(entry.title, entry.language) for entry in mapped["Thu Portal"].entries] == [
        ("News", "")
    ]


def test_the_frame_speaks_the_language_of_its_site(english: Any, public: Path) -> None:
    bake_due()
    assert "Skip to main content" in text(public, "/en/")
    assert "Đến nội dung chính" in text(public, "/")
    assert "Page not found" in (public / "en" / "404.html").read_text(encoding="utf-8")


def test_the_desk_shows_a_layout_and_a_block_on_pages_of_their_own_site(
    make_bulletin: Make, home: Any, commune: Any, section: Any
) -> None:
    own = make_bulletin("Tin của tỉnh")
    news = add_section(commune, {"title": "Tin xã", "slug": "tin-xa"})
    of_commune = make_bulletin("Tin của xã", section=news)

    def example(kind: str, **place: Any) -> Any:
        return PageLayout(page_type=kind, **place).example_page()

    assert example("home.HomePage", home=home) == home
    assert example("portal.SectionPage", home=home) == section
    assert example("bulletins.BulletinPage", home=home) == own
    assert example("bulletins.BulletinPage", home=commune) == of_commune
    assert example("bulletins.BulletinPage", section=news) == of_commune
    view = block_named("bulletin · view")
    assert view is not None
    assert page_for(view) == own
    own.unpublish()
    assert page_for(view) == of_commune, (
        "a block has no example where the first site has no bulletin"
    )


def test_previews_speak_the_language_of_the_page(
    make_bulletin: Make, home: Any, english: Any, section: Any
) -> None:
    layout = PageLayout(page_type="home.HomePage", home=english)
    news = add_section(english, {"title": "News", "slug": "news"})
    make_bulletin("A bridge opens", section=news)
    toolbar = block_named("bulletin · toolbar")
    assert toolbar is not None
    with translation.override("vi"):
        for previewed in (english, layout):
            shown = previewed.make_preview_request(preview_mode="").content.decode()
            assert "Skip to main content" in shown
            assert "Đến nội dung chính" not in shown
        assert "Share" in block_on_example_page(toolbar, toolbar.get_preview_value())["html"]
        assert translation.get_language() == "vi"


def test_a_page_that_moves_between_hosts_is_found_from_its_former_one(
    make_bulletin: Make, home: Any, department: Any, section: Any, public: Path
) -> None:
    news = add_section(department, {"title": "Tin ngành", "slug": "tin-nganh"})
    bulletin = make_bulletin("Tiêm chủng", section=section)
    bake_due()
    bulletin.move(news, pos="last-child")
    bake_due()
    there = "//yte.example.vn/tin-nganh/tiem-chung/"
    assert signpost(public / "thoi-su/tiem-chung") == there

    bulletin.refresh_from_db()
    section.refresh_from_db()
    bulletin.move(section, pos="last-child")
    bake_due()
    back = f"//{home.get_site().hostname}/thoi-su/tiem-chung/"
    assert signpost(public / "@yte.example.vn/tin-nganh/tiem-chung") == back
    assert list(all_that_lead_on()) == [(there, back)]


def test_only_addresses_that_lead_somewhere_are_told(make_bulletin: Make, section: Any) -> None:
    bulletin = make_bulletin("Tiêm chủng")
    bake_due()
    bulletin.slug = "tiem-chung-moi"
    publish(bulletin)
    bake_due()
    former = ("/thoi-su/tiem-chung/", "/thoi-su/tiem-chung-moi/")
    assert list(all_that_lead_on()) == [former]
    other = make_bulletin("Bản tin khác", slug="tiem-chung")
    bake_due()
    assert list(all_that_lead_on()) == []
    other.unpublish()
    bulletin.unpublish()
    bake_due()
    assert list(all_that_lead_on()) == []
