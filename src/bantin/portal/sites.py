"""A site of the portal: a home page and what lies below it, with an identity of its own.

The province's portal is one; a department's or a commune's site is another, on a host name of its own (a
Wagtail site) or below a path of its parent's (a home page below a home page). So is the same portal in
another language. NĐ 224/2026/NĐ-CP calls the sites of departments and communes components of the provincial
portal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page, Site

from bantin.portal.models.identity import Identity

_here: ContextVar[Site | None] = ContextVar("bantin-site", default=None)


def identity_of(page: Page) -> Identity:
    """Return the identity of the site that ``page`` belongs to: that of the nearest home page above it.

    Raises LookupError for a page below no home page.
    """
    steps = range(page.steplen, len(page.path) + 1, page.steplen)
    identity = (
        Identity.objects.filter(home__path__in=[page.path[:step] for step in steps])
        .select_related("home__locale", "emblem")
        .order_by("-home__depth")
        .first()
    )
    if identity is None:
        raise LookupError(f"The page {page.pk} ({page.title!r}) is below no home page.")
    return identity


def public_identities() -> Iterator[Identity]:
    """Yield the identity of each site whose home page readers may see, the default site's first."""
    identities = Identity.objects.select_related("home__locale").order_by("home__path")
    public = Page.objects.live().public()
    for identity in identities.filter(home__in=public):
        if identity.home.get_url_parts():
            yield identity


def public_identity(home_id: int | str) -> Identity | None:
    """Return the identity of the public site with this home page; None where there is none."""
    if not str(home_id).isdecimal():
        return None
    public = Page.objects.live().public().filter(pk=home_id)
    identity = Identity.objects.select_related("home__locale").filter(home__in=public).first()
    return identity if identity is not None and identity.home.get_url_parts() else None


@contextmanager
def seen_from(site: Site | None) -> Iterator[None]:
    """Make `url_of` give addresses as pages of ``site`` link to them, until the block ends."""
    token = _here.set(site)
    try:
        yield
    finally:
        _here.reset(token)


def url_of(page: Page) -> str:
    """Return the address that links to ``page``: a path on its own host, absolute from another; "" for none."""
    return page.get_url(current_site=_here.get()) or ""


def public_path(page: Page) -> str | None:
    """Return where the file of ``page`` stands: its path, on a host other than the default one ``//host/path``.

    None where no site leads to the page.
    """
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    site = Site.objects.get(pk=parts[0])
    return on_host(site, parts[2])


def on_host(site: Site, path: str) -> str:
    """Return ``path`` of ``site`` as artifacts name it: ``//host/path`` unless the site is the default one."""
    return path if site.is_default_site else f"//{site.hostname}{path}"


def default_host() -> str:
    """Return the name of the default site's host."""
    return str(Site.objects.get(is_default_site=True).hostname)


def other_hosts() -> list[str]:
    """Return the names of the hosts that have a folder of their own, sorted."""
    return sorted(Site.objects.filter(is_default_site=False).values_list("hostname", flat=True))
