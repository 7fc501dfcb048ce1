"""The page of a site that lists its corrections, year by year, and what brings it up to date."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from bantin.bulletins.corrections.models import Correction
from bantin.bulletins.corrections.notes import moment_text
from bantin.bulletins.models import BulletinPage
from bantin.bulletins.queries import public_bulletins
from bantin.portal import bakeable
from bantin.portal.artifacts import FramePages
from bantin.portal.changes import announce
from bantin.portal.frame import contribute
from bantin.portal.models import Identity
from bantin.portal.reading import read
from bantin.portal.sites import url_of

ADDRESS = "dinh-chinh/"


def tag_of_site(home_id: int | None) -> str:
    """Return the tag of the list of corrections of the site whose home page is ``home_id``."""
    return f"corrections:{home_id}"


class Corrections(FramePages):
    """The corrections of a site, the latest first. It stands there from the first day: "none so far" is news too."""

    kind = "corrections"
    address = ADDRESS
    template = "bulletins/corrections.html"

    def keys_for(self, tag: str) -> Iterable[str]:
        """Return the page of the site that ``tag`` is about."""
        kind, _colon, rest = tag.partition(":")
        return [f"{self.kind}:{rest}"] if kind == self.kind else super().keys_for(tag)

    def context(self, identity: Identity) -> dict[str, Any]:
        """Return the corrections, by years."""
        read(tag_of_site(identity.home_id))
        words = {"site": identity.name}
        return {
            "title": _("Đính chính"),
            "description": _("Những chỗ sai đã được sửa trong các bản tin của %(site)s.") % words,
            "years": _by_years(identity.home_id),
        }


def _by_years(home_id: int) -> list[dict[str, Any]]:
    """Return each year with its corrections, each with the headline, the address and the day of its bulletin."""
    bulletins = public_bulletins().filter(home_id=home_id, corrections__isnull=False).distinct()
    shown = bulletins.in_bulk()
    for pk in shown:
        read(f"page:{pk}", f"link:{pk}")
    corrections = Correction.objects.filter(bulletin_id__in=shown).order_by("-date", "-pk")
    return [
        {"year": str(year), "corrections": [_entry(one, shown[one.bulletin_id]) for one in some]}
        for year, some in groupby(corrections, lambda one: timezone.localtime(one.date).year)
    ]


def _entry(correction: Correction, bulletin: BulletinPage) -> dict[str, str]:
    return {
        "title": bulletin.title,
        "url": url_of(bulletin),
        "first_date": bulletin.date_text,
        "date_text": moment_text(correction.date),
        "wrong": correction.wrong,
        "right": correction.right,
    }


def announce_corrections(instance: Page, **kwargs: Any) -> None:
    """Announce the lists of corrections that ``instance``, a page that was published or moved, comes into."""
    corrected = BulletinPage.objects.filter(corrections__isnull=False)
    if instance.specific_class is BulletinPage:
        below = corrected.filter(pk=instance.pk)
    else:
        below = corrected.filter(path__startswith=instance.path)
    announce({tag_of_site(home) for home in below.values_list("home_id", flat=True).distinct()})


def footer_link(identity: Identity, page: Page) -> dict[str, Any]:
    """Lead to the corrections of the site from the foot of every page."""
    link = {"title": _("Đính chính"), "url": f"{url_of(identity.home)}{ADDRESS}"}
    return {"footer_links": [link]}


def register() -> None:
    """Offer the pages to baking, lead to them, and announce what is to be listed anew."""
    bakeable.register(Corrections())
    contribute(footer_link)
    page_published.connect(announce_corrections)
    post_page_move.connect(announce_corrections)
