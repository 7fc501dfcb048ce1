"""A change reaches the feeds, the ninjs and the site maps that tell of it, and no others."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from bantin.baking.everything import bake_everything
from bantin.baking.models import Artifact
from bantin.baking.outbox import bake_due
from bantin.demo.actions import add_section
from tests.conftest import VIETNAM
from tests.feeds.conftest import Files, differing
from tests.feeds.published import (
    atom_errors,
    index_errors,
    json_errors,
    parsed,
    url_set_errors,
)
from tests.feeds.rss_rules import rss_errors

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
Bake = Callable[[], Files]

FORMATS = ("rss.xml", "atom.xml", "feed.json")
HOME = {f"/{name}" for name in FORMATS}
NEWS = {f"/thoi-su/{name}" for name in FORMATS}
ECONOMY = {f"/kinh-te/{name}" for name in FORMATS}
APRIL = datetime.datetime(2026, 4, 8, 9, 30, tzinfo=VIETNAM)
MAY = datetime.datetime(2026, 5, 8, 9, 30, tzinfo=VIETNAM)


def machines(names: set[str]) -> set[str]:
    """Those of the files that this room makes."""
    return {name for name in names if not name.endswith((".html", ".moved"))}


@pytest.fixture
def economy(home: Any) -> Any:
    return add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})


@pytest.fixture
def archive(section: Any, economy: Any, make_bulletin: Make, baked: Bake) -> dict[str, Any]:
    """Two bulletins in one section and one in another, over two months, published yesterday, all baked."""
    made = {
        "april": make_bulletin("Tin tháng tư", date=APRIL),
        "may": make_bulletin("Tin tháng năm", date=MAY),
        "economy": make_bulletin("Tin kinh tế", date=APRIL, section=economy),
    }
    # Site maps tell seconds: what a test publishes must not fall into the same one.
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Page.objects.update(first_published_at=yesterday, last_published_at=yesterday)
    baked()
    return made


def test_a_site_has_every_file(archive: Any, public: Path) -> None:
    found = {f"/{f.relative_to(public)}" for f in public.rglob("*") if f.is_file()}
    bulletins = {f"{bulletin.url}ninjs.json" for bulletin in archive.values()}
    maps = {
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/sitemap-years.xml",
        "/sitemap-news.xml",
        "/sitemap-2026-04.xml",
        "/sitemap-2026-05.xml",
    }
    made = {f for f in machines(found) if f.endswith((".xml", ".json", ".txt"))}
    assert made == HOME | NEWS | ECONOMY | bulletins | maps | {
        "/robots.txt",
        "/tim-kiem/opensearch.xml",
    }


def test_every_file_is_what_its_schema_says(
    make_bulletin: Make, make_photo: Make, public: Path, baked: Bake
) -> None:
    from wagtail.rich_text import RichText

    other = make_bulletin("Tít có <b>, & và “ngoặc”", date=MAY)
    link = f'<p>Xem <a linktype="page" id="{other.pk}">bản tin</a> ở <a href="/tep/">đây</a>.</p>'
    make_bulletin(
        lead_photo=make_photo(caption="Cầu mới", credit="Thu Hà", description="Cầu ba nhịp"),
        byline="Văn Nam",
        source="TTXVN",
        body=[
            ("paragraph", RichText(link)),
            ("subheading", "Tít phụ"),
            ("quotation", {"text": "Cầu tốt", "attribution": "Ông A"}),
            ("list", {"ordered": True, "items": ["<p>Một</p>", "<p>Hai</p>"]}),
            ("video", {"url": "https://youtu.be/abcdefghijk", "title": "Phim", "caption": ""}),
        ],
    )
    baked()
    for file in (*public.rglob("*.xml"), *public.rglob("*.json")):
        content = file.read_bytes()
        if file.name == "rss.xml":
            assert rss_errors(content) == [], file
        elif file.name == "atom.xml":
            assert atom_errors(content) == [], file
        elif file.name == "feed.json":
            assert json_errors("jsonfeed-1.1.json", content) == [], file
        elif file.name == "ninjs.json":
            assert json_errors("ninjs-3.1.json", content) == [], file
        elif file.name == "opensearch.xml":
            assert content.startswith(b"<?xml"), file  # no schema is published of it
        elif file.name == "sitemap.xml":
            assert index_errors(content) == [], file
        else:
            assert url_set_errors(content) == [], file


def test_content_can_stand_elsewhere(
    make_bulletin: Make, make_photo: Make, public: Path, baked: Bake
) -> None:
    from wagtail.rich_text import RichText

    gone = make_bulletin("Bản tin rút")
    target = make_bulletin("Bản tin được dẫn")
    link = (
        f'<p>Xem <a linktype="page" id="{target.pk}">bản tin</a>, '
        f'<a linktype="page" id="{gone.pk}">tin rút</a> và <a href="#cuoi">dưới</a>.</p>'
    )
    citing = make_bulletin(
        "Bản tin dẫn", lead_photo=make_photo(), body=[("paragraph", RichText(link))]
    )
    gone.unpublish()
    baked()
    item = json.loads((public / citing.url.strip("/") / "ninjs.json").read_bytes())
    html = item["bodies"][0]["value"]
    assert f'<a href="{target.full_url}">bản tin</a>' in html
    assert "tin rút" in html
    assert gone.slug not in html
    assert f'<a href="{citing.full_url}#cuoi">dưới</a>' in html
    assert 'src="http://127.0.0.1:8000/media/' in html
    assert "class=" not in html


def test_a_publication_touches_its_site_its_section_and_its_month(
    archive: Any, make_bulletin: Make, baked: Bake
) -> None:
    before = baked()
    new = make_bulletin("Tin mới", date=APRIL + datetime.timedelta(hours=1))
    changed = machines(differing(before, baked()))
    lists = HOME | NEWS | {"/sitemap-2026-04.xml", "/sitemap-pages.xml"}
    assert changed == lists | {f"{new.url}ninjs.json"}


def test_a_publication_of_today_is_in_the_news(
    archive: Any, make_bulletin: Make, baked: Bake
) -> None:
    before = baked()
    make_bulletin("Tin hôm nay", date=timezone.now())
    assert "/sitemap-news.xml" in differing(before, baked())


def test_the_first_bulletin_of_a_month_is_in_the_index(
    archive: Any, make_bulletin: Make, baked: Bake
) -> None:
    before = baked()
    new = make_bulletin("Tin tháng sáu", date=MAY + datetime.timedelta(days=31))
    after = baked()
    changed = machines(differing(before, after))
    assert changed == HOME | NEWS | {
        "/sitemap.xml",
        "/sitemap-2026-06.xml",
        "/sitemap-pages.xml",
        f"{new.url}ninjs.json",
    }
    new.unpublish()
    last = baked()
    assert "/sitemap-2026-06.xml" not in last
    assert machines(differing(before, last)) == set()


def test_a_new_headline_leaves_other_sections_and_months_alone(
    archive: Any, baked: Bake, public: Path
) -> None:
    before = baked()
    bulletin = archive["april"]
    bulletin.title = "Tít đã sửa"
    bulletin.save_revision().publish()
    changed = machines(differing(before, baked()))
    lists = HOME | NEWS | {"/sitemap-2026-04.xml", "/sitemap-pages.xml"}
    assert changed == lists | {f"{bulletin.url}ninjs.json"}
    feed = json.loads((public / "feed.json").read_bytes())
    assert "Tít đã sửa" in [item["title"] for item in feed["items"]]


def test_a_new_date_moves_it_to_another_month(archive: Any, baked: Bake, public: Path) -> None:
    before = baked()
    bulletin = archive["april"]
    bulletin.date = MAY
    bulletin.save_revision().publish()
    changed = machines(differing(before, baked()))
    assert changed == HOME | NEWS | {
        "/sitemap-pages.xml",
        "/sitemap-2026-04.xml",
        "/sitemap-2026-05.xml",
        f"{bulletin.url}ninjs.json",
    }
    assert bulletin.full_url not in (public / "sitemap-2026-04.xml").read_text(encoding="utf-8")
    assert bulletin.full_url in (public / "sitemap-2026-05.xml").read_text(encoding="utf-8")


def test_another_section_keeps_the_identifier(
    archive: Any, economy: Any, baked: Bake, public: Path
) -> None:
    before = baked()
    bulletin, old = archive["april"], archive["april"].url
    identifier = json.loads((public / old.strip("/") / "ninjs.json").read_bytes())["uri"]
    bulletin.move(economy, pos="last-child")
    after = baked()
    bulletin.refresh_from_db()
    changed = machines(differing(before, after))
    new = type(bulletin).objects.get(pk=bulletin.pk).url
    assert changed == HOME | NEWS | ECONOMY | {
        "/sitemap-2026-04.xml",
        f"{old}ninjs.json",
        f"{new}ninjs.json",
    }
    assert f"{old}ninjs.json" not in after
    assert json.loads((public / new.strip("/") / "ninjs.json").read_bytes())["uri"] == identifier
    feed = json.loads((public / "kinh-te/feed.json").read_bytes())
    assert identifier in [item["id"] for item in feed["items"]]


def test_a_withdrawn_bulletin_is_nowhere(archive: Any, baked: Bake, public: Path) -> None:
    before = baked()
    bulletin = archive["april"]
    bulletin.unpublish()
    after = baked()
    changed = machines(differing(before, after))
    assert changed == HOME | NEWS | {
        "/sitemap-2026-04.xml",
        f"{bulletin.url}ninjs.json",
    }
    assert all(
        bulletin.slug not in (public / name.strip("/")).read_text(encoding="utf-8")
        for name in machines(set(after))
    )


def test_a_restricted_section_is_in_no_feed_and_no_map(
    archive: Any, section: Any, baked: Bake, public: Path
) -> None:
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    after = baked()
    assert not machines(set(after)) & (NEWS | {"/sitemap-2026-05.xml"})
    assert all(
        "thoi-su" not in (public / name.strip("/")).read_text(encoding="utf-8")
        for name in machines(set(after))
    )
    restriction.delete()
    assert machines(set(baked())) >= NEWS | {"/sitemap-2026-05.xml"}


def test_a_section_with_a_new_address_takes_its_feeds_along(
    archive: Any, section: Any, baked: Bake, public: Path
) -> None:
    section.slug = "tin-tuc"
    section.save_revision().publish()
    after = baked()
    assert set(after) >= {f"/tin-tuc/{name}" for name in FORMATS}
    assert not set(after) & NEWS
    assert "/thoi-su/" not in (public / "sitemap-2026-04.xml").read_text(encoding="utf-8")


def test_nothing_is_written_again_when_nothing_changed(archive: Any, baked: Bake) -> None:
    before = baked()
    assert bake_everything().failed == 0
    assert machines(differing(before, baked())) == set()


def test_a_full_bake_makes_what_publishing_made(archive: Any, baked: Bake) -> None:
    before = baked()
    keys = set(Artifact.objects.values_list("key", flat=True))
    assert bake_everything().failed == 0
    assert set(Artifact.objects.values_list("key", flat=True)) == keys
    Artifact.objects.all().delete()
    bake_everything()
    assert set(Artifact.objects.values_list("key", flat=True)) == keys
    assert machines(differing(before, baked())) == set()


def test_a_feed_has_the_twenty_latest(make_bulletin: Make, public: Path, baked: Bake) -> None:
    for number in range(22):
        make_bulletin(f"Tin {number:02}", date=APRIL + datetime.timedelta(minutes=number))
    baked()
    titles = [
        item.findtext("title")
        for item in parsed((public / "rss.xml").read_bytes()).iterfind("channel/item")
    ]
    assert titles == [f"Tin {number:02}" for number in range(21, 1, -1)]


def test_a_correction_is_told_as_one(make_bulletin: Make, public: Path, baked: Bake) -> None:
    bulletin = make_bulletin()
    baked()

    def dates() -> tuple[str, str]:
        item = json.loads((public / "feed.json").read_bytes())["items"][0]
        return item["date_published"], item["date_modified"]

    first = dates()
    assert first == ("2026-04-08T09:30:00+07:00",) * 2
    bulletin.lead = "Sapo đã sửa."
    bulletin.save_revision().publish()
    baked()
    published, modified = dates()
    assert published == first[0]
    assert modified > published


def test_pages_name_their_feeds(archive: Any, baked: Bake, public: Path) -> None:
    def alternates(path: str) -> set[str]:
        from bs4 import BeautifulSoup

        html = (public / path.strip("/") / "index.html").read_text(encoding="utf-8")
        links = BeautifulSoup(html, "html.parser").find_all("link", rel="alternate")
        return {str(link["href"]) for link in links}

    baked()
    bulletin = archive["april"]
    assert alternates("/") == HOME
    assert alternates("/thoi-su/") == HOME | NEWS
    assert alternates("/thoi-su/2026/04/") == HOME | NEWS
    assert alternates(bulletin.url) == HOME | NEWS | {f"{bulletin.url}ninjs.json"}


def test_the_frame_of_every_page_offers_the_feed(archive: Any, home: Any) -> None:
    from bantin.portal.frame import site_frame

    for page in (home, archive["april"]):
        links = {link["title"]: link["url"] for link in site_frame(page)["footer_links"]}
        assert links == {
            "Sơ đồ cổng": "/so-do-cong/",
            "Đính chính": "/dinh-chinh/",
            "RSS": "/rss.xml",
        }


def test_what_stays_of_a_withdrawn_section_does_not_lead_to_it(
    archive: Any, section: Any, baked: Bake, public: Path
) -> None:
    section.unpublish()
    files = baked()
    assert "/thoi-su/tin-thang-tu/index.html" in files
    assert "/thoi-su/index.html" not in files
    samples = "/he-thong-giao-dien/index.html"
    for name in files.keys() - {samples}:
        told = (public / name.strip("/")).read_text(encoding="utf-8")
        assert "Thời sự" not in told, name
        found = set(re.findall(r"/thoi-su/[\w/.-]*", told))
        assert all(address.startswith("/thoi-su/tin-thang-") for address in found), name


BROKEN = [
    {"type": "table", "value": {"data": 5}},
    {"type": "paragraph", "value": '<p><a linktype="document" id="khong-so">Tệp</a></p>'},
]


@pytest.mark.parametrize("part", BROKEN)
def test_a_bulletin_that_cannot_be_rendered_keeps_no_withdrawn_one_in_the_feeds(
    archive: Any, make_bulletin: Make, public: Path, part: dict[str, Any]
) -> None:
    make_bulletin("Bản tin hỏng", body=json.dumps([part]))
    bake_due()
    archive["may"].unpublish()
    bake_due()
    for name in (*FORMATS, *(f"thoi-su/{name}" for name in FORMATS)):
        told = (public / name).read_text(encoding="utf-8")
        assert "Tin tháng tư" in told
        assert "Tin tháng năm" not in told
        assert "Bản tin hỏng" not in told


def test_an_address_that_is_none_is_told_without_its_link(
    archive: Any, make_bulletin: Make, baked: Bake, public: Path
) -> None:
    text = '<p>Xem <a href="http://[">tại đây</a>.</p>'
    make_bulletin("Dẫn nhầm", body=json.dumps([{"type": "paragraph", "value": text}]))
    baked()
    items = json.loads((public / "thoi-su/feed.json").read_text(encoding="utf-8"))["items"]
    assert next(i for i in items if i["title"] == "Dẫn nhầm")["content_html"] == (
        "<p>Xem tại đây.</p>"
    )
