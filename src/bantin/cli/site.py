"""Bringing Django up for a command, and saying clearly when the home is not ready for it."""

import errno
import os
from pathlib import Path

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from bantin.mirror.faults import StorageFault
from bantin.portal.start import set_django_up

NOT_READY = "The database is missing or older than this version. Run `make run` (or `bantin prepare`) first."


def home() -> Path:
    """Return BANTIN_HOME, as the settings read it too."""
    return Path(os.environ.get("BANTIN_HOME") or "var").resolve()


def set_up(*, needs_database: bool = True) -> None:
    """Set Django up. Raises click's error when the database has not been made or lacks migrations.

    A storage that cannot be made from what the settings say is an error of its own.
    """
    set_django_up()
    from bantin.mirror.target import public_target

    public_target()
    if not needs_database:
        return
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"] and not Path(database["NAME"]).is_file():
        raise click.ClickException(NOT_READY)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise click.ClickException(NOT_READY)


def make_home() -> None:
    """Make BANTIN_HOME where it is missing, before the settings look for what it keeps."""
    home().mkdir(parents=True, exist_ok=True)


def in_words(error: Exception) -> str | None:
    """Return one line for a fault that is the machine's or the configuration's; None for one of ours."""
    if isinstance(error, ImproperlyConfigured):
        return f"The configuration is wrong: {error}"
    if isinstance(error, StorageFault):
        return (
            f"The storage of the public site cannot be used: {error}. "
            "Check BANTIN_PUBLIC_STORAGE, its options, and the keys (docs/operations/storage.md)."
        )
    if isinstance(error, DatabaseError):
        return (
            f"The database cannot be used: {str(error).strip().splitlines()[0]}. "
            f"Check DATABASE_URL, or that {home()} can be written and its bantin.sqlite3 is whole."
        )
    if isinstance(error, OSError) and error.errno in _FAULTS_OF_THE_MACHINE:
        return (
            f"{error.strerror}: {error.filename or home()}. {_FAULTS_OF_THE_MACHINE[error.errno]}"
        )
    return None


_FAULTS_OF_THE_MACHINE = {
    errno.EACCES: "Give this user the right to write there, or choose another BANTIN_HOME.",
    errno.EPERM: "Give this user the right to write there, or choose another BANTIN_HOME.",
    errno.EROFS: "The file system is read-only: choose another BANTIN_HOME.",
    errno.ENOSPC: "The disk is full: make room, then run the command again; nothing is half-done.",
    errno.EEXIST: "A file stands where a folder is needed: choose another BANTIN_HOME.",
    errno.ENOTDIR: "A file stands where a folder is needed: choose another BANTIN_HOME.",
}
