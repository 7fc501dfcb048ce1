"""Bulletins and the pages that list them, as the plain values that feeds are written from."""

import logging
from datetime import UTC, datetime
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from bantin.bulletins.models import BulletinPage
from bantin.feeds.content import content_html
from bantin.feeds.entries import Entry, Feed, Media
from bantin.feeds.ninjs import NewsItem
from bantin.feeds.queries import latest_with_bodies
from bantin.portal.metadata import absolute, permanent_id
from bantin.portal.models import PortalPage
from bantin.portal.pictures import share_picture
from bantin.portal.reading import read
from bantin.portal.sites import full_url_of, identity_of

log = logging.getLogger(__name__)

# What rendering raises for a bulletin whose stored parts are not what the software expects.
UNTELLABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
# An empty feed of a page that was never published through the desk still has to say when it changed.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(page: PortalPage, file_name: str) -> Feed:
    """Return the feed of ``page``, a home page or a section, that stands beside it as ``file_name``."""
    identity = identity_of(page)
    read(f"page:{page.pk}", f"site:{identity.home_id}")
    told = (_told(bulletin) for bulletin in latest_with_bodies(page))
    entries = tuple(entry for entry in told if entry is not None)
    is_home = page.pk == identity.home_id
    made = page.first_published_at or LONG_AGO
    return Feed(
        id=permanent_id(page),
        url=full_url_of(page),
        feed_url=f"{full_url_of(page)}{file_name}",
        title=identity.name if is_home else f"{page.title} – {identity.name}",
        description=page.summary,
        language=page.locale.language_code,
        publisher=identity.agency or identity.name,
        updated=max((entry.updated for entry in entries), default=timezone.localtime(made)),
        entries=entries,
    )


def _told(bulletin: BulletinPage) -> Entry | None:
    """Return the entry of ``bulletin``; None, and a line in the log, for one that cannot be rendered.

    A feed that failed with one of its bulletins would go on telling what has been withdrawn since.
    """
    try:
        return entry_of(bulletin)
    except UNTELLABLE:
        log.exception("Feeds leave out the bulletin %s, which cannot be rendered", bulletin.pk)
        return None


def entry_of(bulletin: BulletinPage) -> Entry:
    """Return ``bulletin`` as feeds tell of it."""
    section = bulletin.open_section
    read(f"page:{bulletin.pk}", f"link:{bulletin.section_id}")
    return Entry(
        id=permanent_id(bulletin),
        url=full_url_of(bulletin),
        title=bulletin.title,
        summary=bulletin.summary,
        html=content_html(bulletin),
        published=bulletin.local_date,
        updated=timezone.localtime(bulletin.modified_at or bulletin.date),
        author=bulletin.byline,
        categories=(section.title,) if section else (),
        media=_media_of(bulletin),
    )


def news_item_of(bulletin: BulletinPage) -> NewsItem:
    """Return ``bulletin`` as ninjs tells of it."""
    identity = identity_of(bulletin)
    read(f"site:{identity.home_id}")
    first = bulletin.first_published_at or bulletin.date
    section = bulletin.open_section
    return NewsItem(
        entry=entry_of(bulletin),
        language=bulletin.locale.language_code,
        slug=bulletin.slug,
        section_url=full_url_of(section) if section else "",
        kind=bulletin.kind,
        kind_name=bulletin.get_kind_display(),
        publisher=identity.agency or identity.name,
        publisher_url=full_url_of(identity.home),
        source=bulletin.source,
        first_created=timezone.localtime(first),
        version_created=timezone.localtime(bulletin.last_published_at or first),
    )


def _media_of(bulletin: BulletinPage) -> Media | None:
    photo = bulletin.lead_photo
    if photo is None or (cut := share_picture(photo)) is None:
        return None
    return Media(
        url=absolute(bulletin, cut.url),
        media_type="image/jpeg",
        width=cut.width,
        height=cut.height,
        length=_size_of(cut.url),
        alt=bulletin.lead_alt,
        caption=bulletin.lead_caption,
        credit=bulletin.lead_credit,
        terms=photo.licence_terms,
    )


def _size_of(url: str) -> int:
    """Return the size of a file of the media storage; 0, which RSS takes for unknown, where it cannot be had."""
    try:
        return int(default_storage.size(unquote(url.removeprefix(settings.MEDIA_URL))))
    except OSError:
        return 0
