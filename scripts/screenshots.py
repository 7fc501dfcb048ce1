"""Take the screenshots of docs/screenshots from the demonstration portal, in a home of its own."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.addresses import BULLETIN, COMMUNE, ENGLISH, SECTION
from tests.browser.conftest import CHROMIUM_FLAGS, chromium
from tests.processes import start

FOLDER = Path(__file__).parent.parent / "docs/screenshots"
SHOTS = {
    "home-1440": ("/", 1440, 1000, {}),
    "home-768": ("/", 768, 1024, {}),
    "home-360": ("/", 360, 760, {}),
    "home-1440-dark": ("/", 1440, 1000, {"color_scheme": "dark"}),
    "commune-1440": (COMMUNE, 1440, 1000, {}),
    "english-768": (ENGLISH, 768, 1024, {}),
    "section-1440": (SECTION, 1440, 1000, {}),
    "section-360": (SECTION, 360, 760, {}),
    "bulletin-1440": (BULLETIN, 1440, 1000, {}),
    "bulletin-768": (BULLETIN, 768, 1024, {}),
    "bulletin-360": (BULLETIN, 360, 760, {}),
    "bulletin-360-dark": (BULLETIN, 360, 760, {"color_scheme": "dark"}),
    "bulletin-1440-contrast": (BULLETIN, 1440, 1000, {"contrast": "more"}),
    # As wide as a sheet of A4 between its margins.
    "bulletin-paper": (BULLETIN, 680, 960, {}),
}
LARGEST_TEXT = "localStorage.setItem('bantin.text-size', '200')"


def take(browser: Browser, base_url: str) -> None:
    """Write one JPEG for each of SHOTS, and the bulletin with its text at 200 %."""
    for name, (path, width, height, options) in SHOTS.items():
        context = browser.new_context(
            base_url=base_url, viewport={"width": width, "height": height}, **options
        )
        page = context.new_page()
        page.emulate_media(media="print" if name.endswith("-paper") else "screen")
        shoot(page, path, name)
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 760})
    context.add_init_script(LARGEST_TEXT)
    shoot(context.new_page(), BULLETIN, "bulletin-360-text-200")


def shoot(page: Page, path: str, name: str) -> None:
    """Open ``path`` and keep what is seen without scrolling as ``name``.jpg."""
    page.goto(path, wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=82)
    page.context.close()


def main() -> None:
    """Start a portal, take the screenshots, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        portal = start(Path(folder) / "home", "--demo")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium(), args=CHROMIUM_FLAGS
                )
                take(browser, portal.url)
                browser.close()
        finally:
            portal.stop()


if __name__ == "__main__":
    main()
