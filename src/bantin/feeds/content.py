"""The content of a bulletin as HTML that can stand outside the portal: plain elements, absolute addresses."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string

from bantin.bulletins.figures import lead_figure, rendered_body
from bantin.bulletins.models import BulletinPage
from bantin.portal.content import FIGURE_SIZES
from bantin.portal.memory import remembered

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


@remembered(lambda bulletin: bulletin.pk)
def content_html(bulletin: BulletinPage) -> str:
    """Return the lead photo and the body of ``bulletin`` as HTML for feeds."""
    figure = lead_figure(bulletin, sizes=FIGURE_SIZES)
    photo = render_to_string("components/figure/template.html", figure) if figure else ""
    body = rendered_body(bulletin.body, numbered_from=None, of=0)
    return outside_html(f"{photo}{body}", bulletin.full_url or "")


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
        try:
            element[attribute] = urljoin(base, str(element[attribute]))
        except ValueError:  # an address that is none, such as http://[
            element.unwrap()
