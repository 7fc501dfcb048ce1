"""Site maps: every public address once, nothing else, in files of bounded size; news that grows old by itself."""

import datetime
import urllib.robotparser
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from bantin.baking.models import Artifact
from bantin.bulletins.archive import place
from bantin.bulletins.archive.models import MOST_IN_PART
from bantin.feeds import queries
from bantin.home.models import HomePage
from bantin.portal.models import SectionPage
from tests.conftest import VIETNAM
from tests.feeds.conftest import Files
from tests.feeds.published import NEWS, SITEMAP, XHTML, index_errors, parsed, url_set_errors

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
Bake = Callable[[], Files]
NAMES = {"s": SITEMAP, "n": NEWS, "x": XHTML}


def locations(file: Path) -> list[str]:
    return [
        str(text) for text in parsed(file.read_bytes()).xpath("//s:loc/text()", namespaces=NAMES)
    ]


def path_of(url: str) -> str:
    return urlsplit(url).path


def test_the_map_names_every_public_page_once(
    make_bulletin: Make, public: Path, baked: Bake
) -> None:
    make_bulletin("Một")
    make_bulletin("Hai", date=datetime.datetime(2025, 12, 31, 23, 30, tzinfo=VIETNAM))
    make_bulletin("Nháp", publish=False)
    files = baked()
    parts = locations(public / "sitemap.xml")
    listed = [
        url
        for part in parts
        if not part.endswith("sitemap-news.xml")
        for url in locations(public / path_of(part).strip("/"))
    ]
    pages = {name.removesuffix("index.html") for name in files if name.endswith("/index.html")}
    # For who makes portals, and for who searches here: not for search engines.
    pages -= {"/he-thong-giao-dien/", "/tim-kiem/"}
    assert sorted(map(path_of, listed)) == sorted(pages)
    assert "http://127.0.0.1:8000/sitemap-2025-12.xml" in parts


def test_dates_are_those_of_the_last_publication(
    make_bulletin: Make, public: Path, baked: Bake
) -> None:
    bulletin = make_bulletin()
    baked()
    root = parsed((public / "sitemap-2026-04.xml").read_bytes())
    (said,) = root.xpath(f"//s:url[s:loc='{bulletin.full_url}']/s:lastmod/text()", namespaces=NAMES)
    moment = datetime.datetime.fromisoformat(said)
    assert moment == bulletin.last_published_at.replace(microsecond=0)


def test_a_month_is_split_where_it_is_too_long(
    make_bulletin: Make, public: Path, baked: Bake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PARTS", 1)
    monkeypatch.setattr(place, "MOST_IN_PART", 2)
    made = [make_bulletin(f"Tin {number}") for number in range(3)]
    baked()
    parts = [path_of(url) for url in locations(public / "sitemap.xml") if "2026-04" in url]
    assert parts == ["/sitemap-2026-04.xml", "/sitemap-2026-04-2.xml"]
    month = f"{made[2].section.full_url}2026/04/"
    assert locations(public / "sitemap-2026-04-2.xml") == [made[2].full_url, month]
    assert locations(public / "sitemap-2026-04.xml")[2].endswith("/thoi-su/2026/04/1/")
    made[0].unpublish()
    assert "/sitemap-2026-04-2.xml" in baked(), "what is withdrawn moves nothing"
    assert [u for u in locations(public / "sitemap-2026-04.xml") if "/2026/" not in u] == [
        made[1].full_url
    ]
    made[2].unpublish()
    assert "/sitemap-2026-04-2.xml" not in baked()


def test_parts_keep_the_limits_of_the_protocol() -> None:
    from bantin.feeds.site_map_xml import Address, url_set

    address = "https://" + "a" * 2040
    entry = Address(address, timezone.localtime(), (("en", address), ("vi", address[:-3])))
    # A bulletin's address each, and for each part its own page and its month's.
    most = queries.PARTS * (MOST_IN_PART + 2)
    assert most <= 50_000
    assert len(url_set([entry])) * most <= 100 * 2**20
    # As long as our addresses can be: three slugs of 255 characters and a host of 253.
    longest = "https://" + "a" * (253 + 3 * 256)
    entry = Address(longest, timezone.localtime(), (("en", longest), ("vi", longest)))
    assert len(url_set([entry])) * most <= 50 * 2**20


def test_news_are_those_of_the_last_two_days_and_grow_old(
    make_bulletin: Make, public: Path, baked: Bake, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    ages = {"Hôm nay": 1, "Hôm qua": 30, "Hôm kia": 47, "Tuần trước": 170}
    for title, hours in ages.items():
        make_bulletin(title, date=now - datetime.timedelta(hours=hours))
    baked()

    def titles() -> list[str]:
        root = parsed((public / "sitemap-news.xml").read_bytes())
        return [str(text) for text in root.xpath("//n:title/text()", namespaces=NAMES)]

    assert titles() == ["Hôm nay", "Hôm qua", "Hôm kia"]
    due = Artifact.objects.get(key__startswith="sitemap-news:").good_until
    assert due is not None
    assert abs(due - (now + datetime.timedelta(hours=1))) < datetime.timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(hours=2))
    baked()
    assert titles() == ["Hôm nay", "Hôm qua"]
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(hours=60))
    baked()
    assert titles() == []
    assert url_set_errors((public / "sitemap-news.xml").read_bytes()) == []


