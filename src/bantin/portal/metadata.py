"""What a page says of itself to machines: Open Graph, Dublin Core and schema.org, in its head.

A domain's page takes what the portal knows of every page (`page_metadata`) and replaces what it knows better.
Dublin Core is written as DCMI's "Expressing Dublin Core in HTML/XHTML meta and link elements" has it, without the
attribute ``scheme``, which HTML has given up; schema.org as one JSON-LD graph.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from bantin.frontend import bundle
from bantin.frontend.compiled import render
from bantin.portal.encoding import SHARE_SIZE
from bantin.portal.memory import remembered
from bantin.portal.pictures import picture, share_picture
from bantin.portal.reading import read
from bantin.portal.sites import full_url_of, identity_of, way_to

if TYPE_CHECKING:
    from bantin.portal.models.identity import Identity
    from bantin.portal.models.photo import Photo

Node = dict[str, Any]
"""A thing in the terms of schema.org."""

LOCALES = {"vi": "vi_VN", "en": "en_US"}

_ID_NAMESPACE = uuid.UUID("1e0a3ac2-2ac5-5ad5-9b56-5c1a4ae2b1f6")
# What could end the script element or be read as markup by a careless parser; all may be escaped in JSON strings.
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class ShareImage:
    """The picture that is shown with a link to the page; ``url`` is absolute."""

    url: str
    width: int
    height: int
    media_type: str
    alt: str = ""
    of_photo: bool = False
    """Whether it shows the page's own photo, whose caption and credit go with it, and not the portal's picture."""


@dataclass(frozen=True)
class PageMetadata:
    """What the head of a page says. Dates are ISO 8601, a date alone where the time is not known (decision 0004)."""

    kind: str
    title: str
    description: str
    url: str
    language: str
    site_name: str
    publisher: str
    creator: str
    image: ShareImage
    graph: tuple[Node, ...]
    published: str = ""
    modified: str = ""
    section: str = ""


def permanent_id(page: Page) -> str:
    """Return the identifier of ``page``, a URN that stays when its address, host or headline changes.

    It comes from the page's translation key, which is made with it and goes with it into a copy of the portal, and
    from its language, which tells it from its translations.
    """
    name = f"{page.translation_key}:{page.locale.language_code}"
    return uuid.uuid5(_ID_NAMESPACE, name).urn


def iso(moment: datetime) -> str:
    """Return ``moment`` on the clocks of Vietnam with seconds and offset, as RFC 3339 has it."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def absolute(page: Page, path: str) -> str:
    """Return the absolute address of ``path`` on the host of ``page``; an absolute ``path`` as it stands."""
    parts = page.get_url_parts()
    return f"{parts[1]}{path}" if parts and path.startswith("/") else path


def share_image(page: Page, photo: "Photo | None" = None, alt: str = "") -> ShareImage:
    """Return the cut of ``photo`` for shared links, or the portal's own picture where there is none.

    ``alt`` says what the photo shows where that is not what it says itself.
    """
    if photo is not None and (cut := share_picture(photo)) is not None:
        url = absolute(page, cut.url)
        return ShareImage(url, cut.width, cut.height, "image/jpeg", alt or photo.alt_text, True)
    return ShareImage(absolute(page, bundle.asset_url("share.jpg")), *SHARE_SIZE, "image/jpeg")


def page_metadata(page: Page, *, schema_type: str, description: str) -> PageMetadata:
    """Return what the portal knows of any page; ``schema_type`` is its type in the terms of schema.org."""
    identity = identity_of(page)
    is_home = page.pk == identity.home_id
    first = page.first_published_at
    around = (
        (web_site(identity), organization(identity)) if is_home else (breadcrumb(page, identity),)
    )
    return _metadata(
        page,
        identity,
        schema_type=schema_type,
        title=identity.name if is_home else page.seo_title or page.title,
        description=description,
        url=full_url_of(page),
        around=around,
        published=timezone.localtime(first).date().isoformat() if first else "",
    )


def metadata_beside(page: Page, *, title: str, description: str, url: str) -> PageMetadata:
    """Return what is said of something at ``url`` that belongs to ``page`` and is none: an archive's month."""
    identity = identity_of(page)
    return _metadata(
        page,
        identity,
        schema_type="CollectionPage",
        title=title,
        description=description,
        url=url,
        around=(_trail([*_way_to(page, identity), (title, url)]),),
    )


def _metadata(
    page: Page,
    identity: "Identity",
    *,
    schema_type: str,
    title: str,
    description: str,
    url: str,
    around: tuple[Node, ...],
    published: str = "",
) -> PageMetadata:
    """Return what is said of something at ``url`` on the site of ``page``, with the nodes ``around`` it."""
    publisher, language = identity.agency or identity.name, page.locale.language_code
    web_page = {
        "@type": schema_type,
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": language,
        "isPartOf": {"@id": _part_id(identity, "website")},
    }
    return PageMetadata(
        kind="website",
        title=title,
        description=description,
        url=url,
        language=language,
        site_name=identity.name,
        publisher=publisher,
        creator=publisher,
        image=share_image(page),
        graph=(web_page, *around),
        published=published,
    )


def web_site(identity: "Identity") -> Node:
    """Return the site as schema.org's WebSite."""
    return {
        "@type": "WebSite",
        "@id": _part_id(identity, "website"),
        "url": full_url_of(identity.home),
        "name": identity.name,
        "alternateName": identity.short_name,
        "inLanguage": identity.home.locale.language_code,
        "publisher": {"@id": _part_id(identity, "organization")},
    }


@remembered(lambda identity: identity.pk)
def organization(identity: "Identity") -> Node:
    """Return the agency that speaks on the site as schema.org's GovernmentOrganization."""
    home = identity.home
    emblem = picture(identity.emblem, sizes="", largest=400) if identity.emblem else None
    logo = emblem.src if emblem else bundle.asset_url("icon.svg")
    return {
        "@type": "GovernmentOrganization",
        "@id": _part_id(identity, "organization"),
        "name": identity.agency or identity.name,
        "url": full_url_of(home),
        "logo": {"@type": "ImageObject", "url": absolute(home, logo)},
        "address": identity.address,
        "telephone": identity.telephone,
        "email": identity.email,
    }


def breadcrumb(page: Page, identity: "Identity") -> Node:
    """Return the way from the home page of ``identity`` to ``page`` as schema.org's BreadcrumbList."""
    return _trail(_way_to(page, identity))


def _way_to(page: Page, identity: "Identity") -> list[tuple[str, str]]:
    """Return name and address of the pages from the site's home down to ``page``."""
    read(f"page:{page.pk}")
    steps = [*way_to(page, identity), page]
    return [(step.title, full_url_of(step)) for step in steps]


def _trail(steps: list[tuple[str, str]]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": {"@id": url}}
            for number, (name, url) in enumerate(steps, 1)
        ],
    }


def _part_id(identity: "Identity", part: str) -> str:
    return f"{full_url_of(identity.home)}#{part}"


def json_ld(nodes: tuple[Node, ...]) -> SafeString:
    """Return ``nodes`` as a schema.org graph in JSON that can stand inside a script element whatever they say.

    Empty texts are left out.
    """
    graph = {"@context": "https://schema.org", "@graph": [_said(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES.items():
        text = text.replace(character, escaped)
    return SafeString(text)


def _said(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", None)}


def head_of(metadata: PageMetadata) -> SafeString:
    """Return ``metadata`` as HTML for a page's head."""
    context = {
        "page": metadata,
        "locale": LOCALES[metadata.language],
        "graph": json_ld(metadata.graph),
    }
    return render("portal/metadata.html", context)
