"""What pages say to machines, read by a browser under the pages' own content security policy."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import BULLETIN, EVERY_KIND
from tests.browser.served import serve
from tests.feeds.published import schema_org_errors
from tests.processes import Running

Open = Callable[..., Page]
KINDS = {name: address for name, address in EVERY_KIND.items() if name != "not-found"}
HEAR_REFUSALS = """
window.refused = [];
addEventListener("securitypolicyviolation", event => refused.push(event.violatedDirective));
"""
DATA = """() => [...document.querySelectorAll('script[type="application/ld+json"]')]
  .map(script => JSON.parse(script.textContent))"""
SHARE_PICTURE = """async () => {
  const meta = name => document.querySelector(`meta[property="og:image${name}"]`).content;
  const picture = new Image();
  picture.src = meta("");
  await picture.decode();
  return [[picture.naturalWidth, picture.naturalHeight], [+meta(":width"), +meta(":height")]];
}"""
FEEDS = """async () => {
  const links = [...document.querySelectorAll('link[rel="alternate"]:not([hreflang])')];
  return Promise.all(links.map(async link => {
    const answer = await fetch(link.href), text = await answer.text();
    const isXml = link.type.endsWith("xml");
    const whole = isXml
      ? !new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")
      : JSON.parse(text) !== null;
    return [link.type, answer.headers.get("content-type").split(";")[0], answer.status, whole];
  }));
}"""


def hear_refusals(context: BrowserContext) -> None:
    context.add_init_script(HEAR_REFUSALS)


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_the_data_of_a_page_is_read_and_no_policy_refuses_it(new_page: Open, address: str) -> None:
    page = new_page(address, prepare=hear_refusals)
    data: list[dict[str, Any]] = page.evaluate(DATA)
    assert [schema_org_errors(graph) for graph in data] == [[]]
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_the_picture_of_shared_links_is_there_in_its_size(new_page: Open, address: str) -> None:
    drawn, said = new_page(address).evaluate(SHARE_PICTURE)
    assert drawn == said


def test_the_feeds_of_a_page_are_there_in_their_types(new_page: Open) -> None:
    answers = new_page(BULLETIN).evaluate(FEEDS)
    assert len(answers) == 7
    for said, sent, status, whole in answers:
        assert (sent, status, whole) == (said, 200, True)


def test_robots_and_site_map_stand_at_the_root(portal: Running) -> None:
    assert serve(portal, "/robots.txt").headers["content-type"] == "text/plain; charset=utf-8"
    assert serve(portal, "/sitemap.xml").headers["content-type"] == "application/xml; charset=utf-8"
