"""A site of the portal: a home page and what lies below it, with an identity of its own.

The province's portal is one; a department's or a commune's site is another, on a host name of its own (a
Wagtail site) or below a path of its parent's (a home page below a home page). So is the same portal in
another language. NĐ 224/2026/NĐ-CP calls the sites of departments and communes components of the provincial
portal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, Site

from bantin.portal import facets
from bantin.portal.memory import is_remembering, remembered
from bantin.portal.models.identity import Identity
from bantin.portal.reading import read
from bantin.portal.visibility import is_for_readers

_here: ContextVar[Site | None] = ContextVar("bantin-site", default=None)


def identity_of(page: Page) -> Identity:
    """Return the identity of the site that ``page`` belongs to: that of the nearest home page above it.

    Raises LookupError for a page below no home page.
    """
    above = [page.path[:step] for step in range(len(page.path), 0, -page.steplen)]
    identities = (
        _all_identities()
        if is_remembering()
        else _by_path(Identity.objects.filter(home__path__in=above))
    )
    for path in above:
        if path in identities:
            return identities[path]
    raise LookupError(f"The page {page.pk} ({page.title!r}) is below no home page.")


@remembered(lambda: None, speaks=False)
def _all_identities() -> dict[str, Identity]:
    return _by_path(Identity.objects.prefetch_related("emblem__renditions"))


def _by_path(identities: QuerySet[Identity]) -> dict[str, Identity]:
    return {i.home.path: i for i in identities.select_related("home__locale", "emblem")}


def way_to(page: Page, identity: Identity) -> list[Page]:
    """Return the live pages from the home page of ``identity`` down to the one above ``page``, and note them."""
    above = page.path[: -page.steplen]
    return _pages_along(above, identity.home.path) if above.startswith(identity.home.path) else []


@remembered(lambda path, home: (path, home), speaks=False)
def _pages_along(path: str, home: str) -> list[Page]:
    paths = [path[:end] for end in range(len(home), len(path) + 1, Page.steplen)]
    pages = list(Page.objects.live().filter(path__in=paths).order_by("path"))
    read(*(f"link:{page.pk}" for page in pages))
    return pages


def public_identities() -> Iterator[Identity]:
    """Yield the identity of each site whose home page readers may see, the default site's first."""
    identities = Identity.objects.select_related("home__locale").order_by("home__path")
    for identity in identities:
        if is_for_readers(identity.home) and identity.home.get_url_parts():
            yield identity


@remembered(lambda home_id: str(home_id))
def public_identity(home_id: int | str) -> Identity | None:
    """Return the identity of the public site with this home page; None where there is none."""
    if not str(home_id).isdecimal():
        return None
    identity = Identity.objects.select_related("home__locale").filter(home=int(home_id)).first()
    if identity is None or not is_for_readers(identity.home):
        return None
    return identity if identity.home.get_url_parts() else None


@contextmanager
def seen_from(site: Site | None) -> Iterator[None]:
    """Make `url_of` give addresses as pages of ``site`` link to them, until the block ends."""
    token = _here.set(site)
    try:
        yield
    finally:
        _here.reset(token)


def here() -> int | None:
    """Return Wagtail's number of the site from which `url_of` makes links now."""
    site = _here.get()
    return site.pk if site else None


def _shown_of(pk: str) -> tuple[Any, ...]:
    """Return what links show of the page ``pk``: its name, where it stands, whether readers may see it."""
    page = Page.objects.filter(pk=int(pk)).first()
    if page is None or not is_for_readers(page):
        return ()
    return page.title, page.full_url, page.locale_id


facets.register("link", _shown_of)


def url_of(page: Page) -> str:
    """Return the address that links to ``page``: a path on its own host, absolute from another; "" for none."""
    return _url_of(page)


@remembered(lambda page: (page.url_path, here()), speaks=False)
def _url_of(page: Page) -> str:
    site, parts = _here.get(), page.get_url_parts()
    if site is not None and parts is not None and parts[0] == site.pk:
        # As Wagtail has it, which would ask for all its sites first.
        return parts[2] or ""
    return page.get_url(current_site=site) or ""


@remembered(lambda page: page.url_path, speaks=False)
def full_url_of(page: Page) -> str:
    """Return the absolute address of ``page``; "" where no site leads to it."""
    return page.full_url or ""


def public_path(page: Page) -> str | None:
    """Return where the file of ``page`` stands: its path, on a host other than the default one ``//host/path``.

    None where no site leads to the page.
    """
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    return on_host(_site(parts[0]), parts[2])


def site_of(page: Page) -> Site | None:
    """Return the Wagtail site, that is the host, on which ``page`` stands; None where no site leads to it."""
    parts = page.get_url_parts()
    return _site(parts[0]) if parts else None


@remembered(lambda pk: pk, speaks=False)
def _site(pk: int) -> Site:
    return Site.objects.get(pk=pk)


def on_host(site: Site, path: str) -> str:
    """Return ``path`` of ``site`` as artifacts name it: ``//host/path`` unless the site is the default one."""
    return path if site.is_default_site else f"//{site.hostname}{path}"


def default_host() -> str:
    """Return the name of the default site's host."""
    return str(Site.objects.get(is_default_site=True).hostname)


def other_hosts() -> list[str]:
    """Return the names of the hosts that have a folder of their own, sorted."""
    return sorted(Site.objects.filter(is_default_site=False).values_list("hostname", flat=True))
