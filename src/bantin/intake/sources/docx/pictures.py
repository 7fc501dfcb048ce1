"""Pictures of a .docx: where they are kept, what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from bantin.bulletins.writing.pieces import Picture
from bantin.intake.sources.docx.relations import Relation
from bantin.intake.sources.docx.xml import within

LINKED: Final = "linked:"
DRAWN: Final = "drawn:"
_LONGEST_DESCRIPTION: Final = 500
_TEXT_BOX: Final = "txbxContent"
# What Word says of a picture by itself, and names that say nothing.
_BY_MACHINE = re.compile(
    r"\s*(?:Description automatically generated.*|Mô tả được tạo tự động.*|"
    r"AI-generated content may be incorrect\.?|Nội dung do AI tạo ra có thể không chính xác\.?)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"(?:picture|image|ảnh|hình(?: ảnh)?|graphic|img|dsc|ole)[\s_-]*\d*(?:\.\w{2,5})?"
    r"|.*\.(?:jpe?g|png|gif|bmp|emf|wmf|tiff?)",
    re.IGNORECASE,
)


def pictures_in(drawing: Element, relations: dict[str, Relation]) -> Iterator[Picture]:
    """Take a drawing and what its part refers to; yield its pictures, those in text boxes left out."""
    described = ""
    for element in within(drawing, _TEXT_BOX):
        if element.tag in {"docPr", "cNvPr"} and not described:
            described = _description(element)
        elif element.tag in {"blip", "imagedata"}:
            yield Picture(_source(element, relations), described)
            described = ""
        elif element.tag == "graphicData" and element.get("uri", "").endswith(
            ("/chart", "/diagram")
        ):
            yield Picture(DRAWN, described)


def text_boxes_in(drawing: Element) -> list[Element]:
    """Take a drawing; return its text boxes."""
    return [element for element in within(drawing, _TEXT_BOX) if element.tag == _TEXT_BOX]


def _source(element: Element, relations: dict[str, Relation]) -> str:
    key = element.get("embed") or element.get("link") or element.get("id") or ""
    relation = relations.get(key)
    if relation is None:
        return DRAWN
    return f"{LINKED}{relation.target}" if relation.external else relation.target


def _description(element: Element) -> str:
    said = (element.get("descr", "") or element.get("title", ""))[:_LONGEST_DESCRIPTION]
    said = _BY_MACHINE.sub("", " ".join(said.split())).strip()
    return "" if _NO_NAME.fullmatch(said) else said
