"""The sites of the demonstration: the province's, a commune's below it, and the province's in English."""

from collections.abc import Callable

from bantin.demo import content
from bantin.demo.content import SiteContent
from bantin.demo.layouts import add_layout, menu_of
from bantin.demo.pages import Pages, add_home, add_pages
from bantin.demo.photos import PhotoShelf
from bantin.home.models import HomePage
from bantin.portal.models import Identity


def make_sites(home: HomePage, say: Callable[[str], None]) -> None:
    """Put the default site's pages below ``home`` and the other sites beside them, then who speaks on each and how.

    ``say`` is told which picture is being drawn.
    """
    pages: Pages = {}
    photos = PhotoShelf(say)
    sites = content.sites()
    for site in sites:
        here = add_home(home, site, pages) if pages else _as_described(home, site)
        add_pages(site, here, pages, photos)
    for site in sites:
        identity = {**site.site["identity"], "menu": menu_of(site.site.get("menu", []), pages)}
        Identity.objects.update_or_create(home_id=pages[site.name].pk, defaults=identity)
        for table in site.layouts:
            add_layout(site.name, table, pages, photos)


def _as_described(home: HomePage, site: SiteContent) -> HomePage:
    home.title = site.site["identity"]["name"]
    home.introduction = site.site["introduction"]
    home.save_revision().publish()
    return home
