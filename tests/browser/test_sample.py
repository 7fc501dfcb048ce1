"""The page that it all starts from: imported, published and read in the browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.conftest import SAMPLE, needs_sample
from tests.processes import Running, bantin


@needs_sample
def test_the_sample_page_is_read_as_it_was_written(
    portal: Running, new_page: Callable[..., Page]
) -> None:
    result = bantin(portal.home, "import", SAMPLE, "--section", "thoi-su")
    assert result.returncode == 0, result.stderr
    address = result.stdout.splitlines()[0].rpartition(" -> ")[2]
    lines = [line.strip() for line in SAMPLE.read_text(encoding="utf-8").split("\n")]
    page = new_page(address, width=360)

    expect(page.get_by_role("heading", level=1)).to_have_text(lines[4])
    toolbar = page.locator("[data-block='bulletin · toolbar']")
    expect(toolbar.locator("time")).to_have_text("08/04/2024")
    view = page.locator("[data-block='bulletin · view']")
    expect(view.get_by_text(lines[5])).to_be_visible()
    assert view.get_by_role("heading", level=2).count() == 3
    assert view.locator("figure").count() == 2
    assert view.locator(".prose p").count() == 12
    text = view.inner_text()
    for line in lines[9:]:
        assert line in text
    assert text.rstrip().endswith("Hương Dịu")
    assert "…/." in text
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    again = bantin(portal.home, "import", SAMPLE, "--section", "thoi-su")
    assert "unchanged" in again.stdout
