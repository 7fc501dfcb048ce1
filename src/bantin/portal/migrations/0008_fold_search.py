"""What was indexed for the desk's search before: its words without marks, as the search looks for them now."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations, transaction

from bantin.portal.search_words import indexed

CHUNK = 1_000
# What PostgreSQL's vectors are rewritten by: each letter of Vietnamese and the letter that is left of it.
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


def fold_entries(apps: Any, schema_editor: Any) -> None:
    """Rewrite the index in short transactions, and say how far it is; run again, it begins anew."""
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.using(schema_editor.connection.alias)
    fold = _fold_texts if schema_editor.connection.vendor == "sqlite" else _fold_vectors
    total = entries.count()
    for number, numbers in enumerate(_chunks(entries)):
        with transaction.atomic(using=schema_editor.connection.alias):
            fold(schema_editor.connection, entries, numbers)
        if total > CHUNK:
            print(f"\r  {min((number + 1) * CHUNK, total):,} / {total:,}", end="", flush=True)


def _chunks(entries: Any) -> Iterator[list[int]]:
    last = 0
    while numbers := list(
        entries.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]
    ):
        yield numbers
        last = numbers[-1]


def _fold_texts(connection: Any, entries: Any, numbers: list[int]) -> None:
    columns = ("title", "body", "autocomplete")
    rows = entries.filter(pk__range=(numbers[0], numbers[-1])).values_list("pk", *columns)
    table = connection.ops.quote_name(entries.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET title = %s, body = %s, autocomplete = %s WHERE id = %s",
            [(*(indexed(text or "") for text in texts), pk) for pk, *texts in rows],
        )


def _fold_vectors(connection: Any, entries: Any, numbers: list[int]) -> None:
    table = connection.ops.quote_name(entries.model._meta.db_table)
    bare = "".join(indexed(letter) for letter in _MARKED)
    columns = ", ".join(
        f"{column} = translate({column}::text, %s, %s)::tsvector"
        for column in ("title", "body", "autocomplete")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {columns} WHERE id BETWEEN %s AND %s",
            [*([_MARKED, bare] * 3), numbers[0], numbers[-1]],
        )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("portal", "0007_gateexception"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(fold_entries, migrations.RunPython.noop, elidable=True)]
