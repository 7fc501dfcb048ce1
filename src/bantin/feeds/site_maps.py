"""The artifacts of site maps: an index for each host; for each site its pages, its years, its months, its news.

A publish touches the month and the news of its site and the list of its pages, however old the archive is; the index
only when a month gets its first bulletin or loses its last.
"""

from collections.abc import Iterable, Iterator

from wagtail.models import Site

from bantin.bulletins.models import BulletinPage
from bantin.feeds import addresses, queries
from bantin.feeds.queries import YearMonth
from bantin.feeds.site_map_xml import Address, index, url_set
from bantin.portal import bakeable
from bantin.portal.artifacts import OncePerSite
from bantin.portal.bakeable import Bakeable, Location
from bantin.portal.models import Identity
from bantin.portal.reading import read
from bantin.portal.sites import on_host, public_identities, public_identity, public_path, site_of

INDEX_FILE = "sitemap.xml"
PAGES_FILE = "sitemap-pages.xml"
YEARS_FILE = "sitemap-years.xml"
NEWS_FILE = "sitemap-news.xml"


def host_of(identity: Identity) -> Site:
    """Return the host, in Wagtail's terms a site, on which the site of ``identity`` stands."""
    if (site := site_of(identity.home)) is None:
        raise LookupError(f"No host leads to the site {identity.home_id} ({identity.name!r}).")
    return site


def identities_on(site: Site) -> list[Identity]:
    """Return the public sites on one host."""
    found = [i for i in public_identities() if host_of(i).pk == site.pk]
    read(*(f"{kind}:{identity.home_id}" for identity in found for kind in ("site", "page")))
    return found


class OfHost(Bakeable):
    """A file of which each host with a public site has one. Keys: ``KIND:SITE``, Wagtail's site."""

    kind: str
    file_name: str

    def every_key(self) -> Iterator[str]:
        """Yield a key for each host."""
        for pk in dict.fromkeys(host_of(identity).pk for identity in public_identities()):
            yield f"{self.kind}:{pk}"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the file of the host on which the site stands that ``tag`` is about."""
        kind, _, rest = tag.partition(":")
        if kind not in {"site", "page"} or (identity := public_identity(rest)) is None:
            return []
        return [f"{self.kind}:{host_of(identity).pk}"]

    def site(self, key: str) -> Site | None:
        """Return the host that ``key`` names, where a public site stands on it."""
        site = Site.objects.filter(pk=int(key.partition(":")[2])).first()
        return site if site is not None and identities_on(site) else None

    def locate(self, key: str) -> Location | None:
        """Return the file's place at the root of its host."""
        site = self.site(key)
        return Location(on_host(site, f"/{self.file_name}")) if site else None

    def render(self, key: str) -> bytes:
        """Return the file. Raises LookupError when no public site stands on the host."""
        if (site := self.site(key)) is None:
            raise LookupError(f"{key} is a host without a public site.")
        return self.content(site)

    def content(self, site: Site) -> bytes:
        """Return what the file of ``site`` says."""
        raise NotImplementedError


class Indexes(OfHost):
    """The index of a host's site maps."""

    kind = "sitemap"
    file_name = INDEX_FILE

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the index that ``tag`` is about; a month's only where that needs more than one file.

        Otherwise its first and its last bulletin are told by the tag of the site's months.
        """
        match tag.split(":"):
            case ["bulletins", home_id, month] if "-" in month:
                files = queries.files_of_month(int(home_id), _month(month))
                return super().keys_for(f"site:{home_id}") if set(files) - {1} else []
        return super().keys_for(tag)

    def content(self, site: Site) -> bytes:
        """Return the index: for each site its pages, its news, its months, the latest first."""
        return index(url for identity in identities_on(site) for url in self._files(identity))

    def _files(self, identity: Identity) -> Iterator[str]:
        home = identity.home
        yield f"{home.full_url}{PAGES_FILE}"
        yield f"{home.full_url}{NEWS_FILE}"
        if queries.has_months(home.pk):
            yield f"{home.full_url}{YEARS_FILE}"
        for month in queries.months_of_site(home.pk):
            files = queries.files_of_month(home.pk, month)
            if set(files) - {1}:
                queries.read_month(home.pk, month)
            for number in files:
                yield f"{home.full_url}{month_file(month, number)}"


class OfSite(OncePerSite):
    """A file of a site's map."""

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the file of the site that ``tag`` is about."""
        match tag.split(":"):
            case ["site" | "page" | "latest", pk] if public_identity(pk):
                return [f"{self.kind}:{pk}"]
        return []

    def render(self, key: str) -> bytes:
        """Return the file. Raises LookupError when its site is not public."""
        return url_set(self.listed(self.identity_for(key)))

    def listed(self, identity: Identity) -> Iterable[Address]:
        """Return the addresses in the file of the site."""
        raise NotImplementedError


class PagesOfSites(OfSite):
    """A site's home page, sections and map."""

    kind = "sitemap-pages"
    address = PAGES_FILE

    def listed(self, identity: Identity) -> Iterable[Address]:
        """Return the pages."""
        return addresses.addresses_of_pages(identity)