def test_a_bulletin_of_tomorrow_is_no_news_yet(
    make_bulletin: Make, public: Path, baked: Bake, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    make_bulletin("Mai", date=now + datetime.timedelta(hours=20))
    baked()
    news = public / "sitemap-news.xml"
    assert "Mai" not in news.read_text(encoding="utf-8")
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(hours=21))
    baked()
    assert "Mai" in news.read_text(encoding="utf-8")


def test_news_keep_the_rules_of_google(make_bulletin: Make, public: Path, baked: Bake) -> None:
    """Search Central, "Create a news sitemap", "News sitemap reference": the five required tags.

    At most one ``news:news`` in an address; the publication's name and language; a date as W3C has it, a day or a
    moment with its zone; the title.
    """
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    make_bulletin("Có giờ", date=timezone.now())
    make_bulletin("Chỉ biết ngày", date=today)
    baked()
    root = parsed((public / "sitemap-news.xml").read_bytes())
    items = root.xpath("//s:url", namespaces=NAMES)
    assert len(items) == 2
    for item in items:
        (news,) = item.xpath("n:news", namespaces=NAMES)
        assert [child.tag.partition("}")[2] for child in news] == [
            "publication",
            "publication_date",
            "title",
        ]
        assert news.xpath("n:publication/n:name/text()", namespaces=NAMES) == [
            "Cổng thông tin điện tử xã Thử"
        ]
        assert news.xpath("n:publication/n:language/text()", namespaces=NAMES) == ["vi"]
        date = news.xpath("n:publication_date/text()", namespaces=NAMES)[0]
        assert datetime.datetime.fromisoformat(date).tzinfo or len(date) == 10


@pytest.fixture
def english(home: Any, section: Any) -> Any:
    locale = Locale.objects.create(language_code="en")
    root = home.copy_for_translation(locale)
    root.title = "Thu commune portal"
    root.save_revision().publish()
    translated = section.copy_for_translation(locale)
    translated.title, translated.slug = "News", "news"
    translated.save_revision().publish()
    return translated


def languages(file: Path, url: str) -> dict[str, str]:
    links = parsed(file.read_bytes()).xpath(f"//s:url[s:loc='{url}']/x:link", namespaces=NAMES)
    assert all(link.get("rel") == "alternate" for link in links)
    return {link.get("hreflang"): link.get("href") for link in links}


def test_translations_name_one_another(
    english: Any, make_bulletin: Make, public: Path, baked: Bake
) -> None:
    """Search Central, "Localized versions", "Sitemap": each version lists every version, itself too."""
    bulletin = make_bulletin()
    baked()
    assert languages(public / "sitemap-2026-04.xml", bulletin.full_url) == {}
    translated = bulletin.copy_for_translation(english.locale)
    translated.slug = "bridge"
    translated.save_revision().publish()
    baked()
    translated = type(bulletin).objects.get(pk=translated.pk)
    both = {"vi": bulletin.full_url, "en": translated.full_url}
    assert translated.full_url.startswith("http://127.0.0.1:8000/en/")
    assert languages(public / "sitemap-2026-04.xml", bulletin.full_url) == both
    assert languages(public / "en/sitemap-2026-04.xml", translated.full_url) == both
    pages = languages(public / "sitemap-pages.xml", "http://127.0.0.1:8000/thoi-su/")
    assert pages == {
        "vi": "http://127.0.0.1:8000/thoi-su/",
        "en": "http://127.0.0.1:8000/en/news/",
    }
    index = locations(public / "sitemap.xml")
    assert "http://127.0.0.1:8000/en/sitemap-2026-04.xml" in index
    translated.unpublish()
    baked()
    assert languages(public / "sitemap-2026-04.xml", bulletin.full_url) == {}


