"""axe finds nothing on any kind of page, in any state that a reader may meet, with contrast included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.addresses import EVERY_KIND

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const { violations, incomplete } = await axe.run({ runOnly: { type: "tag", values: tags } });
  return { violations, incomplete };
}"""
ENLARGED = "localStorage.setItem('bantin.text-size', '200')"


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


@cache
def axe() -> str:
    """axe itself, as its package brings it."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def told(results: list[dict[str, Any]]) -> str:
    """The findings, one a line: rule, element, what is wrong."""
    return "\n".join(
        f"{rule['id']}: {node['target']}: {node.get('failureSummary') or node['any']}"
        for rule in results
        for node in rule["nodes"]
    )


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("address", EVERY_KIND.values(), ids=EVERY_KIND)
def test_axe_finds_nothing(new_page: Callable[..., Page], address: str, state: State) -> None:
    page = new_page(
        address,
        width=state.width,
        reduced_motion="reduce",
        prepare=(lambda context: context.add_init_script(ENLARGED)) if state.enlarged else None,
        **state.options,
    )
    if state.menu:
        page.locator("summary").click()
    page.evaluate(axe())
    results = page.evaluate(RUN, RULES)
    assert results["violations"] == [], told(results["violations"])
    print(told(results["incomplete"]))
