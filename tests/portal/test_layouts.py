"""Blocks have the names of the older portals: module and view."""

import pytest

from bantin.bulletins.models import BulletinPage
from bantin.home.models import HomePage
from bantin.portal.layouts import Block, block_named, block_names, register_block
from bantin.portal.models import SectionPage


def test_the_blocks_of_the_sample_page_are_there() -> None:
    assert {"bulletin · toolbar", "bulletin · view"} <= set(block_names())
    toolbar = block_named("bulletin · toolbar")
    assert (toolbar.module, toolbar.view) == ("bulletin", "toolbar")


@pytest.mark.parametrize("page", [HomePage, SectionPage, BulletinPage])
def test_layouts_name_blocks_that_exist(page: type[HomePage]) -> None:
    layout = page.layout
    for name in (*layout.top, *layout.main, *layout.aside, *layout.bottom):
        assert block_named(name).name == name


def test_a_name_is_given_once() -> None:
    taken = block_named("bulletin · view")
    with pytest.raises(ValueError, match="bulletin · view"):
        register_block(Block(taken.module, taken.view, "other.html", lambda *_: None))