class YearsOfSites(OfSite):
    """The years of the archives of a site's sections; none while no bulletin is public."""

    kind = "sitemap-years"
    address = YEARS_FILE

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the file of the site that ``tag`` is about, or of that whose section ``tag`` is about."""
        match tag.split(":"):
            case ["bulletins", home_id, "months"]:
                return [f"{self.kind}:{home_id}"]
            case ["site" | "page", pk] if public_identity(pk):
                return [f"{self.kind}:{pk}"]
        return []

    def locate(self, key: str) -> Location | None:
        """Return the file's place; None where it would be empty, which the protocol does not allow."""
        has_months = queries.has_months(int(key.partition(":")[2]))
        return super().locate(key) if has_months else None

    def listed(self, identity: Identity) -> Iterable[Address]:
        """Return the years."""
        return addresses.addresses_of_years(identity)


class NewsOfSites(OfSite):
    """A site's bulletins of the last two days; it grows old by itself."""

    kind = "sitemap-news"
    address = NEWS_FILE

    def listed(self, identity: Identity) -> Iterable[Address]:
        """Return the bulletins."""
        return addresses.addresses_of_news(identity)


class MonthsOfSites(Bakeable):
    """The bulletins of a site in one month. Keys: ``sitemap-month:HOME:YYYY-MM:NUMBER``, files from 1."""

    kind = "sitemap-month"

    def every_key(self) -> Iterator[str]:
        """Yield the keys of every month of every site."""
        for identity in public_identities():
            for month in queries.months_of_site(identity.home_id):
                yield from self._keys(identity.home_id, month)

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the files of the month that ``tag`` is about; of a translation the months of both languages."""
        match tag.split(":"):
            case ["bulletins", home_id, month] if "-" in month:
                return self._keys(int(home_id), _month(month))
            case ["translation", key]:
                found = BulletinPage.objects.filter(translation_key=key, home__isnull=False)
                return [
                    name
                    for bulletin in found.only("date", "home_id")
                    for name in self._keys(
                        bulletin.home_id, (bulletin.local_date.year, bulletin.local_date.month)
                    )
                ]
        return []

    def _keys(self, home_id: int, month: YearMonth) -> list[str]:
        name = f"{self.kind}:{home_id}:{month[0]}-{month[1]:02}"
        return [f"{name}:{number}" for number in queries.files_of_month(home_id, month)]

    def locate(self, key: str) -> Location | None:
        """Return the file's place; None where no public bulletin belongs into it."""
        home_id, month, number = _read(key)
        identity = public_identity(home_id)
        path = public_path(identity.home) if identity else None
        if path is None or number not in queries.files_of_month(home_id, month):
            return None
        return Location(f"{path}{month_file(month, number)}")

    def render(self, key: str) -> bytes:
        """Return the file."""
        home_id, month, number = _read(key)
        queries.read_month(home_id, month)
        return url_set(addresses.addresses_of_month(home_id, month, number))


def month_file(month: YearMonth, number: int) -> str:
    """Return the name of a month's file: sitemap-2024-04.xml, sitemap-2024-04-2.xml."""
    further = f"-{number}" if number > 1 else ""
    return f"sitemap-{month[0]}-{month[1]:02}{further}.xml"


def _read(key: str) -> tuple[int, YearMonth, int]:
    """Return the home page, the month and the number of the file that ``key`` names."""
    _kind, home_id, month, number = key.split(":")
    return int(home_id), _month(month), int(number)


def _month(text: str) -> YearMonth:
    year, month = text.split("-")
    return int(year), int(month)


def register() -> None:
    """Offer the site maps to baking."""
    for family in _FAMILIES:
        bakeable.register(family)


_FAMILIES: tuple[bakeable.Bakeable, ...] = (
    Indexes(),
    PagesOfSites(),
    YearsOfSites(),
    NewsOfSites(),
    MonthsOfSites(),
)
