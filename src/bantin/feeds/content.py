"""The content of a bulletin as HTML that can stand outside the portal: plain elements, absolute addresses."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string

from bantin.bulletins.figures import rendered_body
from bantin.bulletins.models import BulletinPage
from bantin.portal.content import FIGURE_SIZES
from bantin.portal.pictures import picture

# Elements that other programs show as they are meant, and the attributes that say something there.
PLAIN = (
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "b", "em", "i", "sup", "sub", "br"),
    *("blockquote", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr"),
)
KEPT: dict[str, frozenset[str]] = {
    **dict.fromkeys(PLAIN, frozenset()),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
}
DROPPED = ("script", "style", "template", "svg", "button", "iframe", "noscript", "source")
ADDRESSES = {"a": "href", "img": "src"}


def content_html(bulletin: BulletinPage) -> str:
    """Return the lead photo and the body of ``bulletin`` as HTML for feeds."""
    body = rendered_body(bulletin.body, numbered_from=None, of=0)
    return outside_html(f"{_lead_figure(bulletin)}{body}", bulletin.full_url or "")


def _lead_figure(bulletin: BulletinPage) -> str:
    if (photo := bulletin.lead_photo) is None:
        return ""
    context = {
        "picture": picture(photo, sizes=FIGURE_SIZES),
        "caption": bulletin.lead_photo_caption or photo.caption,
        "credit": photo.credit,
    }
    return render_to_string("components/figure/template.html", context)


def outside_html(html: str, base: str) -> str:
    """Return ``html``, a part of the page at ``base``, as it can stand elsewhere.

    Elements that only our styles and scripts give a meaning are taken off, their text is kept.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(DROPPED):
        element.decompose()
    for element in soup(True):
        if isinstance(element, Tag):
            _clean(element, base)
    lines = (line.strip() for line in soup.decode(formatter="minimal").splitlines())
    return "\n".join(line for line in lines if line)


def _clean(element: Tag, base: str) -> None:
    attribute = ADDRESSES.get(element.name)
    if element.name not in KEPT or (attribute and not element.get(attribute)):
        element.unwrap()
        return
    element.attrs = {
        name: value for name, value in element.attrs.items() if name in KEPT[element.name]
    }
    if attribute:
        element[attribute] = urljoin(base, str(element[attribute]))
