"""axe on a page as it stands."""

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

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


def expect_nothing_wrong(page: Page) -> int:
    """Fail where axe finds anything on ``page``, or cannot decide; returns how many contrasts it has decided."""
    page.evaluate(axe())
    results = page.evaluate(RUN, RULES)
    assert results["violations"] == [], told(results["violations"])
    assert results["undecided"] == [], told(results["undecided"])
    return int(results["contrasts"])


def expect_accessible(page: Page) -> None:
    """Fail where axe finds anything on ``page``, a whole page of the portal."""
    # So many are decided even on the shortest page, in the colours of the reader's system.
    assert expect_nothing_wrong(page) >= 10
