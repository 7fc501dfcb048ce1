"""HTML as Word, Google Docs, LibreOffice and Outlook put it on the clipboard, read into pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final

from bantin.bulletins.writing import dialects
from bantin.bulletins.writing.builder import Builder, Item, Numbers, Setting
from bantin.bulletins.writing.looks import Look, declarations, fonts_of_styles, look_of
from bantin.bulletins.writing.numbering import Style
from bantin.bulletins.writing.pieces import BREAK, Picture, Piece
from bantin.bulletins.writing.tags import BLOCKS, VOID, cleaned, is_too_much

_STYLES: Final[dict[str, Style]] = {
    "a": "lower-letter",
    "A": "upper-letter",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-alpha": "lower-letter",
    "lower-latin": "lower-letter",
    "upper-alpha": "upper-letter",
    "upper-latin": "upper-letter",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}


_PLAIN: Final = Look()
_BODY: Final = Setting()


class TooMuch(ValueError):
    """HTML that is too long, or too deep, to be read in a time that somebody would wait for."""


def read(html: str) -> tuple[Piece, ...]:
    """Return the pieces of a document in HTML; their text is as it came. Raises TooMuch, and nothing else."""
    if is_too_much(html):
        raise TooMuch
    reader = _Reader(fonts_of_styles(html))
    reader.feed(cleaned(html))
    reader.close()
    return reader.builder.finish()


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, and what holds for the text in it."""

    tag: str
    look: Look = _PLAIN
    setting: Setting = _BODY
    numbers: Numbers | None = None
    item: Item | None = None
    skipped: bool = False
    marker: bool = False
    kept_spaces: bool = False


class _Reader(HTMLParser):
    """Goes through well-formed HTML, element by element, with a stack."""

    def __init__(self, fonts: Mapping[str, str]) -> None:
        """Take the fonts that style sheets give to elements."""
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self._fonts = fonts
        self._stack = [_Open("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        attributes = {name: value or "" for name, value in attrs}
        style = declarations(attributes.get("style", ""))
        if tag in VOID:
            self._void(tag, attributes, style)
            return
        opened = self._opened(tag, attributes, style)
        if not opened.skipped:
            self._begin(tag, attributes)
        self._stack.append(opened)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if len(self._stack) < 2 or self._stack[-1].tag != tag:
            return
        if self._stack.pop().skipped:
            return
        if tag == "table":
            self.builder.end_table()
        elif tag == "tr":
            self.builder.end_row()
        elif tag in {"td", "th"}:
            self.builder.end_cell()
        elif tag in BLOCKS or tag == "caption":
            self.builder.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take text."""
        here = self._stack[-1]
        if here.skipped:
            return
        if here.marker:
            if here.item is not None:
                here.item.label += data
                here.item.font = here.look.font or here.item.font
            return
        text = data if here.kept_spaces else data.replace("\n", " ")
        self.builder.text(text, here.look, here.setting)

    def _void(self, tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> None:
        here = self._stack[-1]
        if here.skipped or here.marker or dialects.is_no_text(tag, frozenset(), style):
            return
        if tag == "hr":
            self.builder.end_paragraph()
        elif tag == "br":
            self.builder.text(BREAK, here.look, here.setting)
        elif not {attributes.get("width"), attributes.get("height")} & {"0", "1", "2"}:
            self.builder.picture(Picture(attributes.get("src", ""), attributes.get("alt", "")))

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self.builder.start_table()
        elif tag == "tr":
            self.builder.end_row()
        elif tag in {"td", "th"}:
            across, down = (_number(attributes.get(name), 1) for name in ("colspan", "rowspan"))
            self.builder.start_cell(across, down, head=tag == "th")
        elif tag in BLOCKS or tag == "caption":
            self.builder.end_paragraph()

    def _opened(self, tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> _Open:
        """Return what holds inside the element ``tag``, which stands in what is open."""
        here = self._stack[-1]
        classes = frozenset(attributes.get("class", "").lower().split())
        if here.skipped or dialects.is_no_text(tag, classes, style):
            return _Open(tag, skipped=True)
        if tag in {"td", "th"}:
            here = _Open("", look=here.look)
        look = look_of(self._styled(here.look, tag, classes), tag, attributes, style)
        opened = replace(
            here, tag=tag, look=look, marker=here.marker or dialects.holds_marker(style)
        )
        if tag in {"ul", "ol"}:
            return replace(
                opened, numbers=_numbers(tag, attributes, style, here.numbers), item=None
            )
        if tag == "li":
            item = _item(attributes, style, here.numbers)
            return replace(opened, item=item, setting=Setting(item=item))
        if tag == "pre":
            opened = replace(opened, kept_spaces=True)
        return _in_paragraph(opened, tag, classes, attributes.get("align", ""), style)

    def _styled(self, look: Look, tag: str, classes: frozenset[str]) -> Look:
        for selector in (tag, *(n for c in classes for n in (f".{c}", f"{tag}.{c}"))):
            if font := self._fonts.get(selector):
                look = replace(look, font=font)
        return look


def _in_paragraph(
    opened: _Open, tag: str, classes: frozenset[str], align: str, style: Mapping[str, str]
) -> _Open:
    """Return ``opened`` with what its element says of the paragraph that it is, or holds."""
    if tag not in BLOCKS and tag not in {"td", "th"}:
        return opened
    setting, item = opened.setting, opened.item
    if (level := dialects.level_of_list(style)) is not None:
        item = Item(Numbers(ordered=False, level=level))
    found = Setting(
        heading=dialects.heading_of(tag, classes, style) or setting.heading,
        caption=dialects.is_caption(tag, classes, align, style) or setting.caption,
        item=item,
    )
    return replace(opened, setting=found, item=item)


def _numbers(
    tag: str, attributes: Mapping[str, str], style: Mapping[str, str], around: Numbers | None
) -> Numbers:
    kind = style.get("list-style-type", "") or attributes.get("type", "")
    level = around.level + 1 if around else 1
    start = _number(attributes.get("start"), 1)
    return Numbers(tag == "ol", level, _STYLES.get(kind, "decimal"), start)


def _item(attributes: Mapping[str, str], style: Mapping[str, str], numbers: Numbers | None) -> Item:
    numbers = numbers or Numbers(ordered=False, level=1)
    if (kind := style.get("list-style-type", "")) in _STYLES and numbers.ordered:
        numbers.style = _STYLES[kind]
    return Item(numbers, _number(attributes["value"], 1) if "value" in attributes else None)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 5 else default
