"""axe finds nothing on any kind of page, in any state that a reader may meet, with contrast included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import EVERY_KIND, OTHER_KINDS
from tests.browser.axe import expect_accessible
from tests.browser.toolbar import keeping
from tests.processes import Running


@dataclass(frozen=True)
class State:
    """How a page is looked at."""

    width: int = 1280
    menu: bool = False
    enlarged: bool = False
    options: dict[str, Any] = field(default_factory=dict)


STATES = {
    "light": State(),
    "dark": State(options={"color_scheme": "dark"}),
    "more-contrast": State(options={"contrast": "more"}),
    "dark-more-contrast": State(options={"color_scheme": "dark", "contrast": "more"}),
    "forced-colors": State(options={"forced_colors": "active"}),
    "phone-menu": State(width=360, menu=True),
    "phone-menu-dark": State(width=360, menu=True, options={"color_scheme": "dark"}),
    "enlarged": State(enlarged=True),
    "enlarged-phone": State(width=360, enlarged=True),
    "narrow": State(width=320),
}


KINDS = EVERY_KIND | OTHER_KINDS


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(
    new_page: Callable[..., Page], portal: Running, address: str, state: State
) -> None:
    page = new_page(
        address,
        width=state.width,
        reduced_motion="reduce",
        storage_state=keeping(portal.url, 200) if state.enlarged else None,
        **state.options,
    )
    if state.menu:
        page.locator(".site-header__toggle summary").click()
    expect_accessible(page)
