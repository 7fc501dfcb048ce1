"""The content of a bulletin as HTML that can stand outside the portal: plain elements, absolute addresses."""

import re
from functools import lru_cache
from urllib.parse import urljoin

import nh3

from bantin.bulletins.figures import lead_figure, rendered_body
from bantin.bulletins.models import BulletinPage
from bantin.frontend.compiled import render
from bantin.portal.content import FIGURE_SIZES
from bantin.portal.memory import remembered
from bantin.portal.sites import full_url_of

# Elements that other programs show as they are meant, and the attributes that say something there.
KEPT = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "b", "em", "i", "sup", "sub", "br"),
    *("blockquote", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr"),
    *("a", "img", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
DROPPED = {"script", "style", "template", "svg", "button", "iframe", "noscript"}
ADDRESSES = {("a", "href"), ("img", "src")}

# In what nh3 writes, no attribute holds a bare ">".
_LEADS_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_SHOWS_NOTHING = re.compile(r"<img(?![^>]* src=)[^>]*>")


@remembered(lambda bulletin: bulletin.pk)
def content_html(bulletin: BulletinPage) -> str:
    """Return the lead photo and the body of ``bulletin`` as HTML for feeds."""
    figure = lead_figure(bulletin, sizes=FIGURE_SIZES)
    photo = render("components/figure/template.html", figure) if figure else ""
    body = rendered_body(bulletin)
    return outside_html(f"{photo}{body}", full_url_of(bulletin))


def outside_html(html: str, base: str) -> str:
    """Return ``html``, a part of the page at ``base``, as it can stand elsewhere.

    Elements that only our styles and scripts give a meaning are taken off, their text is kept.
    """
    host = "/".join(base.split("/", 3)[:3])

    def outside(element: str, attribute: str, value: str) -> str | None:
        if (element, attribute) not in ADDRESSES:
            return value
        try:
            # What begins at the host is the same from all its pages.
            return _joined(host if value.startswith("/") else base, value)
        except ValueError:  # an address that is none, such as http://[
            return None

    clean = nh3.clean(
        html,
        tags=KEPT,
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED,
        attribute_filter=outside,
        link_rel=None,
    )
    clean = _SHOWS_NOTHING.sub("", _LEADS_NOWHERE.sub(r"\1", clean))
    lines = (line.strip() for line in clean.splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=1000)
def _joined(base: str, address: str) -> str:
    return urljoin(base, address)
