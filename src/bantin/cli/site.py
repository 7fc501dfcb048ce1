"""Bringing Django up for a command, and saying clearly when the home is not ready for it."""

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class HomeNotReady(Exception):
    """The database of BANTIN_HOME is missing or older than this version."""


def set_up(*, needs_database: bool = True) -> None:
    """Set Django up. Raises HomeNotReady when the database has not been made or lacks migrations."""
    django.setup()
    if not needs_database:
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise HomeNotReady(
            "The database is missing or older than this version. Run `make run` (or `bantin manage migrate`) first."
        )
