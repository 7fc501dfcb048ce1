"""OpenSearch 1.1: what a browser has to know to search a site from its address bar."""

from xml.etree import ElementTree as ET

from bantin.reader.searching.addresses import QUERY, RESULTS, SUGGESTIONS

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_SHORT_NAME = 16
LONGEST_DESCRIPTION = 1024


def description(*, name: str, full_name: str, address: str, language: str) -> bytes:
    """Return the description of the search at ``address``, an absolute one, of the site called ``full_name``."""
    root = ET.Element("OpenSearchDescription", xmlns=NAMESPACE)
    ET.SubElement(root, "ShortName").text = name[:LONGEST_SHORT_NAME].strip()
    ET.SubElement(root, "Description").text = full_name[:LONGEST_DESCRIPTION]
    ET.SubElement(root, "Language").text = language
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    for kind, file in (
        ("text/html", ""),
        ("application/x-suggestions+json", SUGGESTIONS),
        ("application/json", RESULTS),
    ):
        template = f"{address}{file}?{QUERY}={{searchTerms}}"
        ET.SubElement(root, "Url", type=kind, method="get", template=template)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
