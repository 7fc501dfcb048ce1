"""Where the desk's search looks: the table of index entries, by the full-text index of the database in use."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connections
from modelsearch.conf import get_app_config

from bantin.portal.search_words import FTS5, TSQUERY, Grammar

TITLE, BODY, AUTOCOMPLETE = "title", "body", "autocomplete"
Columns = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """Whose entry it is: the type of the object, and its number as text."""

    content_type: int
    number: str


class Table(Protocol):
    """The index of one database."""

    grammar: Grammar

    def newest(self, columns: Columns, words: str, most: int) -> list[Entry]:
        """Return the entries that hold ``words``, the newest first, no more than ``most``."""

    def among(
        self, columns: Columns, words: str, types: Sequence[int], numbers: Collection[str]
    ) -> list[str]:
        """Return which of the objects ``numbers`` hold ``words``, the newest entry first."""


def table_of(using: str) -> Table:
    """Return the index in the database ``using``."""
    vendor = connections[using].vendor
    return SQLiteTable(using) if vendor == "sqlite" else PostgreSQLTable(using)


class _Rows:
    def __init__(self, using: str) -> None:
        self.connection = connections[using]
        self.table = get_app_config().get_model("IndexEntry")._meta.db_table

    def _rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())


class SQLiteTable(_Rows):
    """FTS5. It hands out what matches by number, from the last, without a look at the others and without a rank."""

    grammar = FTS5

    def newest(self, columns: Columns, words: str, most: int) -> list[Entry]:
        """Return the entries that hold ``words``, the newest first, no more than ``most``."""
        sql = (
            f"SELECT e.content_type_id, e.object_id FROM (SELECT rowid FROM {self.table}_fts"
            f" WHERE {self.table}_fts MATCH %s ORDER BY rowid DESC LIMIT %s) found"
            f" CROSS JOIN {self.table} e ON e.id = found.rowid"
        )
        return [Entry(*row) for row in self._rows(sql, [_of(columns, words), most])]

    def among(
        self, columns: Columns, words: str, types: Sequence[int], numbers: Collection[str]
    ) -> list[str]:
        """Return which of the objects ``numbers`` hold ``words``, the newest entry first."""
        marks = ", ".join(["%s"] * len(types))
        entries = dict(
            self._rows(
                f"SELECT id, object_id FROM {self.table} WHERE content_type_id IN ({marks})"
                " AND object_id IN (SELECT value FROM json_each(%s))",
                [*types, json.dumps(list(numbers))],
            )
        )
        if not entries:
            return []
        sql = (
            f"SELECT rowid FROM {self.table}_fts WHERE {self.table}_fts MATCH %s"
            " AND rowid BETWEEN %s AND %s ORDER BY rowid DESC"
        )
        rows = self._rows(sql, [_of(columns, words), min(entries), max(entries)])
        return [entries[number] for (number,) in rows if number in entries]


def _of(columns: Columns, words: str) -> str:
    return f"{{{' '.join(columns)}}} : ({words})"


class PostgreSQLTable(_Rows):
    """Lexemes of the simple configuration: words as they are, without endings of any language."""

    grammar = TSQUERY

    def newest(self, columns: Columns, words: str, most: int) -> list[Entry]:
        """Return the entries that hold ``words``, the newest first, no more than ``most``."""
        sql = (
            f"SELECT content_type_id, object_id FROM {self.table}"
            f" WHERE {_vector(columns)} @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s"
        )
        return [Entry(*row) for row in self._rows(sql, [words, most])]

    def among(
        self, columns: Columns, words: str, types: Sequence[int], numbers: Collection[str]
    ) -> list[str]:
        """Return which of the objects ``numbers`` hold ``words``, the newest entry first."""
        sql = (
            f"SELECT object_id FROM {self.table} WHERE content_type_id = ANY(%s)"
            f" AND object_id = ANY(%s) AND {_vector(columns)} @@ to_tsquery('simple', %s)"
            " ORDER BY id DESC"
        )
        rows = self._rows(sql, [list(types), list(numbers), words])
        return [number for (number,) in rows]


def _vector(columns: Columns) -> str:
    """Return the vector of ``columns``; modelsearch keeps indexes of each and of the title before the body."""
    return f"({' || '.join(columns)})"
