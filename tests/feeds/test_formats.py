"""Each format is what its published schema says, whatever a bulletin says."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.feeds.atom import atom
from bantin.feeds.entries import Entry, Feed, Media
from bantin.feeds.json_feed import json_feed
from bantin.feeds.ninjs import NewsItem, ninjs
from bantin.feeds.rss import rss
from bantin.feeds.site_map_xml import Address, News, index, url_set
from tests.feeds.published import (
    atom_errors,
    index_errors,
    json_errors,
    parsed,
    url_set_errors,
)
from tests.feeds.rss_rules import rss_errors

VIETNAM = timezone(timedelta(hours=7))
MEDIA = Media(
    url="https://thu.example.vn/media/images/cau.jpg",
    media_type="image/jpeg",
    width=1200,
    height=630,
    length=48_213,
    alt="Cầu bê tông ba nhịp bắc qua suối",
    caption="Cầu Bến Đá",
    credit="Thu Hà",
)
ENTRY = Entry(
    id="urn:uuid:0ff4d2b8-7c4f-5a50-9c37-9e5ac2f3f3a1",
    url="https://thu.example.vn/thoi-su/khanh-thanh-cau-ben-da/",
    title="Khánh thành cầu Bến Đá",
    summary="Sáng 8/4, xã Thử khánh thành cầu Bến Đá.",
    html="<p>Cầu dài <b>84 m</b>.</p>",
    published=datetime(2026, 4, 8, 9, 30, tzinfo=VIETNAM),
    updated=datetime(2026, 4, 9, 8, 0, tzinfo=VIETNAM),
    author="Văn Nam",
    categories=("Thời sự",),
    media=MEDIA,
)
FEED = Feed(
    id="urn:uuid:5c9f3c12-2a83-5f0c-8f44-0f2d2c1d7b11",
    url="https://thu.example.vn/thoi-su/",
    feed_url="https://thu.example.vn/thoi-su/rss.xml",
    title="Thời sự – Cổng thông tin điện tử xã Thử",
    description="Tin trong ngày",
    language="vi",
    publisher="UBND xã Thử",
    updated=datetime(2026, 4, 9, 8, 0, tzinfo=VIETNAM),
    entries=(ENTRY,),
)
ITEM = NewsItem(
    entry=ENTRY,
    language="vi",
    slug="khanh-thanh-cau-ben-da",
    section_url="https://thu.example.vn/thoi-su/",
    kind="news",
    kind_name="Tin bài",
    publisher="UBND xã Thử",
    publisher_url="https://thu.example.vn/",
    source="TTXVN",
    first_created=datetime(2026, 4, 8, 9, 30, tzinfo=VIETNAM),
    version_created=datetime(2026, 4, 9, 8, 0, tzinfo=VIETNAM),
)
FEWEST = replace(FEED, description="", entries=())
BARE = replace(
    FEED,
    description="",
    entries=(replace(ENTRY, summary="", html="", author="", categories=(), media=None),),
)
feeds = pytest.mark.parametrize("feed", [FEED, FEWEST, BARE], ids=["full", "empty", "bare"])
# Any character that a database can hold: all but lone surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
moments = st.integers(-(10**9), 4 * 10**9).map(lambda s: datetime.fromtimestamp(s, VIETNAM))


@st.composite
def entries(draw: Any) -> Entry:
    media = replace(MEDIA, caption=draw(texts), credit=draw(texts), alt=draw(texts))
    return replace(
        ENTRY,
        title=draw(texts),
        summary=draw(texts),
        html=draw(texts),
        author=draw(texts),
        categories=(draw(texts),),
        published=draw(moments),
        updated=draw(moments),
        media=draw(st.sampled_from([None, media])),
    )


any_feeds = st.builds(
    lambda entry, title: replace(FEED, title=title, entries=(entry,)), entries(), texts
)


@feeds
def test_rss_keeps_the_rules_of_its_specification(feed: Feed) -> None:
    assert rss_errors(rss(feed)) == []


@feeds
def test_atom_is_valid_by_the_grammar_of_rfc_4287(feed: Feed) -> None:
    assert atom_errors(atom(feed)) == []


@feeds
def test_json_feed_is_valid_by_its_published_schema(feed: Feed) -> None:
    assert json_errors("jsonfeed-1.1.json", json_feed(feed)) == []


@pytest.mark.parametrize("item", [ITEM, replace(ITEM, entry=BARE.entries[0], source="")])
def test_ninjs_is_valid_by_the_schema_of_the_iptc(item: NewsItem) -> None:
    assert json_errors("ninjs-3.1.json", ninjs(item)) == []


def test_the_validators_find_what_is_wrong() -> None:
    assert rss_errors(rss(FEED).replace(b"<pubDate>Wed", b"<pubDate>Thu"))
    assert rss_errors(rss(FEED).replace(b' length="48213"', b""))
    assert atom_errors(atom(FEED).replace(b"<id>", b"<id/><id>"))
    assert atom_errors(atom(FEED).replace(b"2026-04-08T09:30:00+07:00", b"2026-04-08"))
    assert json_errors("jsonfeed-1.1.json", json_feed(FEED).replace(b'"items"', b'"entries"'))
    assert json_errors("ninjs-3.1.json", ninjs(ITEM).replace(b'"usable"', b'"yes"'))
    assert json_errors("ninjs-3.1.json", ninjs(ITEM).replace(b"T09:30:00+07:00", b""))
    assert url_set_errors(url_set([]))
    assert index_errors(index(["sitemap-pages.xml" * 200]))


@pytest.mark.parametrize("write", [rss, atom])
def test_a_common_reader_understands_the_feed(write: Any) -> None:
    read = feedparser.parse(write(FEED))
    assert not read.bozo
    assert read.feed.title == FEED.title
    assert read.feed.language == "vi"
    (entry,) = read.entries
    assert (entry.id, entry.link, entry.title) == (ENTRY.id, ENTRY.url, ENTRY.title)
    assert entry.author == "Văn Nam"
    assert entry.summary == ENTRY.summary
    assert entry.content[0].value == ENTRY.html
    assert [tag.term for tag in entry.tags] == ["Thời sự"]
    assert entry.published_parsed[:6] == (2026, 4, 8, 2, 30, 0)
    assert [(e.href, e.type) for e in entry.enclosures] == [(MEDIA.url, "image/jpeg")]


def test_a_summary_is_text_and_not_markup() -> None:
    feed = replace(FEED, entries=(replace(ENTRY, title="A <b> & C", summary="1 < 2 & 3"),))
    item = parsed(rss(feed)).find("channel/item")
    assert item.findtext("title") == "A <b> & C"
    assert item.findtext("description") == "1 &lt; 2 &amp; 3"
    read = json.loads(json_feed(feed))["items"][0]
    assert (read["title"], read["summary"]) == ("A <b> & C", "1 < 2 & 3")


@given(any_feeds)
def test_any_text_gives_well_formed_xml_without_loss(feed: Feed) -> None:
    (entry,) = feed.entries
    item = parsed(rss(feed)).find("channel/item")
    kept = "".join(
        c for c in entry.title if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff")
    )
    # An XML parser reads every line end as \n.
    assert (item.findtext("title") or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    parsed(atom(feed))


@given(any_feeds)
def test_any_text_gives_valid_atom_and_json(feed: Feed) -> None:
    assert atom_errors(atom(feed)) == []
    assert json_errors("jsonfeed-1.1.json", json_feed(feed)) == []


@given(entries())
def test_any_text_gives_valid_ninjs(entry: Entry) -> None:
    assert json_errors("ninjs-3.1.json", ninjs(replace(ITEM, entry=entry))) == []


@given(texts, texts)
def test_any_text_gives_a_valid_news_site_map(publication: str, title: str) -> None:
    news = News(publication, "vi", "2026-04-08", title)
    assert url_set_errors(url_set([Address(ENTRY.url, news=news)])) == []


def test_the_same_feed_is_the_same_file() -> None:
    for write in (rss, atom, json_feed):
        assert write(FEED) == write(replace(FEED))
    assert ninjs(ITEM) == ninjs(replace(ITEM))


def test_site_maps_are_valid_by_the_schemas_of_the_protocol() -> None:
    full = Address(
        ENTRY.url,
        datetime(2026, 4, 8, 2, 30, tzinfo=UTC),
        (("en", "https://thu.example.vn/en/bridge/"), ("vi", ENTRY.url)),
        News("Cổng", "vi", "2026-04-08", "Tít"),
    )
    assert url_set_errors(url_set([full, Address(FEED.url)])) == []
    assert index_errors(index([f"{FEED.url}sitemap-pages.xml"])) == []
