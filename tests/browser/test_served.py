"""All pages that links lead to from the front page, as they are served, before any script has run."""

import hashlib
import re
from base64 import b64encode
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.addresses import BULLETIN, HOME, MONTH, NOT_FOUND, SECTION, VIDEO
from tests.browser.served import Served, crawl, serve
from tests.processes import Running


@pytest.fixture(scope="module")
def answers(portal: Running) -> dict[str, Served]:
    """Everything that links lead to, and what those pages load, by path."""
    return crawl(portal, HOME, MONTH)


@pytest.fixture(scope="module")
def pages(answers: dict[str, Served]) -> dict[str, Served]:
    """The pages among the answers."""
    return {
        path: served
        for path, served in answers.items()
        if served.headers["content-type"].startswith("text/html")
    }


def policy(served: Served) -> dict[str, list[str]]:
    """The directives of an answer's Content-Security-Policy."""
    parts = served.headers["content-security-policy"].split(";")
    return {name: values for name, *values in (part.split() for part in parts)}


def is_month(path: str) -> bool:
    """Tell whether ``path`` is that of a month: /SECTION/2026/07/."""
    return bool(re.search(r"/\d{4}/\d{2}/$", path))


def test_links_and_what_pages_load_lead_somewhere(answers: dict[str, Served]) -> None:
    assert len(answers) > 150
    assert [path for path, served in answers.items() if served.status != 200] == []


def test_all_kinds_of_pages_are_linked(portal: Running, pages: dict[str, Served]) -> None:
    assert {HOME, SECTION, BULLETIN, VIDEO, MONTH} <= set(pages)
    baked = {
        f"/{file.parent.relative_to(portal.home / 'public').as_posix()}/".replace("/./", "/")
        for file in (portal.home / "public").rglob("index.html")
    }
    # The design system's page is for who makes portals: no page of a reader leads there.
    of_readers = baked - {"/he-thong-giao-dien/"}
    missing = {path for path in of_readers - set(pages) if not is_month(path)}
    assert missing == set()


def test_pages_say_what_they_are(pages: dict[str, Served]) -> None:
    for path, served in pages.items():
        assert served.markup.lang == ("en" if path.startswith("/en/") else "vi"), path
        assert len(served.markup.title) > 10, path
    titles = [served.markup.title for served in pages.values()]
    assert len(set(titles)) == len(titles)


def test_pages_say_their_address_and_what_they_are_about(
    portal: Running, pages: dict[str, Served]
) -> None:
    for path, served in pages.items():
        if not is_month(path):
            assert served.markup.canonical == f"{portal.url}{path}"
            assert len(served.markup.description) > 20, path


def test_months_say_their_address_and_what_they_are_about(
    portal: Running, pages: dict[str, Served]
) -> None:
    months = [path for path in pages if is_month(path)]
    assert MONTH in months
    for path in months:
        assert pages[path].markup.canonical == f"{portal.url}{path}"
        assert len(pages[path].markup.description) > 20, path


def test_nothing_stands_in_the_page_that_its_policy_would_refuse(pages: dict[str, Served]) -> None:
    for path, served in pages.items():
        assert served.markup.inline_styles == [], path
        assert served.markup.handlers == [], path
        allowed = policy(served)["script-src"]
        assert len(served.markup.inline_scripts) == 1, path
        for script in served.markup.inline_scripts:
            digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, path


def test_pages_load_from_the_portal_only(portal: Running, pages: dict[str, Served]) -> None:
    for path, served in pages.items():
        hosts = {urlsplit(urljoin(portal.url, address)).netloc for address in served.markup.loaded}
        assert hosts == {urlsplit(portal.url).netloc}, path


def test_every_answer_carries_the_policy(portal: Running, answers: dict[str, Served]) -> None:
    for path, served in {**answers, NOT_FOUND: serve(portal, NOT_FOUND)}.items():
        directives = policy(served)
        values = {value for values in directives.values() for value in values}
        assert directives["default-src"] == ["'none'"], path
        assert directives["style-src"] == ["'self'"], path
        assert directives["script-src"][0] == "'self'", path
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & values, path
        assert served.headers["x-content-type-options"] == "nosniff", path
        assert served.headers["referrer-policy"] == "strict-origin-when-cross-origin", path


def test_no_answer_sets_a_cookie(portal: Running, answers: dict[str, Served]) -> None:
    for path, served in {**answers, NOT_FOUND: serve(portal, NOT_FOUND)}.items():
        assert "set-cookie" not in served.headers, path


def test_links_to_other_sites_ask_no_favour(portal: Running, pages: dict[str, Served]) -> None:
    """Other sites are reached by plain links, and none of them opens a window that the reader did not ask for."""
    schemes = {
        urlsplit(urljoin(portal.url, link)).scheme
        for served in pages.values()
        for link in served.markup.links
    }
    assert schemes == {"http", "https", "mailto", "tel"}


def test_an_address_where_nothing_is_answers_404(portal: Running) -> None:
    served = serve(portal, NOT_FOUND)
    assert served.status == 404
    assert served.headers["content-type"] == "text/html; charset=utf-8"
    assert serve(portal, "/thoi-su/2019/01/").status == 404
    assert serve(portal, "/assets/site.css").status == 404