@pytest.fixture
def other_host(home: Any) -> Any:
    root = Page.get_first_root_node()
    other = root.add_child(instance=HomePage(title="Sở Thử", slug="so-thu"))
    other.save_revision().publish()
    site = Site.objects.create(hostname="so.thu.example.vn", port=443, root_page=other)
    section = other.add_child(instance=SectionPage(title="Tin sở", slug="tin-so"))
    section.save_revision().publish()
    return site


def test_each_host_has_its_own_map_and_rules(
    other_host: Any, make_bulletin: Make, public: Path, baked: Bake
) -> None:
    section = SectionPage.objects.get(slug="tin-so")
    make_bulletin("Tin của xã")
    made = make_bulletin("Tin của sở", section=section)
    baked()
    own = public / "@so.thu.example.vn"
    assert index_errors((own / "sitemap.xml").read_bytes()) == []
    assert all(
        url.startswith("https://so.thu.example.vn/") for url in locations(own / "sitemap.xml")
    )
    assert made.full_url in locations(own / "sitemap-2026-04.xml")
    assert made.full_url not in locations(public / "sitemap-2026-04.xml")
    assert all("so.thu" not in url for url in locations(public / "sitemap.xml"))
    assert (
        "Sitemap: https://so.thu.example.vn/sitemap.xml"
        in (own / "robots.txt").read_text(encoding="utf-8").splitlines()
    )
    assert (own / "tin-so/rss.xml").is_file()
    other_host.root_page.specific.unpublish()
    baked()
    assert not (own / "sitemap.xml").exists()
    assert not (own / "robots.txt").exists()


def test_robots_forbid_the_desk_and_no_public_page(
    make_bulletin: Make, make_photo: Make, public: Path, baked: Bake
) -> None:
    make_bulletin(lead_photo=make_photo())
    files = baked()
    rules = urllib.robotparser.RobotFileParser()
    rules.parse((public / "robots.txt").read_text(encoding="utf-8").splitlines())
    for agent in ("Googlebot", "Bingbot", "coccocbot-web", "*"):
        for path in (name.removesuffix("index.html") for name in files):
            assert rules.can_fetch(agent, f"http://127.0.0.1:8000{path}"), path
        assert rules.can_fetch(agent, "http://127.0.0.1:8000/media/images/anh.jpg")
        assert not rules.can_fetch(agent, "http://127.0.0.1:8000/quan-tri/")
        assert not rules.can_fetch(agent, "http://127.0.0.1:8000/quan-tri/pages/3/edit/")
    assert rules.site_maps() == ["http://127.0.0.1:8000/sitemap.xml"]


def test_publishing_costs_the_same_however_old_the_archive_is(
    make_bulletin: Make, baked: Bake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queries of a publication are as many beside forty more months as beside two."""
    # How often a bake looks for news depends on how busy the machine is.
    monkeypatch.setattr("bantin.baking.outbox.NEWS_SECONDS", 3600)

    def publish(number: int) -> int:
        moment = datetime.datetime(2026, 4, 8, 10, number, tzinfo=VIETNAM)
        make_bulletin(f"Tin mới {number}", date=moment)
        with CaptureQueriesContext(connection) as counted:
            baked()
        return len(counted)

    for number in range(21):  # as many as a list holds
        make_bulletin(
            f"Tin {number}", date=datetime.datetime(2026, 4, 1, 8, number, tzinfo=VIETNAM)
        )
    baked()
    publish(1)
    few = publish(2)
    for number in range(40):
        year, month = 2020 + number // 12, number % 12 + 1
        make_bulletin(f"Cũ {number}", date=datetime.datetime(year, month, 1, 8, tzinfo=VIETNAM))
    baked()
    publish(3)
    assert publish(4) == few
