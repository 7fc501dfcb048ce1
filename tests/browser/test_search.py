"""Readers search: with a mouse, with keys alone, without scripts, on a phone."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import RULES, axe, expect_nothing_wrong
from tests.processes import Running

NewPage = Callable[..., Page]
RESULTS = "/tim-kiem/?q=hoi+nghi"


@pytest.fixture(scope="module", autouse=True)
def index(portal: Running) -> None:
    """Wait for the worker to have built the readers' index."""
    deadline = time.monotonic() + 60
    while portal.get(RESULTS)[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert portal.get(RESULTS)[0] == 200


def test_from_the_banner_to_a_bulletin(new_page: NewPage) -> None:
    page = new_page("/")
    field = page.locator(".site-header__search input")
    field.fill("cau khue giang")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=cau\+khue\+giang"))
    expect(page.get_by_role("status").first).to_contain_text("kết quả cho “cau khue giang”")
    expect(page.locator(".search-hit mark").first).to_be_visible()
    page.locator(".search-hit a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Khuê")


def test_suggestions_with_keys_alone(new_page: NewPage) -> None:
    page = new_page("/tim-kiem/")
    field = page.locator("main .search-box__field")
    field.focus()
    page.keyboard.type("hoi ng", delay=20)
    options = page.locator("main [role=option]")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    is_bulletin = bool(options.first.get_attribute("data-url"))
    expect(field).to_have_attribute("aria-activedescendant", re.compile("search-suggestions"))
    page.keyboard.press("Enter")
    leads_to = r"/[a-z-]+/[a-z0-9-]+/$" if is_bulletin else r"/tim-kiem/\?q="
    expect(page).to_have_url(re.compile(leads_to))


def test_escape_closes_the_suggestions(new_page: NewPage) -> None:
    page = new_page("/tim-kiem/")
    field = page.locator("main .search-box__field")
    field.press_sequentially("hoi", delay=20)
    expect(page.locator("main [role=option]").first).to_be_visible()
    field.press("Escape")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    expect(field).to_have_value("hoi")


def test_filters_and_order_without_scripts(new_page: NewPage) -> None:
    page = new_page(RESULTS, java_script_enabled=False)
    page.get_by_role("navigation", name="Chuyên mục").get_by_role("link").nth(1).click()
    expect(page).to_have_url(re.compile("chuyen-muc="))
    current = page.get_by_role("navigation", name="Chuyên mục").locator("[aria-current]")
    expect(current).not_to_contain_text("Tất cả")
    page.get_by_role("navigation", name="Sắp xếp").get_by_role("link", name="Mới nhất").click()
    expect(page).to_have_url(re.compile("chuyen-muc=.*xep=moi-nhat"))
    dates = page.locator(".search-hit time").evaluate_all("all => all.map(it => it.dateTime)")
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("path", ["/tim-kiem/", RESULTS, "/tim-kiem/?q=zzqq"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_the_search_are_accessible(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(path, width=width)
    expect_nothing_wrong(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_open_suggestions_are_accessible(new_page: NewPage) -> None:
    page = new_page("/tim-kiem/", width=390)
    page.locator("main .search-box__field").press_sequentially("hoi", delay=20)
    expect(page.locator("main [role=option]").first).to_be_visible()
    # The form alone: of what its list covers axe cannot see the ground.
    page.evaluate(axe())
    found = page.evaluate(
        "async tags => axe.run('main form', { runOnly: { type: 'tag', values: tags } })", RULES
    )
    assert found["violations"] == []
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
