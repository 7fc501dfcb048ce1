"""axe finds nothing on any kind of page, in any state that a reader may meet, with contrast included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.addresses import EVERY_KIND, OTHER_KINDS
from tests.browser.toolbar import keeping
from tests.processes import Running

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of the contrasts that axe cannot decide two kinds are explained: cells that lie outside their own scrolling
# region, and colours that the reader's system has set instead of ours.
RUN = """async tags => {
  const forced = matchMedia("(forced-colors: active)").matches;
  const outside = node => node.any[0].data.messageKey === "elmPartiallyObscured"
    && document.querySelector(node.target[0]).closest(".data-table");
  const { incomplete, passes, violations } = await axe.run({ runOnly: { type: "tag", values: tags } });
  const undecided = incomplete.map(rule => ({
    ...rule, nodes: rule.nodes.filter(node => rule.id !== "color-contrast" || !forced && !outside(node)),
  }));
  const contrasts = passes.find(rule => rule.id === "color-contrast").nodes.length;
  return { violations, contrasts, undecided: undecided.filter(rule => rule.nodes.length) };
}"""


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
    page.evaluate(axe())
    results = page.evaluate(RUN, RULES)
    assert results["violations"] == [], told(results["violations"])
    assert results["undecided"] == [], told(results["undecided"])
    assert results["contrasts"] >= 20
