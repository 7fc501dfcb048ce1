"""Indexes of tables that are Wagtail's.

`Page.get_children` asks for a range of paths and for a depth. By Wagtail's index of paths alone that range is walked
with all that lies below the children, which for a home page is the whole archive; and every page shows the menu,
whose entries are the home page's children.

Whether a slug is free among its siblings is asked with the same range. The second index answers that: SQLite, which
knows nothing of what is rare, would take the first for it and walk all siblings.

The worker asks every other second what has expired, which Wagtail answers by reading all pages.

The desk lists what lies below a page by its last revision, counts what is live, and begins with what is scheduled
and what went out today.
"""

from typing import Any

from django.db import connections
from wagtail.models import Page, PageLogEntry, Revision

CHILDREN = "bantin_page_depth_path"
SIBLINGS = "bantin_page_depth_slug"
EXPIRY = "bantin_page_expiry"
REVISED = "bantin_page_depth_revised"
SCHEDULED = "bantin_revision_scheduled"
LIVE = "bantin_page_live"
LOGGED = "bantin_pagelog_action_time"
_INDEXES: dict[str, tuple[Any, str]] = {
    CHILDREN: (Page, "(depth, path)"),
    SIBLINGS: (Page, "(depth, slug, path)"),
    EXPIRY: (Page, "(expire_at) WHERE expire_at IS NOT NULL"),
    REVISED: (Page, "(depth, latest_revision_created_at, path)"),
    LIVE: (Page, "(live, first_published_at)"),
    SCHEDULED: (
        Revision,
        "(base_content_type_id, object_id, approved_go_live_at) WHERE approved_go_live_at IS NOT NULL",
    ),
    LOGGED: (PageLogEntry, "(action, timestamp, page_id)"),
}


def keep_indexes(using: str, **kwargs: Any) -> None:
    """Make the indexes that are not there. Called after each migration: one of Wagtail's may make its table anew."""
    with connections[using].cursor() as cursor:
        for name, (model, columns) in _INDEXES.items():
            table = connections[using].ops.quote_name(model._meta.db_table)
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} {columns}")
