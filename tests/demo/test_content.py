"""The demonstration's texts: whole, described, and agreeing with one another."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from bantin.demo import content
from bantin.demo.content import SiteContent, Table
from bantin.demo.illustrations import SCENES
from bantin.portal.layouts import ZONES, block_named
from bantin.portal.video import video_at

SITES = {site.name: site for site in content.sites()}
BULLETINS = [
    pytest.param(site, table, id=f"{site.name}/{name}")
    for site in SITES.values()
    for name, table in site.bulletins.items()
]
NEWEST = datetime.datetime(2026, 11, 25)  # noqa: DTZ001  (files say Vietnam's time without an offset)


def tables_in(value: Any) -> Iterator[Table]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from tables_in(item)


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def names() -> set[str]:
    return {
        name
        for site in SITES.values()
        for name in (
            site.name,
            *(f"{site.name}/{section['slug']}" for section in site.sections),
            *(f"{site.name}/{bulletin}" for bulletin in site.bulletins),
        )
    }


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_every_photo_has_a_scene_a_text_for_the_blind_and_a_credit(site: SiteContent) -> None:
    photos = [
        table for table in tables_in([*site.bulletins.values(), *site.layouts]) if "scene" in table
    ]
    assert photos
    for photo in photos:
        assert photo["scene"] in SCENES
        assert len(photo["alt"]) > 20, photo
        assert photo["credit"], photo


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_names_of_pages_are_those_of_pages_that_are_there(site: SiteContent) -> None:
    said = [text for text in texts_in([site.site, site.layouts]) if text.startswith("page:")]
    assert {name.removeprefix("page:") for name in said} <= names()
    for table in (site.site, *site.sections, *site.bulletins.values()):
        assert {table.get("translates", site.name), *table.get("related", [])} <= names()


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_layouts_name_blocks_that_are_there_and_options_that_these_have(site: SiteContent) -> None:
    uses = [use for layout in site.layouts for zone in ZONES for use in layout.get(zone, [])]
    assert uses
    for use in uses:
        block = block_named(use["block"])
        assert block is not None, use["block"]
        assert set(use) - {"block"} <= set(block.child_blocks), use["block"]


@pytest.mark.parametrize(("site", "table"), BULLETINS)
def test_a_bulletin_has_its_section_and_a_date_before_the_demonstration_was_written(
    site: SiteContent, table: Table
) -> None:
    assert table["section"] in {section["slug"] for section in site.sections}
    assert table["date"] < NEWEST
    assert table["headline"]
    assert 80 < len(table["lead"]) < 330


@pytest.mark.parametrize(("site", "table"), BULLETINS)
def test_texts_are_composed_and_have_the_quotation_marks_of_their_print(
    site: SiteContent, table: Table
) -> None:
    for text in texts_in(table):
        assert text == unicodedata.normalize("NFC", text)
        assert '"' not in text
        assert "  " not in text
        assert text == text.strip() or text.endswith("\n")


def test_photo_stories_have_five_to_seven_photos_each_with_a_caption_of_its_own() -> None:
    stories = [
        table
        for site in SITES.values()
        for table in site.bulletins.values()
        if table.get("kind") == "photo-story"
    ]
    assert len(stories) == 2
    for story in stories:
        figures = [part for part in story["body"] if part["kind"] == "figure"]
        captions = [photo["caption"] for photo in (story["lead_photo"], *figures)]
        assert 5 <= len(captions) <= 7
        assert len(set(captions)) == len(captions)


def test_video_bulletins_begin_with_a_video_that_says_it_is_a_sample() -> None:
    bulletins = [
        table
        for site in SITES.values()
        for table in site.bulletins.values()
        if table.get("kind") == "video"
    ]
    assert len(bulletins) == 2
    for bulletin in bulletins:
        video = bulletin["body"][0]
        assert video["kind"] == "video"
        assert video_at(video["url"]).watch_url == video["url"]
        assert video["caption"].startswith("Video mẫu: ")


def test_the_outage_is_announced_seven_working_days_ahead_with_its_end() -> None:
    """NĐ 224/2026/NĐ-CP asks for both."""
    top = SITES["lac-giang"].layouts[0]["top"]
    notice = next(use for use in top if use["block"] == "portal · notice")
    outage = datetime.date(2026, 12, 5)
    day = notice["since"].date() + datetime.timedelta(days=1)
    working = 0
    while day < outage:
        working += day.weekday() < 5
        day += datetime.timedelta(days=1)
    assert working >= 7
    assert f"{outage:%-d/%-m/%Y}" in notice["text"]
    assert "Dự kiến hoạt động trở lại lúc 2 giờ Chủ nhật, ngày 6/12/2026" in notice["text"]
