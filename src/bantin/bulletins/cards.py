"""Bulletins as lists show them."""

from dataclasses import dataclass

from bantin.bulletins.models import BulletinPage
from bantin.portal.memory import remembered
from bantin.portal.pictures import Picture, picture
from bantin.portal.reading import read
from bantin.portal.sites import here, url_of

CARD_SIZES = "(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 100vw"
LEAD_SIZES = "(min-width: 64rem) 44rem, 100vw"


@dataclass(frozen=True)
class Link:
    """A title and where it leads."""

    title: str
    url: str


@dataclass(frozen=True)
class Card:
    """What a list says of a bulletin. Dates are for people (``date_text``) and for machines (``date_iso``)."""

    url: str
    headline: str
    lead: str
    date_text: str
    date_iso: str
    section: Link | None
    picture: Picture | None
    photo_count: int = 0
    """How many photos a photo story has; 0 where that is not said."""

    def __hash__(self) -> int:
        """Return the hash of what tells most cards apart: fragments are kept by the cards that they show."""
        return hash((self.url, self.headline))


@remembered(
    lambda bulletin, *, with_section=True, largest=800: (
        bulletin.pk,
        with_section,
        largest,
        here(),
    )
)
def card(bulletin: BulletinPage, *, with_section: bool = True, largest: int = 800) -> Card:
    """Return ``bulletin`` as a card, its photo at most ``largest`` pixels wide."""
    read(f"page:{bulletin.pk}")
    section, photo = bulletin.open_section, bulletin.lead_photo
    if with_section:
        read(f"link:{bulletin.section_id}")
    return Card(
        url=url_of(bulletin),
        headline=bulletin.title,
        lead=bulletin.lead,
        date_text=bulletin.date_text,
        date_iso=bulletin.date_iso,
        section=Link(section.title, url_of(section)) if with_section and section else None,
        picture=picture(
            photo, sizes=LEAD_SIZES if largest > 800 else CARD_SIZES, alt="", largest=largest
        )
        if photo
        else None,
    )
