"""Writing XML. Elements come from the standard library, which escapes; names are in Clark notation."""

from datetime import datetime
from xml.etree import ElementTree as ET

from bantin.text.normalise import writable

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PREFIXES = {
    "atom": ATOM,
    "content": CONTENT,
    "dc": DC,
    "media": MEDIA,
    "news": NEWS,
    "xhtml": XHTML,
}


def add(parent: ET.Element, name: str, value: str = "", **attributes: str) -> ET.Element:
    """Add an element called ``name`` that says ``value`` to ``parent`` and return it."""
    named = {key: writable(given) for key, given in attributes.items()}
    element = ET.SubElement(parent, name, named)
    element.text = writable(value) or None
    return element


def document(root: ET.Element, *, default: str = "") -> bytes:
    """Return ``root`` as a document in UTF-8; ``default`` is the namespace that needs no prefix."""
    for prefix, uri in _PREFIXES.items():
        ET.register_namespace(prefix, uri)
    if default:
        ET.register_namespace("", default)
    ET.indent(root, space="", level=0)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def rfc3339(moment: datetime) -> str:
    """Return ``moment`` as RFC 3339 has it, its offset kept: 2024-04-08T14:30:00+07:00."""
    return moment.isoformat(timespec="seconds")
