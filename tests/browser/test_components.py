"""Every component, also those that the demonstration does not show: axe, any width and size of text, targets."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bantin.frontend.samples import sample
from tests.browser.axe import expect_nothing_wrong
from tests.browser.samples import ADDRESS, PAGES, across, block, bulletin, given, home
from tests.browser.test_axe import STATES, State
from tests.browser.test_keyboard import LEAST, SMALL_TARGETS
from tests.browser.test_reflow import CUT, SPILLS, scrolls_sideways
from tests.browser.toolbar import keeping
from tests.processes import Running

Open = Callable[..., Page]
Html = Callable[[], str]
each_page = pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
WIDTHS = (320, 360, 600, 768, 900, 1024, 1280, 1440, 1920)


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@each_page
def test_axe_finds_nothing(new_page: Open, portal: Running, html: Html, state: State) -> None:
    page = new_page(
        ADDRESS,
        width=state.width,
        reduced_motion="reduce",
        storage_state=keeping(portal.url, 200) if state.enlarged else None,
        prepare=given(html()),
        **state.options,
    )
    if state.menu:
        page.locator(".site-header__toggle summary").click()
        page.locator(".site-header__branch summary").first.click()
    assert expect_nothing_wrong(page) > 20


@pytest.mark.parametrize("size", [100, 200])
@each_page
def test_components_fit_every_width(new_page: Open, portal: Running, html: Html, size: int) -> None:
    page = new_page(
        ADDRESS,
        prepare=given(html()),
        storage_state=keeping(portal.url, size) if size > 100 else None,
    )
    for width in WIDTHS[1:] if size > 100 else WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not scrolls_sideways(page), width
        assert page.evaluate(SPILLS) == [], width
        assert page.evaluate(CUT) == [], width


@each_page
def test_links_are_large_enough(new_page: Open, html: Html) -> None:
    page = new_page(ADDRESS, width=360, prepare=given(html()))
    assert page.evaluate(SMALL_TARGETS, LEAST) == []


@pytest.mark.parametrize(
    "path", ["menu", "site-links", "bulletin-list__headline", "site-footer li"]
)
def test_targets_of_lists_are_roomy(new_page: Open, path: str) -> None:
    page = new_page(ADDRESS, width=360, prepare=given(home()))
    block, _, element = path.partition(" ")
    links = page.locator(f".{block} {element} a" if element or "__" not in block else f".{block}")
    assert links.count() >= 3
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_zones_stand_side_by_side_where_there_is_room(new_page: Open) -> None:
    page = new_page(ADDRESS, width=1440, prepare=given(home()))
    main, aside, bottom = (
        page.locator(f".zones__{zone}").bounding_box() for zone in ("main", "aside", "bottom")
    )
    assert main is not None
    assert aside is not None
    assert bottom is not None
    assert aside["x"] > main["x"] + main["width"]
    assert abs(aside["y"] - main["y"]) < 1
    assert (bottom["x"], bottom["width"]) == (0, 1440)
    page.set_viewport_size({"width": 360, "height": 800})
    main, aside = (page.locator(f".zones__{zone}").bounding_box() for zone in ("main", "aside"))
    assert main is not None
    assert aside is not None
    assert aside["y"] > main["y"] + main["height"]


@pytest.mark.parametrize("side", ["newer", "older"])
def test_a_neighbour_keeps_its_side_also_alone(new_page: Open, side: str) -> None:
    other = "older" if side == "newer" else "newer"
    html = across(block("neighbours", **{other: None}))
    page = new_page(ADDRESS, width=1440, prepare=given(html))
    box = page.locator(f".neighbours__{side}").bounding_box()
    assert box is not None
    assert box["width"] < 720
    assert (box["x"] > 720) == (side == "older")


def test_headlines_side_by_side_begin_at_one_height(new_page: Open) -> None:
    html = across(block("bulletin-list", kind="headlines"))
    page = new_page(ADDRESS, width=1440, prepare=given(html))
    tops = page.locator(".bulletin-list__headline").evaluate_all(
        "links => links.map(link => [link.getBoundingClientRect().left, link.getBoundingClientRect().top])"
    )
    assert len({left for left, _ in tops}) == len(tops) >= 3
    assert len({top for _, top in tops}) == 1


def test_a_lone_lead_has_its_words_beside_its_photo(new_page: Open) -> None:
    page = new_page(ADDRESS, width=1440, prepare=given(across(block("lead-story", bulletins=()))))
    photo, headline = (
        page.locator(f".bulletin-card__{part}").bounding_box() for part in ("frame", "headline")
    )
    assert photo is not None
    assert headline is not None
    assert headline["x"] > photo["x"] + photo["width"]


@pytest.mark.parametrize(
    ("component", "name"), [("photo-stories", "stories"), ("video-list", "videos")]
)
def test_two_alone_fill_the_page(new_page: Open, component: str, name: str) -> None:
    html = across(block(component, **{name: sample(component)[name][:2]}))
    page = new_page(ADDRESS, width=1440, prepare=given(html))
    boxes = [card.bounding_box() for card in page.locator(".bulletin-card").all()]
    assert [box["width"] > 500 for box in boxes if box] == [True, True]


def test_the_toolbar_stays_beside_the_bulletin_and_not_on_what_follows(new_page: Open) -> None:
    page = new_page(ADDRESS, width=1440, prepare=given(bulletin()))
    toolbar = page.locator(".toolbar")
    page.get_by_text("Ảnh 2/3").scroll_into_view_if_needed()
    beside = toolbar.bounding_box()
    assert beside is not None
    assert beside["y"] >= 0
    page.locator(".related").scroll_into_view_if_needed()
    after, below = toolbar.bounding_box(), page.locator(".related").bounding_box()
    assert after is not None
    assert below is not None
    assert after["y"] + after["height"] <= below["y"]


def test_photos_of_a_story_are_wider_than_its_text(new_page: Open) -> None:
    page = new_page(ADDRESS, width=1440, prepare=given(bulletin()))
    photo = page.locator(".figure__photo").first.bounding_box()
    text = page.locator(".bulletin-view__lead").bounding_box()
    assert photo is not None
    assert text is not None
    assert photo["width"] > text["width"] + 100
    expect(page.locator(".figure__position")).to_have_text(["Ảnh 1/3", "Ảnh 2/3", "Ảnh 3/3"])


def test_the_way_back_to_the_top(new_page: Open) -> None:
    page = new_page(ADDRESS, width=360, prepare=given(home()))
    page.get_by_role("link", name="Lên đầu trang").click()
    page.wait_for_function("scrollY === 0")
