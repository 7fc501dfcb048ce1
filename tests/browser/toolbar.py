"""The toolbar of a bulletin, as a reader finds it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, StorageState


@dataclass(frozen=True)
class Toolbar:
    """The controls of the toolbar on ``page``, by the names that are read out."""

    page: Page

    @property
    def smaller(self) -> Locator:
        return self.button("Cỡ chữ nhỏ hơn")

    @property
    def normal(self) -> Locator:
        return self.button("Cỡ chữ bình thường")

    @property
    def bigger(self) -> Locator:
        return self.button("Cỡ chữ lớn hơn")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)


def keeping(origin: str, size: float) -> StorageState:
    """What the browser of a reader keeps who has chosen ``size`` on the site at ``origin``."""
    return {
        "cookies": [],
        "origins": [
            {
                "origin": origin,
                "localStorage": [{"name": "bantin.text-size", "value": f"{size:g}"}],
            }
        ],
    }
