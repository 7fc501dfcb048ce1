"""XMP (ISO 16684-1) with the properties of the IPTC Photo Metadata Standard 2023.2.

Read as a stream, so that no tree grows of what somebody nested a million times, and with declarations of entities
refused: an XMP packet has none (ISO 16684-1, 7.3: no document type).
"""

from typing import Any, Final

from defusedxml.ElementTree import XMLParser

from bantin.portal.photo_metadata.facts import PhotoFacts
from bantin.portal.photo_metadata.words import MAX_BYTES, day, keywords, names, words_for

MAX_PACKET = 1_000_000
_MAX_DEPTH = 64
_MAX_ELEMENTS = 50_000
_MOST_ITEMS = 200
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"

TITLE, HEADLINE = f"{_DC}title", f"{_PHOTOSHOP}Headline"
CAPTION, CREATOR, KEYWORDS = f"{_DC}description", f"{_DC}creator", f"{_DC}subject"
ALT = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
CREDIT, SOURCE, COPYRIGHT = f"{_PHOTOSHOP}Credit", f"{_PHOTOSHOP}Source", f"{_DC}rights"
CREATED = f"{_PHOTOSHOP}DateCreated"
TAKEN = "{http://ns.adobe.com/exif/1.0/}DateTimeOriginal"
TERMS, STATEMENT = f"{_RIGHTS}UsageTerms", f"{_RIGHTS}WebStatement"
LICENCE = "{http://creativecommons.org/ns#}license"
_WANTED: Final = frozenset(
    {
        TITLE,
        HEADLINE,
        CAPTION,
        CREATOR,
        KEYWORDS,
        ALT,
        CREDIT,
        SOURCE,
        COPYRIGHT,
        CREATED,
        TAKEN,
        TERMS,
        STATEMENT,
        LICENCE,
    }
)


class TooMuch(ValueError):
    """A packet that is nested deeper, or says more, than any photo needs."""


class _Properties:
    """What the parser tells, kept: for each wanted property its texts, each with its language ("" for none).

    A property is a child or an attribute of an rdf:Description right below rdf:RDF; a photo's own, that is, and not
    one of the things that belong to it, such as the versions that it was made from.
    """

    def __init__(self) -> None:
        self.said: dict[str, list[tuple[str, str]]] = {}
        self._open: list[str] = []
        self._elements = 0
        self._property = ""
        self._text: list[str] | None = None
        self._language = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            raise TooMuch
        if tag == f"{_RDF}Description" and self._open[-1:] == [f"{_RDF}RDF"]:
            for name in _WANTED & attributes.keys():
                self._note(name, attributes[name])
        elif self._open[-2:] == [f"{_RDF}RDF", f"{_RDF}Description"]:
            self._property = tag if tag in _WANTED else ""
            self._begin(attributes)
            if self._property and (address := attributes.get(f"{_RDF}resource")):
                self._note(tag, address)
        elif tag == f"{_RDF}li" and self._open[-4:-2] == [f"{_RDF}RDF", f"{_RDF}Description"]:
            self._begin(attributes)
        else:
            self._text = None
        self._open.append(tag)

    def data(self, text: str) -> None:
        if self._text is not None and self._property and len(self._text) < _MOST_ITEMS:
            self._text.append(text[:MAX_BYTES])

    def end(self, tag: str) -> None:
        if self._text is not None and self._property:
            self._note(self._property, "".join(self._text)[:MAX_BYTES])
        self._text = None
        self._open.pop()

    def close(self) -> None:
        """Have nothing to do at the end."""

    def _begin(self, attributes: dict[str, str]) -> None:
        self._text, self._language = [], attributes.get(_LANGUAGE, "").lower()

    def _note(self, name: str, text: str) -> None:
        texts = self.said.setdefault(name, [])
        if text.strip() and len(texts) < _MOST_ITEMS:
            texts.append((self._language, text[:MAX_BYTES]))


def facts_of_xmp(packet: bytes) -> PhotoFacts:
    """Return what ``packet`` tells, up to where it is broken or says too much; nothing beyond a megabyte.

    Raises nothing.
    """
    if len(packet) > MAX_PACKET:
        return PhotoFacts()
    properties = _Properties()
    parser: Any = XMLParser(target=properties, forbid_dtd=True)
    try:
        # Some programs end the packet with a NUL, which no XML has.
        parser.feed(packet.strip(b"\0 \r\n\t"))
        parser.close()
    except Exception:  # noqa: S110  (expat, defusedxml and Python's decoders each have errors of their own)
        pass
    return _facts(properties.said)


def _facts(said: dict[str, list[tuple[str, str]]]) -> PhotoFacts:
    def all_of(name: str) -> list[str]:
        return [text for _language, text in said.get(name, ())]

    def first(*names: str) -> str:
        """Return the text of the first of ``names`` that has one: in Vietnamese, else its default, else any."""
        for name in names:
            if texts := said.get(name):
                return min(texts, key=lambda t: (t[0].split("-")[0] != "vi", t[0] != "x-default"))[
                    1
                ]
        return ""

    terms = dict.fromkeys(filter(None, (first(TERMS), first(LICENCE, STATEMENT))))
    return PhotoFacts(
        title=words_for("title", first(HEADLINE, TITLE)),
        caption=words_for("caption", first(CAPTION)),
        description=words_for("description", first(ALT)),
        credit=names(all_of(CREATOR)),
        source=words_for("source", first(CREDIT, SOURCE, COPYRIGHT)),
        licence_terms=words_for("licence_terms", " ".join(terms)),
        taken_on=day(first(CREATED)) or day(first(TAKEN)),
        keywords=keywords(all_of(KEYWORDS)),
    )
