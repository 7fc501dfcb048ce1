"""The body of a .docx into pieces, with footnotes at its end. Headers, footers and comments are left out."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from bantin.bulletins.writing.addresses import address_of
from bantin.bulletins.writing.builder import Builder, Item, Numbers, Setting
from bantin.bulletins.writing.looks import Look
from bantin.intake.sources.docx.numbering import Numbering
from bantin.intake.sources.docx.pictures import pictures_in, text_boxes_in
from bantin.intake.sources.docx.relations import Relation
from bantin.intake.sources.docx.runs import look_of, sign_of, text_of
from bantin.intake.sources.docx.styles import Styles
from bantin.intake.sources.docx.tables import rows_of
from bantin.intake.sources.docx.xml import child, number, value

_HELD: Final = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple"}
)
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DRAWINGS: Final = frozenset({"drawing", "pict", "object"})
_LONGEST_INSTRUCTION: Final = 4000
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"|HYPERLINK\s+(\S+)')
_CONTENTS = re.compile(r"toc \d|toc heading|table of figures")
_CAPTIONS: Final = frozenset({"caption", "chú thích"})


class Walk:
    """Goes through one part of a document."""

    def __init__(
        self, styles: Styles, numbering: Numbering, relations: dict[str, Relation]
    ) -> None:
        """Take what paragraphs refer to."""
        self.builder = Builder()
        self.notes: list[tuple[str, str]] = []
        """The kinds and keys of the notes that were met, in their order."""
        self._styles = styles
        self._numbering = numbering
        self._relations = relations
        self._setting = Setting()
        self._style: str | None = None
        self._fields: list[str] = []
        self._instruction = ""
        self._boxes: list[Element] = []

    def blocks(self, parent: Element) -> None:
        """Take what holds paragraphs and tables; go through it."""
        for element in parent:
            if element.tag == "p":
                self._paragraph(element)
            elif element.tag == "tbl":
                self._table(element)
            elif element.tag == "sdt":
                if (content := child(element, "sdtContent")) is not None:
                    self.blocks(content)
            elif element.tag in _HELD:
                self.blocks(element)

    def note_text(self, text: str) -> None:
        """Take text, the number of a note; begin the next paragraph with it."""
        self.builder.text(text, Look(), Setting())

    def _paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle")
        if any(_CONTENTS.match(name) for name in self._styles.names(style)):
            return
        self._style, self._setting = style, self._setting_of(properties, style)
        self._inline(paragraph, "")
        # A paragraph mark that was deleted joins the paragraph with the next one.
        if child(properties, "rPr", "del") is None:
            self.builder.end_paragraph()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _setting_of(self, properties: Element | None, style: str | None) -> Setting:
        heading = self._styles.heading(style)
        level = value(properties, "outlineLvl")
        if not heading and level is not None and number(level, 9) < 9:
            heading = number(level) + 1
        centred = value(properties, "jc")
        caption = bool(_CAPTIONS & set(self._styles.names(style)))
        caption |= self._styles.centred(style) if centred is None else centred == "center"
        return Setting(heading, caption, self._item(properties, style))

    def _item(self, properties: Element | None, style: str | None) -> Item | None:
        of_style = self._styles.numbering(style)
        own = child(properties, "numPr")
        key = value(own, "numId") or value(of_style, "numId")
        if not key or key == "0":
            return None
        level = value(own, "ilvl") or value(of_style, "ilvl")
        label = self._numbering.label(key, number(level))
        if label is None:
            return None
        numbers = Numbers(ordered=False, level=label.level + 1)
        return Item(numbers, label=label.text, font=label.font)

    def _inline(self, parent: Element, href: str) -> None:
        for element in parent:
            if element.tag == "r":
                self._run(element, href)
            elif element.tag == "hyperlink":
                self._inline(element, self._address(element))
            elif element.tag == "fldSimple":
                self._inline(element, _link_in(element.get("instr", "")) or href)
            elif element.tag in _HELD:
                self._inline(element, href)
            elif element.tag == "sdt":
                if (content := child(element, "sdtContent")) is not None:
                    self._inline(content, href)
            elif element.tag in {"oMath", "oMathPara"}:
                text = "".join(t.text or "" for t in element.iter("t"))
                self.builder.text(text, Look(), self._setting)

    def _run(self, run: Element, href: str) -> None:
        link = next((address for address in reversed(self._fields) if address), href)
        look = look_of(run, self._styles, self._style, link)
        for element in run:
            self._in_run(element, look)

    def _in_run(self, element: Element, look: Look | None) -> None:
        tag = element.tag
        if tag == "fldChar":
            self._field(element.get("fldCharType", ""))
        elif tag == "instrText":
            self._instruction = (self._instruction + (element.text or ""))[:_LONGEST_INSTRUCTION]
        elif tag == "AlternateContent":
            chosen = child(element, "Choice")
            self._alternative(chosen if chosen is not None else child(element, "Fallback"), look)
        elif look is None:
            return
        elif tag in _DRAWINGS:
            self._drawing(element)
        elif tag == "sym":
            self.builder.text(*sign_of(element, look), self._setting)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], element.get("id", "")))
            self.builder.text(f"[{len(self.notes)}]", look, self._setting)
        elif text := text_of(element):
            self.builder.text(text, look, self._setting)

    def _alternative(self, chosen: Element | None, look: Look | None) -> None:
        for element in chosen if chosen is not None else ():
            self._in_run(element, look)

    def _drawing(self, drawing: Element) -> None:
        for picture in pictures_in(drawing, self._relations):
            self.builder.picture(picture)
        self._boxes += text_boxes_in(drawing)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
            self._instruction = ""
        elif kind == "separate" and self._fields:
            self._fields[-1] = _link_in(self._instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _address(self, element: Element) -> str:
        relation = self._relations.get(element.get("id", ""))
        return address_of(relation.target) if relation is not None and relation.external else ""

    def _table(self, table: Element) -> None:
        self.builder.start_table()
        for row in rows_of(table):
            for cell in row:
                self.builder.start_cell(cell.across, cell.down, head=cell.head)
                self.blocks(cell.element)
            self.builder.end_row()
        self.builder.end_table()


def _link_in(instruction: str) -> str:
    found = _LINK.search(instruction)
    return address_of(found[1] or found[2]) if found else ""
