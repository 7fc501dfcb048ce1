"""What a bulletin says of itself to machines beside what every page says."""

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from bantin.portal.metadata import (
    Node,
    PageMetadata,
    ShareImage,
    iso,
    organization,
    permanent_id,
    share_image,
)
from bantin.portal.sites import identity_of

if TYPE_CHECKING:
    from bantin.bulletins.models import BulletinPage
    from bantin.portal.models import Photo


def bulletin_metadata(bulletin: "BulletinPage", page: PageMetadata) -> PageMetadata:
    """Return ``page``, what is known of ``bulletin`` as of any page, as that of an article."""
    image = share_image(bulletin, bulletin.lead_photo, bulletin.lead_alt)
    modified = bulletin.modified_at
    described = replace(
        page,
        kind="article",
        creator=bulletin.byline or page.creator,
        image=image,
        published=_published(bulletin),
        modified=iso(modified) if modified else "",
        section=bulletin.open_section.title if bulletin.open_section else "",
    )
    publisher = organization(identity_of(bulletin))
    article = _news_article(bulletin, described, publisher)
    way_to_it = [node for node in page.graph if node["@type"] == "BreadcrumbList"]
    return replace(described, graph=(article, publisher, *way_to_it))


def _published(bulletin: "BulletinPage") -> str:
    """Return the day, or the moment with seconds, which schema.org's DateTime asks for, where the time is known."""
    day_only = bulletin.local_date.time() == datetime.time()
    return bulletin.date_iso if day_only else iso(bulletin.date)


def _news_article(bulletin: "BulletinPage", page: PageMetadata, publisher: Node) -> Node:
    by_publisher = {"@id": publisher["@id"]}
    return {
        "@type": "NewsArticle",
        "@id": f"{page.url}#article",
        "identifier": permanent_id(bulletin),
        "url": page.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.url},
        "headline": bulletin.title,
        "description": page.description,
        "datePublished": page.published,
        "dateModified": page.modified or page.published,
        "author": {"@type": "Person", "name": bulletin.byline} if bulletin.byline else by_publisher,
        "publisher": by_publisher,
        "sourceOrganization": {"@type": "Organization", "name": bulletin.source}
        if bulletin.source
        else None,
        "articleSection": page.section,
        "inLanguage": page.language,
        "isAccessibleForFree": True,
        "image": _image(page.image, bulletin),
    }


def _image(image: ShareImage, bulletin: "BulletinPage") -> Node:
    node: Node = {
        "@type": "ImageObject",
        "url": image.url,
        "width": image.width,
        "height": image.height,
    }
    if image.of_photo and (caption := bulletin.lead_caption):
        node["caption"] = caption
    if image.of_photo and (credit := bulletin.lead_credit):
        node["creditText"] = credit
    if image.of_photo and (photo := bulletin.lead_photo) is not None:
        node |= _rights(photo)
    return node


def _rights(photo: "Photo") -> Node:
    """Return by what right the photo is published and when it was taken, as far as that is known."""
    known = {
        "license": photo.licence_address,
        "copyrightNotice": photo.licence_terms,
        "dateCreated": photo.taken_on.isoformat() if photo.taken_on else "",
    }
    return {name: value for name, value in known.items() if value}
