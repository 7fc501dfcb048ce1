"""robots.txt (RFC 9309) of each host: all may be read but the desk."""

from django.urls import reverse
from wagtail.models import Site

from bantin.feeds.site_maps import INDEX_FILE, OfHost
from bantin.portal import bakeable


class Robots(OfHost):
    """What crawlers may read on a host, and where its site map is."""

    kind = "robots"
    file_name = "robots.txt"

    def content(self, site: Site) -> bytes:
        """Return the rules."""
        lines = (
            "User-agent: *",
            f"Disallow: {reverse('wagtailadmin_home')}",
            "",
            f"Sitemap: {site.root_url}/{INDEX_FILE}",
            "",
        )
        return "\n".join(lines).encode()


def register() -> None:
    """Offer robots.txt to baking."""
    bakeable.register(_ROBOTS)


_ROBOTS = Robots()
