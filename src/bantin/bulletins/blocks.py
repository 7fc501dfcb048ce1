"""How bulletins are shown: each block is a module and a view of it.

``bulletin · toolbar`` and ``bulletin · view`` carry the names that the older portals gave them,
Block_BanTin_Toolbar and Block_BanTin_ViewData.
"""

import base64
import json
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest

from bantin.bulletins.archive import month_path
from bantin.bulletins.cards import card
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import LATEST, latest, latest_of
from bantin.portal.layouts import Block, register_block
from bantin.portal.models import PortalPage, SectionPage
from bantin.portal.pictures import picture

LEAD_PHOTO_SIZES = "(min-width: 56rem) 52rem, 100vw"
OF_EACH_SECTION = 4
BESIDE_LEAD = 5


def share_links(url: str, headline: str) -> dict[str, str]:
    """Return plain links that hand ``url`` on, so that no script of another site is needed."""
    packed = base64.b64encode(json.dumps({"url": url}).encode()).decode()
    return {
        "email_url": f"mailto:?subject={quote(headline)}&body={quote(url)}",
        "zalo_url": "https://button-share.zalo.me/share_external?"
        + urlencode({"layout": 1, "isDesktop": "true", "url": url, "d": packed, "shareType": 0}),
        "facebook_url": f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}",
    }


def toolbar(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The date, the size of the text, printing and sharing."""
    if not isinstance(page, BulletinPage):
        return None
    url = page.get_full_url()
    return {
        "date_text": page.date_text,
        "date_iso": page.date_iso,
        "page_url": url,
        "share": share_links(url, page.title),
    }


def view(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """Headline, lead, photos, text, byline and source."""
    if not isinstance(page, BulletinPage):
        return None
    photo = page.lead_photo
    return {
        "headline": page.title,
        "lead_paragraphs": [line for line in page.lead.splitlines() if line.strip()],
        "figure": {
            "picture": picture(photo, sizes=LEAD_PHOTO_SIZES),
            "caption": page.lead_photo_caption or photo.caption,
            "credit": photo.credit,
            "missing": False,
            "eager": True,
        }
        if photo
        else None,
        "body": page.body,
        "byline": page.byline,
        "source": page.source,
    }


def list_of_section(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The latest bulletins of a section, and the way to its older ones."""
    if not isinstance(page, SectionPage):
        return None
    bulletins = latest_of(page)
    month = bulletins[-1].month if len(bulletins) == LATEST else None
    return {
        "bulletins": [card(bulletin, with_section=False) for bulletin in bulletins],
        "more": {"title": "Các bản tin cũ hơn", "url": month_path(page, month)} if month else None,
    }


def front_story(newest: list[BulletinPage]) -> BulletinPage | None:
    """Return the bulletin that leads the front page: the latest with a photo, else the latest."""
    return next((bulletin for bulletin in newest if bulletin.lead_photo), next(iter(newest), None))


def lead_story(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The latest bulletin with a photo, large, and the next ones beside it."""
    newest = latest()
    first = front_story(newest)
    return {
        "lead": card(first, largest=1600) if first else None,
        "bulletins": [card(bulletin) for bulletin in newest if bulletin is not first][:BESIDE_LEAD],
    }


def by_section(page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
    """The latest bulletins of each section of the menu; the one that leads the page is not repeated."""
    sections = SectionPage.objects.child_of(page).live().public().in_menu().order_by("path")
    first = front_story(latest())
    groups = [
        {
            "title": section.title,
            "url": section.get_url(),
            "bulletins": [
                card(bulletin, with_section=False)
                for bulletin in latest_of(section, OF_EACH_SECTION + 1)
                if bulletin != first
            ][:OF_EACH_SECTION],
        }
        for section in sections
    ]
    return {"groups": [group for group in groups if group["bulletins"]]}


def register() -> None:
    """Make the blocks known to layouts."""
    for name, context in (
        ("toolbar", toolbar),
        ("view", view),
        ("list", list_of_section),
        ("lead", lead_story),
        ("by-section", by_section),
    ):
        template = f"bulletins/blocks/{name.replace('-', '_')}.html"
        register_block(Block("bulletin", name, template, context))
