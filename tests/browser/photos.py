"""The photos of a page."""

from playwright.sync_api import Page


def show_photos(page: Page) -> None:
    """Load the photos that wait until they are scrolled to, so that nothing changes by itself any more."""
    page.evaluate(
        """() => Promise.all([...document.images].map(image => {
          image.loading = "eager";
          return image.decode();
        }))"""
    )
