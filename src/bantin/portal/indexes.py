"""Indexes of tables that are Wagtail's.

`Page.get_children` asks for a range of paths and for a depth. By Wagtail's index of paths alone that range is walked
with all that lies below the children, which for a home page is the whole archive; and every page shows the menu,
whose entries are the home page's children.

Whether a slug is free among its siblings is asked with the same range. The second index answers that: SQLite, which
knows nothing of what is rare, would take the first for it and walk all siblings.

The worker asks every other second what has expired, which Wagtail answers by reading all pages.
"""

from typing import Any

from django.db import connections
from wagtail.models import Page

CHILDREN = "bantin_page_depth_path"
SIBLINGS = "bantin_page_depth_slug"
EXPIRY = "bantin_page_expiry"
_COLUMNS = {
    CHILDREN: "(depth, path)",
    SIBLINGS: "(depth, slug, path)",
    EXPIRY: "(expire_at) WHERE expire_at IS NOT NULL",
}


def keep_indexes(using: str, **kwargs: Any) -> None:
    """Make the indexes that are not there. Called after each migration: one of Wagtail's may make its table anew."""
    with connections[using].cursor() as cursor:
        table = connections[using].ops.quote_name(Page._meta.db_table)
        for name, columns in _COLUMNS.items():
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} {columns}")
