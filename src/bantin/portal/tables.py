"""Tables within text."""

import re
from itertools import zip_longest
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock

from bantin.frontend.compiled import render

FIGURES = re.compile(r"[+-]?[\d.,]+\s?%?")
# What is offered at a cell. The table's script has words of its own, in English only.
TABLE_MENU = {
    "row_above": gettext_lazy("Thêm hàng ở trên"),
    "row_below": gettext_lazy("Thêm hàng ở dưới"),
    "col_left": gettext_lazy("Thêm cột bên trái"),
    "col_right": gettext_lazy("Thêm cột bên phải"),
    "remove_row": gettext_lazy("Xóa hàng"),
    "remove_col": gettext_lazy("Xóa cột"),
    "undo": gettext_lazy("Hoàn tác"),
}


def numeric_columns(rows: list[list[str]]) -> str:
    """Return the numbers, from 1, of the columns after the first that hold figures only: "2 4"."""
    columns = zip_longest(*rows, fillvalue="")
    return " ".join(
        str(number)
        for number, cells in enumerate(columns, 1)
        if number > 1 and all(FIGURES.fullmatch(str(cell).strip()) for cell in cells)
    )


def without_empty(rows: list[list[str]]) -> list[list[str]]:
    """Return ``rows`` without those, and without columns, in which every cell is empty."""
    columns = [
        i for i, cells in enumerate(zip_longest(*rows, fillvalue="")) if any(map(str.strip, cells))
    ]
    return [
        [row[i] if i < len(row) else "" for i in columns]
        for row in rows
        if any(map(str.strip, row))
    ]


def table_context(value: dict[str, Any]) -> dict[str, Any]:
    """Return the caption, the header row and the other rows of a stored table as plain lists."""
    rows = without_empty(
        [["" if cell is None else str(cell) for cell in row] for row in value.get("data") or []]
    )
    header = rows.pop(0) if rows and value.get("first_row_is_table_header") else []
    return {
        "caption": value.get("table_caption") or "",
        "header": header,
        "rows": rows,
        "numeric_columns": numeric_columns(rows),
    }


def is_table(value: Any) -> bool:
    """Tell whether ``value``, as JSON from a browser has it, is a table: rows of texts, numbers or nothing."""
    rows = value.get("data") if isinstance(value, dict) else None
    return isinstance(rows, list) and all(
        isinstance(row, list) and all(isinstance(cell, str | int | float | None) for cell in row)
        for row in rows
    )


class DataTableBlock(TableBlock):
    """A table of words and figures. Cells are not merged: a screen reader would lose its place."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer rows and columns in the menu of a cell, and nothing that the page does not show."""
        menu = {"items": {key: {"name": words} for key, words in TABLE_MENU.items()}}
        options = {"mergeCells": False, "contextMenu": menu, "language": "en-US"}
        super().__init__(table_options=options, **kwargs)

    class Meta:
        label = _("Bảng")
        icon = "table"
        template = "portal/content/table.html"
        default = {"table_header_choice": "row"}

    def clean(self, value: Any) -> Any:
        """Refuse what is no table: no page that shows it could be written.

        No choice of headers is taken for none: Wagtail would refuse the table without saying what is missing.
        """
        if value and not value.get("table_header_choice"):
            value = {**value, "table_header_choice": "neither"}
        cleaned = super().clean(value)
        if cleaned and not is_table(cleaned):
            raise ValidationError(_("Bảng này hỏng. Hãy xóa bảng rồi nhập lại."))
        return cleaned

    def render(self, value: Any, context: Any = None) -> SafeString:
        """Return the table's HTML, by the portal's own component."""
        return render(self.meta.template, table_context(value or {}))
