"""The lists that pages, feeds and site maps show, each with the index that it is to be read by."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from bantin.bulletins.archive import queries as archive
from bantin.bulletins.models import Kind
from bantin.bulletins.queries import beside, latest, latest_of
from bantin.feeds import queries as feeds
from bantin.portal.indexes import CHILDREN
from bantin.portal.menus import site_menu
from bantin.portal.models import Identity
from bantin.portal.sections import sections_below
from bantin.portal.site_map import entries


def identity(bulletin: Any) -> Any:
    return Identity.objects.get(home_id=bulletin.home_id)


BY_INDEX: dict[str, tuple[Callable[[Any], Any], str]] = {
    "the latest of a site": (lambda b: latest(b.home_id), "bulletin_latest_of_site"),
    "the latest of a kind": (
        lambda b: latest(b.home_id, kind=Kind.VIDEO),
        "bulletin_latest_of_kind",
    ),
    "the latest of a section": (lambda b: latest_of(b.section), "bulletin_section_latest"),
    "the bulletins beside one": (beside, "bulletin_section_latest"),
    "a part of the archive": (lambda b: archive.bulletins_in(b.part), "bulletin_archive_part"),
    "the months beside one": (lambda b: archive.neighbours(b.month), "bulletin_section_latest"),
    "the years of a section": (lambda b: archive.years_of(b.section_id), "bulletin_archive_part"),
    "the months of a year": (
        lambda b: archive.months_of(b.section_id, b.date.year),
        "bulletin_archive_part",
    ),
    "the parts of a month": (lambda b: archive.parts_of(b.month), "bulletin_archive_part"),
    "the months of a site": (
        lambda b: list(feeds.months_of_site(b.home_id)),
        "bulletin_latest_of_site",
    ),
    "the next of a site": (
        lambda b: feeds.next_after(b.home_id, b.date),
        "bulletin_latest_of_site",
    ),
    "when a section was last published": (
        lambda b: feeds.last_publication_of(b.section),
        "bulletin_section_latest",
    ),
    "the news of a site": (
        lambda b: feeds.news_between(b.home_id, b.date, timezone.now()),
        "bulletin_latest_of_site",
    ),
    "the menu": (lambda b: site_menu(identity(b), b), CHILDREN),
    "the sections of a site": (
        lambda b: list(sections_below(identity(b).home).order_by("path")),
        CHILDREN,
    ),
    "the site's map": (lambda b: entries(identity(b)), CHILDREN),
}
