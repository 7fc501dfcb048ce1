"""From the demonstration's plain tables to the parts of a bulletin's body."""

from collections.abc import Callable
from html import escape
from typing import Any

from bantin.bulletins.parts import paragraphs_html
from bantin.demo.content import Table
from bantin.demo.photos import FileSource, PhotoSource
from bantin.portal.models import Attachment, Photo

Part = tuple[str, Any]


def body_of(
    tables: list[Table],
    photo: Callable[[PhotoSource], Photo],
    attachment: Callable[[FileSource], Attachment],
) -> list[Part]:
    """Return the parts of a body; ``photo`` and ``attachment`` store what the parts point to.

    Raises KeyError for a kind of part that bulletins do not have.
    """
    return [(table["kind"], _VALUES[table["kind"]](table, photo, attachment)) for table in tables]


def _paragraph(table: Table, *_: Any) -> Any:
    from wagtail.rich_text import RichText

    return RichText(paragraphs_html(table["text"].split("\n\n")))


def _subheading(table: Table, *_: Any) -> Any:
    return table["text"]


def _figure(table: Table, photo: Callable[[PhotoSource], Photo], *_: Any) -> Any:
    source = PhotoSource.of(table)
    stored = photo(source)
    caption = source.caption if source.caption != stored.caption else ""
    return {"photo": stored, "caption": caption, "credit": ""}


def _quotation(table: Table, *_: Any) -> Any:
    return {"text": table["text"], "attribution": table.get("attribution", "")}


def _list(table: Table, *_: Any) -> Any:
    return {
        "ordered": table.get("ordered", False),
        "items": [f"<p>{escape(item, quote=False)}</p>" for item in table["items"]],
    }


def _table(table: Table, *_: Any) -> Any:
    return {
        "data": [table["header"], *table["rows"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": table.get("caption", ""),
    }


def _file(table: Table, _: Any, attachment: Callable[[FileSource], Attachment]) -> Any:
    stored = attachment(FileSource(table["title"], table["filename"], table["text"]))
    return {"file": stored, "title": table["title"]}


def _video(table: Table, photo: Callable[[PhotoSource], Photo], *_: Any) -> Any:
    return {
        "url": table["url"],
        "title": table["title"],
        "poster": photo(PhotoSource.of(table["poster"])),
        "caption": table.get("caption", ""),
    }


_VALUES: dict[str, Callable[..., Any]] = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "figure": _figure,
    "quotation": _quotation,
    "list": _list,
    "table": _table,
    "file": _file,
    "video": _video,
}
