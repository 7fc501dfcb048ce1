"""The pages of the demonstration: home pages, sections, bulletins."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from bantin.bulletins.models import BulletinPage, ChosenRelated, Kind
from bantin.demo.body import body_of
from bantin.demo.content import SiteContent, Table
from bantin.demo.photos import PhotoShelf, PhotoSource, attachment
from bantin.home.models import HomePage
from bantin.portal.models import SectionPage

Pages = dict[str, Page]
"""Pages by the names that the files of the content give them."""


def add_pages(site: SiteContent, home: HomePage, pages: Pages, photos: PhotoShelf) -> None:
    """Publish the sections and the bulletins of ``site`` below ``home``, and add them all to ``pages``."""
    pages[site.name] = home
    for table in site.sections:
        pages[f"{site.name}/{table['slug']}"] = add_section(home, _translated(table, pages))
    for name, table in site.bulletins.items():
        section = pages[f"{site.name}/{table['section']}"]
        related = [pages[other] for other in table.get("related", [])]
        bulletin = add_bulletin(section, _translated(table, pages), photos, related)
        pages[f"{site.name}/{name}"] = bulletin


def add_home(above: HomePage, site: SiteContent, pages: Pages) -> HomePage:
    """Publish the home page of ``site`` below ``above``."""
    table = _translated(site.site, pages)
    language, _ = Locale.objects.get_or_create(language_code=table.get("language", "vi"))
    home = HomePage(
        title=table["identity"]["name"],
        slug=table["slug"],
        introduction=table["introduction"],
        locale=language,
        show_in_menus=False,
        **_key(table),
    )
    above.add_child(instance=home)
    home.save_revision().publish()
    return home


def add_section(home: HomePage, table: Table) -> SectionPage:
    """Publish the section that ``table`` describes."""
    section: SectionPage = home.add_child(instance=SectionPage(show_in_menus=True, **table))
    section.save_revision().publish()
    return section


def add_bulletin(
    section: Page, table: Table, photos: PhotoShelf, related: Sequence[Page] = ()
) -> BulletinPage:
    """Publish the bulletin that ``table`` describes; ``related`` are those that its editor chose."""
    source = PhotoSource.of(table["lead_photo"]) if "lead_photo" in table else None
    photo = photos.photo(source) if source else None
    caption = source.caption if source and photo and source.caption != photo.caption else ""
    bulletin = BulletinPage(
        title=table["headline"],
        kind=Kind(table.get("kind", Kind.NEWS)),
        lead=table["lead"],
        date=timezone.make_aware(table["date"]),
        byline=table.get("byline", ""),
        source=table.get("source", ""),
        lead_photo=photo,
        lead_photo_caption=caption,
        body=body_of(table["body"], photos.photo, attachment),
        **_key(table),
    )
    section.add_child(instance=bulletin)
    bulletin.chosen_related = [ChosenRelated(other_id=other.pk) for other in related]
    bulletin.save_revision().publish()
    return bulletin


def _translated(table: Table, pages: Pages) -> Table:
    """Return ``table`` with the key of the page that it ``translates``, where it says so."""
    table = dict(table)
    if original := table.pop("translates", None):
        table["translation_key"] = pages[original].translation_key
    return table


def _key(table: Table) -> dict[str, Any]:
    return {"translation_key": table["translation_key"]} if "translation_key" in table else {}
